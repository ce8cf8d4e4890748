"""Who led when: records on language-modelling benchmarks by architecture, and shares by year."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from hundredmodels.analysis import leaders
from hundredmodels.data import Tables

RNN = "RNN"
LIST_READ = date(2024, 6, 23)
"""Day of the revision of the list that was read."""
NEVER = "never"
"""The month of a switch that did not come."""
ALONE, ALL = "one model, as trained", "caches, dynamic evaluation and ensembles too"
NAMES = {
    "WikiText-103": "wikitext103",
    "One Billion Words": "one-billion-words",
    "Text8": "text8",
    "Hutter Prize": "hutter-prize",
    "Penn Treebank": "ptb",
    "WikiText-2": "wikitext2",
    "Penn Treebank (char)": "ptb-char",
}
"""The benchmarks, with the names that their results carry."""
CLASSES = {
    "transformer-decoder": "Transformer",
    "transformer-encoder": "Transformer",
    "transformer-encoder-decoder": "Transformer",
    "moe": "Transformer with experts",
    "moe (hybrid attention/ssm)": "state-space or hybrid",
    "ssm/hybrid": "state-space or hybrid",
    "rnn": "recurrent",
}
"""Architectures as drawn; any other is "other"."""
SELF_ATTENTIVE = ("Transformer", "Transformer with experts")
FIRST_YEAR = 2014
WRITTEN = pd.Timestamp(2023, 10, 15)
"""Middle of the month in which the first article, on the hundred models, was written."""

NOT_WRITTEN = "the first article was not yet written by the day"


@dataclass(frozen=True)
class Leadership:
    """Who led when.

    Attributes
    ----------
    listed, alone
        The rows of ``perplexities``, and those of single models as trained.
    history
        Those of the benchmarks drawn, by each rule, with ``rule`` and ``record``.
    spells
        ``benchmark``, ``rule``, ``architecture``, ``start``, ``end``, ``value``, ``last_model``.
    switches
        When the record passed to Transformers: by rule, then by benchmark.
    first, before
        On WikiText-103 the row of the first Transformer from the switch on, and the best before
        it; no rows where there was no switch.
    last_recurrent
        Year of the last record by a recurrent network on Penn Treebank.
    released
        All releases.
    kinds
        Those of known date and architecture, with ``date`` and ``kind``.
    shares
        ``year``, ``kind``, ``count``, ``of``, ``share``: releases by architecture.
    """

    listed: pd.DataFrame
    alone: pd.DataFrame
    history: pd.DataFrame
    spells: pd.DataFrame
    switches: dict[str, dict[str, leaders.Switch]]
    first: pd.DataFrame
    before: pd.DataFrame
    last_recurrent: int | None
    released: pd.DataFrame
    kinds: pd.DataFrame
    shares: pd.DataFrame


def study_leadership(tables: Tables) -> Leadership:
    """Find the record holders, and the architectures of each year's releases."""
    listed = tables["perplexities"]
    alone = leaders.single_static(listed)
    end = pd.Timestamp(tables.as_of)
    if not listed.empty:
        # The list was read once; after that day it says nothing.
        read = listed["date"].max() + pd.DateOffset(months=6)
        end = min(end, read)
    spells, marked = [], []
    switches: dict[str, dict[str, leaders.Switch]] = {ALONE: {}, ALL: {}}
    for rule, part in ((ALONE, alone), (ALL, listed)):
        for benchmark in NAMES:
            found = of_benchmark(part, benchmark)
            best = leaders.records(found).index
            marked.append(found.assign(rule=rule, record=found.index.isin(best)))
            spells.append(leaders.spells(found, end).assign(benchmark=benchmark, rule=rule))
            switches[rule][benchmark] = leaders.switch(found)
    first, before = _fall(alone, switches[ALONE]["WikiText-103"])
    last = leaders.last_record(of_benchmark(listed, "Penn Treebank"), RNN)
    models = tables["models"]
    released = models[models["kind"].isin(["release", "pre-transformer"])]
    kinds = _kinds(released)
    return Leadership(
        listed,
        alone,
        pd.concat(marked),
        # A frame without rows has no dates, and would turn those of the others into objects.
        pd.concat([one for one in spells if len(one)] or spells, ignore_index=True),
        switches,
        first,
        before,
        None if last is None else int(last["date"].year),
        released,
        kinds,
        leaders.yearly_shares(kinds[kinds["date"].dt.year >= FIRST_YEAR], "kind"),
    )


def of_benchmark(part: pd.DataFrame, benchmark: str) -> pd.DataFrame:
    """Return the rows of one benchmark."""
    return part[part["benchmark"] == benchmark]


def _fall(alone: pd.DataFrame, switch: leaders.Switch) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the first Transformer's row from the switch on, and the best row before it."""
    found = of_benchmark(alone, "WikiText-103")
    if switch.record is None:
        return found.iloc[:0], found.iloc[:0]
    first = found.loc[[switch.record]]
    return first, found[found["date"] < first["date"].iloc[0]].nsmallest(1, "value")


def _kinds(released: pd.DataFrame) -> pd.DataFrame:
    known = released[released["architecture"].notna() & released["release_date"].notna()]
    kinds = known.assign(
        date=known["release_date"],
        type=known["architecture"].map(CLASSES).fillna("other"),
        early=known["kind"] == "pre-transformer",
    ).drop(columns="kind").rename(columns={"type": "kind"})  # fmt: skip
    # A mixture of experts from before the Transformer mixes recurrent networks.
    kinds.loc[kinds["early"] & kinds["kind"].isin(SELF_ATTENTIVE), "kind"] = "recurrent"
    return kinds
