"""Results on how fast density grows by other choices."""

from hundredmodels.chapters.miniaturisation.names import estimated, number
from hundredmodels.chapters.miniaturisation.numbers.trends import lowered
from hundredmodels.chapters.miniaturisation.sample import row_inputs
from hundredmodels.chapters.miniaturisation.trends import Trends
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.units import MONTHS


def rival_results(trends: Trends) -> tuple[Result, ...]:
    """Return the regression and the records under other choices."""
    made = []
    for key, one in trends.rivals.items():
        if key == "envelope" or key.startswith(("compute-", "tokens-")):
            continue
        base = key.partition("-")[0]
        made.append(
            estimated(
                f"density-doubling-{key}",
                f"Doubling time of density: {lowered(one.label)}",
                one.doubling,
                MONTHS,
                f"as density-doubling-{base}, with another choice: {lowered(one.label)}",
                rivals=(f"density-doubling-{base}",),
                inputs=row_inputs(one.sample.frame),
                digits=1,
            )
        )
    rivals = [
        one.doubling.value
        for key, one in trends.rivals.items()
        if key.startswith("regression-") and one.doubling.value is not None
    ]
    for name, words, value in (
        ("shortest", "Shortest", min(rivals, default=None)),
        ("longest", "Longest", max(rivals, default=None)),
    ):
        made.append(
            number(
                f"regression-choice-{name}",
                f"{words} doubling time of the regression under another choice",
                value,
                MONTHS,
                f"{words.lower()} point estimate among the regression's rivals",
                reason="no rival can be estimated on these models",
                n=len(rivals),
                digits=1,
            )
        )
    return tuple(made)
