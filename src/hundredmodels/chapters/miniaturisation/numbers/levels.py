"""Results on the records at each level."""

from hundredmodels.chapters.miniaturisation.names import estimated, number
from hundredmodels.chapters.miniaturisation.sample import Measured, row_inputs
from hundredmodels.chapters.miniaturisation.trends import Trends
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.units import BILLION_PARAMETERS, MONTHS, TIMES


def level_results(trends: Trends, measured: Measured) -> tuple[Result, ...]:
    """Return each level's records: first, last, fall and, with six records, a doubling time."""
    made: list[Result] = []
    for level in measured.levels:
        key = f"{level.score:g}".replace(".", "-")
        at = f"MMLU {level.score:g} and above"
        frame = level.frame
        inputs = row_inputs(frame)
        none = "no model of known size reached this level by this day"
        made.append(
            estimated(
                f"density-doubling-level-{key}",
                f"Doubling time of density by the records at {at}",
                trends.levels[level.score].doubling,
                MONTHS,
                "line through the records of the smallest model at this level alone",
                rivals=("density-doubling-smallest",),
                inputs=inputs,
                digits=1,
            )
        )
        for end, words, place in (("first", "First", 0), ("last", "Smallest", -1)):
            row = frame.iloc[place] if len(frame) else None
            made.append(
                number(
                    f"level-{key}-{end}-model",
                    f"{words} model at {at}",
                    None if row is None else str(row["model"]),
                    "",
                    "first record of the smallest model" if end == "first" else "last record",
                    reason=none,
                    inputs=inputs,
                )
            )
            made.append(
                number(
                    f"level-{key}-{end}-size",
                    f"Size of the {words.lower()} model at {at}",
                    None if row is None else float(row["size_b"]),
                    BILLION_PARAMETERS,
                    "known size of that model",
                    reason=none,
                    inputs=inputs,
                )
            )
        made.append(
            number(
                f"level-{key}-fall",
                f"How many times smaller the smallest model is than the first, {at}",
                level.fall,
                TIMES,
                "first record over last record",
                reason=none,
                n=len(frame),
                inputs=inputs,
                digits=0,
            )
        )
    return tuple(made)
