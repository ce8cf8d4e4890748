"""List prices of flagships, and the rent of a GPU."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis.durations import DAYS_PER_YEAR
from hundredmodels.analysis.prices import blended, years_since
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.data import Tables

SHORTEST_RENTAL_YEARS = 1.0
FLAGSHIPS = {
    "OpenAI": (
        "gpt-4",
        "gpt-4-1106-preview",
        "gpt-4o",
        "gpt-4.1",
        "gpt-5",
        "gpt-5.5",
        "gpt-5.6-sol",
        "gpt-6-sol",
        "gpt-6.1-sol",
    ),
    "Anthropic": (
        "claude-2",
        "claude-3-opus",
        "claude-opus-4",
        "claude-opus-4-5",
        "claude-opus-4-8",
        "claude-opus-5",
        "claude-opus-5-5",
    ),
    "Google": (
        "gemini-1.5-pro",
        "gemini-2.5-pro",
        "gemini-3-pro-preview",
        "gemini-3.1-pro-preview",
    ),
}


@dataclass(frozen=True)
class ListPrices:
    """All that the chapter says of list prices and rents.

    Attributes
    ----------
    flagships
        Rows of ``api_prices`` by ``firm`` and day, with ``price`` (blended, US dollars a million
        tokens) and ``line``.
    mini
        The two such rows of the price cut of July 2024; none before it.
    rentals
        Rents of one chip at one provider by day: ``chip_name``, ``provider``, ``region``, ``term``,
        ``instance``, ``price_date``, ``price`` (US dollars a chip-hour), ``line``, ``series``.
    rental_change
        Each series' ``first`` and ``last`` rent, ``years`` between them, yearly ``change`` in per
        cent, and ``lines``.
    """

    flagships: pd.DataFrame
    mini: pd.DataFrame
    rentals: pd.DataFrame
    rental_change: pd.DataFrame


def study_list_prices(tables: Tables, parameters: Parameters) -> ListPrices:
    """Collect flagships' list prices and series of rents."""
    prices, read = tables["api_prices"], parameters.tokens_read_per_written
    rentals = rental_series(tables["rental_prices"])
    return ListPrices(
        flagship_prices(prices, read), mini_cut(prices, read), rentals, rental_changes(rentals)
    )


def with_blend(rows: pd.DataFrame, read: float) -> pd.DataFrame:
    """Add the blended price and the line number."""
    price = blended(rows["usd_per_mtok_input"], rows["usd_per_mtok_output"], read)
    return rows.assign(price=price.astype(float), line=rows.index)


def flagship_prices(prices: pd.DataFrame, read: float) -> pd.DataFrame:
    """Return list prices of the declared flagships at their makers, by date."""
    parts = []
    for firm, names in FLAGSHIPS.items():
        rows = prices[(prices["provider"] == firm.lower()) & prices["api_name"].isin(names)]
        rows = rows.sort_values(["effective_from", "usd_per_mtok_output"], kind="stable")
        parts.append(with_blend(rows.groupby("api_name").head(1), read).assign(firm=firm))
    table = pd.concat(parts)
    return table.sort_values(["firm", "effective_from"])


def mini_cut(prices: pd.DataFrame, read: float) -> pd.DataFrame:
    """Return the price of GPT-4o mini on its first day and of GPT-3.5 Turbo on the eve of it."""
    rows = with_blend(prices[prices["provider"] == "openai"], read)
    mini = rows[rows["api_name"] == "gpt-4o-mini"].sort_values("effective_from").head(1)
    if mini.empty:
        return rows.iloc[:0]
    day = mini["effective_from"].iloc[0]
    before = rows[(rows["api_name"] == "gpt-3.5-turbo") & (rows["effective_from"] < day)]
    pair: pd.DataFrame = pd.concat([before.sort_values("effective_from").tail(1), mini])
    return pair


def rental_series(rental: pd.DataFrame) -> pd.DataFrame:
    """Return rental prices of one kind of chip at one provider, region and term, by day.

    Notes
    -----
    Only series seen on two days or more that span a year: between providers the price differs
    fourfold, so a mean over whoever was listed would follow the list, not the market.
    """
    keys = ["chip_name", "provider", "region", "term", "instance"]
    rows = rental.copy()
    rows["line"] = rows.index
    daily = (
        rows.groupby([*keys, "price_date"], dropna=False)
        .agg(price=("usd_per_chip_hour", "median"), line=("line", "min"))
        .reset_index()
    )
    daily["series"] = daily.groupby(keys, dropna=False).ngroup()
    first = daily.groupby("series")["price_date"].transform("min")
    last = daily.groupby("series")["price_date"].transform("max")
    years = (last - first).dt.days / DAYS_PER_YEAR
    return daily[years >= SHORTEST_RENTAL_YEARS].sort_values(["series", "price_date"])


def rental_changes(series: pd.DataFrame) -> pd.DataFrame:
    """Return each series' yearly change between its first and last day, in per cent."""
    made = []
    for _, rows in series.groupby("series"):
        years = float(years_since(rows["price_date"], rows["price_date"].iloc[0])[-1])
        ratio = float(rows["price"].iloc[-1]) / float(rows["price"].iloc[0])
        first = rows.iloc[0]
        made.append(
            {
                "chip": first["chip_name"],
                "provider": first["provider"],
                "region": first["region"],
                "term": first["term"],
                "first": float(rows["price"].iloc[0]),
                "last": float(rows["price"].iloc[-1]),
                "years": years,
                "change": 100 * (ratio ** (1 / years) - 1),
                "lines": tuple(int(line) for line in rows["line"]),
            }
        )
    columns = ["chip", "provider", "region", "term", "first", "last", "years", "change", "lines"]
    return pd.DataFrame(made, columns=columns)
