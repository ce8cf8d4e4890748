"""Results on price and size together, the light models on their day, and sizes released."""

import pandas as pd

from hundredmodels.chapters.facts import priced_rows
from hundredmodels.chapters.miniaturisation.market import (
    CHART_DAY,
    GPT4O,
    LIGHT,
    MINI,
    MINI_DAY,
    SMALL_B,
    Market,
)
from hundredmodels.chapters.miniaturisation.names import number
from hundredmodels.chapters.miniaturisation.sample import ARTICLE, NO_ARTICLE, Measured, row_inputs
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import BILLION_PARAMETERS, MODELS, PER_CENT, POINTS, TIMES

A_MILLION = "US dollars a million tokens"
NEW_FROM = pd.Timestamp("2023-12-01")
NOT_OUT = "not on sale by this day"
NO_RELEASE = "no such release was known by this day"
NO_SMALL = "no such model was scored by this day"
NOT_OVER = "{} was not over by this day"


def market_results(market: Market, measured: Measured) -> tuple[Result, ...]:
    """Return all results on prices and sizes."""
    return (
        *price_results(market, measured),
        *day_results(market),
        *release_results(market),
        *score_results(market, measured),
    )


def price_results(market: Market, measured: Measured) -> tuple[Result, ...]:
    """Return how far price and size fell at GPT-3's level."""
    lows, small = market.price_lows, market.size_lows
    by_march = measured.day >= CHART_DAY
    early = lows[lows["date"] <= CHART_DAY] if by_march else lows.iloc[:0]
    blend = "record lows of list prices at GPT-3's score, three tokens read for each written"
    first = "first, of GPT-3's private beta," if market.since_private_beta else "first"
    made = [
        number(
            name,
            label,
            float(low["price"].iloc[0] / low["price"].iloc[-1]) if len(low) else None,
            TIMES,
            f"{first} over last; {blend}",
            reason=reason,
            n=len(low),
            inputs=priced_rows(low),
        )
        for name, label, low, reason in (
            ("price-fall-gpt3-level", "Fall of the cheapest price at GPT-3's score", lows, NOT_OUT),
            (
                "price-fall-gpt3-level-by-march-2024",
                "Fall of the cheapest price at GPT-3's score by March 2024",
                early,
                NOT_OUT if by_march else NOT_OVER.format("March 2024"),
            ),
        )
    ]
    for name, label, place in (
        ("price-gpt3-level-first", "First price at GPT-3's score", 0),
        ("price-gpt3-level-last", "Lowest price at GPT-3's score by the day", -1),
    ):
        made.append(
            number(
                name,
                label,
                float(lows["price"].iloc[place]) if len(lows) else None,
                A_MILLION,
                blend,
                reason=NOT_OUT,
                inputs=priced_rows(lows),
            )
        )
    made.append(
        number(
            "size-fall-gpt3-level",
            "Fall of the smallest model at GPT-3's score",
            small.fall,
            TIMES,
            "first record over last record, known sizes",
            reason="GPT-3's score was not known by this day",
            n=len(small.frame),
            inputs=row_inputs(small.frame),
            digits=0,
        )
    )
    return tuple(made)


def day_results(market: Market) -> tuple[Result, ...]:
    """Return GPT-4o mini, Flash and Haiku on the day of the first."""
    day = market.day
    score = dict(zip(day["model"], day["score"].astype(float), strict=True))
    price = dict(zip(day["model"], day["price"].astype(float), strict=True))
    of = {"score": score, "price": price}
    none = "not all of them had a score and a price on 18 July 2024, as known by this day"
    known = all(name in score for name in LIGHT)
    others = [name for name in LIGHT if name != MINI]
    light = day[day["model"].isin([*LIGHT, GPT4O])]
    inputs = priced_rows(light)
    method = f"scores by the rule, cheapest list price in force on {MINI_DAY.date()}"
    made = [
        number(
            f"day-{key}-{what}",
            f"{words} of {name} on GPT-4o mini's day",
            of[what].get(name),
            unit,
            method,
            reason=f"no score and price of {name} on 18 July 2024 was known by this day",
            inputs=inputs,
            digits=digits,
        )
        for key, name in (
            ("mini", MINI),
            ("flash", "Gemini 1.5 Flash"),
            ("haiku", "Claude 3 Haiku"),
            ("gpt4o", GPT4O),
        )
        for what, words, unit, digits in (
            ("score", "MMLU", PER_CENT, 1),
            ("price", "Price", A_MILLION, 2),
        )
    ]
    lead = None
    if known:
        lead = score[MINI] - max(score[one] for one in others)
    made.append(
        number("mini-mmlu-lead", "Lead of GPT-4o mini on MMLU over the better of Flash and Haiku",
               lead, POINTS, method, reason=none, inputs=inputs, digits=1)
    )  # fmt: skip
    both = MINI in score and GPT4O in score
    made.append(
        number("light-price-ratio", "GPT-4o's price over GPT-4o mini's",
               price[GPT4O] / price[MINI] if both else None,
               TIMES, method, reason=none, inputs=inputs, digits=0)
    )  # fmt: skip
    made.append(
        number("light-score-gap", "GPT-4o's MMLU less GPT-4o mini's",
               score[GPT4O] - score[MINI] if both else None,
               POINTS, method, reason=none, inputs=inputs, digits=1)
    )  # fmt: skip
    better = None
    if MINI in score:
        equal = (day["score"] >= score[MINI]) & (day["price"] <= price[MINI])
        better = float(equal.sum() - 1)
    made.append(
        number("mini-beaten-by", "Models as good as GPT-4o mini and no dearer on its day", better,
               MODELS, f"of {len(day)} with a score and a price", reason=none, n=len(day),
               inputs=priced_rows(day), digits=0)
    )  # fmt: skip
    return tuple(made)


def release_results(market: Market) -> tuple[Result, ...]:
    """Return the sizes released in each year."""
    made = []
    for year in (2022, 2023, 2024, 2025):
        found = market.releases[market.releases["year"] == year]
        inputs = rows_of("models", found["model_line"])
        n = len(found)
        made.append(
            number(
                f"share-below-10b-{year}",
                f"Share of the models of {year} below ten billion parameters",
                100 * float((found["size_b"] < SMALL_B).mean()) if n else None,
                PER_CENT,
                "released models of known size of a hundred million parameters or more",
                reason=NO_RELEASE,
                n=n,
                inputs=inputs,
                digits=0,
            )
        )
        made.append(
            number(
                f"median-size-{year}",
                f"Median size of the models of {year}",
                float(found["size_b"].median()) if n else None,
                BILLION_PARAMETERS,
                "released models of known size of a hundred million parameters or more",
                reason=NO_RELEASE,
                n=n,
                inputs=inputs,
            )
        )
    return tuple(made)


def score_results(market: Market, measured: Measured) -> tuple[Result, ...]:
    """Return how good small and new models were."""
    middle = market.middle
    wins = middle[middle["best"] > middle["gpt4"]]
    made = [
        number(
            "middle-beats-gpt4",
            "Benchmarks on which an open model of ten to a hundred billion beat GPT-4",
            float(len(wins)) if len(middle) else None,
            "",
            f"of {len(middle)} with both developers' own figures, by July 2024",
            reason="GPT-4's report, or one of such an open model, was not out by this day",
            n=len(middle),
            inputs=rows_of("scores", middle["line_gpt4"], middle["line_best"]),
            digits=0,
        ),
        number(
            "middle-benchmarks",
            "Benchmarks with both developers' own figures",
            float(len(middle)) if len(middle) else None,
            "",
            "best open model of ten to a hundred billion, and GPT-4",
            reason="GPT-4's report, or one of such an open model, was not out by this day",
            n=len(middle),
            inputs=rows_of("scores", middle["line_gpt4"], middle["line_best"]),
            digits=0,
        ),
    ]
    tiny = market.tiny
    for name, label, records, reason in (
        ("tiny-best-at-article", "Best MMLU of four billion parameters or less by the article",
         tiny[tiny["release_date"] <= ARTICLE] if measured.article_out else tiny.iloc[:0],
         NO_SMALL if measured.article_out else NO_ARTICLE),
        ("tiny-best", "Best MMLU of four billion parameters or less by the day", tiny, NO_SMALL),
    ):  # fmt: skip
        last = records.tail(1)
        made.append(
            number(
                name,
                label,
                float(last["score"].iloc[0]) if len(last) else None,
                PER_CENT,
                f"{last['model'].iloc[0]}" if len(last) else "known sizes",
                reason=reason,
                inputs=row_inputs(last),
                digits=1,
            )
        )
    chosen = measured.chosen
    over = measured.day >= CHART_DAY
    new = chosen[
        (chosen["openness"] == "closed") & chosen["release_date"].between(NEW_FROM, CHART_DAY)
    ]
    made.append(
        number(
            "mmlu-new-closed-early-2024",
            "Median MMLU of closed models from December 2023 to March 2024",
            float(new["score"].median()) if len(new) and over else None,
            PER_CENT,
            "one score a model by the rule",
            reason="no such model was scored by this day"
            if over
            else NOT_OVER.format("March 2024"),
            n=len(new),
            inputs=row_inputs(new),
            digits=1,
        )
    )
    return tuple(made)
