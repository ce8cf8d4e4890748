"""Sentences on revenue, computing and spending."""

from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.cost_imbalance.wording import known, token, value


def forecast_error(study: Study) -> str:
    """Say how the forecast of OpenAI's revenue fared."""
    if not known(study, "openai-revenue-2023-forecast-error"):
        return "What became of the forecast of OpenAI's revenue was not known by this day."
    ratio = value(study, "openai-revenue-2023-forecast-error") or 0.0
    verdict = "far too low" if ratio > 2 else "near" if ratio > 0.5 else "far too high"  # noqa: PLR2004 -- a factor of two
    return (
        f"The forecast for OpenAI was {verdict}: December's run rate was "
        f"{token('openai-revenue-2023-forecast-error', 'value')} times it "
        f"({token('openai-revenue-2023-forecast-error', 'interval')}, by which report one "
        "believes). A run rate is a month times twelve and not a year's revenue, but no way of "
        "counting turns the one into the other."
    )


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
    since = (
        "; NVIDIA's data-centre quarter stands at "
        f"{token('nvidia-growth-since-july-2023', 'value')} times its size of July 2023"
        if known(study, "nvidia-growth-since-july-2023")
        else ""
    )
    return (
        f"The spending {verdict}. The four largest builders of data centres put "
        f"{token('capex-2023')} into property and equipment in 2023 and {token('capex-2025')} in "
        f"2025, {token('capex-growth-2023-2025', 'value')} times as much{since}."
    )
