"""genai-prices: API prices, from the list's online update or from the installed package.

A list of providers, each with models, each with one price or several under conditions: a day on
which it starts, or hours of the day. Prices by the hour are taken outside the hours named, and only
where the list dates them; of prices that rise with the length of the prompt the lowest tier counts.
"""

import importlib.metadata
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from hundredmodels.data.upstream.decoding import (
    FormatError,
    day,
    mapping,
    number,
    parse_json,
    plain,
)
from hundredmodels.data.upstream.harvest import Harvest, Snapshot, Standing
from hundredmodels.data.upstream.quotes import MOST, Quote, Run, price_rows

LABEL = "genai-prices"
# The companies of the table of prices, as the list calls them.
PROVIDERS = {
    **{name: name for name in ("anthropic", "cerebras", "cohere", "deepseek", "fireworks", "google",
                               "groq", "meta", "minimax", "mistral", "openai", "together", "zai")},
    "moonshotai": "moonshot",
    "x-ai": "xai",
}  # fmt: skip
FIELDS = ("input_mtok", "output_mtok", "cache_read_mtok")
BY_HOUR = "rate outside the peak hours that the list names"


def harvest(content: bytes, standing: Standing, snapshot: Snapshot) -> Harvest:
    """Return what the list adds to the table of prices.

    Parameters
    ----------
    content
        The list, as JSON.
    standing
        The tables.
    snapshot
        The list's day and key.

    Returns
    -------
    Harvest
        New rows, and cells that keep the history of the old ones.

    Raises
    ------
    FormatError
        If it is not the list's format.
    """
    document = parse_json(content, LABEL)
    if not isinstance(document, list):
        raise FormatError(f"{LABEL} is no list of providers.")
    first = Harvest()
    quotes = list(_quotes(document, first))
    found = price_rows(quotes, standing, snapshot, decides=True)
    found.left.update(first.left)
    return found


def installed() -> tuple[bytes, str]:
    """Return the installed release's list, in the format of the online update, and its version."""
    from genai_prices.data import providers  # noqa: PLC0415 -- a megabyte of code
    from genai_prices.types import StartDateConstraint, TieredPrices  # noqa: PLC0415

    def base(price: object) -> float | None:
        told = price.base if isinstance(price, TieredPrices) else price
        return float(told) if isinstance(told, Decimal) else None

    def prices(one: object) -> dict[str, float | None]:
        return {name: base(getattr(one, name, None)) for name in FIELDS}

    def condition(one: object) -> dict[str, str]:
        if isinstance(one, StartDateConstraint):
            return {"start_date": one.start_date.isoformat()}
        return {} if one is None else {"start_time": str(getattr(one, "start_time", ""))}

    document = [
        {
            "id": provider.id,
            "models": [
                {
                    "id": model.id,
                    "name": model.name,
                    "prices": [
                        {"constraint": condition(one.constraint), "prices": prices(one.prices)}
                        for one in model.prices
                    ]
                    if isinstance(model.prices, list)
                    else prices(model.prices),
                }
                for model in provider.models
            ],
        }
        for provider in providers
    ]
    return json.dumps(document).encode(), importlib.metadata.version("genai-prices")


def _quotes(document: list[Any], count: Harvest) -> Iterator[Quote]:
    for place, given in enumerate(document):
        provider = mapping(given)
        if not isinstance(provider.get("id"), str) or not isinstance(provider.get("models"), list):
            raise FormatError(f"{LABEL}: provider {place + 1} has no 'id' or no list 'models'.")
        name = PROVIDERS.get(provider["id"])
        if name is None:
            count.left["of providers that the table does not cover"] += len(provider["models"])
            continue
        for one in provider["models"]:
            quote = _quote(name, mapping(one), count)
            if quote is not None:
                yield quote


def _quote(provider: str, model: Mapping[str, Any], count: Harvest) -> Quote | None:
    own, title = plain(model.get("id")), plain(model.get("name"))
    if not own or title is None:
        count.left["names that are none"] += 1
        return None
    given = model.get("prices")
    cases = given if isinstance(given, list) else [{"prices": given}]
    conditions = [mapping(mapping(one).get("constraint")) for one in cases]
    by_hour = any("start_time" in one for one in conditions)
    runs: list[Run] = []
    for case, condition in zip(cases, conditions, strict=True):
        if "start_time" in condition:
            continue
        start = day(condition.get("start_date"))
        unread = bool(condition) and start is None
        run = _run(mapping(mapping(case).get("prices")), start, by_hour=by_hour)
        if unread or run is None:
            count.left["prices out of bounds, or none for input or output"] += 1
            return None
        if start or not by_hour:
            runs.append(run)
    if not runs:
        count.left["prices by the hour of the day, with no start"] += 1
        return None
    runs.sort(key=lambda one: one.start.isoformat() if one.start else "")
    return Quote(provider, own, tuple(filter(None, (own, title))), tuple(runs))


def _run(prices: Mapping[str, Any], start: Any, *, by_hour: bool) -> Run | None:  # noqa: ANN401
    """Return a run of prices; ``None`` if input or output has none that is a price."""
    read = []
    for name in FIELDS:
        price = prices.get(name)
        told = number(price.get("base") if isinstance(price, dict) else price, 0, float(MOST))
        if told is None:
            return None
        read.append(Decimal(told) if told else None)
    entry, out, cached = read
    if entry is None or out is None:
        return None
    return Run(start[0] if start else None, entry, out, cached, BY_HOUR if by_hour else "")
