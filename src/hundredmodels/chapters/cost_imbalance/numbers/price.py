"""Results on the price of a fixed score."""

import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.prices import FEWEST_FOR_A_LINE, LEVELS
from hundredmodels.analysis.uncertainty import CERTAIN
from hundredmodels.chapters.cost_imbalance.names import estimated, number, quoted
from hundredmodels.chapters.cost_imbalance.price import GPT4, GPT35, NAMES, LevelDecline, Price
from hundredmodels.chapters.facts import Fact, priced_rows
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.units import A_YEAR, TIMES
from hundredmodels.data import Tables

BLEND = "list prices, three tokens read for each written unless set otherwise"
PUBLISHED = {
    "R21": ("price-decline-epoch-median", "Epoch AI, median over benchmarks and levels"),
    "R22": ("price-decline-epoch-gpqa", "Epoch AI, GPT-4's level on GPQA"),
    "R23": ("price-decline-a16z", "a16z, GPT-3's level on MMLU"),
}


def price_results(price: Price, tables: Tables) -> tuple[Result, ...]:
    """Return all results on prices."""
    made: list[Result] = []
    for level in (GPT35, GPT4):
        made += level_results(price, level)
    made += overall_results(price)
    made += published_results(tables)
    return tuple(made)


def level_results(price: Price, level: float) -> tuple[Result, ...]:
    """Return the decline at one level by all estimators."""
    one, other = price.levels[level], price.other_rule[level]
    key, words = NAMES[level]
    name = f"price-decline-{key}-level"
    at = f"at {words}'s level (MMLU {level:g} and above)"
    rivals = (
        f"{name}-end-points",
        f"{name}-true-starts",
        f"{name}-other-scores",
        "price-decline-hedonic",
    )
    inputs, true_inputs = priced_rows(one.lows), priced_rows(one.true_lows)
    return (
        estimated(
            name,
            f"Yearly fall of the cheapest price {at}",
            one.line,
            A_YEAR,
            f"least squares of log price on date over record lows; {BLEND}; prices in force by a "
            "day enter on that day",
            inputs=inputs,
            rivals=rivals,
        ),
        estimated(
            f"{name}-end-points",
            f"Yearly fall between the first and the last record low {at}",
            one.end_points,
            A_YEAR,
            f"(first / last) ** (1 / years); {BLEND}",
            inputs=inputs,
            rivals=(name,),
        ),
        estimated(
            f"{name}-true-starts",
            f"Yearly fall {at}, prices with a known first day alone",
            one.true_line,
            A_YEAR,
            f"least squares of log price on date over record lows with true starts; {BLEND}",
            inputs=true_inputs,
            rivals=(name, f"{name}-true-starts-end-points"),
        ),
        estimated(
            f"{name}-true-starts-end-points",
            f"Yearly fall between end points {at}, prices with a known first day alone",
            one.true_end_points,
            A_YEAR,
            "(first / last) ** (1 / years) over record lows with true starts",
            inputs=true_inputs,
            rivals=(f"{name}-true-starts",),
        ),
        estimated(
            f"{name}-other-scores",
            f"Yearly fall {at}, with the report's preferred score of each model",
            other.line,
            A_YEAR,
            "as the main estimator; scores by the rule of the other chapters instead of the "
            "developers' own",
            inputs=priced_rows(other.lows),
            rivals=(name,),
        ),
        estimated(
            f"{name}-to-2025",
            f"Yearly fall {at}, records before April 2025 alone",
            one.early,
            A_YEAR,
            "as the main estimator, cut off where the published sample ends",
            inputs=inputs,
            rivals=(name, "price-decline-epoch-median"),
        ),
        estimated(
            f"price-fall-{key}-level",
            f"How many times cheaper the last record low is than the first, {at}",
            one.fall,
            TIMES,
            "first record low / last record low",
            inputs=inputs,
        ),
        estimated(
            f"price-now-{key}-level",
            f"Cheapest price {at}",
            Estimate(float(one.lows["price"].iloc[-1]), len(one.lows))
            if len(one.lows)
            else Estimate.none("no model at this level had a list price by the day"),
            "US dollars a million tokens",
            f"last record low; {BLEND}",
            inputs=priced_rows(one.lows.tail(1)),
        ),
        *null_results(one, name, at),
    )


def null_results(one: LevelDecline, name: str, at: str) -> tuple[Result, ...]:
    """Return the permutation null of a level, its p-value and what is left of the estimate."""
    null = one.null
    reason = one.line.reason or "no shuffle gave a line"
    inputs = priced_rows(one.lows)
    return (
        number(
            f"{name}-null",
            f"Yearly fall of record lows {at} where dates mean nothing",
            null.median if null else None,
            A_YEAR,
            "median of the same estimator over shuffled dates",
            n=one.line.n,
            low=null.low if null else None,
            high=null.high if null else None,
            interval="5 to 95 % of shuffles",
            reason=reason,
            rivals=(name,),
            inputs=inputs,
        ),
        number(
            f"{name}-p",
            f"Share of shuffles that fall as fast {at}",
            round(null.p_value, 2) if null else None,
            "",
            "one-sided permutation test of the record lows' line",
            n=one.line.n,
            reason=reason,
            inputs=inputs,
            digits=2,
        ),
        number(
            f"{name}-less-null",
            f"Yearly fall {at} over that of its null",
            null.less_null if null else None,
            TIMES,
            "estimate / median of the permutation null; the interval divides by the null's "
            "quantiles",
            n=one.line.n,
            low=null.less_low if null else None,
            high=null.less_high if null else None,
            interval="over 5 to 95 % of shuffles",
            reason=reason,
            rivals=(name,),
            inputs=inputs,
        ),
    )


def overall_results(price: Price) -> tuple[Result, ...]:
    """Return the median over levels, its rivals and the steepest level's span."""
    grid = [price.levels[level] for level in LEVELS]
    lows = pd.concat([one.lows for one in grid])
    true_lows = pd.concat([one.true_lows for one in grid])
    known = [one for one in grid if one.line.value is not None]
    told = [one for one in known if one.null is not None and one.null.p_value < CERTAIN]
    first, last = f"{LEVELS[0]:g}", f"{LEVELS[-1]:g}"
    return (
        estimated(
            "price-decline-median",
            f"Yearly fall of the cheapest price, median over MMLU {first} to {last}",
            price.median,
            A_YEAR,
            f"median over levels by 5 of the line through record lows; levels with fewer than "
            f"{FEWEST_FOR_A_LINE} records left out",
            inputs=priced_rows(lows),
            rivals=(
                "price-decline-median-true-starts",
                "price-decline-hedonic",
                "price-decline-epoch-median",
            ),
        ),
        estimated(
            "price-decline-median-true-starts",
            "Yearly fall, median over levels, prices with a known first day alone",
            price.true_median,
            A_YEAR,
            "as the median, over true starts",
            inputs=priced_rows(true_lows),
            rivals=("price-decline-median",),
        ),
        estimated(
            "price-decline-hedonic",
            "Yearly fall of list prices at equal score",
            price.hedonic,
            A_YEAR,
            "regression of log price on date and logit of the score over all prices, not records "
            "alone: it asks what a price list does, not what the cheapest seller does",
            inputs=priced_rows(price.points),
            rivals=("price-decline-median",),
        ),
        number(
            "price-levels-told-from-null",
            "Levels of MMLU at which the fall is told from its null",
            Fact(float(len(told)), priced_rows(lows))
            if known
            else Fact.none("no level has six record lows by the day"),
            "level" if len(told) == 1 else "levels",
            "permutation test at 5 %, levels 45 to 85 by 5",
            n=len(known),
            digits=0,
        ),
        number(
            "price-fall-gpt3-level",
            "Fall of the cheapest price at GPT-3's level, MMLU 43.9, since general availability",
            Fact.none("fewer than two record lows by the day")
            if len(price.levels[LEVELS[0]].lows) < 2  # noqa: PLR2004 -- two ends
            else gpt3_fall(price),
            TIMES,
            "price of GPT-3 on the first day that anyone could buy it, after a private beta / "
            "cheapest price since of a model at its score",
        ),
    )


def gpt3_fall(price: Price) -> Fact:
    """Return GPT-3's price at general availability over the cheapest since at its score.

    Notes
    -----
    The private beta's dearer price is known from a reader of it alone, without a first day.
    """
    gpt3 = price.points[(price.points["model"] == "GPT-3 175B") & price.points["true_start"]]
    if gpt3.empty:
        return Fact.none(
            "GPT-3's price at general availability is not in the rows known by the day"
        )
    start = gpt3.iloc[0]
    later = price.points[
        (price.points["score"] >= start["score"]) & (price.points["date"] > start["date"])
    ]
    if later.empty:
        return Fact.none("no later price at GPT-3's score was known by the day")
    best = later.loc[later["price"].idxmin()]
    pair = pd.DataFrame([start, best])
    return Fact(float(start["price"]) / float(best["price"]), priced_rows(pair))


def published_results(tables: Tables) -> tuple[Result, ...]:
    """Return the published declines, quoted."""
    return tuple(
        quoted(
            name,
            f"Yearly fall of the cheapest price as published: {words}",
            tables["published_estimates"],
            key,
            A_YEAR,
            rivals=("price-decline-median",),
        )
        for key, (name, words) in PUBLISHED.items()
    )
