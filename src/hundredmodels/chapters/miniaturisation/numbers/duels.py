"""Results on small models against a big one, and on what the small one is worth."""

from hundredmodels.chapters.miniaturisation.duels import Curve, Duel, Duels
from hundredmodels.chapters.miniaturisation.names import number
from hundredmodels.chapters.result import Inputs, Result, rows_of
from hundredmodels.chapters.units import BILLION_PARAMETERS, POINTS, TIMES


def duel_results(duels: Duels) -> tuple[Result, ...]:
    """Return the two duels and the equivalent size."""
    made: list[Result] = []
    for key, one, table in (
        ("mistral", duels.mistral, "mistral_scores"),
        ("minicpm", duels.minicpm, "minicpm_scores"),
    ):
        made += duel_result(key, one, table)
    curves = (
        ("mistral-equivalent-llama2", duels.curve),
        ("mistral-equivalent-one-evaluator", duels.one_evaluator),
        ("mistral-equivalent-llama2-paper", duels.paper),
    )
    names = tuple(name for name, _ in curves)
    values = [one.size.value for _, one in curves if one.size.value is not None]
    made += [
        curve_result(name, one, values, tuple(other for other in names if other != name))
        for name, one in curves
    ]
    main = duels.curve.size.value
    made.append(
        number(
            "mistral-multiple",
            "Mistral 7B's equivalent over its actual size",
            None if main is None else main / 7,
            TIMES,
            "equivalent size on the Llama 2 curve over seven billion",
            reason=(
                duels.curve.size.reason
                if duels.curve.sizes
                else "the table was not out by this day"
            ),
            rivals=("published-mistral-multiple",),
            inputs=curve_inputs(duels.curve),
            digits=1,
        )
    )
    return tuple(made)


def duel_result(key: str, one: Duel, table: str) -> tuple[Result, ...]:
    """Return a duel's wins and mean lead."""
    n, inputs = len(one.frame), rows_of(table, one.lines)
    none = "the table was not out by this day"
    weakest, least = one.least_lead()
    mmlu = one.frame[one.frame["benchmark"] == "mmlu"]
    return (
        number(f"{key}-wins", f"Benchmarks on which {one.small} beats Llama 2 13B",
               float(one.wins) if n else None, "", f"of {n} benchmarks of the developer's table",
               reason=none, n=n, inputs=inputs, digits=0),
        number(f"{key}-benchmarks", "Benchmarks of the table", float(n) if n else None, "",
               "averages left out", reason=none, n=n, inputs=inputs, digits=0),
        number(f"{key}-mean-lead", f"Mean lead of {one.small} over Llama 2 13B", one.mean_lead(),
               POINTS, "unweighted mean over the benchmarks", reason=none, n=n, inputs=inputs,
               digits=1),
        number(f"{key}-least-lead", "The same, without the benchmark that helps most", least,
               POINTS, f"leave one out; least without {weakest}", reason=none, n=max(n - 1, 0),
               inputs=inputs, digits=1),
        number(f"{key}-mmlu-lead", f"Lead of {one.small} over Llama 2 13B on MMLU",
               float(mmlu["difference"].iloc[0]) if len(mmlu) else None, POINTS,
               "difference of the two scores", reason=none,
               inputs=rows_of(table, mmlu["line_small"], mmlu["line_big"]), digits=1),
    )  # fmt: skip


def curve_result(name: str, one: Curve, values: list[float], rivals: tuple[str, ...]) -> Result:
    """Return an equivalent size; the interval is the range over choices of evaluators."""
    ranged = name == "mistral-equivalent-llama2" and len(values) > 1
    points = ", ".join(f"{n:g}: {s:g}" for n, s in zip(one.sizes, one.scores, strict=True))
    given = f" ({points}) at {one.score:g}" if one.sizes else ""
    return number(
        name,
        f"Size of a Llama 2 model with Mistral 7B's MMLU: {one.label}",
        one.size.value,
        BILLION_PARAMETERS,
        f"linear in log size between Llama 2's own points{given}",
        reason=one.size.reason if one.sizes else "the table was not out by this day",
        n=one.size.n,
        low=min(values) if ranged else None,
        high=max(values) if ranged else None,
        interval="range over choices of evaluators" if ranged else "",
        rivals=rivals,
        inputs=curve_inputs(one),
        digits=0,
    )


def curve_inputs(one: Curve) -> tuple[Inputs, ...]:
    """Name the rows behind a curve."""
    return tuple(inputs for table, used in one.inputs for inputs in rows_of(table, used))
