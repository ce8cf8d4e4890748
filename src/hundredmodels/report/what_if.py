"""What a reader may try at a figure, as JSON for the site and its script.

Beside the definition the JSON holds what the script needs to print as Python does: what stands
around each number, and the step that each slider starts at.
"""

from collections.abc import Mapping
from typing import Any

from hundredmodels.chapters.what_if import Input, Shown, WhatIf
from hundredmodels.errors import UserError


def require_parameters(what_if: WhatIf, spec: Mapping[str, Any], where: str) -> None:
    """Refuse a chart that does not have the inputs as its parameters, at the same values.

    Parameters
    ----------
    what_if
        The inputs.
    spec
        The chart as Vega-Lite.
    where
        The figure, to begin the message with.

    Raises
    ------
    UserError
        If a slider would move nothing, or the chart starts elsewhere than the sentence.
    """
    values = {one["name"]: one.get("value") for one in spec.get("params", ())}
    for one in what_if.inputs:
        if values.get(one.name) != one.start:
            raise UserError(
                f"{where} has a slider for {one.name!r} that starts at {one.start!r}, but the "
                f"chart's parameter of that name is {values.get(one.name)!r}. Add the "
                "parameters of the what-if to the chart."
            )


def to_json(what_if: WhatIf) -> dict[str, Any]:
    """Return a what-if as JSON."""
    return {
        "inputs": [
            {
                "name": one.name,
                "label": one.label,
                "start": one.start,
                "low": one.low,
                "high": one.high,
                "steps": one.steps,
                "grain": one.grain,
                "scale": one.scale,
                **_shown(one.shown),
            }
            for one in what_if.inputs
        ],
        "constants": dict(what_if.constants),
        "formulas": [[name, text] for name, text in what_if.formulas.items()],
        "shown": {name: _shown(one) for name, one in what_if.shown.items()},
        "sentence": [[list(wording) for wording in clause] for clause in what_if.sentence],
    }


def _shown(shown: Shown) -> dict[str, Any]:
    before, after = shown.around
    return {"unit": shown.unit, "digits": shown.digits, "before": before, "after": after}


def from_json(content: Mapping[str, Any]) -> WhatIf:
    """Read a what-if back."""
    return WhatIf(
        inputs=tuple(
            Input(
                name=one["name"],
                label=one["label"],
                start=one["start"],
                low=one["low"],
                high=one["high"],
                steps=one["steps"],
                grain=one["grain"],
                scale=one["scale"],
                shown=Shown(one["unit"], one["digits"]),
            )
            for one in content["inputs"]
        ),
        constants=dict(content["constants"]),
        formulas=dict(content["formulas"]),
        shown={name: Shown(one["unit"], one["digits"]) for name, one in content["shown"].items()},
        sentence=tuple(
            tuple((condition, words) for condition, words in clause)
            for clause in content["sentence"]
        ),
    )
