"""Captions of the figures: a first sentence that states the finding, then how to read it.

Each figure has a caption and an alternative text; both are computed, since what a figure shows
may turn with the data, the day or the parameters.
"""

from hundredmodels.chapters.cost_imbalance import frames
from hundredmodels.chapters.cost_imbalance.prose import known, token, value
from hundredmodels.chapters.cost_imbalance.study import Study

UNKNOWN = "Nothing to show by this day."


def gap_waterfall(study: Study) -> str:
    """Caption of the waterfall."""
    return (
        f"Of the {token('required-revenue-2023')} only {token('data-centre-spend-2023')} is "
        "spending; the rest is margin. The published model of September 2023 "
        "from top to bottom: chips, the data centre around them, the margin of whoever rents it "
        "out, the revenue that all this requires over the chips' life, and what was assumed to be "
        "earned in one year. The last two bars set a year against a year."
        if known(study, "required-revenue-2023")
        else UNKNOWN
    )


def gap_waterfall_alt(study: Study) -> str:
    """Alternative text of the waterfall."""
    del study
    return (
        f"Horizontal bars: chips {token('chip-run-rate-2023')}, data centre in all "
        f"{token('data-centre-spend-2023')}, revenue required {token('required-revenue-2023')}, "
        f"revenue assumed {token('revenue-assumed-2023')}, gap {token('gap-2023')}; required a "
        f"year {token('required-revenue-2023-per-year')}, gap a year "
        f"{token('gap-2023-per-year')}."
    )


def gap_rolled(study: Study) -> str:
    """Caption of the model rolled forward."""
    before, now = value(study, "revenue-cover-installed-2023"), value(study, "revenue-cover-latest")
    if before is None or now is None:
        head = "What chips ask for and what was found, quarter by quarter."
    elif now > before:
        head = "Revenue has grown faster than the chips ask for, from almost nothing."
    else:
        head = "Revenue has grown more slowly than the chips ask for."
    return (
        f"{head} Dashed: NVIDIA's quarter times four, carried through the model, over the chips' "
        "life. Solid: what all chips still in use ask for this year. Below: the model makers' "
        "annualised revenue, a floor, since cloud and software firms do not report theirs."
    )


def gap_rolled_alt(study: Study) -> str:
    """Alternative text of the model rolled forward."""
    del study
    return (
        "Three rising step lines on a log scale. At the end the life-long requirement is "
        f"{token('required-revenue-latest')}, the yearly requirement of all chips in use "
        f"{token('required-revenue-installed')}, the revenue found {token('revenue-found-latest')}."
    )


def gap_tornado(study: Study) -> str:
    """Caption of the tornado."""
    frame = frames.gap_tornado(study)
    if "input" not in frame:
        return UNKNOWN
    names = frame["input"].tolist()
    closes = bool((frame[["at_low", "at_high"]].min(axis=1) <= 0).any())
    head = (
        f"No single input within its range closes the gap of 2023; the {names[0]} moves it most."
        if not closes
        else f"The {names[0]} moves the gap of 2023 most, and one input alone can close it."
    )
    return (
        f"{head} Each bar runs from the low to the high end of an input's range (written at the "
        "bar's ends), the others held; the rule is the published gap. All inputs together put it "
        f"at {token('gap-2023', 'interval')} billion US dollars."
    )


def gap_tornado_alt(study: Study) -> str:
    """Alternative text of the tornado."""
    frame = frames.gap_tornado(study)
    names = ", ".join(frame["input"].tolist()) if "input" in frame else "none"
    return f"Bars around {token('gap-2023')}, widest first: {names}."


def revenue_found(study: Study) -> str:
    """Caption of revenue by company."""
    head = (
        f"At the end of 2023 the model makers together earned {token('revenue-found-2023')}, far "
        f"below the {token('revenue-assumed-2023')} assumed."
        if known(study, "revenue-found-2023", "revenue-assumed-2023")
        else "Annualised revenue of the model makers."
    )
    return (
        f"{head} Filled marks are the companies' own figures, hollow ones estimates of the press; "
        "squares and triangles mark weaker sources (grades C and D). Run rates are a month times "
        "twelve, some gross and some net of partners' shares."
    )


def revenue_found_alt(study: Study) -> str:
    """Alternative text of revenue by company."""
    del study
    return (
        "Rising lines of annualised revenue by company on a log scale; their last values sum to "
        f"{token('revenue-found-latest')}."
    )


def capex(study: Study) -> str:
    """Caption of capital expenditure."""
    grew = (value(study, "capex-growth-2023-2025") or 0) > 1
    head = (
        f"Spending by the largest builders grew {token('capex-growth-2023-2025', 'value')}-fold "
        "in two years."
        if grew
        else "Capital expenditure of the largest builders of data centres."
    )
    return (
        f"{head} Cash purchases of property and equipment by quarter, without finance leases; "
        "Amazon's are the whole company's, warehouses among them. Quarters that not all four have "
        "reported are left out."
    )


def capex_alt(study: Study) -> str:
    """Alternative text of capital expenditure."""
    del study
    return (
        "Stacked bars by quarter for Alphabet, Amazon, Meta and Microsoft; the last complete "
        f"quarter is {token('capex-latest-quarter')}."
    )


def training_costs(study: Study) -> str:
    """Caption of the costs by basis."""
    head = (
        "What a model cost depends on the basis more than on the model: GPT-3 from "
        f"{token('gpt3-cost-quoted')} to {token('gpt3-cost-purchase')}."
        if known(study, "gpt3-cost-quoted", "gpt3-cost-purchase")
        else "Every published cost of the models that the articles name."
    )
    return (
        f"{head} Amortised hardware with energy, rental price times hours, and the price of the "
        "whole cluster answer different questions. Triangles price each model's operations as the "
        "articles' source priced GPT-3's."
    )


def training_costs_alt(study: Study) -> str:
    """Alternative text of the costs by basis."""
    del study
    return (
        "Marks by model on a log scale of dollars, one shape for each cost basis; at GPT-3's "
        f"quoted price per operation Gopher comes to {token('gopher-cost-implied')} and PaLM to "
        f"{token('palm-cost-implied')}."
    )


def assumptions(study: Study) -> str:
    """Caption of the plane of assumptions."""
    del study
    return (
        f"The quoted {token('gpt3-cost-quoted')} needs an A100 at "
        f"{token('gpt3-hourly-price-implied')} if training uses "
        "as much of the chip as this chapter assumes. On the line GPT-3 costs the quoted figure. "
        "Ticks at left are list prices of the year before, ticks below what Llama 2's published "
        "hours imply. At the median list price the figure would need "
        f"{token('gpt3-utilisation-implied-median')}, at the lowest "
        f"{token('gpt3-utilisation-implied-low')}."
    )


def assumptions_alt(study: Study) -> str:
    """Alternative text of the plane of assumptions."""
    del study
    return (
        "A straight rising line of the hourly price against utilisation, with list prices from "
        f"{token('a100-price-low-2023')} to {token('a100-price-high-2023')} and the "
        f"utilisation of Llama 2 70B, {token('llama2-70b-mfu')}."
    )


def training_growth(study: Study) -> str:
    """Caption of the growth of cost."""
    head = (
        f"The cost of training notable models grew {token('training-cost-growth')}."
        if known(study, "training-cost-growth")
        else "No series of training costs was known by this day."
    )
    return (
        f"{head} Each dot is a run, in dollars of 2023; the ten largest of their day in colour. "
        "After March 2024 the list holds large runs alone, which steepens both lines; its last "
        "twelve months, shaded, are short of runs not yet found."
    )


def training_growth_alt(study: Study) -> str:
    """Alternative text of the growth of cost."""
    del study
    return (
        "Dots rising on a log scale of dollars with two lines: all models "
        f"{token('training-cost-growth')}, the ten largest of their day "
        f"{token('training-cost-growth-frontier')}."
    )


def serving_power(study: Study) -> str:
    """Caption of electricity against hardware."""
    head = (
        f"One of the articles' sources has power at {token('power-share-of-life')}, another at "
        f"{token('power-share-assumed')}."
        if known(study, "power-share-of-life")
        else "Electricity against hardware."
    )
    return (
        f"{head} Electricity over the servers' life in the estimate for ChatGPT, and everything "
        "but the chips in the revenue-gap model, which its author put down to energy in 2023 and "
        "to energy, buildings and generators in 2024. They agree at "
        f"{token('power-price-needed')}."
    )


def serving_power_alt(study: Study) -> str:
    """Alternative text of electricity against hardware."""
    del study
    return (
        f"Two bars: electricity {token('power-share-of-life')} in the serving estimate, "
        f"{token('power-share-assumed')} assumed in the revenue-gap model."
    )


def price_records(study: Study) -> str:
    """Caption of the record lows."""
    head = (
        f"GPT-4's level on MMLU became {token('price-fall-gpt4-level', 'value')} times cheaper, "
        f"GPT-3.5's {token('price-fall-gpt35-level', 'value')} times."
        if known(study, "price-fall-gpt4-level", "price-fall-gpt35-level")
        else "The cheapest price so far at GPT-3.5's and GPT-4's level."
    )
    return (
        f"{head} Cheapest list price so far of any model at or above the score, three tokens read "
        "for each one written. Filled dots are true first days; hollow ones are days by which a "
        "price is known to have held, so that a fall is dated late, never early."
    )


def price_records_alt(study: Study) -> str:
    """Alternative text of the record lows."""
    del study
    return (
        "Two falling step lines on a log scale; they end at "
        f"{token('price-now-gpt35-level')} for GPT-3.5's level and "
        f"{token('price-now-gpt4-level')} for GPT-4's."
    )


def rates_of_change(study: Study) -> str:
    """Caption of the forest of rates."""
    ours = value(study, "price-decline-median")
    theirs = value(study, "price-decline-epoch-median")
    if not known(study, "price-decline-median") and not known(study, "training-cost-growth"):
        return "No rate of change of our own can be estimated by this day."
    if not known(study, "training-cost-growth"):
        head = "Tokens at a fixed score got cheaper; no series of training costs was known yet."
    else:
        head = "Training got dearer and tokens cheaper, each at several times a year."
    if (
        known(study, "training-cost-growth")
        and ours is not None
        and theirs is not None
        and ours < theirs
    ):
        head = "Training got dearer and tokens cheaper, the latter more slowly than published."
    return (
        f"{head} Cost: how fast training gets dearer; price: how fast a token at a fixed MMLU "
        "score gets cheaper. Filled: this report, with its interval; hollow: published. Published "
        "falls rest on shorter spans, on records alone and on harder tests, where a level is "
        "reached late and falls steeply at once; the longer a level is watched, the slower its "
        "fall."
    )


def rates_of_change_alt(study: Study) -> str:
    """Alternative text of the forest of rates."""
    del study
    return (
        f"Estimates with whiskers on a log scale: training cost {token('training-cost-growth')}, "
        f"median fall of prices {token('price-decline-median')}, regression "
        f"{token('price-decline-hedonic')}, Epoch AI's median "
        f"{token('price-decline-epoch-median')}."
    )


def flagships(study: Study) -> str:
    """Caption of flagships' list prices."""
    best = value(study, "flagship-decline-openai")
    fixed = value(study, "price-decline-gpt4-level")
    if best is None:
        head = "List prices of flagships."
    elif fixed is not None and best < fixed:
        head = (
            f"OpenAI's flagship got cheaper by {token('flagship-decline-openai')}, far less than "
            "the price of a fixed score."
        )
    else:
        head = f"OpenAI's flagship got cheaper by {token('flagship-decline-openai')}."
    first = (
        f" GPT-4o came {token('gpt4-to-gpt4o-price-fall', 'value')} times cheaper than GPT-4."
        if known(study, "gpt4-to-gpt4o-price-fall")
        else ""
    )
    return (
        f"{head}{first} List price of GPT (later Sol), Claude Opus (first Claude 2) and "
        "Gemini Pro, each on its first known day. What falls fastest is the price of what was once "
        "the best."
    )


def flagships_alt(study: Study) -> str:
    """Alternative text of flagships' list prices."""
    del study
    return "Dashed lines by firm through list prices of successive flagships on a log scale."


def rentals(study: Study) -> str:
    """Caption of rents."""
    head = (
        f"In {token('gpu-rental-unchanged')} the list rent of a GPU did not change at all."
        if known(study, "gpu-rental-unchanged")
        else "List rents of GPUs."
    )
    return (
        f"{head} On-demand rent over the first one listed, one line for one chip at one provider "
        "and region; the provider is named where the rent moved by more than a tenth. Between "
        "providers the rent of one chip differs several times over, so a mean over whoever is "
        "listed would follow the list."
    )


def rentals_alt(study: Study) -> str:
    """Alternative text of rents."""
    del study
    return (
        "Lines of each series' rent over its first, most of them flat at one. The median yearly "
        f"change is {token('gpu-rental-change')}."
    )


def clouds(study: Study) -> str:
    """Caption of cloud shares."""
    both = known(study, "iaas-top4-share-idc", "iaas-top4-share-gartner")
    head = (
        f"Four firms held {token('iaas-top4-share-idc')} of the cloud market of 2022 by one "
        f"counter and {token('iaas-top4-share-gartner')} by another."
        if both
        else f"Four firms held {token('iaas-top4-share-gartner')} of the cloud market of 2022."
    )
    return (
        f"{head} The counters draw the market differently and are not mixed. Neither page that "
        "was read goes beyond the fifth rank, so a top ten can't be checked from them."
    )


def clouds_alt(study: Study) -> str:
    """Alternative text of cloud shares."""
    del study
    return (
        "Bars of market shares for Amazon, Microsoft, Alibaba, Google and Huawei; Amazon has "
        f"{token('iaas-leader-share-gartner')} by Gartner's count."
    )
