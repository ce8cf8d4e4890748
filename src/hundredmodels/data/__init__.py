"""The data package: reading, validating, and what was known by a date."""

from hundredmodels.data.descriptor import find_directory
from hundredmodels.data.problem import DataError, Problem
from hundredmodels.data.tables import Tables, UndeclaredTableError, UnknownTableError, load

__all__ = [
    "DataError",
    "Problem",
    "Tables",
    "UndeclaredTableError",
    "UnknownTableError",
    "find_directory",
    "load",
]
