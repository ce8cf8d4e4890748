"""Captions and alternative texts of what the routes cost: each first states the finding."""

import numpy as np
import pandas as pd

from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.vertical_models import frames
from hundredmodels.chapters.vertical_models.frames.cost import ROUTE_NAMES, STAYING, falling
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.chapters.vertical_models.wording import (
    as_measured,
    best_start,
    bought,
    endless,
    known,
    never_builds,
    scratch_is_last,
    token,
    value,
)
from hundredmodels.chapters.wording import counted

FAR = 2.0
"""One line lies far from another where it is this many times as high."""
HALF = 0.5


@describes(frames.total_cost)
def total_cost(study: Study, _table: pd.DataFrame) -> str:
    """Caption the cost by volume."""
    return (
        f"{_cheapest(study)} Present value of the tokens over the horizon by volume, for "
        "the three ways to get them; both axes are logarithmic. The flat parts are "
        "people, data and building, the steep parts are tokens."
    )


def _cheapest(study: Study) -> str:
    """Say between which volumes a fine-tuned model is the cheapest way."""
    if not known(study, "break-even-billions"):
        return "The API is cheaper than a fine-tuned model at every volume: their lines never meet."
    start, end = token("break-even-billions"), token("pretrain-break-even-trillions")
    if endless(study, "pretrain-break-even-trillions"):
        return f"A fine-tuned model is the cheapest way from {start}."
    if scratch_is_last(study):
        return (
            f"A fine-tuned model is the cheapest way from {start} to {end}, and a model from "
            "scratch beyond that."
        )
    return (
        f"A fine-tuned model is cheaper than the API from {start}, but nowhere the cheapest way: "
        f"from {end} a model from scratch costs less than it."
    )


@describes(frames.total_cost)
def total_cost_alt(_study: Study, table: pd.DataFrame) -> str:
    """Describe the cost by volume."""
    api, tuned, scratch = (
        table.loc[table["route"] == name, "cost, US dollars"] for name in ROUTE_NAMES.values()
    )
    ratio = scratch.iloc[0] / tuned.iloc[0]
    above = "far above it, " if ratio > FAR else "above it, " if ratio > 1 else ""
    below = [bool(one.iloc[-1] < api.iloc[-1]) for one in (tuned, scratch)]
    ends = (
        "where they end below the API"
        if all(below)
        else "where they end above the API"
        if not any(below)
        else f"where only the {'fine-tuned model' if below[0] else 'one'} ends below the API"
    )
    return (
        "Three lines on logarithmic axes: the API rises from the lower left in a straight line; "
        f"the fine-tuned model and, {above}the model from scratch are flat and bend upwards "
        f"at large volumes, {ends}."
    )


@describes(frames.frontier)
def frontier(study: Study, table: pd.DataFrame) -> str:
    """Caption the frontier."""
    drawn, name = set(table["API prices"]), falling(study)
    those = name.replace("prices", "prices that", 1)
    first = f"Below a utilisation of {token('least-utilisation')} no volume makes a model of one's"
    if name not in drawn:
        return (
            f"At no utilisation does a model of one's own pay while API {name}. "
            "Above the dashed line, which has API prices that stay, owning is cheaper, below it "
            "renting. To the right the line flattens, since fixed costs decide there."
        )
    if STAYING not in drawn:
        return (
            f"{first} own pay. Above the line, which has API {those}, owning is cheaper, below it "
            "renting. To the right the line flattens, since fixed costs decide there."
        )
    return (
        f"{first} own pay. Above each line owning is cheaper, below it renting; the solid line has "
        f"API {those}, the dashed one has prices that stay. To the right the lines flatten, since "
        "fixed costs decide there."
    )


@describes(frames.frontier)
def frontier_alt(study: Study, table: pd.DataFrame) -> str:
    """Describe the frontier."""
    wide = table.pivot_table(
        index="utilisation, %",
        columns="API prices",
        values="break-even, billion tokens a month",
    )
    start = "Break-even volume against utilisation."
    if (name := falling(study)) not in wide:
        return f"{start} One line, with prices that stay, comes down and flattens."
    if STAYING not in wide:
        return f"{start} One line, with prices that fall, comes down and flattens."
    ratio = (wide[name] / wide[STAYING]).dropna()
    lower = (
        "it lies far lower throughout"
        if ratio.min() > FAR
        else "it lies lower throughout"
        if ratio.min() > 1
        else "it does not lie lower throughout"
    )
    return (
        f"{start} With falling prices the line comes down steeply "
        f"and flattens; with prices that stay {lower}."
    )


@describes(frames.token_price)
def token_price(study: Study, _table: pd.DataFrame) -> str:
    """Caption the price of a token by month."""
    given = study.parameters
    api_fall, other = (
        "the" if speed == 1 else f"{speed:g} times (on a log scale) the"
        for speed in (given.api_decline_speed, given.compute_decline_speed)
    )
    return (
        f"{_meeting(study)} All lines are projections: the API at {api_fall} median fall "
        f"over score levels, {token('api-price-decline')}, the bands at the slowest and fastest "
        f"level; one's own chips at {other} quoted fall of the price of computing, "
        f"{token('compute-decline')}. No data reach that far: the right half says what the "
        "assumption implies, no more."
    )


def _meeting(study: Study) -> str:
    """Say when the API's token gets cheaper than one's own."""
    months = value(study, "crossing-months")
    pace = "go on falling as measured" if as_measured(study) else "fall as assumed"
    if endless(study, "crossing-months"):
        return f"If prices {pace}, the {bought(study)} never gets cheaper than one's own."
    if not months:
        return f"The {bought(study)} is already cheaper than one's own."
    after = "within a month" if months < HALF else f"after {token('crossing-months')}"
    return f"If prices {pace}, the {bought(study)} is cheaper than one's own {after}."


@describes(frames.token_price)
def token_price_alt(study: Study, table: pd.DataFrame) -> str:
    """Describe the price of a token by month."""
    point = study.cost.point
    assert point is not None  # noqa: S101 -- else the table is a note
    api, rents = float(point.routes.api.decline), float(point.routes.terms.compute_decline)
    both = study.parameters.api_price_rule == "median"
    band = " within widening bands" if (table["high"] > table["low"]).any() else ""
    bought_lines = (
        f"The two of the API {_course(api)}" if both else f"That of the API {_course(api)}s"
    )
    return (
        f"{'Four' if both else 'Three'} lines on a logarithmic axis. {bought_lines}{band}; the "
        f"two of rented chips {_course(rents)}"
        f"{' more gently' if 1 < rents < api else ''} and {_crossed(table)}."
    )


def _course(factor: float) -> str:
    """Say which way a price goes that gets so many times cheaper in a year."""
    return "fall" if factor > 1 else "rise" if factor < 1 else "stay level"


def _crossed(table: pd.DataFrame) -> str:
    """Say whether a line of the API meets one of rented chips within the months drawn."""
    wide = table.pivot_table(index="month", columns="way", values="US dollars a million tokens")
    api = [wide[name] for name in wide if str(name).startswith("API")]
    own = [wide[name] for name in wide if not str(name).startswith("API")]
    signs = [np.sign(one - other) for one in api for other in own]
    return "are crossed" if any(one.min() < one.max() for one in signs) else "are not crossed"


@describes(frames.waiting)
def waiting(study: Study, _table: pd.DataFrame) -> str:
    """Caption the cost by starting month."""
    first = (
        f"At the declared volume not to build saves {token('waiting-value')}."
        if never_builds(study)
        else f"At the declared volume waiting is worth {token('waiting-value')}, and it is "
        f"best to start {best_start(study)}."
    )
    return (
        f"{first} Cost of buying from the API up to a month and owning a "
        "fine-tuned model from there, over the cost of starting today; dots mark the cheapest "
        "start. The last point on the right builds nothing at all, hence the step."
    )


@describes(frames.waiting)
def waiting_alt(_study: Study, table: pd.DataFrame) -> str:
    """Describe the cost by starting month."""
    last = table["start, month"].max()
    best = table.loc[table.groupby("volume", sort=False)["cost, US dollars"].idxmin()]
    ends = {0.0: "at a start today", last: "without any start"}
    each = [
        f"{'the ' if name.endswith('volume') else ''}{name} is cheapest "
        f"{ends.get(month, 'at a start between')}"
        for name, month in zip(best["volume"], best["start, month"], strict=True)
    ]
    return f"Cost against starting month for {counted(len(best), 'volume')}: {'; '.join(each)}."


@describes(frames.sensitivity)
def sensitivity(study: Study, _table: pd.DataFrame) -> str:
    """Caption the tornado."""
    verb = "loses" if (value(study, "finetune-saving") or 0) < 0 else "saves"
    return (
        f"Of all inputs the result moves most with “{token('widest-input')}”. At the declared "
        f"volume a fine-tuned model {verb} against the API ({token('finetune-saving')}); each "
        "bar varies one input over its range, as a multiple of its central value, and the widest "
        f"swings by {token('widest-swing')}."
    )


@describes(frames.sensitivity)
def sensitivity_alt(_study: Study, _table: pd.DataFrame) -> str:
    """Describe the tornado."""
    return (
        "Horizontal bars around the central saving, widest on top; the ends are labelled with the "
        "multiple of the input."
    )


@describes(frames.odds)
def odds(_study: Study, _table: pd.DataFrame) -> str:
    """Caption the share of draws by volume."""
    return (
        f"At the declared volume owning is the cheaper way in {token('finetune-cheaper-share')} "
        f"of the draws, and in {token('no-break-even-share')} it is so at no volume. Share of "
        "draws, all inputs varied at once over the ranges of the tornado, in which the break-even "
        "lies below a volume."
    )


@describes(frames.odds)
def odds_alt(_study: Study, table: pd.DataFrame) -> str:
    """Describe the share of draws by volume."""
    tuned, scratch = (
        group["share of draws, %"].to_numpy(float)
        for _, group in table.groupby("comparison", sort=False)
    )
    order = (
        "the first is nowhere below the second"
        if (tuned >= scratch).all()
        else "the second is nowhere below the first"
        if (scratch >= tuned).all()
        else "they cross"
    )
    return (
        "Two curves against volume, neither of which ever falls: how often fine-tuning beats the "
        f"API, and how often training from scratch beats fine-tuning; {order}."
    )
