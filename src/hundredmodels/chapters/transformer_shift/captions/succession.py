"""Captions and alt texts of the figures on what the Transformer replaced, and when."""

import pandas as pd

from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.transformer_shift import frames
from hundredmodels.chapters.transformer_shift.leadership import ALONE, NAMES, NEVER
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.transformer_shift.wording import known, token, word
from hundredmodels.chapters.wording import counted, listed

ARCHITECTURE = {
    "transformer": "a Transformer's",
    "RNN": "a recurrent network's",
    "convolutional": "a convolution's",
}
HOLDERS = {
    "transformer": "a Transformer",
    "RNN": "a recurrent network",
    "convolutional": "a convolution",
}


@describes(frames.record_perplexity)
def record_perplexity(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the records on two benchmarks."""
    switches = {key: word(study, f"{key}-switch") for key in ("wikitext103", "ptb")}
    said = []
    for benchmark in frames.SHOWN:
        key = NAMES[benchmark]
        if switches[key] == NEVER:
            kept = key == "ptb" and switches["wikitext103"] not in ("", NEVER)
            how = "recurrent networks kept it" if kept else "no Transformer took the record"
            said.append(f"on {benchmark} {how}")
        elif switches[key]:
            how = f"the record passed to a Transformer in {token(f'{key}-switch')}"
            said.append(f"on {benchmark} {how}")
    first = "; ".join(said)
    return (
        f"{first[:1].upper()}{first[1:]}. Test perplexity of single models as trained, by the "
        "month of the paper; the line is the best so far, in the colour of who held it. Circles: "
        "Transformers; squares: recurrent; triangles: convolution."
    )


@describes(frames.record_perplexity)
def record_perplexity_alt(study: Study, _frame: pd.DataFrame) -> str:
    """Alt text of the records on two benchmarks."""
    drawn = frames.drawn_records(study)
    last = drawn[drawn["record"]].sort_values(["date", "value"]).groupby("benchmark").last()
    said = [
        f"on {benchmark} it is {ARCHITECTURE[architecture]}"
        for benchmark, architecture in last["architecture"].items()
    ]
    return (
        "Points by month and test perplexity on a logarithmic axis, with the best so far as a "
        f"staircase for each benchmark. Whose is the last record: {listed(said)}."
    )


@describes(frames.leaders)
def leaders(study: Study, frame: pd.DataFrame) -> str:
    """Caption of who led when."""
    of = frame["benchmark"].nunique()
    return (
        f"Transformers hold the last record on {token('benchmarks-held', 'value')} of "
        f"{counted(of, 'benchmark')} if one model is tested as trained, and "
        "on "
        f"{token('benchmarks-held-all', 'value')} if anything goes. Upper bar: single models as "
        "trained; lower, paler bar: with caches, dynamic evaluation and ensembles. The list ends "
        f"with {study.leadership.history['date'].max():%B %Y}, so the last holder is censored."
    )


@describes(frames.leaders)
def leaders_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alt text of who led when."""
    alone = frame[frame["rule"] == ALONE].sort_values("start").groupby("benchmark").last()
    held = [
        f"{name} on {listed(part)}"
        for name, part in (
            (name, [one for one in NAMES if alone["architecture"].get(one) == architecture])
            for architecture, name in HOLDERS.items()
        )
        if part
    ]
    rows = frame["benchmark"].nunique()
    ends = f" Who holds the last record, tested as trained: {'; '.join(held)}." if held else ""
    return f"Bars over time, in {counted(rows, 'row')}, by who led.{ends}"


@describes(frames.architecture_shares)
def architecture_shares(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the architectures by year."""
    years = f"{int(frame['year'].min())} to {int(frame['year'].max())}"
    first = (
        f"Of the models of 2023 up to the first article, {token('transformer-share-2023')} were "
        "Transformers. "
        if known(study, "transformer-share-2023")
        else ""
    )
    return (
        f"{first}Releases of known architecture, {years}, with their number on top; "
        f"{token('architecture-unknown-share')} of all listed releases have none stated. Early "
        "years hold few rows, and part of the labels is this report's rule of families and names."
    )


@describes(frames.architecture_shares)
def architecture_shares_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alt text of the architectures by year."""
    largest = frame.loc[frame.groupby("year")["share"].idxmax()]
    first, last = largest.iloc[0], largest.iloc[-1]
    return (
        f"Stacked bars, one a year, of the shares of architectures. The largest part of the bar "
        f"of {int(first['year'])} is {first['architecture']}, of that of {int(last['year'])} "
        f"{last['architecture']}."
    )
