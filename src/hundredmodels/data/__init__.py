"""The data package: reading, validating, and what was known by a date."""

from hundredmodels.data.descriptor import find_directory
from hundredmodels.data.dictionary import Dictionary, describe
from hundredmodels.data.problem import DataError, Problem
from hundredmodels.data.report import Report
from hundredmodels.data.tables import Tables, UndeclaredTableError, UnknownTableError, load
from hundredmodels.data.validation import check

__all__ = [
    "DataError",
    "Dictionary",
    "Problem",
    "Report",
    "Tables",
    "UndeclaredTableError",
    "UnknownTableError",
    "check",
    "describe",
    "find_directory",
    "load",
]
