"""What a model's other facts say about its size.

Every rule gives bounds of ``parameters_total_b`` that do not depend on the value itself, so that a
slip can't vouch for itself: the size in the name, the active size, compute and tokens, the other
models of the family and of the architecture, and what models of other sizes score and cost. A
value outside any of the bounds is a slip, or the one model in a thousand that needs a closer look.
Dates play no part, so that dates may be rearranged to see what a result rests on.
"""

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

SIZE_IN_NAME = re.compile(
    r"(?:(?<![\w.])|(?<=[a-zB-DF-Z]))(?:(\d{1,3})\s*[x×]\s*)?(\d+(?:\.\d+)?)\s*(?:([BMbm])(?![\w.])|(T)(?=-A\d))",
)
NAME = 3.0  # 8x7B has 47 and not 56 billion; names round
EXPERTS = 100.0  # the sparsest model in the tables has 35 times its active size
SIX_ND = 40.0  # compute over 6 x tokens gives the size within this, if the data are seen once
TOKENS = (0.3, 30_000.0)  # tokens per parameter of a model trained on at least MANY tokens
MANY = 1e11
# Sizes follow the 0.45th power of training compute over ten decades of it, dense releases within
# these factors of the median; n-grams and mixtures of experts spend less on a parameter, variants
# for research more.
COMPUTE_POWER = 0.45
COMPUTE = (1 / 28, 25.0)
COMPUTE_LARGE = (1 / 12, 25.0)  # for at least LARGE operations
LARGE = 1e22
COMPUTE_SPARSE = (1 / 4, 400.0)
COMPUTE_VARIANT = (1 / 80, 50.0)
FAMILY = 15.0  # a family's next size beyond its smallest or largest
ARCHITECTURE = 4.0  # beyond the smallest or largest other release of the architecture
CROWDED = 2.5  # the same, where hundreds of releases fill the range
CROWDED_ARCHITECTURES = ("transformer-decoder", "moe")
LARGEST = 3.0  # beyond the largest other model
SCORE = 3.2  # beyond the smallest that scores as high, or the largest that scores as low
PRICE = 10.0  # the same, for prices
KNOWLEDGE = ("mmlu", "mmlu-pro", "simpleqa", "gpqa-diamond")  # what size buys most
FEWEST = 12  # peers that a comparison needs


Found = list[tuple[str, float, float]]


@dataclass(frozen=True)
class Bound:
    """One rule's bounds of a model's size.

    Attributes
    ----------
    rule
        What the bounds follow from, in a clause.
    low, high
        The bounds, in billions of parameters.
    firm
        Whether the row itself states a size, so that no comparison is needed.
    """

    rule: str
    low: float
    high: float
    firm: bool = False


def size_in_name(name: str) -> tuple[float, float] | None:
    """Return the bounds of the size that a name states, in billions; ``None`` if it states none.

    "Llama 2 70B" gives 70, "Mixtral 8x7B" 7 to 56, "GPT-2 (124M)" 0.124, each with some room.
    """
    sizes = []
    for experts, number, unit, trillion in SIZE_IN_NAME.findall(name):
        one = float(number) * (1000.0 if trillion else 1.0 if unit in "bB" else 1e-3)
        sizes.append((one, one * float(experts or 1)))
    if not sizes:
        return None
    low, high = max(sizes, key=lambda pair: pair[1])
    return low / NAME, high * NAME


def size_bounds(
    models: pd.DataFrame, scores: pd.DataFrame | None = None, prices: pd.DataFrame | None = None
) -> dict[str, list[Bound]]:
    """Return the bounds of every model's size.

    Parameters
    ----------
    models
        The table ``models``.
    scores
        The table ``scores``, if there is one.
    prices
        The table ``api_prices``, if there is one.

    Returns
    -------
    dict
        Bounds by model, empty where nothing is known about it.
    """
    bounds: dict[str, list[Bound]] = {}
    for row in models.to_dict("records"):
        bounds[str(row["model"])] = list(_stated(row)) or list(_own(row))
    releases = models[models["kind"] == "release"].set_index("model")
    silent = {name for name, found in bounds.items() if not any(one.firm for one in found)}
    sizes = models.dropna(subset=["parameters_total_b"]).set_index("model")["parameters_total_b"]

    def add(rule: str, found: Found) -> None:
        for name, low, high in found:
            if name in silent:
                bounds[name].append(Bound(rule, low, high))

    add("the other models", [(name, 0.0, top) for name, _, top in _beyond(sizes, None, LARGEST)])
    add("its training compute", _by_compute(models))
    family, architecture = (
        releases[key].reindex(sizes.index) for key in ("family", "architecture")
    )
    crowded = architecture.isin(CROWDED_ARCHITECTURES)
    add("the other models of its family", _beyond(sizes, family, FAMILY))
    for part, factor in ((architecture[crowded], CROWDED), (architecture[~crowded], ARCHITECTURE)):
        add("the other models of its architecture", _beyond(sizes, part, factor))
    if scores is not None:
        for benchmark in KNOWLEDGE:
            values = scores[scores["benchmark"] == benchmark]
            best = values.groupby("model")["score"].median()
            add(f"what other sizes score on {benchmark}", _envelope(sizes, best, SCORE))
    if prices is not None:
        cost = prices.groupby("model")["usd_per_mtok_output"].median()
        add("what other sizes cost", _envelope(sizes, cost[cost > 0], PRICE))
    return bounds


def _number(row: Mapping[Hashable, object], column: str) -> float:
    value = row.get(column)
    return float(value) if isinstance(value, int | float) else np.nan


def _stated(row: Mapping[Hashable, object]) -> Iterator[Bound]:
    """Yield the bounds from sizes that the row states elsewhere; they need no comparison."""
    named = size_in_name(str(row["model"])) if row.get("kind") != "pre-transformer" else None
    if named:
        yield Bound("the size in its name", *named, firm=True)
    active = _number(row, "parameters_active_b")
    if active > 0:
        yield Bound("its active size", active, active * EXPERTS, firm=True)
    other = _number(row, "parameters_nonembedding_b")
    if other > 0:
        yield Bound("its size without embeddings", other, other * 10, firm=True)


def _own(row: Mapping[Hashable, object]) -> Iterator[Bound]:
    """Yield the bounds from the model's own training."""
    tokens = _number(row, "training_tokens_t") * 1e12
    compute = _number(row, "training_compute_flop")
    if tokens >= MANY:
        few, many = TOKENS
        dense = not str(row.get("architecture")).startswith("moe")
        most = tokens / few / 1e9 if dense else np.inf
        yield Bound("its training tokens", tokens / many / 1e9, most)
    if compute > 0 and tokens > 0 and row.get("compute_how") == "6ND":
        size = compute / 6 / tokens / 1e9
        yield Bound("compute = 6 x size x tokens", 0.0, size * SIX_ND)


def _by_compute(models: pd.DataFrame) -> Found:
    """Bound each size by the power of compute that the sizes of all models follow."""
    compute = models.set_index("model")["training_compute_flop"]
    power = compute**COMPUTE_POWER
    ratio = models.set_index("model")["parameters_total_b"] / power
    if ratio.count() <= FEWEST:
        return []
    centre = float(ratio.median())
    kind = models.set_index("model")["kind"].fillna("")
    architecture = models.set_index("model")["architecture"].fillna("")
    found: Found = []
    rows = zip((power * centre), compute, kind, architecture, compute.index, strict=True)
    for size, operations, sort, built, name in rows:
        if pd.isna(size) or built == "n-gram":
            continue
        factors = COMPUTE_VARIANT
        if sort == "release":
            factors = COMPUTE_LARGE if operations >= LARGE else COMPUTE
        if built.startswith("moe"):
            factors = COMPUTE_SPARSE
        found.append((str(name), float(size) * factors[0], float(size) * factors[1]))
    return found


def _beyond(sizes: pd.Series, group: pd.Series | None, factor: float) -> Found:
    """Bound each size by the smallest and largest of the others in its group."""
    keys = pd.Series("", index=sizes.index) if group is None else group.dropna()
    found: Found = []
    for _, members in sizes.reindex(keys.index).groupby(keys):
        if len(members) > 2:  # noqa: PLR2004 -- one other model is no family
            ordered = np.sort(members.to_numpy())
            for name, size in members.items():
                low = ordered[1] if size <= ordered[0] else ordered[0]
                high = ordered[-2] if size >= ordered[-1] else ordered[-1]
                found.append((str(name), low / factor, high * factor))
    return found


def _envelope(sizes: pd.Series, values: pd.Series, factor: float) -> Found:
    """Bound each size by the smallest other with as high, the largest with as low a value."""
    both = pd.DataFrame({"size": sizes, "value": values}).dropna().sort_values("value")
    if len(both) <= FEWEST:
        return []
    size = both["size"].to_numpy()
    value = both["value"].to_numpy()
    found: Found = []
    for place, name in enumerate(both.index):
        others = np.arange(len(size)) != place
        above = size[others & (value >= value[place])]
        below = size[others & (value <= value[place])]
        low = float(above.min()) / factor if len(above) >= FEWEST else 0.0
        high = float(below.max()) * factor if len(below) >= FEWEST else np.inf
        found.append((str(name), low, high))
    return found
