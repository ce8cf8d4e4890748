"""What a reader may try at a figure, on the page: sliders, their values, and the sentence.

The sentence stands in the page with the chapter's values; the script ``what_if.js`` brings the
sliders to life. Without scripts they are hidden, and the sentence stays.
"""

import json
import re

from hundredmodels.chapters.what_if import Input, WhatIf
from hundredmodels.report.what_if import to_json
from hundredmodels.sphinx_ext.markup import tag, text

SIGNED = re.compile(r"(−\S+)")


def what_if(tried: WhatIf, figure: str, number: str) -> str:
    """Write the sliders and the sentence of a figure.

    Parameters
    ----------
    tried
        What the reader may change.
    figure, number
        The figure's id on the site, and its number.

    Returns
    -------
    str
        A ``div``.
    """
    content = json.dumps(to_json(tried), ensure_ascii=False, separators=(",", ":"))
    name = f"{figure}-what-if"
    head = tag(
        "div",
        tag("p", "What if?", class_="hm-what-if-title", id=name),
        tag(
            "button",
            "Reset",
            tag("span", f" the inputs of figure {number}", class_="hm-hidden"),
            type="button",
            class_="hm-what-if-reset",
            disabled=True,
        ),
        class_="hm-what-if-head",
    )
    sliders = tag(
        "div",
        *(slider(one, f"{figure}-{one.name}") for one in tried.inputs),
        class_="hm-what-if-inputs",
    )
    return tag(
        "div",
        head,
        sliders,
        tag(
            "p",
            tag("span", unbroken(tried.words())),
            class_="hm-what-if-sentence",
            data_room=tried.longest,
        ),
        tag("p", role="status", class_="hm-what-if-status hm-hidden"),
        tag(
            "script",
            content.replace("</", "<\\/"),
            type="application/json",
            class_="hm-what-if-data",
        ),
        class_="hm-what-if",
        role="group",
        aria_labelledby=name,
    )


def unbroken(words: str) -> str:
    """Write a sentence whose lines never end after a minus sign; the script does the same."""
    return "".join(
        tag("span", text(piece), class_="hm-whole") if place % 2 else text(piece)
        for place, piece in enumerate(SIGNED.split(words))
    )


def slider(one: Input, name: str) -> str:
    """Write a slider with its label and its value; it slides over whole steps."""
    words = one.shown.words(one.start)
    return tag(
        "div",
        tag("label", text(one.label), for_=name),
        tag("output", text(words), for_=name, aria_live="off"),
        tag(
            "input",
            type="range",
            id=name,
            data_name=one.name,
            min="0",
            max=str(one.steps),
            step="1",
            value=str(one.place()),
            aria_valuetext=words,
            autocomplete="off",
        ).removesuffix("</input>"),
        class_="hm-what-if-input",
    )
