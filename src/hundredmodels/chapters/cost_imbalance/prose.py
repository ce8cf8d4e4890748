"""Computed sentences: the chapter's answer, and what may turn with data, day or parameters."""

from hundredmodels.analysis.prices import LEVELS
from hundredmodels.chapters.cost_imbalance.price import GPT4, GPT35
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.cost_imbalance.wording import full

CERTAIN = 0.05


def token(name: str, part: str = "") -> str:
    """Return the token of a result."""
    return f"[[{full(name)}{':' + part if part else ''}]]"


def value(study: Study, name: str) -> float | None:
    """Return a result's number; ``None`` where it can't be estimated."""
    found = study.results[full(name)].value
    return found if isinstance(found, float) else None


def known(study: Study, *names: str) -> bool:
    """Say whether all of these can be estimated."""
    return all(study.results[full(name)].value is not None for name in names)


def answer(study: Study) -> tuple[str, str, str]:
    """Return the chapter's answer in three sentences."""
    return answer_chain(study), answer_forward(study), answer_units(study)


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
    first = (
        f"At the pace of the quarter to {token('latest-quarter')} the same arithmetic asks for "
        f"{token('required-revenue-latest')} against {token('revenue-found-latest')} found at "
        f"the model makers, a gap of {token('gap-latest')} "
        f"({token('gap-latest', 'interval')})"
    )
    before, now = value(study, "revenue-cover-installed-2023"), value(study, "revenue-cover-latest")
    if before is None or now is None:
        return first + "."
    verb = "rose" if now > before else "fell"
    return (
        f"{first}, though the part of the yearly need that they cover {verb} from "
        f"{token('revenue-cover-installed-2023', 'value')} to "
        f"{token('revenue-cover-latest', 'value')} per cent."
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
            f"The cost of training notable models grew {token('training-cost-growth')} "
            f"({token('training-cost-growth', 'interval')}); no fall of prices is told from chance."
        )
    return (
        "Both halves of the articles' complaint are true of different things: the cost of "
        f"training notable models grew {token('training-cost-growth')} "
        f"({token('training-cost-growth', 'interval')}), while {fall}."
    )


def told_fall(study: Study) -> str | None:
    """Return the fall of prices that is told from chance, if there is one."""
    p = value(study, "price-decline-gpt4-level-p")
    if p is not None and p < CERTAIN:
        return (
            f"the cheapest token at GPT-4's level fell {token('price-decline-gpt4-level')} "
            f"({token('price-decline-gpt4-level', 'interval')})"
        )
    low = study.price.hedonic.low
    if low is None or low <= 1:
        return None
    return (
        f"list prices at equal score fell {token('price-decline-hedonic')} "
        f"({token('price-decline-hedonic', 'interval')})"
    )


def yearly_form(study: Study) -> str:
    """Say which side the yearly form comes down on."""
    gap = value(study, "gap-2023-per-year")
    if gap is None:
        return "The yearly form can't be computed for this day."
    ending = (
        "so on the model's own assumption there was no yearly gap at all"
        if gap < 0
        else f"so a yearly gap of {token('gap-2023-per-year')} remains"
    )
    text = (
        f"In the yearly form the chips of 2023 ask for {token('required-revenue-2023-per-year')}, "
        f"and the model assumes {token('revenue-assumed-2023')}: {ending}."
    )
    if known(study, "revenue-found-2023"):
        text += (
            f" The assumption is what fails. At the end of 2023 the model makers' annualised "
            f"revenue was {token('revenue-found-2023')}, which is "
            f"{token('revenue-cover-2023', 'value')} per cent of the yearly requirement."
        )
    return text


def forecasts(study: Study) -> str:
    """Say what became of the published run rates."""
    if not known(study, "chip-run-rate-2023-outcome"):
        return "What became of the expected run rates was not known by this day."
    text = (
        f"The model of 2023 expected NVIDIA to sell {token('chip-run-rate-2023')}; the quarter "
        f"that closed the year ran at {token('chip-run-rate-2023-outcome')}."
    )
    if known(study, "chip-run-rate-2024-outcome", "chip-run-rate-2024"):
        text += (
            f" For the end of 2024 the later version expected {token('chip-run-rate-2024')}, and "
            f"{token('chip-run-rate-2024-outcome')} came."
        )
    return text


def sensitivity(study: Study) -> str:
    """Say which inputs could close the gap alone, and which could not."""
    if study.gap.vintages["2023"].model is None:
        return "Without the published model there is nothing to vary."
    opening = (
        "With every other input held, the gap of 2023 closes at chip spending of "
        f"{token('break-even-2023-chip-spend')}, or at revenue of "
        f"{token('break-even-2023-revenue')}"
    )
    parts = [opening]
    if known(study, "break-even-2023-share"):
        parts.append(
            f", or if only {token('break-even-2023-share')} of the chips served generative AI"
        )
    parts.append(".")
    if not known(study, "break-even-2023-gross-margin"):
        parts.append(
            " No gross margin closes it: the revenue assumed does not even cover the data centre."
        )
    return "".join(parts)


def cover(study: Study) -> str:
    """Say whether the leading seller's revenue covers its computing."""
    if not known(study, "openai-revenue-over-compute-2024"):
        return "How revenue compares with the cost of computing was not known by this day."
    ratio = value(study, "openai-revenue-over-compute-2024") or 0.0
    verdict = "does not cover" if ratio < 1 else "covers"
    return (
        f"Nearer to the ground, OpenAI's revenue of 2024 {verdict} what it paid for computing: it "
        f"comes to {token('openai-revenue-over-compute-2024')}, before staff and everything else."
    )


def spending(study: Study) -> str:
    """Say whether the spending stopped."""
    if not known(study, "capex-growth-2023-2025"):
        return "Two full years of capital expenditure to compare were not reported by this day."
    ratio = value(study, "capex-growth-2023-2025") or 0.0
    verdict = "did not stop" if ratio > 1 else "did stop"
    return (
        f"The spending {verdict}. The four largest builders of data centres put "
        f"{token('capex-2023')} into property and equipment in 2023 and {token('capex-2025')} in "
        f"2025, {token('capex-growth-2023-2025', 'value')} times as much; NVIDIA's data-centre "
        f"quarter stands at {token('nvidia-growth-since-july-2023', 'value')} times its size of "
        "July 2023."
    )


def growth(study: Study) -> str:
    """Say how fast cost grows, and how that compares with the published rate."""
    if not known(study, "training-cost-growth"):
        return "No series of training costs had been published by this day, so no growth is given."
    text = (
        f"On the {study.parameters.cost_basis} basis the cost of training notable models grew "
        f"{token('training-cost-growth')} ({token('training-cost-growth', 'interval')})"
    )
    others = [
        f"{token(f'training-cost-growth-{name}')} on the {name} basis"
        for name in ("amortised", "rental", "purchase")
        if name != study.parameters.cost_basis and known(study, f"training-cost-growth-{name}")
    ]
    text += f", against {' and '.join(others)}." if others else "."
    if known(study, "training-cost-growth-published", "training-cost-growth-to-2024"):
        text += (
            f" The published rate is {token('training-cost-growth-published')} "
            f"({token('training-cost-growth-published', 'interval')}). Ours is faster mostly "
            "because of the sample: the list holds small models up to 2023 and only the largest "
            "afterwards, which tilts the line. Cut off before April 2024, where the published "
            f"study ends, the same estimator gives {token('training-cost-growth-to-2024')} "
            f"({token('training-cost-growth-to-2024', 'interval')})."
        )
    return text


def null_verdict(study: Study) -> str:
    """Say at which levels the record of prices is told from its null."""
    sentences = []
    for level, key, words in ((GPT35, "gpt35", "GPT-3.5"), (GPT4, "gpt4", "GPT-4")):
        name = f"price-decline-{key}-level"
        one = study.price.levels[level]
        if one.null is None:
            sentences.append(f"At {words}'s level there are too few records for a line.")
            continue
        test = (
            f"against {token(name + '-null')} ({token(name + '-null', 'interval')}) when the "
            f"dates are shuffled, p = {token(name + '-p')}"
        )
        verdict = (
            "so the fall is told from chance, and over its null it is "
            f"{token(name + '-less-null')} ({token(name + '-less-null', 'interval')})"
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
        "its interval leaves out no change at all, so prices did fall at equal score"
        if one.low > 1
        else "its interval includes no change at all, so it is no finding"
    )
    return (
        "A regression over all prices uses no records and so has no such null. It finds that at "
        f"equal score list prices fell {token('price-decline-hedonic')} "
        f"({token('price-decline-hedonic', 'interval')}): {verdict}."
    )


def rents(study: Study) -> str:
    """Say whether rents moved."""
    if not known(study, "gpu-rental-change"):
        return "No provider's rent had been seen over a year by this day."
    change = value(study, "gpu-rental-change") or 0.0
    verdict = "hardly moved" if abs(change) < 5 else "fell" if change < 0 else "rose"  # noqa: PLR2004 -- per cent a year
    return (
        f"List rents of one and the same GPU at one and the same provider {verdict}: the median "
        f"series changed by {token('gpu-rental-change')} (quartiles "
        f"{token('gpu-rental-change', 'interval')}), in {token('gpu-rental-unchanged')} not at "
        "all. Cheaper tokens did not come from cheaper hours of the same chips."
    )


def forecast_error(study: Study) -> str:
    """Say how the forecast of OpenAI's revenue fared."""
    if not known(study, "openai-revenue-2023-forecast-error"):
        return "What became of the forecast of OpenAI's revenue was not known by this day."
    ratio = value(study, "openai-revenue-2023-forecast-error") or 0.0
    verdict = "far too low" if ratio > 2 else "near" if ratio > 0.5 else "far too high"  # noqa: PLR2004 -- a factor of two
    return (
        f"The forecast was {verdict}: December's run rate was "
        f"{token('openai-revenue-2023-forecast-error', 'value')} times it "
        f"({token('openai-revenue-2023-forecast-error', 'interval')}, by which report one "
        "believes). A run rate is a month times twelve and not a year's revenue, but no way of "
        "counting turns the one into the other."
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
        return text + "Ours is no slower."
    text += (
        "Ours is slower for two reasons. They use harder tests besides MMLU, where a level is "
        "newly reached and its price falls fast at first; and they end in early 2025."
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
