"""What a notebook calls to say something: a figure, its results, a computed sentence."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hundredmodels.report.display import figure, publish, say

__all__ = ["figure", "publish", "say"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- Python's own hook
    """Find what a notebook calls: its module imports Altair, which a build does without."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from hundredmodels.report import display  # noqa: PLC0415 -- see above

    return getattr(display, name)
