"""models.dev: a catalogue of models by provider, with days of release, context and prices.

New models come from their makers' own entries only; resellers write names and days of their own.
Prices are taken for names that the table of prices lacks: where it has one, genai-prices decides.
"""

import re
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
from hundredmodels.data.upstream.model_row import model_row
from hundredmodels.data.upstream.names import Names, bare
from hundredmodels.data.upstream.quotes import MOST, Quote, Run, price_rows

LABEL = "models.dev"
# Makers that list their own models: the organisation as the table of models writes it, and the
# company as the table of prices does.
MAKERS = {
    "anthropic": ("Anthropic", "anthropic"),
    "alibaba": ("Alibaba", "alibaba"),
    "cohere": ("Cohere", "cohere"),
    "deepseek": ("DeepSeek", "deepseek"),
    "google": ("Google DeepMind", "google"),
    "llama": ("Meta AI", "meta"),
    "minimax": ("MiniMax", "minimax"),
    "mistral": ("Mistral AI", "mistral"),
    "moonshotai": ("Moonshot AI", "moonshot"),
    "openai": ("OpenAI", "openai"),
    "xai": ("xAI", "xai"),
    "zai": ("Z.ai (Zhipu AI)", "zai"),
}
OTHERS = {  # makers of other makers' models that stand in the same entry
    "alibaba": re.compile(r"^(?!qw)", re.IGNORECASE),
    "llama": re.compile(r"^(?!llama)", re.IGNORECASE),
    "google": re.compile(r"^(?!gem)", re.IGNORECASE),
}
SIZE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)B(?:-A(\d+(?:\.\d+)?)B)?(?!\w)")
PRODUCTS = re.compile(
    r"\b(latest|preview|tts|live|image|embed(ding)?|realtime|transcribe|audio|asr|ocr|mt|translate"
    r"|highspeed|character)\b",
    re.IGNORECASE,
)


def harvest(content: bytes, standing: Standing, snapshot: Snapshot) -> Harvest:
    """Return what the catalogue adds to the tables of models and prices.

    Parameters
    ----------
    content
        The catalogue, as JSON.
    standing
        The tables.
    snapshot
        The catalogue's day and key.

    Returns
    -------
    Harvest
        New rows.

    Raises
    ------
    FormatError
        If it is not the catalogue's format.
    """
    document = parse_json(content, LABEL)
    if not isinstance(document, dict) or not document:
        raise FormatError(f"{LABEL} is no object of providers.")
    found = Harvest()
    entries = list(_entries(document, found))
    names, seats = Names(standing), standing.seats()
    for maker, entry in entries:
        _model(found, maker, entry, names=names, seats=seats, snapshot=snapshot)
    models = {row["model"]: row for row in found.added.get("models", [])}
    found.added = {"models": list(models.values())} if models else {}
    prices = price_rows(
        [one for maker, entry in entries if (one := _quote(maker, entry))],
        standing.with_rows(found.added), snapshot, decides=False,
    )  # fmt: skip
    found.added |= prices.added
    found.left.update(prices.left)
    return found


def _entries(
    document: Mapping[str, Any], count: Harvest
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the makers' entries of models that write text."""
    for key, given in document.items():
        models = mapping(given).get("models")
        if not isinstance(models, dict):
            raise FormatError(f"{LABEL}: the provider {key[:40]!r} has no object 'models'.")
        if key not in MAKERS:
            count.left["of resellers, and of makers that the tables do not cover"] += len(models)
            continue
        for one in models.values():
            entry = mapping(one)
            own, name = plain(entry.get("id")), plain(entry.get("name"))
            outputs = mapping(entry.get("modalities")).get("output")
            if not own or not name:
                count.left["names that are none"] += 1
            elif outputs != ["text"] or (key in OTHERS and OTHERS[key].match(name)):
                count.left["other than language models of the maker's own"] += 1
            else:
                yield key, {**entry, "id": own, "name": name}


def _model(
    found: Harvest,
    maker: str,
    entry: Mapping[str, Any],
    *,
    names: Names,
    seats: Mapping[str, str],
    snapshot: Snapshot,
) -> None:
    """Add the model of an entry, if it is new."""
    name = bare(entry["name"])
    if names.known(entry["name"], entry["id"]):
        return
    released, is_open = day(entry.get("release_date")), entry.get("open_weights")
    context = number(mapping(entry.get("limit")).get("context"), 1, 1e9)
    if released is None or not isinstance(is_open, bool):
        found.left["models with no day of release, or no word on their weights"] += 1
    elif released[0] > snapshot.day:
        found.left["models of a later day"] += 1
    elif snapshot.judged("models", released[0]):
        found.left["models of before the last snapshot, judged then"] += 1
    elif PRODUCTS.search(name):
        found.left["previews, faster servings, and models of one task"] += 1
    elif not any(one.isdecimal() for one in name):
        found.left["names of a family, which move from model to model"] += 1
    else:
        organisation = MAKERS[maker][0]
        size = SIZE.search(name)
        stated = {
            "parameters_total_b": size[1] if size else "",
            "parameters_active_b": (size[2] or "") if size else "",
            "parameters_basis": "model name" if size else "",
            "context_length": context if context and "." not in context else "",
            "openness": "open-weights" if is_open else "closed",
        }
        found.add(
            "models",
            model_row(
                name,
                organisation,
                released,
                word="models.dev",
                snapshot=snapshot,
                stated={**stated, "country": seats.get(organisation, "")},
            ),
        )


def _quote(maker: str, entry: Mapping[str, Any]) -> Quote | None:
    """Return the prices of an entry; ``None`` if it gives none."""
    cost = mapping(entry.get("cost"))
    told = [number(cost.get(one), 0, float(MOST)) for one in ("input", "output", "cache_read")]
    if not told[0] or not told[1] or told[2] is None:
        return None
    cached = Decimal(told[2]) if told[2] else None
    run = Run(None, Decimal(told[0]), Decimal(told[1]), cached)
    is_open = entry.get("open_weights")
    weights = str(is_open).lower() if isinstance(is_open, bool) else ""
    return Quote(MAKERS[maker][1], entry["id"], (entry["name"], entry["id"]), (run,), weights)
