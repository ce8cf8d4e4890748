"""Sentences on which architecture took the records, and what came after."""

from hundredmodels.chapters.transformer_shift.leadership import (
    LIST_READ,
    NEVER,
    WRITTEN,
    of_benchmark,
)
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.transformer_shift.wording import known, token, value, word, written
from hundredmodels.chapters.wording import listed

ALL = 100.0
NEARLY_ALL = 90.0
"""Per cent from which "all" is nearly true."""


def records(study: Study) -> str:
    """Say which benchmarks switched and which did not."""
    never = [
        name
        for name, key in (
            ("Penn Treebank", "ptb"),
            ("WikiText-2", "wikitext2"),
            ("Penn Treebank by characters", "ptb-char"),
        )
        if word(study, f"{key}-switch") == NEVER
    ]
    text, first = "", ""
    if word(study, "wikitext103-switch") not in ("", NEVER) and known(study, "wikitext103-fall"):
        first = word(study, "wikitext103-switch")
        text = (
            f"On WikiText-103 the switch came in {token('wikitext103-switch')} and was no close "
            f"thing: the best perplexity before it was {token('wikitext103-fall')} the first "
            "Transformer's. "
        )
    then = word(study, "one-billion-words-switch")
    if then not in ("", NEVER):
        how = "followed" if first and then > first else "switched"
        when = "the same month" if then == first else token("one-billion-words-switch")
        text += f"One Billion Words {how} in {when}"
        if word(study, "one-billion-words-switch-all") not in (
            "",
            NEVER,
            then,
        ):
            text += (
                f", or in {token('one-billion-words-switch-all')} if ensembles count, for an "
                "ensemble of recurrent networks had reached the same value years before"
            )
        text += ". "
    if never:
        closed = study.tables.as_of >= LIST_READ
        text += f"{listed(never)} {'never switched' if closed else 'had not switched by this day'}."
    return text or "No record is known by this day."


def censored(study: Study) -> str:
    """Say what the date of the last record on Penn Treebank is worth."""
    switch = word(study, "ptb-switch")
    if not switch or not known(study, "ptb-last-rnn-lead"):
        return "No recurrent network's record on Penn Treebank was listed by this day."
    if switch != NEVER:
        return f"A Transformer took that record in {token('ptb-switch')}."
    closed = study.tables.as_of >= LIST_READ
    text = (
        "That date is censored: the list was last read in 2024, nobody had taken the record by "
        "then, and after 2022 few still tried."
        if closed
        else "That date is censored: nobody had taken the record by this day."
    )
    second = "WikiText-2"
    rows = of_benchmark(study.leadership.listed, second)
    if len(rows) and not (rows["architecture"] == "transformer").any():
        means = (
            'so "never" there means that none was entered'
            if closed
            else "which says that none was entered"
        )
        text += f" On {second} no Transformer is listed at all, {means}, not that none was tried."
    return text


def flip(study: Study) -> str:
    """Say what dynamic evaluation does to the Hutter Prize."""
    single, every = word(study, "hutter-prize-switch"), word(study, "hutter-prize-switch-all")
    if single not in ("", NEVER) and every == NEVER:
        return (
            "The rule of evaluation can turn the answer. On the Hutter Prize a Transformer leads "
            f"from {token('hutter-prize-switch')} if a model is tested as trained; if it may "
            "learn from the text while it is tested, the last record is a recurrent network's."
        )
    if not single or not every:
        return "No record on the Hutter Prize was listed by this day."
    if single == NEVER != every:
        return (
            "The rule of evaluation can turn the answer. On the Hutter Prize a Transformer leads "
            "only if it may learn from the text while it is tested."
        )
    return "The rule of evaluation does not change who holds the last record on the Hutter Prize."


def architectures(study: Study) -> str:
    """Say whether all models of the time were Transformers, and what came after."""
    if not written(study):
        return "The first article, which speaks of all models, was not yet written by this day."
    if not known(study, "transformer-share-2023"):
        return "No architecture of that time is known by this day."
    share = value(study, "transformer-share-2023") or 0
    verdict = "nearly true" if share >= NEARLY_ALL else "only partly true"
    text = (
        f"That all large models rest on the Transformer, as the article says, is {verdict} of "
        f"its day: {token('transformer-share-2023')} of the listed models of 2023 up to then."
    )
    if share < ALL:
        text += " RWKV is among the exceptions."
    shares = study.leadership.shares
    newest = shares[shares["year"] == shares["year"].max()].set_index("kind")["share"]
    hybrids = newest.get("state-space or hybrid", 0.0)
    experts = newest.get("Transformer with experts", 0.0)
    rest = 1 - experts - newest.get("Transformer", 0.0)
    later = len(shares) and shares["year"].max() > WRITTEN.year
    if not later or experts <= newest.get("Transformer", 0.0) or hybrids <= rest / 2:
        return text
    return (
        f"{text} They have since grown into a class. Of the newest year's models "
        f"{token('transformer-share-last-year')} are Transformers throughout, most of them with "
        "experts, and most of the rest mix attention with state-space layers. The trade that won "
        "was one of parallel training; what comes back in part is the recurrent network's cheap "
        "reading of long texts."
    )
