"""Computed sentences: the chapter's answer, and what may turn with data, day or parameters."""

from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.transformer_shift.wording import full

CERTAIN = 0.05
"""A p-value above this is no finding."""
NEVER = "never"
HALF = 50.0
NEARLY_ALL = 90.0
"""Per cent from which "all" is nearly true."""


def token(name: str, part: str = "") -> str:
    """Return the token of a result."""
    return f"[[{full(name)}{':' + part if part else ''}]]"


def value(study: Study, name: str) -> float | None:
    """Return a result's number; ``None`` where it is none or can't be estimated."""
    found = study.results[full(name)].value
    return float(found) if isinstance(found, float | int) else None


def word(study: Study, name: str) -> str:
    """Return a result that is a word or a month; empty where it can't be told."""
    found = study.results[full(name)].value
    return found if isinstance(found, str) else ""


def known(study: Study, *names: str) -> bool:
    """Say whether all of these can be estimated."""
    return all(study.results[full(name)].value is not None for name in names)


def ranged(name: str) -> str:
    """Return a result's token with its interval in brackets."""
    return f"{token(name)} ({token(name, 'interval')})"


def plain(name: str) -> str:
    """Return a result's token without its unit."""
    return token(name, "value")


def bare(name: str) -> str:
    """Return a result's token without its unit, with its interval in brackets."""
    return f"{token(name, 'value')} ({token(name, 'interval')})"


def answer(study: Study) -> tuple[str, str, str]:
    """Return the chapter's answer in three sentences."""
    return answer_bargain(study), answer_race(study), answer_entry(study)


def answer_bargain(study: Study) -> str:
    """Say what the Transformer gained and what it paid."""
    steps = value(study, "serial-steps-ratio") or 0
    gained = (
        "takes one serial step where a recurrent layer takes "
        f"{token('serial-steps-ratio', 'value')}"
        if steps > 1
        else "takes as many serial steps as a recurrent layer"
    )
    return (
        f"The Transformer saves waiting, not work: its self-attention {gained}, while a whole "
        f"block asks for {token('block-lstm-flops-ratio')} the operations of an LSTM of equal "
        "width, and a bargain of more arithmetic for less waiting turns progress into a question "
        "of machines."
    )


def answer_race(study: Study) -> str:
    """Say how fast the machines grew, and what the records say."""
    if not known(study, "training-compute-growth"):
        return "How fast training compute grows can't be told from what was known by this day."
    records = ""
    if word(study, "wikitext103-switch") not in ("", NEVER):
        records = (
            f"; the record on WikiText-103 passed to Transformers in {token('wikitext103-switch')}"
        )
        if word(study, "ptb-switch") == NEVER and known(study, "ptb-last-rnn-lead"):
            records += (
                ", though on small Penn Treebank a recurrent network still set one in "
                f"{token('ptb-last-rnn-lead')}"
            )
    return (
        "The machines came: the training compute of notable systems has grown "
        f"{ranged('training-compute-growth')} since 2010, which doubles it every "
        f"{token('training-compute-doubling')}{records}."
    )


def answer_entry(study: Study) -> str:
    """Say who entered, and how concentrated they are."""
    if not known(study, "effective-countries"):
        return "Too few large models were known by this day to say who entered."
    counts = ""
    if known(study, "china-us-ratio-min"):
        counts = (
            "; whether China had overtaken the United States in 2023 depends on the counter, "
            f"from {plain('china-us-ratio-min')} to "
            f"{plain('china-us-ratio-max')} Chinese models for an American one"
            if _disagree(study)
            else "; the counting bodies of 2023 put China at "
            f"{token('china-us-ratio-min')} to {token('china-us-ratio-max')} the United States"
        )
    return (
        f"{token('organisations-with-models')} in {token('countries-with-models')} have released "
        "a large model, yet the releases are as concentrated as if "
        f"{ranged('effective-countries')} shared them equally{counts}."
    )


def _disagree(study: Study) -> bool:
    low, high = value(study, "china-us-ratio-min"), value(study, "china-us-ratio-max")
    return low is not None and high is not None and low < 1 < high


def french(study: Study) -> str:
    """Say what the French score is worth."""
    if not known(study, "bleu-margin-french"):
        return "The paper was not known by this day."
    place = "above" if (value(study, "bleu-margin-french") or 0) > 0 else "from"
    text = (
        "From English to French the margin is a matter of which page one reads. Table 2 of the "
        f"paper's last version puts the big model {token('bleu-margin-french')} "
        f"{place} the best earlier ensemble"
    )
    margin = value(study, "bleu-margin-french-text")
    if margin is None:
        return f"{text}."
    side = "below" if margin < 0 else "above"
    return (
        f"{text}; the running text of the same paper has a lower score, which leaves it {side}: "
        f"{token('bleu-margin-french-text')}. "
        + (
            "On the lower score the claim that survives is of cost, not of quality."
            if margin < 0
            else "On both scores it is the better system, and the cheaper one."
        )
    )


def later_rivals(study: Study) -> str:
    """Say whether others reached the same score later."""
    margin = value(study, "bleu-later-margin")
    if margin is None:
        return "What others scored later was not known by this day."
    if margin <= 0:
        return "No later system without self-attention is listed above the big Transformer."
    ending = (
        "It is a convolution, which needs one serial step too: what counted may have been the "
        "parallel training rather than the attention."
        if study.quality.later == "convolutional"
        else "It is recurrent: what it did not have was the one serial step."
    )
    return (
        "Nor was the score out of reach for others once they took over the training recipe. The "
        "best later system without self-attention in the list stands "
        f"{token('bleu-later-margin')} above the Transformer of 2017. {ending}"
    )


def records(study: Study) -> str:
    """Say which benchmarks switched and which did not."""
    never = [
        name
        for name, key in (
            ("Penn Treebank", "ptb"),
            ("WikiText-2", "wikitext2"),
            ("Penn Treebank by characters", "ptb-char"),
        )
        if word(study, f"{key}-switch") == NEVER
    ]
    text = ""
    if word(study, "wikitext103-switch") not in ("", NEVER) and known(study, "wikitext103-fall"):
        text = (
            f"On WikiText-103 the switch came in {token('wikitext103-switch')} and was no close "
            f"thing: the best perplexity before it was {token('wikitext103-fall')} the first "
            "Transformer's. "
        )
    if word(study, "one-billion-words-switch") not in ("", NEVER):
        text += f"One Billion Words followed in {token('one-billion-words-switch')}"
        if word(study, "one-billion-words-switch-all") not in (
            "",
            word(study, "one-billion-words-switch"),
        ):
            text += (
                f", or in {token('one-billion-words-switch-all')} if ensembles count, for an "
                "ensemble of recurrent networks had reached the same value years before"
            )
        text += ". "
    if never:
        text += f"{_listed(never)} never switched."
    return text or "No record is known by this day."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def flip(study: Study) -> str:
    """Say what dynamic evaluation does to the Hutter Prize."""
    single, every = word(study, "hutter-prize-switch"), word(study, "hutter-prize-switch-all")
    if single not in ("", NEVER) and every == NEVER:
        return (
            "The rule of evaluation can turn the answer. On the Hutter Prize a Transformer leads "
            f"from {token('hutter-prize-switch')} if a model is tested as trained; if it may "
            "learn from the text while it is tested, the last record is a recurrent network's."
        )
    return "The rule of evaluation does not change who holds the last record on the Hutter Prize."


def architectures(study: Study) -> str:
    """Say whether all models of the time were Transformers, and what came after."""
    if not known(study, "transformer-share-2023"):
        return "No architecture of that time is known by this day."
    share = value(study, "transformer-share-2023") or 0
    verdict = "nearly true" if share >= NEARLY_ALL else "only partly true"
    text = (
        f"That all large models rest on the Transformer, as the article says, is {verdict} of "
        f"its day: {token('transformer-share-2023')} of the listed models of 2023 up to then. "
        "RWKV is among the exceptions."
    )
    shares = study.leadership.shares
    newest = shares[shares["year"] == shares["year"].max()].set_index("kind")["share"]
    hybrids = newest.get("state-space or hybrid", 0.0)
    experts = newest.get("Transformer with experts", 0.0)
    if experts <= newest.get("Transformer", 0.0) or not hybrids:
        return text
    return (
        f"{text} They have since grown into a class. Of the newest year's models "
        f"{token('transformer-share-last-year')} are Transformers throughout, most of them with "
        "experts, and most of the rest mix attention with state-space layers. The trade that won "
        "was one of parallel training; what comes back in part is the recurrent network's cheap "
        "reading of long texts."
    )


def frontier(study: Study) -> str:
    """Say whether the frontier's growth can be told from its null."""
    if not known(study, "training-compute-growth-frontier", "frontier-p-value"):
        return "Too few systems were known by this day to fit the largest alone."
    p = value(study, "frontier-p-value") or 1.0
    opening = (
        f"The line through the largest systems alone gives "
        f"{token('training-compute-growth-frontier')}. Such a line rises even through shuffled "
        f"data, by {ranged('frontier-null')}, because records can only rise"
    )
    if p > CERTAIN:
        return f"{opening}; ours is not told from that, so there is no finding here."
    return (
        f"{opening}. Ours is told from that (p = {token('frontier-p-value')}); less its null, "
        f"{ranged('frontier-less-null')} remain."
    )


def agreement(study: Study) -> str:
    """Say whether our growth agrees with the published one, and what moves it."""
    ours = study.results[full("training-compute-growth")]
    theirs = value(study, "training-compute-growth-epoch")
    if theirs is None or ours.low is None or ours.high is None:
        text = "No published estimate was known by this day to set beside it."
    elif ours.low <= theirs <= ours.high:
        text = (
            f"Epoch AI's own figure, {token('training-compute-growth-epoch')}, lies inside our "
            "interval; ours is the wider one because it resamples organisations, whose systems "
            "are not independent, where theirs is the standard error of a slope."
        )
    else:
        text = (
            f"Epoch AI's own figure, {token('training-compute-growth-epoch')}, lies outside our "
            "interval: the tables differ in their last months."
        )
    all_of_it = value(study, "training-compute-growth") or 0
    before = value(study, "training-compute-growth-before-last-year")
    if before is None:
        return text
    why = (
        ", for which small systems are hardly listed yet, brings it down to "
        if before < all_of_it
        else " gives "
    )
    return (
        f"{text} Leaving out the last twelve months{why}"
        f"{ranged('training-compute-growth-before-last-year')}."
    )


def china_growth(study: Study) -> str:
    """Say why our growth for China differs from the published one."""
    theirs = value(study, "training-compute-growth-china-epoch")
    ours = value(study, "training-compute-growth-china")
    if ours is None:
        return "Too few Chinese systems were known by this day for a line."
    text = f"Systems led from China grew {ranged('training-compute-growth-china')}"
    if theirs is None:
        return f"{text}."
    return (
        f"{text}, where Epoch AI has {token('training-compute-growth-china-epoch')}. The two are "
        "not rivals: theirs follows the largest Chinese language models after 2021, ours all "
        "notable Chinese systems from the first small ones on, so ours holds a catching-up that "
        "theirs leaves out."
    )


def counting(study: Study) -> str:
    """Say what the counting bodies make of the claim that China overtook."""
    if not known(study, "china-us-ratio"):
        return "No counting body's figures were known by this day."
    opening = (
        f"CCID's two figures give a ratio of {plain('china-us-ratio-ccid')}, the CAICT's "
        f"{plain('china-us-ratio-caict')} and the ISTIC's {plain('china-us-ratio-istic')}"
    )
    if _disagree(study):
        return (
            f"{opening}. One of three says that China was ahead, and the middle one that it was "
            f"behind, at {plain('china-us-ratio')}. The sentence in the article is true of its "
            "source and open as a fact."
        )
    return f"{opening}: they agree on who was ahead."


def selection(study: Study) -> str:
    """Say which way this report's own table leans."""
    if not known(study, "china-us-ratio-own"):
        return "This report's own table holds too little for that time."
    text = (
        f"Our own table gives {plain('china-us-ratio-own')} for July 2023, below every outside "
        "count of China"
        if (value(study, "china-us-ratio-own") or 0) < (value(study, "china-us-ratio-min") or 0)
        else f"Our own table gives {plain('china-us-ratio-own')} for July 2023"
    )
    if not known(study, "china-us-ratio-notable"):
        return f"{text}. It leans on Western sources, and may lack what was announced in Chinese."
    return (
        f"{text}, and the AI Index, which asks for notable models only, "
        f"{plain('china-us-ratio-notable')}. Both lean on Western sources, and may lack what was "
        "announced in Chinese."
    )


def entry(study: Study) -> str:
    """Say how entry ran, and who came back."""
    now, before = (value(study, f"organisations-entered-{year}") for year in (2023, 2022))
    if now is None or before is None:
        return "The table does not reach the year of the articles."
    verb = "entered" if now > before else "only entered"
    text = (
        f"{token('organisations-entered-2023')} {verb} in 2023, after "
        f"{token('organisations-entered-2022', 'value')} the year before"
    )
    if known(study, "organisations-entered-2024"):
        text += f" and before {token('organisations-entered-2024', 'value')} the year after"
    if not known(study, "entrants-returned"):
        return f"{text}. How many of them came back is too early to say."
    few = (value(study, "entrants-returned") or 0) < HALF
    ending = (
        "Entry was easy; staying was not, as far as a selective table can show it."
        if few
        else "Most who came stayed."
    )
    return (
        f"{text}. Of those who entered in 2023, {token('entrants-returned')} have another large "
        f"model in the table a year or more after their first. {ending}"
    )


def rules(study: Study) -> str:
    """Say what the rule of counting does to the effective numbers."""
    if not known(study, "effective-countries-whole", "effective-countries-fractional"):
        return "Too few systems with all their organisations were known by this day."
    return (
        "Where Epoch AI lists every organisation of a language system, the effective number of "
        f"countries is {bare('effective-countries-first')} by the first named, "
        f"{bare('effective-countries-fractional')} if a joint system is divided and "
        f"{bare('effective-countries-whole')} if it counts whole for each; that of organisations "
        f"is {token('effective-organisations-first', 'value')}, "
        f"{token('effective-organisations-fractional', 'value')} and "
        f"{token('effective-organisations-whole', 'value')}. Joint work makes the field look "
        "wider, by the rule as much as by the fact."
    )


def at_writing(study: Study) -> str:
    """Say what the table held when the first article was written."""
    if not known(study, "countries-at-writing"):
        return "The table holds nothing for the month of the first article."
    return (
        "When the article was written the table had large models from "
        f"{token('countries-at-writing')}, {token('one-model-countries-at-writing', 'value')} of "
        "them with exactly one; the middle country had "
        f"{token('models-per-country-at-writing')}, and the United States and China together "
        f"{token('two-largest-share-at-writing')}. Of Japan, India and South Korea, which the "
        f"article names, it had {token('named-countries-at-writing', 'value')}."
    )
