"""Captions and alt texts of the chapter's figures; a caption's first sentence is the finding.

A sentence names numbers by the results' ids and holds none of its own.
"""

from hundredmodels.chapters.miniaturisation.prose_tokens import known, r, told_apart, value
from hundredmodels.chapters.miniaturisation.study import Study


def under_reported(study: Study) -> str:
    """Say what the shade over the last twelve months of the scores means."""
    if not known(study, "scores-last-release"):
        return "Scores of the last twelve months are under-reported."
    return (
        "Shaded are the twelve months up to the last model of known size with a score "
        f"({r('scores-last-release')}): they are under-reported."
    )


def score_by_size(study: Study) -> str:
    """Caption of the scatter."""
    if not known(study, "points-per-year"):
        return "Too few models of known size were scored by this day to draw a trend."
    return (
        f"A year is worth {r('points-per-year')} of MMLU at one size, ten times the size "
        f"{r('points-per-tenfold-size')} on one day. Each dot is a released model of known size; "
        "the lines are the regression's scores in the middle of four years, drawn over the sizes "
        f"of the models near that date. Size alone explains {r('score-r2-size')} of the spread, "
        f"size and date {r('score-r2-size-and-date')}. The last model with a score is of "
        f"{r('scores-last-release')}; the twelve months before it are under-reported."
    )


def score_by_size_alt(study: Study) -> str:
    """Alt text of the scatter."""
    del study
    return (
        "Scatter of MMLU against parameters on a log scale; rising curves for the middle of "
        "several years, each later one higher than the one before."
    )


def staircases(study: Study) -> str:
    """Caption of the staircases."""
    if not known(study, "smallest-60-mmlu-fall"):
        return "No model of known size was far enough up the scale by this day."
    return (
        "The smallest model above sixty per cent of MMLU shrank by a factor of "
        f"{r('smallest-60-mmlu-fall', 'value')}, from {r('smallest-60-first-model')} to "
        f"{r('smallest-60-last-model')}. Each step is a model "
        "of known size smaller than any before it at that level. Before LLaMA there are few "
        "models, so the first steps say more about who published than about progress. "
        f"{under_reported(study)}"
    )


def staircases_alt(study: Study) -> str:
    """Alt text of the staircases."""
    del study
    return (
        "Four falling staircases of parameters on a log scale against date, one for each of four "
        "MMLU levels; the lower the level, the lower and earlier the staircase."
    )


def estimates(study: Study) -> str:
    """Caption of the forest plot."""
    everyone = len(study.trends.main)
    told = value(study, "estimators-with-a-trend") or 0
    if told < everyone or not known(study, "density-doubling-shortest"):
        first = (
            "None of our four estimators tells a doubling from no trend"
            if told == 0
            else f"Only {r('estimators-with-a-trend')} of our four estimators can tell a doubling "
            "from no trend, which is no finding"
        )
        return (
            f"{first}. Filled: ours, with bootstrap intervals over developers, as far as there is "
            "a value; hollow: quoted."
        )
    held = value(study, "estimators-holding-the-law") or 0
    if held == len(study.trends.main):
        words = "and the intervals of all of them hold the law"
    elif held == 0:
        words = "and none of their intervals holds the law"
    else:
        words = f"and the intervals of {r('estimators-holding-the-law')} of the four hold the law"
    return (
        f"Our four estimators put the doubling time at {r('density-doubling-shortest', 'value')} "
        f"to {r('density-doubling-longest')}, {words}. Filled: ours, with bootstrap intervals "
        "over developers; hollow: quoted. Records of density are what the densing law draws "
        "its line through. The whisker of its journal version of 2025 spans its figures "
        "after and before ChatGPT and is no confidence interval."
    )


def estimates_alt(study: Study) -> str:
    """Alt text of the forest plot."""
    del study
    return (
        "Forest plot of doubling times in months: six of ours with intervals, three quoted; a "
        "dashed line marks the law."
    )


def null(study: Study) -> str:
    """Caption of the null."""
    if not known(study, "density-null"):
        return "Too few models were known by this day for a permutation test."
    verdict = (
        "the real dates lie beyond nearly all of that"
        if told_apart(study)
        else "the real dates can't be told from that: there is no finding in the records"
    )
    return (
        f"Records fall without any progress: shuffled dates give a doubling time of "
        f"{r('density-null')} ({r('density-null', 'interval')}), and {verdict}. Histogram of "
        "the growth rate that the line through the records shows when the dates are shuffled "
        f"among the models; the share of shuffles at or beyond the real rate is "
        f"{r('density-null-p-value')}."
    )


def null_alt(study: Study) -> str:
    """Alt text of the null."""
    place = "far in the right tail" if told_apart(study) else "among the bars"
    return f"Histogram of growth rates under shuffled dates; the observed rate stands {place}."


def choices(study: Study) -> str:
    """Caption of the sensitivity plot."""
    if not known(study, "density-doubling-regression"):
        return "The regression can't be run on the models known by this day."
    return (
        f"Under other choices the regression gives {r('regression-choice-shortest', 'value')} to "
        f"{r('regression-choice-longest')}, beside {r('density-doubling-regression')} as chosen. "
        "The upper rows change one choice each; the lower ones "
        "follow one level alone, where six records or more allow a line. HELM's own scores "
        "cover few models of known size and leave a wide interval."
    )


def choices_alt(study: Study) -> str:
    """Alt text of the sensitivity plot."""
    del study
    return "Forest plot of doubling times under other choices; most intervals overlap."


def densities(study: Study) -> str:
    """Caption of density by date."""
    if not known(study, "density-linear-r2", "density-doubling-family"):
        return "Density can't be measured on the models known by this day."
    return (
        f"A straight line in time explains {r('density-linear-r2')} of the spread of log "
        "density: a trend, not a law. Density is the size that a "
        f"{study.parameters.reference_family} model would need for the score, over the model's "
        f"own size. Our trend over all models doubles in {r('density-doubling-family')}; the "
        "dashed laws start on it at LLaMA's release. Beyond the family's own scores its curve is "
        f"prolonged. {under_reported(study)}"
    )


def densities_alt(study: Study) -> str:
    """Alt text of density by date."""
    del study
    return (
        "Scatter of density on a log scale against release date with a rising line; the law's "
        "dashed line is flatter, the densing law's far steeper."
    )


def example(study: Study) -> str:
    """Caption of the example."""
    if not known(study, "gpt3-minicpm-size-ratio"):
        return "MiniCPM was not out by this day, so the law's example can't be reckoned."
    printed = (
        f"; the article prints {r('claimed-size-ratio', 'value')}"
        if known(study, "claimed-size-ratio")
        else ""
    )
    return (
        f"The law predicts a factor of {r('law-size-ratio-at-8-months', 'value')} for its own "
        f"example, and the sizes give {r('gpt3-minicpm-size-ratio', 'value')}{printed}. "
        f"GPT-3 to MiniCPM, {r('gpt3-minicpm-months')} apart. In training compute the same two "
        f"models differ by a factor of {r('gpt3-minicpm-compute-ratio', 'value')}."
    )


def example_alt(study: Study) -> str:
    """Alt text of the example."""
    del study
    return "Dot plot of four ratios on a log scale; the article's is the largest."


def paths(study: Study) -> str:
    """Caption of the projection against what happened."""
    month, two = "hundred-billion-class-after-8-months", "hundred-billion-class-after-16-months"
    if not known(study, month, two):
        return "No model of about a hundred billion parameters is old enough by this day."
    actual = value(study, two) or 0.0
    law = value(study, "hundred-billion-after-16-months") or 0.0
    words = "ran ahead of the law" if actual < law else "did not keep pace with the law"
    return (
        f"The smallest equal of a hundred billion {words}: {r(month)} after eight months "
        f"({r('hundred-billion-after-8-months')} by the law), {r(two)} after sixteen "
        f"({r('hundred-billion-after-16-months')}). Thin: each model within a factor of one and "
        "a half of a hundred billion; bold: their median, where six or more reach. The smallest "
        "equal so far is a record, and records flatter."
    )


def paths_alt(study: Study) -> str:
    """Alt text of the projection."""
    del study
    return (
        "Falling steps of relative size over twenty-four months, one for each large model, their "
        "median, and the law's straight dashed line on the log scale."
    )


def differences(study: Study) -> str:
    """Caption of the duels."""
    if not known(study, "mistral-wins"):
        return "Neither developer's table was out by this day."
    if not known(study, "minicpm-wins"):
        return (
            f"Mistral 7B beats Llama 2 13B on {r('mistral-wins')} of "
            f"{r('mistral-benchmarks')} benchmarks of its developer's table. Points above or "
            "below the larger model."
        )
    return (
        f"Mistral 7B beats Llama 2 13B on {r('mistral-wins')} of {r('mistral-benchmarks')} "
        f"benchmarks, MiniCPM on {r('minicpm-wins')} of {r('minicpm-benchmarks')}. Points above "
        "or below the larger model, each pair in the small model's developer's own table. The "
        "gains are in arithmetic and code; on questions of knowledge the two sizes are close."
    )


def differences_alt(study: Study) -> str:
    """Alt text of the duels."""
    del study
    return "Dot plot of score differences by benchmark for two small models; most are above zero."


def equal_terms(study: Study) -> str:
    """Caption of the comparison at equal compute."""
    if not known(study, "doubling-at-equal-compute"):
        return "Too few models with known training compute were out by this day."
    return (
        f"At equal training compute the requirement halves in {r('doubling-at-equal-compute')}, "
        f"not {r('density-doubling-compute-known')}: {r('share-left-at-equal-compute')} of the "
        "growth is left. The same regression with training compute in the place of size, and "
        "with training tokens per parameter held fixed. Hollow: what others found for "
        "compute."
    )


def equal_terms_alt(study: Study) -> str:
    """Alt text of the comparison at equal compute."""
    del study
    return (
        "Forest plot of halving times: short at equal size, about twice as long at equal compute "
        "or equal data per parameter."
    )


def price_and_size(study: Study) -> str:
    """Caption of price and size."""
    if not known(study, "price-fall-gpt3-level", "size-fall-gpt3-level"):
        return "No price at GPT-3's score was known by this day."
    more = (value(study, "price-fall-gpt3-level") or 0) > (
        value(study, "size-fall-gpt3-level") or 0
    )
    words = "Price fell further than size" if more else "Size fell further than price"
    return (
        f"{words}: at GPT-3's score the cheapest price fell by a factor of "
        f"{r('price-fall-gpt3-level', 'value')}, the smallest model by "
        f"{r('size-fall-gpt3-level', 'value')}. Record lows, each relative to its first. "
        "Prices are list prices, three tokens read for each written; a price known to be in force "
        f"by a day enters on that day. {under_reported(study)}"
    )


def price_and_size_alt(study: Study) -> str:
    """Alt text of price and size."""
    del study
    return "Two falling staircases on a log scale from the same start: price and size."


def day_market(study: Study) -> str:
    """Caption of the market on GPT-4o mini's day."""
    if not known(study, "mini-beaten-by", "mini-mmlu-lead"):
        return "GPT-4o mini was not on sale by this day."
    alone = (value(study, "mini-beaten-by") or 0) == 0
    words = (
        "no model on sale was as good and no dearer"
        if alone
        else f"{r('mini-beaten-by')} on sale were as good and no dearer"
    )
    return (
        f"On its day GPT-4o mini led Flash and Haiku by {r('mini-mmlu-lead')} of MMLU, and "
        f"{words}. Each dot is a model with a score and a list price in force on 18 July 2024, "
        "at its cheapest host; the dashed line joins those that nothing cheaper equals."
    )


def day_market_alt(study: Study) -> str:
    """Alt text of the market."""
    del study
    return (
        "Scatter of MMLU against price on a log scale; GPT-4o mini stands at the upper left corner."
    )
