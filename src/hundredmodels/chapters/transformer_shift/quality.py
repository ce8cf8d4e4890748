"""What the Transformer scored for what it cost: translation, and the runs behind it."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis import layers
from hundredmodels.analysis.durations import HOURS_PER_DAY, SECONDS_PER_HOUR
from hundredmodels.data import Tables

BASE, BIG = "Transformer (base model)", "Transformer (big)"
PAIRS = {"en-de": "English to German", "en-fr": "English to French"}


@dataclass(frozen=True)
class Run:
    """What a training run of the paper cost, by each way of reckoning.

    Attributes
    ----------
    chips, rate, hours
        Chips, the rate that each sustains in FLOP/s, and the time they ran.
    by_hours, by_steps, printed
        FLOP from the hours, from the steps and their time, and as the paper prints it.
    hour_lines, step_lines
        Lines of ``attention_training`` that they stand in.
    printed_lines
        The line of ``attention_bleu``.
    """

    chips: float
    rate: float
    hours: float
    by_hours: float
    by_steps: float
    printed: float
    hour_lines: tuple[int, ...]
    step_lines: tuple[int, ...]
    printed_lines: tuple[int, ...]


@dataclass(frozen=True)
class Compared:
    """The rows that are set against one another, each one row or none.

    Attributes
    ----------
    base, big, big_french
        The Transformers' rows of Table 2; English to German where nothing else is said.
    best, best_single, best_french
        The earlier system, or single model, with the best score whose cost is printed.
    french_text
        The big Transformer's French score as the paper's text has it.
    without_attention
        The best later German score of a recurrent or convolutional system.
    """

    base: pd.DataFrame
    big: pd.DataFrame
    big_french: pd.DataFrame
    best: pd.DataFrame
    best_single: pd.DataFrame
    best_french: pd.DataFrame
    french_text: pd.DataFrame
    without_attention: pd.DataFrame


@dataclass(frozen=True)
class Quality:
    """Scores by cost.

    Attributes
    ----------
    systems
        ``model``, ``pair``, ``bleu``, ``flop``, ``kind`` and ``transformer``: Table 2, the
        Transformers' cost recomputed.
    base, big
        The runs of the two Transformers; none where the paper was not known.
    compared
        The rows that are set against one another.
    later
        Architecture of the best later system without self-attention; empty where none is listed.
    """

    systems: pd.DataFrame
    base: Run | None
    big: Run | None
    compared: Compared
    later: str


def study_quality(tables: Tables) -> Quality:
    """Recompute what the runs cost, and set score beside cost."""
    facts, bleu = tables["attention_training"], tables["attention_bleu"]
    scores = tables["translation_scores"]
    base, big = _run(facts, bleu, "base", BASE, 1), _run(facts, bleu, "big", BIG, HOURS_PER_DAY)
    known = {BASE: base and base.by_hours, BIG: big and big.by_hours}
    systems = bleu.assign(
        pair=bleu["language_pair"].map(PAIRS),
        flop=bleu["model"].map(known).astype(float).fillna(bleu["training_flop"].astype(float)),
        kind=["ensemble" if one else "single model" for one in bleu["ensemble"]],
    )
    compared = Compared(
        base=_row(systems, BASE, "en-de"),
        big=_row(systems, BIG, "en-de"),
        big_french=_row(systems, BIG, "en-fr"),
        best=_best(systems, "en-de", single=False),
        best_single=_best(systems, "en-de", single=True),
        best_french=_best(systems, "en-fr", single=False),
        french_text=_second_source(scores),
        without_attention=_without_attention(scores),
    )
    later = compared.without_attention["architecture"].tolist()
    return Quality(
        _with_text(systems, compared.french_text), base, big, compared, later[0] if later else ""
    )


def _run(
    facts: pd.DataFrame, bleu: pd.DataFrame, size: str, model: str, hours_per_unit: int
) -> Run | None:
    """Return a run's operations from its hours, from its steps, and as printed."""
    printed = bleu[bleu["model"] == model].head(1)
    if facts.empty or printed.empty:
        return None
    fact = facts.set_index("item")["value"].astype(float)
    line = pd.Series(facts.index, index=facts["item"])
    chips, rate = fact["chips"], fact["sustained-flop-p100"]
    hours = fact[f"{size}-training-time"] * hours_per_unit
    stepped = fact[f"{size}-steps"] * fact[f"{size}-step-time"] / SECONDS_PER_HOUR
    machine = ["chips", "sustained-flop-p100"]
    return Run(
        chips,
        rate,
        hours,
        layers.run_flop(hours, chips, rate),
        layers.run_flop(stepped, chips, rate),
        float(printed["training_flop"].iloc[0]),
        tuple(line[[f"{size}-training-time", *machine]]),
        tuple(line[[f"{size}-steps", f"{size}-step-time", *machine]]),
        tuple(printed.index),
    )


def _row(systems: pd.DataFrame, model: str, pair: str) -> pd.DataFrame:
    return systems[(systems["model"] == model) & (systems["language_pair"] == pair)]


def _second_source(later: pd.DataFrame) -> pd.DataFrame:
    """Return the row of the big Transformer's French score as the paper's text has it."""
    return later[
        (later["language_pair"] == "en-fr")
        & later["model"].str.startswith("Transformer Big (Vaswani")
    ]


def _with_text(systems: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Add the big Transformer's French score as the paper's text has it, for drawing."""
    printed = _row(systems, BIG, "en-fr")
    if found.empty or printed.empty:
        return systems
    extra = printed.assign(model=f"{BIG}, text", bleu=float(found["bleu"].iloc[0]))
    return pd.concat([systems, extra])


def _best(systems: pd.DataFrame, pair: str, *, single: bool) -> pd.DataFrame:
    """Return the earlier system with the best score whose cost is printed, as one row."""
    earlier = systems[
        (systems["language_pair"] == pair) & ~systems["transformer"] & systems["flop"].notna()
    ]
    if single:
        earlier = earlier[~earlier["ensemble"]]
    return earlier.nlargest(1, "bleu")


def _without_attention(later: pd.DataFrame) -> pd.DataFrame:
    """Return the best German score of a recurrent or convolutional system, as one row."""
    return later[
        (later["language_pair"] == "en-de") & later["architecture"].isin(["RNN", "convolutional"])
    ].nlargest(1, "bleu")
