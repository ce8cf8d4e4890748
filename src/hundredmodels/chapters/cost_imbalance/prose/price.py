"""Sentences on the fall of prices, and on rents."""

from hundredmodels.analysis.prices import LEVELS
from hundredmodels.analysis.uncertainty import CERTAIN
from hundredmodels.chapters.cost_imbalance.price import NAMES
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.cost_imbalance.wording import known, ranged, token, value


def null_verdict(study: Study) -> str:
    """Say at which levels the record of prices is told from its null."""
    sentences = []
    for level, (key, words) in NAMES.items():
        name = f"price-decline-{key}-level"
        one = study.price.levels[level]
        if one.null is None:
            sentences.append(f"At {words}'s level there are too few records for a line.")
            continue
        test = (
            f"against {ranged(study, name + '-null')} when the "
            f"dates are shuffled, p = {token(name + '-p')}"
        )
        verdict = (
            "so the fall is told from chance, and over its null it is "
            f"{ranged(study, name + '-less-null')}"
            if one.null.p_value < CERTAIN
            else "so the record alone is no finding"
        )
        sentences.append(f"At {words}'s level it is {token(name)} {test}: {verdict}.")
    if known(study, "price-levels-told-from-null"):
        some = (value(study, "price-levels-told-from-null") or 0) > 0
        sentences.append(
            f"Of the levels from MMLU {LEVELS[0]:g} to {LEVELS[-1]:g} the test tells "
            + (
                f"{token('price-levels-told-from-null', 'value')} from chance; at the others the "
                "record is no finding."
                if some
                else "none from chance."
            )
        )
    return " ".join(sentences)


def hedonic(study: Study) -> str:
    """Say what the regression finds, which needs no record."""
    one = study.price.hedonic
    if one.value is None or one.low is None:
        return "There are too few prices for the regression at equal score by this day."
    verdict = (
        'its interval excludes "no change", so prices did fall at equal score'
        if one.low > 1
        else 'its interval includes "no change", so it is no finding'
    )
    return (
        "A regression over all prices uses no records and so has no such null. It finds that at "
        f"equal score list prices fell {ranged(study, 'price-decline-hedonic')}"
        f": {verdict}."
    )


def published_falls(study: Study) -> str:
    """Say how our falls compare with the published ones, and why."""
    if not known(study, "price-decline-median", "price-decline-epoch-median"):
        return "Published falls to compare with were not known by this day."
    ours = value(study, "price-decline-median") or 0.0
    theirs = value(study, "price-decline-epoch-median") or 0.0
    text = (
        f"Epoch AI's median is {token('price-decline-epoch-median')} "
        f"({token('price-decline-epoch-median', 'interval')} over tests and levels), a16z's rule "
        f"of thumb {token('price-decline-a16z')}. "
    )
    if ours >= theirs:
        return text + f"Ours, {token('price-decline-median')}, is no slower."
    thumb = value(study, "price-decline-a16z") or ours
    apart = "faster than the rule of thumb, and " if ours > thumb else ""
    text += (
        f"Ours, {token('price-decline-median')}, is {apart}slower than Epoch AI's for two reasons. "
        "Epoch AI uses harder tests besides MMLU, where a level is newly reached and its price "
        "falls fast at first; and its prices end in early 2025."
    )
    cut = value(study, "price-decline-gpt35-level-to-2025")
    whole = value(study, "price-decline-gpt35-level")
    if cut is not None and whole is not None and cut > whole:
        text += (
            " Cut off there, our own estimate at GPT-3.5's level is "
            f"{token('price-decline-gpt35-level-to-2025')} instead of "
            f"{token('price-decline-gpt35-level')}: the staircases have flattened since"
        )
        p = value(study, "price-decline-gpt35-level-p")
        text += (
            "." if p is not None and p < CERTAIN else ", though this one is not told from chance."
        )
    return text


def rents(study: Study) -> str:
    """Say whether rents moved."""
    if not known(study, "gpu-rental-change"):
        return "No provider's rent had been seen over a year by this day."
    change = value(study, "gpu-rental-change") or 0.0
    verdict = "hardly moved" if abs(change) < 5 else "fell" if change < 0 else "rose"  # noqa: PLR2004 -- per cent a year
    told = verdict != "fell" and (value(study, "price-decline-median") or 0.0) > 1
    ending = " Cheaper tokens did not come from cheaper hours of the same chips." if told else ""
    return (
        f"List rents of one and the same GPU at one and the same provider {verdict}: the median "
        f"change is {token('gpu-rental-change')} (quartiles "
        f"{token('gpu-rental-change', 'interval')}, where more than nought is dearer), and "
        f"{token('gpu-rental-unchanged')} did not change at all.{ending}"
    )
