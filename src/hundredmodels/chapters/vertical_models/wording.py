"""Words that the chapter's sentences and captions share."""

from hundredmodels.chapters.vertical_models.names import NAMING
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.chapters.wording import Wording

WORDS = Wording(NAMING)
token, ranged, value = WORDS.token, WORDS.ranged, WORDS.value
known, reason, endless = WORDS.known, WORDS.reason, WORDS.endless


def never_builds(study: Study) -> bool:
    """Say whether it is best, at the declared volume, not to build within the horizon."""
    point = study.cost.point
    return point is not None and point.waiting.best_start >= study.parameters.horizon_years


def bought(study: Study) -> str:
    """Name the API token that the reckoning buys, by the rule and the scale of its price."""
    given = study.parameters
    scaled = "" if given.api_price_scale == 1 else f" at the assumed {token('api-price')}"
    return f"{given.api_price_rule} API token{scaled}"


def as_measured(study: Study) -> bool:
    """Say whether prices are taken to fall as the tables have it, not at another speed."""
    given = study.parameters
    return given.api_decline_speed == 1 and given.compute_decline_speed == 1


def one_quarter(study: Study) -> bool:
    """Say whether revenue can be compared at one quarter's end only."""
    return len(study.market.revenue) == 1
