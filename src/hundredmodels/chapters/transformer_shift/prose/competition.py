"""Sentences on who entered, who counts them, and how concentrated they are."""

from hundredmodels.chapters.transformer_shift.counters import LAST
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.transformer_shift.war import ENTRY_YEAR
from hundredmodels.chapters.transformer_shift.wording import (
    disagree,
    known,
    number_of,
    ranged,
    token,
    unfinished,
    value,
    written,
)
from hundredmodels.chapters.wording import listed

HALF = 50.0
BODIES = {"ccid": "CCID's two figures", "caict": "the CAICT's", "istic": "the ISTIC's"}


def at_writing(study: Study) -> str:
    """Say what the table held when the first article was written."""
    if not written(study):
        return "The first article was not yet written by this day."
    if not known(study, "countries-at-writing"):
        return "The table holds nothing for the month of the first article."
    opening = (
        "When the article was written the table had large models from "
        f"{number_of(study, 'countries-at-writing', 'country')}"
    )
    if (value(study, "countries-at-writing") or 0) > 1:
        opening += (
            f", {token('one-model-countries-at-writing', 'value')} of "
            "them with exactly one; the middle country had "
            f"{number_of(study, 'models-per-country-at-writing', 'model')}, and the United States "
            f"and China together {token('two-largest-share-at-writing')}"
        )
    return (
        f"{opening}. Of Japan, India and South Korea, which the "
        f"article names, it had {token('named-countries-at-writing', 'value')}."
    )


def entry(study: Study) -> str:
    """Say how entry ran, and who came back."""
    now, before = (value(study, f"organisations-entered-{year}") for year in (2023, 2022))
    if now is None or before is None:
        return "The table does not reach the year of the articles."
    early = unfinished(study, ENTRY_YEAR)
    verb = "entered" if now > before or early else "only entered"
    text = (
        f"{number_of(study, 'organisations-entered-2023', 'organisation')} {verb} in 2023"
        f"{' so far' if early else ''}, after "
        f"{token('organisations-entered-2022', 'value')} the year before"
    )
    if known(study, "organisations-entered-2024"):
        text += f" and before {token('organisations-entered-2024', 'value')} the year after"
        text += ", so far" if unfinished(study, ENTRY_YEAR + 1) else ""
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


def wave(study: Study) -> str:
    """Say that the war was one of entry, where it was, and ask how wide it was."""
    now, before = (value(study, f"organisations-entered-{year}") or 0 for year in (2023, 2022))
    opening = (
        "So the war of a hundred models was real as a wave of entry. Was it also wide?"
        if written(study) and now > before
        else "How wide was the field?"
    )
    return (
        f"{opening} Counting heads does not say, since a country with one release counts as much "
        "as one with hundreds. The effective number does: one over the sum of squared shares, "
        "which is the number of equal players that would be as concentrated."
    )


def breadth(study: Study) -> str:
    """Say how many entered, and how many they are in effect."""
    if not known(study, "effective-countries", "effective-organisations"):
        return "Too few large models were known by this day to say how wide the field was."
    if value(study, "organisations-with-models") == 1:
        return "All large models are of one organisation."
    countries = value(study, "countries-with-models") or 0
    firms = (
        f"{token('organisations-with-models')}, but "
        f"{token('effective-organisations', 'value')} effective ones"
    )
    by_organisation = f"{token('hhi-organisations')} by organisation"
    if countries == 1:
        return (
            f"All large models are of one country. There are {firms}; the index of concentration "
            f"is {by_organisation}."
        )
    few = (value(study, "effective-countries") or 0) < countries / 2
    return (
        f"There are {token('countries-with-models')}, but {token('effective-countries', 'value')} "
        f"effective ones; {firms}. The United States holds {token('us-share')} of the releases "
        f"and China {token('china-share')}; the index of concentration is "
        f"{token('hhi-countries')} by country and {by_organisation}."
        + (
            ' Many firms entered, in few countries: "one country, one model" describes the '
            "margin, not the field."
            if few
            else ""
        )
    )


def rules(study: Study) -> str:
    """Say what the rule of counting does to the effective numbers."""
    ways = ("first", "fractional", "whole")
    names = [f"effective-{unit}-{way}" for unit in ("countries", "organisations") for way in ways]
    if not known(study, *names):
        return "Too few systems with all their organisations were known by this day."
    first, *others = (value(study, f"effective-countries-{way}") or 0 for way in ways)
    wider = all(one > first for one in others)
    return (
        "Where Epoch AI lists every organisation of a language system, the effective number of "
        f"countries is {ranged(study, 'effective-countries-first', 'value')} by the first named, "
        f"{ranged(study, 'effective-countries-fractional', 'value')} if a joint system is divided "
        f"and {ranged(study, 'effective-countries-whole', 'value')} if it counts whole for each; "
        f"that of organisations is {token('effective-organisations-first', 'value')}, "
        f"{token('effective-organisations-fractional', 'value')} and "
        f"{token('effective-organisations-whole', 'value')}."
        + (
            " Joint work makes the field look wider, by the rule as much as by the fact."
            if wider
            else ""
        )
    )


def counting(study: Study) -> str:
    """Say what the counting bodies make of the claim that China overtook."""
    if not known(study, "china-us-ratio"):
        return "No counting body's figures were known by this day."
    ratios = {one: value(study, f"china-us-ratio-{one}") for one in BODIES}
    told = [one for one, ratio in ratios.items() if ratio is not None]
    if not told:
        return "The figures of CCID, the CAICT and the ISTIC were not known by this day."
    first, *rest = (f"{token(f'china-us-ratio-{one}', 'value')}" for one in told)
    give = "give a ratio of" if told[0] == "ccid" else "figures give a ratio of"
    opening = listed(
        [
            f"{BODIES[told[0]]} {give} {first}",
            *(f"{BODIES[one]} {ratio}" for one, ratio in zip(told[1:], rest, strict=True)),
        ]
    )
    opening = opening[0].upper() + opening[1:]
    ahead = sum((ratio or 0) > 1 for ratio in ratios.values())
    if disagree(study) and len(told) == len(BODIES) and ahead == 1:
        opening += (
            ". One of three says that China was ahead, and the middle one that it was "
            f"behind, at {token('china-us-ratio', 'value')}"
        )
    elif len(told) > 1:
        agree = "do not agree" if 0 < ahead < len(told) else "agree"
        opening += f": they {agree} on who was ahead"
    if written(study) and disagree(study):
        opening += ". The sentence in the article is true of its source and open as a fact"
    return f"{opening}."


def selection(study: Study) -> str:
    """Say which way this report's own table leans."""
    if study.tables.as_of < LAST:
        return "July 2023, for which this report's own table is counted, was not over by this day."
    if not known(study, "china-us-ratio-own"):
        return "This report's own table holds too little for that time."
    text = f"Our own table gives {token('china-us-ratio-own', 'value')} for July 2023"
    if (value(study, "china-us-ratio-own") or 0) < (value(study, "china-us-ratio-min") or 0):
        text += ", below the ratio of each body that prints both numbers"
    if not known(study, "china-us-ratio-notable"):
        return f"{text}. It leans on Western sources, and may lack what was announced in Chinese."
    return (
        f"{text}, and the AI Index, which asks for notable models only, "
        f"{token('china-us-ratio-notable', 'value')}. Both lean on Western sources, and may lack "
        "what was announced in Chinese."
    )
