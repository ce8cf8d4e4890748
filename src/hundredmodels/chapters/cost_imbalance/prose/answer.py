"""The chapter's answer in three sentences."""

from hundredmodels.analysis.uncertainty import CERTAIN
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.cost_imbalance.wording import known, ranged, token, value
from hundredmodels.chapters.result import NARROW_SPACE

PER_CENT = f"{NARROW_SPACE}%"


def answer(study: Study) -> tuple[str, str, str]:
    """Return the chapter's answer in three sentences, those that tell something first."""
    told = {
        answer_chain(study): known(study, "required-revenue-2023"),
        answer_forward(study): known(study, "gap-latest"),
        answer_units(study): known(study, "training-cost-growth") or told_fall(study) is not None,
    }
    first, second, third = sorted(told, key=lambda sentence: not told[sentence])
    return first, second, third


def answer_chain(study: Study) -> str:
    """Say what the quoted figure is, and what it is a year."""
    if not known(study, "required-revenue-2023"):
        return "The published model of 2023 was not known by this day."
    gap = value(study, "gap-2023-per-year") or 0.0
    verb = "less" if gap < 0 else "more"
    return (
        f"The {token('required-revenue-2023')} that the articles report as a year's spending is "
        "the revenue that one year's chips must bring in over their whole life, of which "
        f"{token('data-centre-spend-2023')} is spending; spread over that life it is "
        f"{token('required-revenue-2023-per-year')}, {verb} than the "
        f"{token('revenue-assumed-2023')} that the same model assumes to be earned."
    )


def answer_forward(study: Study) -> str:
    """Say where the gap stands now, and whether cover rose or fell."""
    if not known(study, "gap-latest"):
        return "No quarter of chip sales and revenue was reported by this day."
    asks = (
        "the same arithmetic asks for"
        if known(study, "required-revenue-2023")
        else "a year's chips, with the data centre around them and the margin of whoever rents "
        "them out, ask for"
    )
    makers = study.gap.rates["entity"].unique()
    where = "the model makers" if len(makers) > 1 else f"{makers[0]}, the one model maker known"
    first = (
        f"At the pace of the quarter to {token('latest-quarter')} {asks} "
        f"{token('required-revenue-latest')} against {token('revenue-found-latest')} found at "
        f"{where}, a gap of {ranged(study, 'gap-latest')}"
    )
    before, now = value(study, "revenue-cover-installed-2023"), value(study, "revenue-cover-latest")
    if before is None or now is None:
        return first + "."
    verb = "rose" if now > before else "fell"
    return (
        f"{first}, though the part of a year's need that they cover {verb} from "
        f"{token('revenue-cover-installed-2023', 'value')}{PER_CENT} to "
        f"{token('revenue-cover-latest', 'value')}{PER_CENT}."
    )


def answer_units(study: Study) -> str:
    """Say what happened to the price of a unit while spending rose."""
    fall = told_fall(study)
    if fall is None and not known(study, "training-cost-growth"):
        return (
            "How fast the price of a token fell and the cost of training grew can't be told from "
            "what was known by this day."
        )
    if not known(study, "training-cost-growth"):
        return f"No series of training costs was known by this day, while {fall}."
    if fall is None:
        return (
            f"The cost of training notable models grew {ranged(study, 'training-cost-growth')}; "
            "no fall of prices is told from chance."
        )
    return (
        "Both halves of the articles' complaint are true of different things: the cost of "
        f"training notable models grew {ranged(study, 'training-cost-growth')}, "
        f"while {fall}."
    )


def told_fall(study: Study) -> str | None:
    """Return the fall of prices that is told from chance, if there is one."""
    p = value(study, "price-decline-gpt4-level-p")
    if p is not None and p < CERTAIN:
        return (
            f"the cheapest token at GPT-4's level fell {ranged(study, 'price-decline-gpt4-level')}"
        )
    low = study.price.hedonic.low
    if low is None or low <= 1:
        return None
    return f"list prices at equal score fell {ranged(study, 'price-decline-hedonic')}"
