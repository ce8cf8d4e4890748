"""Results on the law's own example, its projection and the records above 60."""

from math import log

import pandas as pd

from hundredmodels.chapters.miniaturisation.law import (
    CLASS_HIGH,
    CLASS_LOW,
    HUNDRED_BILLION,
    SMALL,
    STEP,
    TWO_STEPS,
    Example,
    Law,
)
from hundredmodels.chapters.miniaturisation.names import number
from hundredmodels.chapters.miniaturisation.parameters import Parameters
from hundredmodels.chapters.miniaturisation.sample import (
    FEWEST,
    GPT3,
    NO_ARTICLE,
    Measured,
    row_inputs,
)
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import BILLION_PARAMETERS, MONTHS, PER_CENT, POINTS, TIMES
from hundredmodels.data import Tables

CLAIMED_RATIO = "density-86x"
NO_GPT3 = "GPT-3 was not known by this day"
NO_PAIR = "GPT-3 or MiniCPM was not known by this day"
NO_EQUAL = "one of the two, or any equal of known size, was not known by this day"
NO_SCORE = "no MMLU score of {} was known by this day"
RECORDS_WINDOW = (pd.Timestamp("2023-07-01"), pd.Timestamp("2024-07-31"))
TWO_COMPANIES = ("Mistral AI", "ModelBest")


def law_results(
    law: Law, measured: Measured, tables: Tables, parameters: Parameters
) -> tuple[Result, ...]:
    """Return all results on the law."""
    return (
        *example_results(law.example, tables, parameters),
        *projection_results(law, parameters),
        *sixty_results(law),
        *year_results(law, measured),
    )


def example_results(example: Example, tables: Tables, parameters: Parameters) -> tuple[Result, ...]:
    """Return the arithmetic of GPT-3 and MiniCPM."""
    pair = rows_of("models", example.big.index, example.small.index)
    scored = row_inputs(example.score_frame)
    by_model = {
        name: row_inputs(example.score_frame[example.score_frame["model"] == name])
        for name in (GPT3, SMALL)
    }
    claims = tables["claims"]
    claimed = claims[claims["claim"] == CLAIMED_RATIO]
    ratio = float(claimed["value_low"].iloc[0]) if len(claimed) else float("nan")
    law_ratio = 2 ** (example.months / parameters.law_months)
    best = example.rivals.head(1)
    small, big = example.scores[1], example.scores[0]
    size = float(example.big["parameters_total_b"].iloc[0]) if len(example.big) else None
    days = "days between the two releases over a twelfth of 365.25"
    return (
        number("gpt3-size", "Parameters of GPT-3", size, BILLION_PARAMETERS, "as reported",
               inputs=rows_of("models", example.big.index), reason=NO_GPT3),
        number("gpt3-minicpm-size-ratio", "GPT-3's parameters over MiniCPM's",
               example.size_ratio, TIMES,
               "175 over 2.4 billion, MiniCPM's without embeddings, as the article counts",
               reason=NO_PAIR, inputs=pair, digits=1),
        number("gpt3-minicpm-months", "Time from GPT-3 to MiniCPM", example.months, MONTHS, days,
               reason=NO_PAIR, inputs=pair, digits=1),
        number("gpt3-minicpm-doubling", "Doubling time that GPT-3 and MiniCPM imply, if equal",
               example.doubling, MONTHS, "months between them over log2 of the size ratio",
               reason=NO_PAIR, inputs=pair, digits=1),
        number("claimed-size-ratio", "The article's ratio of densities", ratio, TIMES,
               "as the article prints it", basis="quoted",
               reason=NO_ARTICLE,
               inputs=rows_of("claims", claimed.index), digits=0),
        number("claimed-ratio-doubling", "Doubling time that the article's own ratio implies",
               example.months * log(2) / log(ratio) if ratio > 1 else None, MONTHS,
               "months between the two models over log2 of the article's ratio",
               reason=NO_ARTICLE,
               inputs=(*pair, *rows_of("claims", claimed.index)), digits=1),
        number("law-size-ratio-at-8-months", "Size ratio that the law predicts for its own example",
               law_ratio, TIMES,
               f"2 to the power of the months between them over {parameters.law_months:g}",
               reason=NO_PAIR, inputs=pair, digits=1),
        number("gpt3-minicpm-compute-ratio", "GPT-3's training compute over MiniCPM's",
               example.compute_ratio, TIMES, "reported or 6ND", reason=NO_PAIR, inputs=pair,
               digits=0),
        number("gpt3-mmlu", "MMLU of GPT-3", big, PER_CENT, "chosen by the rule",
               reason=NO_SCORE.format("GPT-3"), inputs=by_model[GPT3], digits=1),
        number("minicpm-mmlu", "MMLU of MiniCPM", small, PER_CENT, "chosen by the rule",
               reason=NO_SCORE.format("MiniCPM"), inputs=by_model[SMALL], digits=1),
        number("minicpm-gpt3-score-ratio", "MMLU of MiniCPM over that of GPT-3", small / big, TIMES,
               "ratio of the two scores", reason=NO_SCORE.format("one of the two"),
               inputs=scored, digits=2),
        number("minicpm-gpt3-score-lead", "MMLU of MiniCPM less that of GPT-3", small - big, POINTS,
               "difference of the two scores", reason=NO_SCORE.format("one of the two"),
               inputs=scored, digits=1),
        number("gpt3-level-smallest-model", "Smallest model at GPT-3's score by MiniCPM's day",
               str(best["model"].iloc[0]) if len(best) else None, "",
               "known sizes, without embeddings where stated", reason=NO_EQUAL,
               inputs=row_inputs(best)),
        number("gpt3-level-smallest-size", "Its size",
               float(best["size_b"].iloc[0]) if len(best) else None, BILLION_PARAMETERS,
               "known size", reason=NO_EQUAL, inputs=row_inputs(best)),
    )  # fmt: skip


def projection_results(law: Law, parameters: Parameters) -> tuple[Result, ...]:
    """Return a hundred billion parameters eight and sixteen months on, by the law and in fact."""
    made = [
        number(
            f"hundred-billion-after-{month}-months",
            f"Size that the law gives a hundred billion after {month} months",
            HUNDRED_BILLION / 2 ** (month / parameters.law_months),
            BILLION_PARAMETERS,
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
            HUNDRED_BILLION * law.paths.median(month) if law.paths.count(month) >= FEWEST else None,
            BILLION_PARAMETERS,
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
    late = "no model of that class, or not yet sixteen months since"
    both = (*row_inputs(pd.concat([best, equal])),) if len(best) else ()
    for name, label, frame, column, unit in (
        ("projection-start-model", "Best model of about a hundred billion by the article's day",
         best, "model", ""),
        ("projection-start-size", "Its size", best, "size_b", BILLION_PARAMETERS),
        ("projection-end-model", "Smallest model at its score sixteen months on", equal, "model",
         ""),
        ("projection-end-size", "Its size", equal, "size_b", BILLION_PARAMETERS),
    ):  # fmt: skip
        value = None
        if len(frame):
            value = (
                str(frame[column].iloc[0]) if column == "model" else float(frame[column].iloc[0])
            )
        made.append(number(name, label, value, unit, "known sizes", reason=late, inputs=both))
    return tuple(made)


def sixty_results(law: Law) -> tuple[Result, ...]:
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
    return (
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
               None if first is None else float(first["size_b"]), BILLION_PARAMETERS, "known size",
               reason=none, inputs=inputs),
        number("smallest-60-last-model", "Smallest model strictly above 60 % by the day",
               None if last is None else str(last["model"]), "", "last record",
               reason=none, inputs=inputs),
        number("smallest-60-last-size", "Its size",
               None if last is None else float(last["size_b"]), BILLION_PARAMETERS, "known size",
               reason=none, inputs=inputs),
        number("smallest-60-halving", "Halving time between the first and the smallest",
               law.sixty.end_point_months if len(frame) > 1 else None, MONTHS,
               "months between them over log2 of the fall", reason=none, n=len(frame),
               inputs=inputs, digits=1),
    )  # fmt: skip


def year_results(law: Law, measured: Measured) -> tuple[Result, ...]:
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
            early = frame[frame["release_date"] < RECORDS_WINDOW[0]]
            total += log(level.fall)
            if len(early):
                before += log(float(early["size_b"].iloc[0] / early["size_b"].iloc[-1]))
    made.append(
        number(
            "shrinkage-before-h2-2023",
            "Share of all halvings that came before July 2023",
            100 * before / total if total and measured.day >= RECORDS_WINDOW[0] else None,
            PER_CENT,
            "sum over levels of the log fall before the day, over the whole",
            reason="no level has two records, or July 2023 had not come by this day",
            inputs=inputs,
            digits=0,
        )
    )
    over = measured.day >= RECORDS_WINDOW[1]
    window = every[every["release_date"].between(*RECORDS_WINDOW)].drop_duplicates("model")
    for name, label, owners in (
        ("records-by-two-companies", "Mistral and ModelBest", TWO_COMPANIES),
        ("records-by-alibaba", "Alibaba", ("Alibaba",)),
    ):
        own = window[window["organisation"].fillna("").str.startswith(owners)]
        made.append(
            number(
                name,
                f"Share of record-small models from July 2023 to July 2024 by {label}",
                100 * len(own) / len(window) if len(window) and over else None,
                PER_CENT,
                "models that were the smallest so far at any level, counted once",
                reason="no record fell in the window, or it was not over by this day",
                n=len(window),
                inputs=row_inputs(window),
                digits=0,
            )
        )
    return tuple(made)
