"""The report's colours: one meaning, one colour, in every chapter.

The colours of camps and countries are theirs alone. What gains or is found is green, what is
lacking, lost or merely claimed is violet; a series without such a meaning is ink or grey.

Charts are drawn in the light values. The site swaps each for a CSS variable, so that a drawing
follows the theme without being drawn again; a colour outside this palette would not follow.
Every value stands at 4.9:1 or better against its ground (WCAG 2.2 asks for 4.5:1).
"""

from collections.abc import Mapping
from types import MappingProxyType

OPEN = "#0067A5"
CLOSED = "#B5430B"
US = "#3B528B"
CHINA = "#B3243B"
EUROPE = "#7A5C00"
OTHER = "#5F6670"
GAIN = "#1B7F5C"
LACK = "#7D3C98"
INK = "#1F2430"
MUTED = "#5B6270"
RULE = "#D9DCE1"
PAPER = "#FFFFFF"

LIGHT_TO_DARK: Mapping[str, str] = MappingProxyType(
    {
        OPEN: "#5BB4E8",
        CLOSED: "#F0935A",
        US: "#8FA8E8",
        CHINA: "#F07A8B",
        EUROPE: "#D9B44A",
        OTHER: "#A9B1BC",
        GAIN: "#58C9A0",
        LACK: "#CFA0E0",
        INK: "#E8EAED",
        MUTED: "#A6ADB8",
        RULE: "#343A44",
        PAPER: "#14171C",
    }
)
"""Each light colour with its dark one."""

CSS_NAMES: Mapping[str, str] = MappingProxyType(
    {
        OPEN: "--hm-open",
        CLOSED: "--hm-closed",
        US: "--hm-us",
        CHINA: "--hm-china",
        EUROPE: "--hm-europe",
        OTHER: "--hm-other",
        GAIN: "--hm-gain",
        LACK: "--hm-lack",
        INK: "--hm-ink",
        MUTED: "--hm-muted",
        RULE: "--hm-rule",
        PAPER: "--hm-paper",
    }
)
"""Each light colour with the CSS variable that carries it on the site."""

OPENNESS: Mapping[str, str] = MappingProxyType({"open": OPEN, "closed": CLOSED, "unknown": OTHER})
"""The colour of a model's camp."""

SEATS: Mapping[str, str] = MappingProxyType(
    {"United States": US, "China": CHINA, "Europe": EUROPE, "others": OTHER}
)
"""The colour of a seat of an organisation."""
