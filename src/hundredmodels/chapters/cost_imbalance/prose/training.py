"""Sentences on training cost."""

from hundredmodels.chapters.cost_imbalance.facts import BASES
from hundredmodels.chapters.cost_imbalance.growth import STUDY_END
from hundredmodels.chapters.cost_imbalance.parameters import CostBasis
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.cost_imbalance.wording import known, ranged, token, value

PUBLISHED_BASIS: CostBasis = "amortised"
"""Basis of the published rate of growth."""


def growth(study: Study) -> str:
    """Say how fast cost grows, and how that compares with the published rate."""
    if not known(study, "training-cost-growth"):
        return "No series of training costs had been published by this day, so no growth is given."
    chosen = study.parameters.cost_basis
    text = (
        f"On the {chosen} basis the cost of training notable models grew "
        f"{ranged(study, 'training-cost-growth')}"
    )
    others = [
        f"{token(f'training-cost-growth-{name}')} on the {name} basis"
        for name in BASES
        if name != chosen and known(study, f"training-cost-growth-{name}")
    ]
    text += f", against {' and '.join(others)}." if others else "."
    return text + published_growth(study)


def published_growth(study: Study) -> str:
    """Say how the published rate compares, and why ours differs; empty where it was not known."""
    ours = value(study, "training-cost-growth")
    theirs = value(study, "training-cost-growth-published")
    if ours is None or theirs is None:
        return ""
    chosen = study.parameters.cost_basis
    same = chosen == PUBLISHED_BASIS
    on_basis = "" if same else f" on the {PUBLISHED_BASIS} basis"
    text = f" The published rate{on_basis} is {ranged(study, 'training-cost-growth-published')}."
    longer = study.growth[chosen].rows["date"].max() >= STUDY_END
    cut = value(study, "training-cost-growth-to-2024")
    if not longer or cut is None:
        return text
    if ours > max(cut, theirs):
        part = "also" if not same else "mostly" if ours / cut > cut / theirs else "partly"
        text += (
            f" Ours is faster {part} because of the sample: the list holds "
            "small models up to 2023 and only the largest afterwards, which tilts the line."
        )
    return text + (
        " Cut off before April 2024, where the published study ends, the same estimator gives "
        f"{ranged(study, 'training-cost-growth-to-2024')}."
    )
