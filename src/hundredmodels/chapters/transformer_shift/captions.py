"""Captions and alt texts: the finding first, then what is drawn."""

from hundredmodels.chapters.transformer_shift.prose import (
    NEVER,
    known,
    ranged,
    token,
    value,
    word,
)
from hundredmodels.chapters.transformer_shift.study import Study

CHINA, STATES = "China", "United States"


def layer_operations(study: Study) -> str:
    """Caption of the layers' operations."""
    return (
        f"A self-attention layer does less work than a recurrent one up to "
        f"{token('layer-crossing')}, and more beyond. Operations of one layer by Table 1 of "
        "Vaswani et al. (2017), with a constant of one; the dot marks where the length equals "
        "the width, the dotted rule the length of the sentence below. The convolution's kernel "
        f"spans {_small(study.cost.kernel)} tokens."
    )


def _small(number: int) -> str:
    """Write a setting as a word where it is small."""
    words = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[number - 2] if number - 2 < len(words) else f"{number:,}"


def layer_operations_alt(_study: Study) -> str:
    """Alt text of the layers' operations."""
    return (
        "Four rising lines on logarithmic axes. Self-attention rises twice as steeply as "
        "recurrence and convolution and crosses "
        f"recurrence at {token('layer-crossing')}, convolution at "
        f"{token('layer-crossing-convolution')}; restricted attention stays below them."
    )


def block_against_lstm(study: Study) -> str:
    """Caption of the block beside the LSTM."""
    more = value(study, "block-lstm-flops-ratio") or 0
    assert more > 1  # noqa: S101 -- 3/2 + n/4d, for any n and d
    return (
        f"A Transformer block buys one serial step in place of "
        f"{token('serial-steps-ratio', 'value')} with {token('block-lstm-flops-ratio')} the "
        "operations of an LSTM. Forward pass of a whole block (projections, attention, "
        "feed-forward) over an LSTM layer of equal width; above the dashed rule the block asks "
        "for more. The dots stand at the length of the sentence below."
    )


def block_against_lstm_alt(_study: Study) -> str:
    """Alt text of the block beside the LSTM."""
    return (
        "Two curves over the sequence length. The ratio of operations starts at "
        f"{token('block-lstm-flops-ratio-shortest')} and rises to "
        f"{token('block-lstm-flops-ratio-longest')}; the ratio of serial steps falls as one over "
        "the length."
    )


def bleu_by_compute(study: Study) -> str:
    """Caption of score by training cost."""
    if not known(study, "bleu-margin", "bleu-cost-ratio"):
        return "The paper was not known by this day."
    margin = value(study, "bleu-margin") or 0
    verb = "more" if margin > 0 else "less"
    return (
        "From English to German the best earlier system cost "
        f"{token('bleu-cost-ratio')} what the base Transformer cost, and the Transformer scored "
        f"{token('bleu-margin')} {verb}. BLEU on newstest2014 by training operations; hollow: as "
        "printed, circles single models, diamonds ensembles; filled: the Transformers, their "
        "cost recomputed from hours, chips and sustained rate."
    )


def bleu_by_compute_alt(_study: Study) -> str:
    """Alt text of score by training cost."""
    return (
        "Systems in two groups, English to French above and English to German below. In both "
        "the Transformers stand furthest left, at the lowest "
        "cost; in German they also stand highest."
    )


def record_perplexity(study: Study) -> str:
    """Caption of the records on two benchmarks."""
    switched = word(study, "wikitext103-switch") not in ("", NEVER)
    first = (
        f"On WikiText-103 the record passed to a Transformer in {token('wikitext103-switch')}"
        if switched
        else "On WikiText-103 no Transformer took the record for good"
    )
    second = (
        "on Penn Treebank recurrent networks kept it"
        if word(study, "ptb-switch") == NEVER
        else "on Penn Treebank too"
    )
    return (
        f"{first}; {second}. Test perplexity of single models as trained, by the month of the "
        "paper; the line is the best so far, in the colour of who held it. Circles: "
        "Transformers; squares: recurrent; triangles: convolution."
    )


def record_perplexity_alt(_study: Study) -> str:
    """Alt text of the records on two benchmarks."""
    return (
        "Two falling staircases among single values. The one of "
        "WikiText-103 drops steeply where the first Transformer takes it over; the one of Penn "
        "Treebank falls slowly and stays with recurrent networks."
    )


def leaders(study: Study) -> str:
    """Caption of who led when."""
    return (
        f"Transformers hold the last record on {token('benchmarks-held', 'value')} of seven "
        f"benchmarks if one model is tested as trained, and on "
        f"{token('benchmarks-held-all', 'value')} if anything goes. Upper bar: single models as "
        "trained; lower, paler bar: with caches, dynamic evaluation and ensembles. The list ends "
        f"with {study.leadership.history['date'].max():%B %Y}, so the last holder is censored."
    )


def leaders_alt(_study: Study) -> str:
    """Alt text of who led when."""
    return (
        "Seven pairs of bars. Those of "
        "WikiText-103, One Billion Words, Text8 and the Hutter Prize turn from recurrent to "
        "Transformer in or shortly after 2018; those of Penn Treebank and WikiText-2 stay "
        "recurrent."
    )


def architecture_shares(study: Study) -> str:
    """Caption of the architectures by year."""
    shares = study.leadership.shares
    years = f"{int(shares['year'].min())} to {int(shares['year'].max())}"
    return (
        f"Of the models of 2023 up to the first article, {token('transformer-share-2023')} were "
        f"Transformers. Releases of known architecture, {years}, with their number on top; "
        f"{token('architecture-unknown-share')} of all listed releases have none stated. Early "
        "years hold few rows, and part of the labels is this report's rule of families and names."
    )


def architecture_shares_alt(_study: Study) -> str:
    """Alt text of the architectures by year."""
    return (
        "Stacked bars, one a year. Recurrent networks "
        "fill most of the bars up to 2018, Transformers from 2019 on; mixtures of experts and "
        "hybrids take a growing part at the end."
    )


def compute_growth(_study: Study) -> str:
    """Caption of the growth of training compute."""
    return (
        "Training compute of notable systems has grown "
        f"{ranged('training-compute-growth')} since 2010. Circles: language systems; crosses: "
        "others; the line is the least-squares fit. Shaded: the "
        "last twelve months of the table, which are under-reported."
    )


def compute_growth_alt(study: Study) -> str:
    """Alt text of the growth of training compute."""
    return (
        "A rising cloud of points on a logarithmic axis with a straight line through it, from "
        f"{study.compute.systems['date'].min():%Y} to {study.compute.systems['date'].max():%Y}. "
        "The Transformer of 2017 lies on the line."
    )


def compute_rivals(study: Study) -> str:
    """Caption of the rival estimates of growth."""
    first = (
        "Language systems grew faster than all systems together, recurrent networks far more "
        "slowly."
        if known(study, "training-compute-growth-language", "training-compute-growth-recurrent")
        and (value(study, "training-compute-growth-language") or 0)
        > (value(study, "training-compute-growth") or 0)
        and (value(study, "training-compute-growth-recurrent") or 9) < 2  # noqa: PLR2004 -- a doubling
        else "The growth depends on which systems are followed."
    )
    return (
        f"{first} Growth factor a year with its interval; filled: ours, hollow: "
        "published estimates. The line through the largest systems has no "
        "interval of its own: its null is given in the text."
    )


def compute_rivals_alt(_study: Study) -> str:
    """Alt text of the rival estimates of growth."""
    return (
        "A forest plot: every estimate lies to the right of no growth, that of recurrent "
        "networks nearest to it."
    )


def releases_by_area(study: Study) -> str:
    """Caption of the releases by area."""
    wide = study.war.by_area.pivot_table(
        index="year", columns="area", values="releases", fill_value=0
    ).reindex(columns=[STATES, CHINA], fill_value=0)
    ahead = [int(str(year)) for year in wide.index[wide[CHINA] > wide[STATES]]]
    last = [int(str(year)) for year in wide.index if not ahead or int(str(year)) >= ahead[0]]
    if not ahead:
        first = "In this table the United States leads every year."
    elif ahead == last:
        first = f"In this table the United States leads until {ahead[0] - 1}, China from then on."
    else:
        first = f"In this table China leads in {', '.join(map(str, ahead))}."
    against = (
        ": the floor works against the United States"
        if (value(study, "unsized-us-share") or 0) > (value(study, "us-share") or 0)
        else ""
    )
    return (
        f"{first} Releases above the size floor by the seat of the first organisation. Left out "
        "are the releases whose size nobody states, of which "
        f"{token('unsized-us-share')} are American{against}. The last year is not complete."
    )


def releases_by_area_alt(study: Study) -> str:
    """Alt text of the releases by area."""
    years = study.war.by_area["year"]
    return (
        f"Four bars a year from {int(years.min())} to {int(years.max())}. The United States and "
        "China stand far above Europe and the others, and all rise steeply in 2023."
    )


def counting_bodies(study: Study) -> str:
    """Caption of the counting bodies."""
    if not known(study, "china-us-ratio-min"):
        return "No counting body's figures were known by this day. Only this report's own remain."
    low, high = value(study, "china-us-ratio-min") or 0, value(study, "china-us-ratio-max") or 0
    first = (
        "Whether China had more large models than the United States depends on who counts: from "
        if low < 1 < high
        else "The counting bodies agree on who was ahead, with ratios from "
    )
    return (
        f"{first}{token('china-us-ratio-min', 'value')} to "
        f"{token('china-us-ratio-max', 'value')} for one. Models counted in China (circles) and "
        "the United States (squares), with "
        "the ratio under each name. The bodies do not mean the same by a "
        "large model, so only the ratios compare."
    )


def counting_bodies_alt(_study: Study) -> str:
    """Alt text of the counting bodies."""
    return (
        "Pairs of points. For most counters the square of the "
        "United States lies to the right of China's circle; for CCID it lies to the left."
    )


def entrants(study: Study) -> str:
    """Caption of the entrants by year."""
    now, before = (value(study, f"organisations-entered-{year}") for year in (2023, 2022))
    if now is None or before is None:
        first = "The table does not reach the year of the articles."
    elif now > before:
        first = (
            f"{token('organisations-entered-2023')} published their first large model in 2023, "
            f"after {token('organisations-entered-2022', 'value')} the year before."
        )
    else:
        first = "The year of the articles brought no more entrants than the one before."
    return (
        f"{first} Organisations by the year of their first release above the size floor; in bold "
        "the countries that came with them. The last year is not complete."
    )


def entrants_alt(study: Study) -> str:
    """Alt text of the entrants by year."""
    firms = study.war.entrants[study.war.entrants["unit"] == "organisations"]
    top = firms.sort_values("entrants")["year"].tolist()[-1]
    return f"Bars, one a year, the highest in {top:.0f}; above them the countries that came."


def effective_numbers(study: Study) -> str:
    """Caption of the effective numbers."""
    first = (
        f"{token('countries-with-models')} have released a large model, but the releases are as "
        f"concentrated as if {ranged('effective-countries')} shared them."
        if known(study, "effective-countries")
        else "Too few large models were known by this day."
    )
    return (
        f"{first} Effective number (one over the sum of squared shares) of the releases of each "
        "year, first organisation only; bands: cluster bootstrap, over organisations for "
        "countries and over model families for organisations."
    )


def effective_numbers_alt(study: Study) -> str:
    """Alt text of the effective numbers."""
    frame = study.war.effective
    firms = frame[frame["unit"] == "organisations"]
    if firms.empty:
        return "Too few releases for a line."
    top = firms.sort_values("value")["year"].tolist()[-1]
    return (
        "Two lines with bands. The effective number of organisations peaks in "
        f"{top:.0f} and falls after; that of countries stays low throughout."
    )
