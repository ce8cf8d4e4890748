"""Results on list prices of flagships and rents of GPUs."""

import numpy as np

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.prices import end_point_decline
from hundredmodels.chapters.cost_imbalance.list_prices import ListPrices
from hundredmodels.chapters.cost_imbalance.names import estimated, number
from hundredmodels.chapters.cost_imbalance.numbers.price import BLEND
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import A_YEAR, PER_CENT, TIMES


def list_price_results(list_prices: ListPrices) -> tuple[Result, ...]:
    """Return the cut of July 2024, the flagships' change and that of rents."""
    return (*cut_results(list_prices), *flagship_results(list_prices), *rental_results(list_prices))


def cut_results(list_prices: ListPrices) -> tuple[Result, ...]:
    """Return how much lower the price of July 2024 was, blended and by direction."""
    cut = list_prices.mini
    pair = 2
    known = len(cut) == pair
    made = []
    columns = {
        "": ("price", "blended price"),
        "-input": ("usd_per_mtok_input", "price of a token read"),
        "-output": ("usd_per_mtok_output", "price of a token written"),
    }
    for suffix, (column, words) in columns.items():
        value = None
        if known:
            value = 100 * (1 - float(cut[column].iloc[1]) / float(cut[column].iloc[0]))
        made.append(
            number(
                f"gpt4o-mini-price-cut{suffix}",
                f"How much lower GPT-4o mini's {words} was than GPT-3.5 Turbo's",
                value,
                PER_CENT,
                "1 - price of GPT-4o mini on its first day / last price of GPT-3.5 Turbo before it",
                inputs=rows_of("api_prices", cut["line"]) if known else (),
                reason="GPT-4o mini had no list price by the day",
                digits=1,
            )
        )
    return tuple(made)


def flagship_results(list_prices: ListPrices) -> tuple[Result, ...]:
    """Return the change of the list price of OpenAI's flagships."""
    openai = list_prices.flagships[list_prices.flagships["firm"] == "OpenAI"]
    named = openai.set_index("api_name")
    before, after = "gpt-4", "gpt-4o"
    blend = named["price"].astype(float).to_dict()
    told = before in blend and after in blend
    return (
        number(
            "gpt4-to-gpt4o-price-fall",
            "List price of GPT-4 on its first day over that of GPT-4o on its own",
            blend[before] / blend[after] if told else None,
            TIMES,
            "ratio of two blended list prices, fourteen months apart",
            inputs=rows_of("api_prices", named.loc[[before, after], "line"]) if told else (),
            reason="GPT-4o had no list price by the day",
        ),
        estimated(
            "flagship-decline-openai",
            "Yearly fall of the list price of OpenAI's flagship",
            end_point_decline(openai.rename(columns={"effective_from": "date"})),
            A_YEAR,
            f"(first / last) ** (1 / years) over the declared flagships; {BLEND}",
            inputs=rows_of("api_prices", openai["line"]),
            rivals=("price-decline-gpt4-level",),
        ),
    )


def rental_results(list_prices: ListPrices) -> tuple[Result, ...]:
    """Return the change of GPU rents at one and the same provider."""
    changes = list_prices.rental_change
    seen = rows_of("rental_prices", *changes["lines"])
    unseen = "no provider's price was seen over a year by the day"
    if changes.empty:
        estimate = Estimate.none(unseen)
    else:
        low, middle, high = np.quantile(changes["change"], [0.25, 0.5, 0.75])
        estimate = Estimate(
            float(middle), len(changes), float(low), float(high), "lower and upper quartile"
        )
    return (
        estimated(
            "gpu-rental-change",
            "Yearly change of a GPU's list rent at one provider, median over series",
            estimate,
            "% a year",
            "first to last day of each series of one chip, provider, region and term that spans "
            "a year or more",
            inputs=seen,
            digits=1,
        ),
        number(
            "gpu-rental-unchanged",
            "Share of series whose list rent did not change at all",
            100 * float(np.mean(np.isclose(changes["first"], changes["last"])))
            if len(changes)
            else None,
            "% of the series",
            "first price equal to the last",
            n=len(changes),
            inputs=seen,
            reason=unseen,
            digits=0,
        ),
    )
