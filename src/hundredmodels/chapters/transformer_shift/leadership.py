"""Who led when: records on language-modelling benchmarks by architecture, and shares by year."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from hundredmodels.analysis import leaders
from hundredmodels.chapters.result import YEAR, Result
from hundredmodels.chapters.transformer_shift.wording import TIMES, number, rows
from hundredmodels.data import Tables

TRANSFORMER, RNN = "transformer", "RNN"
LIST_READ = date(2024, 6, 23)
"""Day of the revision of the list that was read."""
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
"""Middle of the month in which the first article was written."""


@dataclass(frozen=True)
class Leadership:
    """Who led when.

    Attributes
    ----------
    history
        The rows of ``perplexities`` with ``rule`` and ``record``.
    spells
        ``benchmark``, ``rule``, ``architecture``, ``start``, ``end``, ``value``, ``last_model``.
    shares
        ``year``, ``kind``, ``count``, ``of``, ``share``: releases by architecture.
    results
        The results of this part.
    """

    history: pd.DataFrame
    spells: pd.DataFrame
    shares: pd.DataFrame
    results: tuple[Result, ...]


def leadership(tables: Tables) -> Leadership:
    """Find the record holders, and the architectures of each year's releases."""
    history = tables["perplexities"]
    alone = leaders.single_static(history)
    end = pd.Timestamp(tables.as_of)
    if not history.empty:
        # The list was read once; after that day it says nothing.
        read = history["date"].max() + pd.DateOffset(months=6)
        end = min(end, read)
    spells, marked = [], []
    for rule, part in ((ALONE, alone), (ALL, history)):
        for benchmark in NAMES:
            found = part[part["benchmark"] == benchmark]
            best = leaders.records(found).index
            marked.append(found.assign(rule=rule, record=found.index.isin(best)))
            spells.append(leaders.spells(found, end).assign(benchmark=benchmark, rule=rule))
    shares, share_results = _shares(tables["models"])
    results = (
        *(_switch(alone, benchmark) for benchmark in NAMES),
        *(_switch(history, benchmark, every=True) for benchmark in NAMES),
        _last_rnn(history, tables.as_of),
        _fall(alone),
        *_held(alone, history),
        *share_results,
    )
    return Leadership(pd.concat(marked), pd.concat(spells, ignore_index=True), shares, results)


def _switch(part: pd.DataFrame, benchmark: str, *, every: bool = False) -> Result:
    found = part[part["benchmark"] == benchmark]
    switch = leaders.switch(found)
    name = f"{NAMES[benchmark]}-switch"
    other = f"{name}-all"
    rule = ALL if every else ALONE
    never = switch.reason.startswith("never")
    said = f"; {switch.reason}" if never else ""
    value = switch.month or ("never" if never else None)
    return number(
        other if every else name,
        f"Month from which a Transformer led on {benchmark} for good ({rule})",
        value,
        "",
        f"First record of the run of Transformer records that lasts to the end of the list "
        f"({rule}; running best of the test value){said}",
        inputs=(rows("perplexities", found),),
        n=len(found),
        reason=f"{benchmark}: {switch.reason}",
        rivals=(name,) if every else (other,),
    )


def _last_rnn(history: pd.DataFrame, as_of: date) -> Result:
    found = history[history["benchmark"] == "Penn Treebank"]
    last = leaders.last_record(found, RNN)
    return number(
        "ptb-last-rnn-lead",
        "Year of the last record by a recurrent network on Penn Treebank",
        None if last is None else float(last["date"].year),
        YEAR,
        "Running best of the word-level test perplexity, all ways of evaluation; the same model "
        "without dynamic evaluation is the last record of single models too. Censored: no other "
        f"architecture took the record in the list by {min(as_of, LIST_READ):%B %Y}",
        inputs=(rows("perplexities", found),),
        n=len(found),
        reason="no recurrent network is listed by the day",
    )


def _fall(alone: pd.DataFrame) -> Result:
    found = alone[alone["benchmark"] == "WikiText-103"]
    switch = leaders.switch(found)
    label = "Perplexity of the best model before the switch over that of the first Transformer"
    if switch.record is None:
        return number("wikitext103-fall", label, None, TIMES, "Ratio", reason="there was no switch")
    first = found.loc[[switch.record]]
    before = found[found["date"] < first["date"].iloc[0]].nsmallest(1, "value")
    return number(
        "wikitext103-fall",
        label,
        float(before["value"].iloc[0] / first["value"].iloc[0]),
        TIMES,
        f"WikiText-103: {before['value'].iloc[0]} of {before['model'].iloc[0]} over "
        f"{first['value'].iloc[0]} of {first['model'].iloc[0]}",
        inputs=(rows("perplexities", before.index.append(first.index)),),
        n=2,
    )


def _held(alone: pd.DataFrame, history: pd.DataFrame) -> tuple[Result, ...]:
    def count(part: pd.DataFrame) -> float | None:
        if part.empty:
            return None
        return float(
            sum(
                bool(leaders.switch(part[part["benchmark"] == benchmark]).month)
                for benchmark in NAMES
            )
        )

    return tuple(
        number(
            name,
            f"Benchmarks, of {len(NAMES)}, whose last record is a Transformer's ({rule})",
            count(part),
            "benchmarks",
            "Running best of the test value on each benchmark of the list",
            inputs=(rows("perplexities", part),),
            n=len(NAMES),
            reason="nothing is listed by the day",
            rivals=(rival,),
            digits=0,
        )
        for name, rule, part, rival in (
            ("benchmarks-held", ALONE, alone, "benchmarks-held-all"),
            ("benchmarks-held-all", ALL, history, "benchmarks-held"),
        )
    )


def _shares(models: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Result, ...]]:
    released = models[models["kind"].isin(["release", "pre-transformer"])]
    known = released[released["architecture"].notna() & released["release_date"].notna()]
    kinds = known.assign(
        date=known["release_date"],
        type=known["architecture"].map(CLASSES).fillna("other"),
        early=known["kind"] == "pre-transformer",
    ).drop(columns="kind").rename(columns={"type": "kind"})  # fmt: skip
    # A mixture of experts from before the Transformer mixes recurrent networks.
    kinds.loc[kinds["early"] & kinds["kind"].isin(SELF_ATTENTIVE), "kind"] = "recurrent"
    shares = leaders.yearly_shares(kinds[kinds["date"].dt.year >= FIRST_YEAR], "kind")
    of_year = kinds[(kinds["date"].dt.year == WRITTEN.year) & (kinds["date"] <= WRITTEN)]
    last = int(kinds["date"].dt.year.max()) if len(kinds) else 0
    newest = kinds[kinds["date"].dt.year == last]
    unknown = released[released["architecture"].isna()]
    return shares, (
        _share(
            "transformer-share-2023",
            "Transformers among the models of January to October 2023 of known architecture",
            of_year,
        ),
        _share(
            "transformer-share-last-year",
            f"Transformers among the models of {last} of known architecture",
            newest,
        ),
        number(
            "architecture-unknown-share",
            "Share of the listed releases whose architecture no source or rule gives",
            float(100 * len(unknown) / len(released)) if len(released) else None,
            "%",
            "Releases with a blank architecture over all releases",
            inputs=(rows("models", released),),
            n=len(released),
            reason="no release is known by the day",
        ),
    )


def _share(name: str, label: str, part: pd.DataFrame) -> Result:
    theirs = part["kind"].isin(SELF_ATTENTIVE)
    return number(
        name,
        label,
        float(100 * theirs.mean()) if len(part) else None,
        "%",
        "Decoders, encoders, both, and mixtures of experts with attention throughout; hybrids "
        "with state-space layers, recurrent and diffusion models are not counted. The "
        "architecture is partly this report's rule of families and names",
        inputs=(rows("models", part),),
        n=len(part),
        reason="no release of that time is known by the day",
        digits=1,
    )
