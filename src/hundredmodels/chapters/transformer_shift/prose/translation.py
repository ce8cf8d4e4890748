"""Sentences on what the scores in translation are worth."""

from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.transformer_shift.wording import known, token, value


def french(study: Study) -> str:
    """Say what the French score is worth."""
    if not known(study, "bleu-margin-french"):
        return "The paper was not known by this day."
    place = "above" if (value(study, "bleu-margin-french") or 0) > 0 else "from"
    text = (
        "From English to French the margin is a matter of which page one reads. Table 2 of the "
        f"paper's last version puts the big model {token('bleu-margin-french')} "
        f"{place} the best earlier ensemble"
    )
    margin = value(study, "bleu-margin-french-text")
    if margin is None:
        return f"{text}."
    side = "below" if margin < 0 else "above"
    return (
        f"{text}; the running text of the same paper has a lower score, which leaves it {side}: "
        f"{token('bleu-margin-french-text')}. "
        + (
            "On the lower score the claim that survives is of cost, not of quality."
            if margin < 0
            else "On both scores it is the better system, and the cheaper one."
        )
    )


def later_rivals(study: Study) -> str:
    """Say whether others reached the same score later."""
    margin = value(study, "bleu-later-margin")
    if margin is None:
        return "What others scored later was not known by this day."
    if margin <= 0:
        return "No later system without self-attention is listed above the big Transformer."
    ending = (
        "It is a convolution, which needs one serial step too: what counted may have been the "
        "parallel training rather than the attention."
        if study.quality.later == "convolutional"
        else "It is recurrent: what it did not have was the one serial step."
    )
    return (
        "Nor was the score out of reach for others once they took over the training recipe. The "
        "best later system without self-attention in the list stands "
        f"{token('bleu-later-margin')} above the Transformer of 2017. {ending}"
    )
