"""What a check of the data package found."""

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from hundredmodels.data.problem import Problem
from hundredmodels.errors import UserError


@dataclass(frozen=True)
class Report:
    """The outcome of a check.

    Attributes
    ----------
    directory
        The folder that was checked.
    problems
        Everything that must be mended before the data can be used, in order of table and line.
    notices
        What is worth a look but stops nothing.
    tables, rows
        How much was checked.
    """

    directory: Path
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...] = ()
    tables: int = 0
    rows: int = 0

    @property
    def valid(self) -> bool:
        """Whether the data can be used."""
        return not self.problems

    @property
    def summary(self) -> str:
        """The outcome in one sentence."""
        extent = f"{_count(self.tables, 'table')} and {_count(self.rows, 'row')} in"
        if self.valid:
            notices = f", {_count(len(self.notices), 'notice')}" if self.notices else ""
            return f"{extent} {self.directory}: no problems{notices}."
        return f"{extent} {self.directory}: {_count(len(self.problems), 'problem')}."

    def text(self, *, per_table: int = 20) -> str:
        """Return the report for a terminal: at most ``per_table`` problems of each table."""
        problems = _listed(self.problems, per_table)
        return "\n".join([*problems, *self.notice_lines(per_table=per_table), self.summary])

    def notice_lines(self, *, per_table: int) -> list[str]:
        """Return the notices as lines: at most ``per_table`` of each table."""
        return [f"Notice: {line}" for line in _listed(self.notices, per_table, "notice")]

    def to_json(self) -> str:
        """Return the whole report as JSON, with no problem left out."""
        return json.dumps(
            {
                "directory": str(self.directory),
                "valid": self.valid,
                "tables": self.tables,
                "rows": self.rows,
                "problems": [problem.to_json() for problem in self.problems],
                "notices": [notice.to_json() for notice in self.notices],
            },
            ensure_ascii=False,
            indent=2,
        )

    def require_valid(self) -> None:
        """Raise a :class:`~hundredmodels.errors.UserError` with the text if there are problems."""
        if not self.valid:
            raise UserError(self.text())


def _listed(problems: tuple[Problem, ...], per_table: int, word: str = "problem") -> list[str]:
    groups: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[problem.file].append(problem)
    lines = []
    for file, group in groups.items():
        lines += [problem.sentence for problem in group[:per_table]]
        if len(group) > per_table:
            rest = _count(len(group) - per_table, f"more {word}")
            lines.append(f"{file}: {rest}; hundredmodels check --json lists them all.")
    return lines


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
