"""A chapter on one test of models: who was first at which score.

The benchmark of many chapters copies this package under a name for each test, with
:data:`~yardstick.study.SLUG` and :data:`~yardstick.study.TEST` changed. It is a chapter like any
other, from the project's own tables, but computes in a moment: the building of pages is what is
measured.
"""

from yardstick.study import (
    QUESTION,
    SLUG,
    TABLES,
    TITLE,
    Parameters,
    Study,
    analyse,
    results,
)

__all__ = ["QUESTION", "SLUG", "TABLES", "TITLE", "Parameters", "Study", "analyse", "results"]
