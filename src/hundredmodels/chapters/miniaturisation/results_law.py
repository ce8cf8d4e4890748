"""Results on the law's own example, its projection, the records above 60 and the duels."""

from math import log

import pandas as pd

from hundredmodels.chapters.miniaturisation.duel import Curve, Duel, Duels
from hundredmodels.chapters.miniaturisation.law import (
    CLASS_HIGH,
    CLASS_LOW,
    HUNDRED,
    STEP,
    TWO_STEPS,
    Example,
    Law,
)
from hundredmodels.chapters.miniaturisation.parameters import Parameters
from hundredmodels.chapters.miniaturisation.sample import Measured, row_inputs
from hundredmodels.chapters.miniaturisation.trends import FEWEST
from hundredmodels.chapters.miniaturisation.wording import (
    BILLION,
    MONTHS,
    POINTS,
    TIMES,
    lines,
    number,
)
from hundredmodels.chapters.result import Inputs, Result
from hundredmodels.data import Tables

CLAIMED_RATIO = "density-86x"
UNKNOWN = "GPT-3 or MiniCPM was not known by this day"
WINDOW = (pd.Timestamp("2023-07-01"), pd.Timestamp("2024-07-31"))
TWO_COMPANIES = ("Mistral AI", "ModelBest")


def law_results(
    law: Law, measured: Measured, tables: Tables, parameters: Parameters
) -> list[Result]:
    """Return all results on the law."""
    made = example_results(law.example, tables, parameters)
    made += projection_results(law, parameters)
    made += sixty_results(law)
    made += year_results(law, measured)
    return made


def example_results(example: Example, tables: Tables, parameters: Parameters) -> list[Result]:
    """Return the arithmetic of GPT-3 and MiniCPM."""
    rows = lines("models", example.frame.index)
    scored = row_inputs(example.score_frame)
    claims = tables["claims"]
    claimed = claims[claims["claim"] == CLAIMED_RATIO]
    ratio = float(claimed["value_low"].iloc[0]) if len(claimed) else float("nan")
    law_ratio = 2 ** (example.months / parameters.law_months)
    best = example.rivals.head(1)
    small, big = example.scores[1], example.scores[0]
    size = float(example.frame["parameters_total_b"].iloc[0]) if len(example.frame) else None
    days = "days between the two releases over a twelfth of 365.25"
    return [
        number("gpt3-size", "Parameters of GPT-3", size, BILLION, "as reported", inputs=rows,
               reason=UNKNOWN),
        number("gpt3-minicpm-size-ratio", "GPT-3's parameters over MiniCPM's",
               example.size_ratio, TIMES,
               "175 over 2.4 billion, MiniCPM's without embeddings, as the article counts",
               reason=UNKNOWN, inputs=rows, digits=1),
        number("gpt3-minicpm-months", "Time from GPT-3 to MiniCPM", example.months, MONTHS, days,
               reason=UNKNOWN, inputs=rows, digits=1),
        number("gpt3-minicpm-doubling", "Doubling time that GPT-3 and MiniCPM imply, if equal",
               example.doubling, MONTHS, "months between them over log2 of the size ratio",
               reason=UNKNOWN, inputs=rows, digits=1),
        number("claimed-size-ratio", "The article's ratio of densities", ratio, TIMES,
               "as the article prints it", basis="quoted",
               reason="the article was not out by this day",
               inputs=lines("claims", claimed.index), digits=0),
        number("claimed-ratio-doubling", "Doubling time that the article's own ratio implies",
               example.months * log(2) / log(ratio) if ratio > 1 else None, MONTHS,
               "months between the two models over log2 of the article's ratio",
               reason="the article was not out by this day",
               inputs=(*rows, *lines("claims", claimed.index)), digits=1),
        number("law-size-ratio-at-8-months", "Size ratio that the law predicts for its own example",
               law_ratio, TIMES,
               f"2 to the power of the months between them over {parameters.law_months:g}",
               reason=UNKNOWN, inputs=rows, digits=1),
        number("gpt3-minicpm-compute-ratio", "GPT-3's training compute over MiniCPM's",
               example.compute_ratio, TIMES, "reported or 6ND", reason=UNKNOWN, inputs=rows,
               digits=0),
        number("gpt3-mmlu", "MMLU of GPT-3", big, "%", "chosen by the rule", reason=UNKNOWN,
               inputs=scored, digits=1),
        number("minicpm-mmlu", "MMLU of MiniCPM", small, "%", "chosen by the rule",
               reason=UNKNOWN, inputs=scored, digits=1),
        number("minicpm-gpt3-score-ratio", "MMLU of MiniCPM over that of GPT-3", small / big, TIMES,
               "ratio of the two scores", reason=UNKNOWN, inputs=scored, digits=2),
        number("minicpm-gpt3-score-lead", "MMLU of MiniCPM less that of GPT-3", small - big, POINTS,
               "difference of the two scores", reason=UNKNOWN, inputs=scored, digits=1),
        number("gpt3-level-smallest-model", "Smallest model at GPT-3's score by MiniCPM's day",
               str(best["model"].iloc[0]) if len(best) else None, "",
               "known sizes, without embeddings where stated", reason=UNKNOWN,
               inputs=row_inputs(best)),
        number("gpt3-level-smallest-size", "Its size",
               float(best["size_b"].iloc[0]) if len(best) else None, BILLION,
               "known size", reason=UNKNOWN, inputs=row_inputs(best)),
    ]  # fmt: skip


def projection_results(law: Law, parameters: Parameters) -> list[Result]:
    """Return a hundred billion parameters eight and sixteen months on, by the law and in fact."""
    made = [
        number(
            f"hundred-billion-after-{month}-months",
            f"Size that the law gives a hundred billion after {month} months",
            HUNDRED / 2 ** (month / parameters.law_months),
            BILLION,
            f"100 over 2 to the power of {month} over {parameters.law_months:g}",
            digits=0,
        )
        for month in (STEP, TWO_STEPS)
    ]
    inputs = row_inputs(law.paths.frame)
    made += [
        number(
            f"hundred-billion-class-after-{month}-months",
            f"Size of the smallest equal model after {month} months, for a hundred billion",
            HUNDRED * law.paths.median(month) if law.paths.count(month) >= FEWEST else None,
            BILLION,
            f"100 times the median, over models of {CLASS_LOW:g} to {CLASS_HIGH:g} billion, of the "
            "smallest model so far with at least their score over their own size",
            reason="fewer than six such models are old enough",
            n=law.paths.count(month),
            rivals=(f"hundred-billion-after-{month}-months",),
            inputs=inputs,
            digits=0,
        )
        for month in (STEP, TWO_STEPS)
    ]
    best, equal = law.article_model, law.article_equals.head(1)
    late = "no model of that class, or not yet eight months since"
    both = (*row_inputs(pd.concat([best, equal])),) if len(best) else ()
    for name, label, frame, column, unit in (
        ("projection-start-model", "Best model of about a hundred billion by the article's day",
         best, "model", ""),
        ("projection-start-size", "Its size", best, "size_b", BILLION),
        ("projection-end-model", "Smallest model at its score sixteen months on", equal, "model",
         ""),
        ("projection-end-size", "Its size", equal, "size_b", BILLION),
    ):  # fmt: skip
        value = None
        if len(frame):
            value = (
                str(frame[column].iloc[0]) if column == "model" else float(frame[column].iloc[0])
            )
        made.append(number(name, label, value, unit, "known sizes", reason=late, inputs=both))
    return made


def sixty_results(law: Law) -> list[Result]:
    """Return the fall of the smallest model strictly above 60."""
    frame = law.sixty.frame
    inputs = row_inputs(frame)
    none = "no model of known size was above 60 by this day"
    first, last = (frame.iloc[0], frame.iloc[-1]) if len(frame) else (None, None)
    named = ""
    if first is not None and last is not None:
        named = (
            f" ({first['model']}, {first['size_b']:g} billion, to {last['model']}, "
            f"{last['size_b']:g} billion)"
        )
    return [
        number(
            "smallest-60-mmlu-fall",
            "Fall of the smallest model strictly above 60 % on MMLU",
            law.sixty.fall,
            TIMES,
            f"first such model over the smallest by the day, known sizes{named}",
            reason=none,
            n=len(frame),
            rivals=("published-smallest-60-fall",),
            inputs=inputs,
            digits=1,
        ),
        number("smallest-60-first-model", "First model strictly above 60 %",
               None if first is None else str(first["model"]), "", "first by release date",
               reason=none, inputs=inputs),
        number("smallest-60-first-size", "Its size",
               None if first is None else float(first["size_b"]), BILLION, "known size",
               reason=none, inputs=inputs),
        number("smallest-60-last-model", "Smallest model strictly above 60 % by the day",
               None if last is None else str(last["model"]), "", "last record",
               reason=none, inputs=inputs),
        number("smallest-60-last-size", "Its size",
               None if last is None else float(last["size_b"]), BILLION, "known size",
               reason=none, inputs=inputs),
        number("smallest-60-halving", "Halving time between the first and the smallest",
               law.sixty.end_point_months if len(frame) > 1 else None, MONTHS,
               "months between them over log2 of the fall", reason=none, n=len(frame),
               inputs=inputs, digits=1),
    ]  # fmt: skip


def year_results(law: Law, measured: Measured) -> list[Result]:
    """Return when the records fell, and who set them."""
    every = pd.concat([level.frame for level in measured.levels], ignore_index=True)
    inputs = row_inputs(every)
    made = []
    for year in (2022, 2023, 2024, 2025):
        found = law.halvings[law.halvings["year"] == year]
        made.append(
            number(
                f"halvings-{year}",
                f"Halvings of the smallest model in {year}, mean over levels",
                float(found["halvings"].iloc[0]) if len(found) else None,
                "halvings",
                "log2 of the fall within the year, mean over levels reached before it",
                reason="no level was followed in this year",
                inputs=inputs,
                digits=1,
            )
        )
    total = before = 0.0
    for level in measured.levels:
        frame = level.frame
        if len(frame) > 1:
            early = frame[frame["release_date"] < WINDOW[0]]
            total += log(level.fall)
            if len(early):
                before += log(float(early["size_b"].iloc[0] / early["size_b"].iloc[-1]))
    made.append(
        number(
            "shrinkage-before-h2-2023",
            "Share of all halvings that came before July 2023",
            100 * before / total if total else None,
            "%",
            "sum over levels of the log fall before the day, over the whole",
            reason="no level has two records",
            inputs=inputs,
            digits=0,
        )
    )
    window = every[every["release_date"].between(*WINDOW)].drop_duplicates("model")
    for name, label, owners in (
        ("records-by-two-companies", "Mistral and ModelBest", TWO_COMPANIES),
        ("records-by-alibaba", "Alibaba", ("Alibaba",)),
    ):
        own = window[window["organisation"].fillna("").str.startswith(owners)]
        made.append(
            number(
                name,
                f"Share of record-small models from July 2023 to July 2024 by {label}",
                100 * len(own) / len(window) if len(window) else None,
                "%",
                "models that were the smallest so far at any level, counted once",
                reason="no record fell in the window",
                n=len(window),
                inputs=row_inputs(window),
                digits=0,
            )
        )
    return made


def duel_results(duels: Duels) -> list[Result]:
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
    return made


def duel_result(key: str, one: Duel, table: str) -> list[Result]:
    """Return a duel's wins and mean lead."""
    n, inputs = len(one.frame), lines(table, one.lines)
    none = "the table was not out by this day"
    weakest, least = one.least_lead()
    mmlu = one.frame[one.frame["benchmark"] == "mmlu"]
    return [
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
               inputs=lines(table, [*mmlu["line_small"], *mmlu["line_big"]]), digits=1),
    ]  # fmt: skip


def curve_inputs(one: Curve) -> tuple[Inputs, ...]:
    """Name the rows behind a curve."""
    return tuple(inputs for table, used in one.inputs for inputs in lines(table, used))


def curve_result(name: str, one: Curve, values: list[float], rivals: tuple[str, ...]) -> Result:
    """Return an equivalent size; the interval is the range over choices of evaluators."""
    ranged = name == "mistral-equivalent-llama2" and len(values) > 1
    points = ", ".join(f"{n:g}: {s:g}" for n, s in zip(one.sizes, one.scores, strict=True))
    given = f" ({points}) at {one.score:g}" if one.sizes else ""
    return number(
        name,
        f"Size of a Llama 2 model with Mistral 7B's MMLU: {one.label}",
        one.size.value,
        BILLION,
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
