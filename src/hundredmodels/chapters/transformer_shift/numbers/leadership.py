"""Results on who held the records, and on the architectures of the releases."""

from datetime import date

import pandas as pd

from hundredmodels.chapters.result import YEAR, Result, rows_of
from hundredmodels.chapters.transformer_shift.leadership import (
    ALL,
    ALONE,
    LIST_READ,
    NAMES,
    NEVER,
    NOT_WRITTEN,
    SELF_ATTENTIVE,
    WRITTEN,
    Leadership,
    of_benchmark,
)
from hundredmodels.chapters.transformer_shift.names import number
from hundredmodels.chapters.units import PER_CENT, TIMES


def leadership_results(led: Leadership, as_of: date) -> tuple[Result, ...]:
    """Return the switches of each benchmark by both rules, and the shares of Transformers."""
    return (
        *(_switch(led, benchmark) for benchmark in NAMES),
        *(_switch(led, benchmark, every=True) for benchmark in NAMES),
        _last_recurrent(led, as_of),
        _fall(led),
        *_held(led),
        *_shares(led, as_of),
    )


def _switch(led: Leadership, benchmark: str, *, every: bool = False) -> Result:
    rule = ALL if every else ALONE
    found = of_benchmark(led.listed if every else led.alone, benchmark)
    switch = led.switches[rule][benchmark]
    name = f"{NAMES[benchmark]}-switch"
    other = f"{name}-all"
    never = switch.reason.startswith(NEVER)
    said = f"; {switch.reason}" if never else ""
    return number(
        other if every else name,
        f"Month from which a Transformer led on {benchmark} for good ({rule})",
        switch.month or (NEVER if never else None),
        "",
        f"First record of the run of Transformer records that lasts to the end of the list "
        f"({rule}; running best of the test value){said}",
        inputs=rows_of("perplexities", found.index),
        n=len(found),
        reason=f"{benchmark}: {switch.reason}",
        rivals=(name,) if every else (other,),
    )


def _last_recurrent(led: Leadership, as_of: date) -> Result:
    found = of_benchmark(led.listed, "Penn Treebank")
    return number(
        "ptb-last-rnn-lead",
        "Year of the last record by a recurrent network on Penn Treebank",
        None if led.last_recurrent is None else float(led.last_recurrent),
        YEAR,
        "Running best of the word-level test perplexity, all ways of evaluation; the same model "
        "without dynamic evaluation is the last record of single models too. Censored: no other "
        f"architecture took the record in the list by {min(as_of, LIST_READ):%B %Y}",
        inputs=rows_of("perplexities", found.index),
        n=len(found),
        reason="no recurrent network is listed by the day",
    )


def _fall(led: Leadership) -> Result:
    first, before = led.first, led.before
    label = "Perplexity of the best model before the switch over that of the first Transformer"
    if first.empty or before.empty:
        reason = "nothing was listed before it" if len(first) else "there was no switch"
        return number("wikitext103-fall", label, None, TIMES, "Ratio", reason=reason)
    return number(
        "wikitext103-fall",
        label,
        float(before["value"].iloc[0] / first["value"].iloc[0]),
        TIMES,
        f"WikiText-103: {before['value'].iloc[0]} of {before['model'].iloc[0]} over "
        f"{first['value'].iloc[0]} of {first['model'].iloc[0]}",
        inputs=rows_of("perplexities", before.index, first.index),
        n=2,
    )


def _held(led: Leadership) -> tuple[Result, ...]:
    return tuple(
        number(
            name,
            f"Benchmarks, of {len(NAMES)}, whose last record is a Transformer's ({rule})",
            float(sum(bool(one.month) for one in led.switches[rule].values()))
            if len(part)
            else None,
            "benchmarks",
            "Running best of the test value on each benchmark of the list",
            inputs=rows_of("perplexities", part.index),
            n=len(NAMES),
            reason="nothing is listed by the day",
            rivals=(rival,),
            digits=0,
        )
        for name, rule, part, rival in (
            ("benchmarks-held", ALONE, led.alone, "benchmarks-held-all"),
            ("benchmarks-held-all", ALL, led.listed, "benchmarks-held"),
        )
    )


def _shares(led: Leadership, as_of: date) -> tuple[Result, ...]:
    kinds, released = led.kinds, led.released
    written = pd.Timestamp(as_of) >= WRITTEN
    of_year = kinds[(kinds["date"].dt.year == WRITTEN.year) & (kinds["date"] <= WRITTEN) & written]
    last = int(kinds["date"].dt.year.max()) if len(kinds) else 0
    unknown = released[released["architecture"].isna()]
    return (
        _share(
            "transformer-share-2023",
            "Transformers among the models of January to October 2023 of known architecture",
            of_year,
            "no release of that time is known by the day" if written else NOT_WRITTEN,
        ),
        _share(
            "transformer-share-last-year",
            f"Transformers among the models of {last or 'the newest year'} of known architecture",
            kinds[kinds["date"].dt.year == last],
            "no release of known architecture is known by the day",
        ),
        number(
            "architecture-unknown-share",
            "Share of the listed releases whose architecture no source or rule gives",
            float(100 * len(unknown) / len(released)) if len(released) else None,
            PER_CENT,
            "Releases with a blank architecture over all releases",
            inputs=rows_of("models", released.index),
            n=len(released),
            reason="no release is known by the day",
        ),
    )


def _share(name: str, label: str, part: pd.DataFrame, reason: str) -> Result:
    theirs = part["kind"].isin(SELF_ATTENTIVE)
    return number(
        name,
        label,
        float(100 * theirs.mean()) if len(part) else None,
        PER_CENT,
        "Decoders, encoders, both, and mixtures of experts with attention throughout; hybrids "
        "with state-space layers, recurrent and diffusion models are not counted. The "
        "architecture is partly this report's rule of families and names",
        inputs=rows_of("models", part.index),
        n=len(part),
        reason=reason,
        digits=1,
    )
