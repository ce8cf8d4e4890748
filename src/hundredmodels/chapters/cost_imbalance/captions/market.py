"""Captions of the figures on revenue, spending and cloud shares."""

import pandas as pd

from hundredmodels.chapters.cost_imbalance import frames
from hundredmodels.chapters.cost_imbalance.frames.market import vendors, whole_quarters
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.cost_imbalance.wording import known, token, value
from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.wording import listed

FAR = 2
"""Times that a value must be another for "far" below or above it."""


@describes(frames.revenue_found)
def revenue_found(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of revenue by company."""
    found, assumed = value(study, "revenue-found-2023"), value(study, "revenue-assumed-2023")
    head = (
        f"At the end of 2023 the model makers together earned {token('revenue-found-2023')}, far "
        f"below the {token('revenue-assumed-2023')} assumed."
        if found is not None and assumed is not None and FAR * found < assumed
        else "Annualised revenue of the model makers."
    )
    return (
        f"{head} Filled marks are the companies' own figures, hollow ones estimates of the press; "
        "squares and triangles mark weaker sources (grades C and D). Run rates are a month times "
        "twelve, some gross and some net of partners' shares."
    )


@describes(frames.revenue_found)
def revenue_found_alt(study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of revenue by company."""
    by_company = frame.sort_values("day", kind="stable").groupby("company")["billion"]
    if by_company.size().max() == 1:
        drawn = f"Dots of annualised revenue, of {listed(by_company.groups)}, on a log scale"
    else:
        rising = bool((by_company.last() >= by_company.first()).all())
        lines = "Rising lines" if rising else "Lines"
        drawn = f"{lines} of annualised revenue by company on a log scale"
    if not known(study, "revenue-found-latest") or study.parameters.revenue_scale != 1:
        return f"{drawn}."
    several = "their last values sum to" if by_company.ngroups > 1 else "the last value is"
    return f"{drawn}; {several} {token('revenue-found-latest')}."


@describes(frames.capex)
def capex(study: Study, frame: pd.DataFrame) -> str:
    """Caption of capital expenditure."""
    grew = (value(study, "capex-growth-2023-2025") or 0) > 1
    head = (
        f"Spending by the largest builders grew {token('capex-growth-2023-2025', 'value')}-fold "
        "in two years."
        if grew
        else "Capital expenditure of the largest builders of data centres."
    )
    ending = (
        "Quarters that not all four have reported are left out."
        if len(whole_quarters(frame))
        else "No quarter had been reported by all four."
    )
    return (
        f"{head} Cash purchases of property and equipment by quarter, without finance leases; "
        f"Amazon's are the whole company's, warehouses among them. {ending}"
    )


@describes(frames.capex)
def capex_alt(study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of capital expenditure."""
    whole = whole_quarters(frame)
    drawn = whole if len(whole) else frame
    last = (
        f"; the last complete quarter is {token('capex-latest-quarter')}"
        if len(whole) and known(study, "capex-latest-quarter")
        else ""
    )
    return f"Stacked bars by quarter for {listed(drawn['company'])}{last}."


@describes(frames.clouds)
def clouds(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of cloud shares."""
    idc, gartner = "iaas-top4-share-idc", "iaas-top4-share-gartner"
    if known(study, idc, gartner):
        return (
            f"Four firms held {token(idc)} of the cloud market of 2022 by one counter and "
            f"{token(gartner)} by another. The counters draw the market differently and are not "
            "mixed. Neither page that was read goes beyond the fifth rank, so a top ten can't be "
            "checked from them."
        )
    held = [token(name) for name in (idc, gartner) if known(study, name)]
    head = "Shares of the cloud market of 2022."
    if held:
        head = f"Four firms held {held[0]} of the cloud market of 2022."
    return (
        f"{head} The page that was read does not go beyond the fifth rank, so a top ten can't be "
        "checked from it."
    )


@describes(frames.clouds)
def clouds_alt(study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of cloud shares."""
    leader = "iaas-leader-share-gartner"
    return f"Bars of market shares for {listed(vendors(frame))}" + (
        f"; Amazon has {token(leader)} by Gartner's count." if known(study, leader) else "."
    )
