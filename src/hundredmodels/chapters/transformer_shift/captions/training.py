"""Captions and alt texts of the figures on the growth of training compute."""

import pandas as pd

from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.transformer_shift import frames
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.transformer_shift.wording import growing, known, ranged, value


@describes(frames.compute_growth)
def compute_growth(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the growth of training compute."""
    fitted = known(study, "training-compute-growth") and len(study.compute.line)
    first = (
        f"Training compute of {growing(study)} has grown "
        f"{ranged(study, 'training-compute-growth')} since 2010."
        if fitted
        else f"Training compute of {growing(study)} since 2010; they are too few for a line."
    )
    return (
        f"{first} Circles: language systems; "
        f"crosses: others{'; the line is the least-squares fit' if fitted else ''}. Shaded: the "
        "last twelve months of the table, which are under-reported."
    )


@describes(frames.compute_growth)
def compute_growth_alt(study: Study, _frame: pd.DataFrame) -> str:
    """Alt text of the growth of training compute."""
    dates = study.compute.systems["date"]
    growth = value(study, "training-compute-growth")
    line = (
        ""
        if growth is None
        else f" with a {'rising' if growth > 1 else 'falling'} straight line through it"
    )
    largest = study.compute.systems.nlargest(1, "flop")["system"].iloc[0]
    return (
        f"A cloud of points on a logarithmic axis{line}, from {dates.min():%Y} to "
        f"{dates.max():%Y}; the largest system, {largest}, is ringed and named"
        f"{', and so is the Transformer of 2017' if _has_transformer(study) else ''}."
    )


def _has_transformer(study: Study) -> bool:
    """Say whether the Transformer is drawn beside a larger system."""
    systems = study.compute.systems
    return bool((systems["system"] == frames.FIRST).any()) and (
        systems.nlargest(1, "flop")["system"].iloc[0] != frames.FIRST
    )


@describes(frames.compute_rivals)
def compute_rivals(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the rival estimates of growth."""
    whole, language, recurrent = (
        value(study, f"training-compute-growth{name}") for name in ("", "-language", "-recurrent")
    )
    first = (
        "Language systems grew faster than all systems together, recurrent networks far more "
        "slowly."
        if whole is not None
        and language is not None
        and recurrent is not None
        and language > whole > recurrent
        and recurrent < 2  # noqa: PLR2004 -- a doubling
        else "The growth depends on which systems are followed."
    )
    hollow = ", hollow: published estimates" if (frame["basis"] == "quoted").any() else ""
    frontier = (
        " The line through the largest systems has no "
        "interval of its own: its null is given in the text."
        if known(study, "training-compute-growth-frontier")
        else ""
    )
    return f"{first} Growth factor a year with its interval; filled: ours{hollow}.{frontier}"


@describes(frames.compute_rivals)
def compute_rivals_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alt text of the rival estimates of growth."""
    lowest = frame.sort_values("x a year", kind="stable").iloc[0]
    where = (
        "every estimate lies to the right of no growth"
        if lowest["x a year"] > 1
        else "not every estimate lies to the right of no growth"
    )
    return f"A forest plot: {where}; the lowest is that of {lowest['estimate']}."
