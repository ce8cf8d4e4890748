"""What a notebook calls to say something: a figure, its results, a computed sentence."""

from hundredmodels.report.display import figure, publish, say

__all__ = ["figure", "publish", "say"]
