"""A spark: the bare shape of a figure, small, for the home page."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

SPARK_WIDTH, SPARK_HEIGHT = 168, 56
WORDLESS = frozenset({"text"})
SIZES = frozenset({"size", "width", "height"})
SHAPED = frozenset({"line", "area", "bar", "rect", "arc", "trail"})


def only_words(spec: Mapping[str, Any]) -> bool:
    """Say whether a drawing is a sentence in place of a chart, so that it has no shape."""
    return "layer" not in spec and _has(spec, WORDLESS)


def spark(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Reduce a drawing to its shape: small, no axes, no legend, no words.

    Parameters
    ----------
    spec
        The specification. Of several drawings side by side the first is taken; dots are left out
        where there are lines or bars.

    Returns
    -------
    dict
        A specification of 168 by 56 pixels.
    """
    view: dict[str, Any] = deepcopy(dict(spec))
    for key in ("hconcat", "vconcat", "concat"):
        if key in view:
            first = view.pop(key)[0]
            view = {
                **{k: v for k, v in view.items() if k != "data" or "data" not in first},
                **first,
            }
    if "spec" in view:
        inner = view.pop("spec")
        view.pop("facet", None)
        view.pop("repeat", None)
        view = {**view, **inner}
    layers = view.get("layer")
    if layers:
        shaped = [one for one in layers if _has(one, SHAPED)]
        view["layer"] = [one for one in shaped or layers if not _has(one, WORDLESS)]
        _share_scales(layers)
    _silence(view)
    for key in ("title", "resolve"):
        view.pop(key, None)
    values = [_unbound(one) for one in spec.get("params", ()) if "select" not in one]
    if values:  # what the drawing reckons with, without its slider
        view["params"] = values
    config = {**spec.get("config", {}), "aria": False}
    return {
        **view,
        "width": SPARK_WIDTH,
        "height": SPARK_HEIGHT,
        "padding": 2,
        "autosize": {"type": "fit", "contains": "padding"},
        "config": config,
    }


def _unbound(parameter: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parameter.items() if key != "bind"}


def _has(view: Mapping[str, Any], kinds: frozenset[str]) -> bool:
    mark = view.get("mark")
    kind = mark.get("type") if isinstance(mark, dict) else mark
    return kind in kinds or any(_has(one, kinds) for one in view.get("layer", ()))


def _share_scales(layers: list[dict[str, Any]]) -> None:
    """Give each layer the scales that one of them declares: that one may be left out."""
    scales: dict[str, Any] = {}
    for one in layers:
        for name, channel in one.get("encoding", {}).items():
            if isinstance(channel, dict) and "scale" in channel:
                scales.setdefault(name, channel["scale"])
    for one in layers:
        for name, channel in one.get("encoding", {}).items():
            if name in scales and isinstance(channel, dict) and "field" in channel:
                channel.setdefault("scale", scales[name])


def _silence(view: dict[str, Any]) -> None:
    for key in ("params", "width", "height"):
        view.pop(key, None)
    if isinstance(view.get("mark"), dict) and view["mark"].get("type") in SHAPED:
        view["mark"] = {key: value for key, value in view["mark"].items() if key not in SIZES}
    for name, channel in view.get("encoding", {}).items():
        if isinstance(channel, dict) and ("field" in channel or "datum" in channel):
            if name in {"x", "y"}:
                channel["axis"] = None
            elif name in {"color", "fill", "stroke", "shape", "size", "strokeDash", "opacity"}:
                channel["legend"] = None
    for one in view.get("layer", ()):
        _silence(one)
