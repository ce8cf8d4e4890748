"""Words that the chapter's sentences and captions share."""

import pandas as pd

from hundredmodels.chapters.vertical_models.facts import VERTICAL_ARTICLE_DAY
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


def best_start(study: Study) -> str:
    """Return the month in which it is best to start, as it reads after "to start"."""
    month = WORDS.word(study, "best-start").startswith("month")
    return f"{'in ' if month else ''}{token('best-start')}"


def written(study: Study) -> bool:
    """Say whether the article on vertical models was written by the day."""
    return pd.Timestamp(study.tables.as_of) >= VERTICAL_ARTICLE_DAY


def scratch_is_last(study: Study) -> bool:
    """Say whether a fine-tuned model is the cheapest way before a model from scratch is."""
    point = study.cost.point
    return point is not None and point.own_break_even > point.api_break_even


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
