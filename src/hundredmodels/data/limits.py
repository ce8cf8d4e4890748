"""How large a table may be: what is beyond is the wrong file, and is refused before it is read.

The bounds keep a check within two gibibytes of memory and a minute of time on one processor.
"""

LARGEST_FILE = 512_000_000  # bytes
MOST_ROWS = 2_000_000
MOST_COLUMNS = 1_000
LONGEST_LINE = 1_000_000  # bytes
LONGEST_CELL = 131_072  # characters; also where Python's csv reader gives up
MOST_PROBLEMS = 100_000  # of one table: a file with more is the wrong file, and fills the memory
