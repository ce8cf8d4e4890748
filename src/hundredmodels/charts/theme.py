"""The look of every chart, as one Altair theme, switched on when this module is imported.

Quiet by rule: horizontal hairlines, no frame, no ticks on y, text in the ink of the page,
transparent ground, as wide as its column.
"""

import altair as alt

from hundredmodels.charts.palette import GAIN, INK, LACK, MUTED, OTHER, RULE
from hundredmodels.charts.typeface import FONT

HEIGHT = 320
"""Height of an ordinary chart, in pixels."""


@alt.theme.register("hundredmodels", enable=True)
def theme() -> alt.theme.ThemeConfig:
    """Return the theme as Altair wants it.

    Returns
    -------
    altair.theme.ThemeConfig
        Size, fonts, colours, axes, legends and marks.
    """
    return {
        "width": "container",
        "height": HEIGHT,
        "background": "transparent",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "right": 8, "top": 8, "bottom": 4},
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {
                "labelColor": MUTED,
                "titleColor": MUTED,
                "labelFontSize": 12,
                "titleFontSize": 12,
                "titleFontWeight": "normal",
                "gridColor": RULE,
                "gridWidth": 1,
                "labelPadding": 6,
                "labelLimit": 240,
            },
            "axisX": {"grid": False, "domainColor": MUTED, "tickColor": MUTED, "tickSize": 4},
            "axisY": {"grid": True, "domain": False, "ticks": False},
            "axisBand": {"grid": False},
            "legend": {
                "labelColor": INK,
                "titleColor": MUTED,
                "labelFontSize": 12,
                "titleFontSize": 12,
                "titleFontWeight": "normal",
                "orient": "top",
                "direction": "horizontal",
                "symbolStrokeWidth": 2,
            },
            "header": {
                "labelColor": INK,
                "labelFontSize": 12,
                "labelFontWeight": "bold",
                "titleColor": MUTED,
                "title": None,
            },
            "text": {"color": INK, "fontSize": 12},
            "rule": {"color": MUTED},
            "line": {"color": INK, "strokeWidth": 2.25},
            "point": {"color": INK, "size": 36},
            "circle": {"color": INK, "size": 36},
            "bar": {"color": OTHER},
            "area": {"color": OTHER},
            "range": {"category": [INK, GAIN, LACK, OTHER]},
        },
    }
