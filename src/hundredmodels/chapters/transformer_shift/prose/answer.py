"""The chapter's answer, in three sentences."""

from hundredmodels.chapters.transformer_shift.leadership import NEVER
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.transformer_shift.wording import (
    disagree,
    growing,
    known,
    number_of,
    ranged,
    token,
    value,
    word,
)


def answer(study: Study) -> tuple[str, str, str]:
    """Return the chapter's answer in three sentences."""
    return answer_bargain(study), answer_race(study), answer_entry(study)


def answer_bargain(study: Study) -> str:
    """Say what the Transformer gained and what it paid."""
    if study.quality.systems.empty:
        return "The paper on the Transformer was not known by this day."
    steps = value(study, "serial-steps-ratio") or 0
    gained = (
        "takes one serial step where a recurrent layer takes "
        f"{token('serial-steps-ratio', 'value')}"
        if steps > 1
        else "takes as many serial steps as a recurrent layer"
    )
    return (
        f"The Transformer saves waiting, not work: its self-attention {gained}, while a whole "
        f"block asks for {token('block-lstm-flops-ratio')} the operations of an LSTM of equal "
        "width, and a bargain of more arithmetic for less waiting turns progress into a question "
        "of machines."
    )


def answer_race(study: Study) -> str:
    """Say how fast the machines grew, and what the records say."""
    if not known(study, "training-compute-growth"):
        return "How fast training compute grows can't be told from what was known by this day."
    records = ""
    if word(study, "wikitext103-switch") not in ("", NEVER):
        records = (
            f"; the record on WikiText-103 passed to Transformers in {token('wikitext103-switch')}"
        )
        if word(study, "ptb-switch") == NEVER and known(study, "ptb-last-rnn-lead"):
            records += (
                ", though on small Penn Treebank a recurrent network still set one in "
                f"{token('ptb-last-rnn-lead')}"
            )
    grew = (
        f"he training compute of {growing(study)} has grown "
        f"{ranged(study, 'training-compute-growth')} since 2010"
    )
    if not known(study, "training-compute-doubling"):
        return f"T{grew}{records}."
    return (
        f"The machines came: t{grew}, which doubles it every "
        f"{token('training-compute-doubling')}{records}."
    )


def answer_entry(study: Study) -> str:
    """Say who entered, and how concentrated they are."""
    if not known(study, "effective-countries"):
        return "Too few large models were known by this day to say who entered."
    counts = ""
    if known(study, "china-us-ratio-min"):
        counts = (
            "; whether China had overtaken the United States in 2023 depends on the counter, "
            f"from {token('china-us-ratio-min', 'value')} to "
            f"{token('china-us-ratio-max', 'value')} Chinese models for an American one"
            if disagree(study)
            else "; the counting bodies of 2023 put China at "
            f"{token('china-us-ratio-min')} to {token('china-us-ratio-max')} the United States"
            if len(study.counters.outside) > 1
            else f"; one counting body of 2023 puts China at {token('china-us-ratio')} the United "
            "States"
        )
    firms = number_of(study, "organisations-with-models", "organisation")
    if value(study, "countries-with-models") == 1:
        alone = value(study, "organisations-with-models") == 1
        who = f"{firms} has" if alone else f"{firms}, all of one country, have"
        return f"{who} released a large model{counts}."
    return (
        f"{firms} in {token('countries-with-models')} have released "
        "a large model, yet the releases are as concentrated as if "
        f"{ranged(study, 'effective-countries')} shared them equally{counts}."
    )
