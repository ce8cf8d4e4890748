"""The War of a Hundred Models: from tables of facts to a report that can be cited by the number.

The package is read from left to right, and no import runs back:
``data`` → ``analysis`` → ``charts`` → ``chapters`` → ``report`` → ``build`` → ``cite`` and
``sphinx_ext`` → ``cli``.
"""

from importlib.metadata import version

__version__ = version("hundredmodels")

CACHE_VARIABLE = "HUNDREDMODELS_CACHE"
"""The environment variable that moves the cache elsewhere."""
CACHE = "_build/.hundredmodels"
"""Where the cache is in a project's folder, unless moved."""
