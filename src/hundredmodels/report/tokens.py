"""Tokens: how a computed sentence names a number without holding one.

``[[open-vs-closed.lag]]`` stands for the value with its unit, ``[[open-vs-closed.lag:value]]`` for
the value without it, ``[[open-vs-closed.lag:interval]]`` for the interval. This module splits a
text into words and tokens and writes tokens out as text; turning them into links is the site's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from hundredmodels.chapters.result import Result
from hundredmodels.errors import UserError, did_you_mean

Part = Literal["text", "value", "interval"]
PARTS: tuple[str, ...] = ("text", "value", "interval")
TOKEN_PATTERN = re.compile(r"\[\[([^\[\]]+)\]\]")


@dataclass(frozen=True)
class Token:
    """A number named in a text.

    Attributes
    ----------
    id
        The result's id.
    part
        What of it is meant: the value with its unit, the bare value, or the interval.
    """

    id: str
    part: Part = "text"

    @classmethod
    def parse(cls, text: str) -> "Token":
        """Read ``id`` or ``id:part``.

        Raises
        ------
        UserError
            If the part is none of ``text``, ``value`` and ``interval``.
        """
        name, _, part = text.strip().partition(":")
        if part and part not in PARTS:
            raise UserError(
                f"The token [[{text}]] asks for {part!r}.{did_you_mean(part, PARTS)} "
                "Write one of these after the colon, or no colon."
            )
        return cls(name, cast("Part", part or "text"))

    def of(self, result: Result) -> str:
        """Return the words that this token stands for."""
        if self.part == "interval":
            return result.interval_text or "no interval"
        return result.number if self.part == "value" else result.text


def split(text: str) -> Iterator[str | Token]:
    """Split a text into words and tokens.

    Parameters
    ----------
    text
        A sentence with tokens.

    Yields
    ------
    str or Token
        The pieces, in their order; no empty strings.
    """
    for place, piece in enumerate(TOKEN_PATTERN.split(text)):
        if place % 2:
            yield Token.parse(piece)
        elif piece:
            yield piece


def resolve(text: str, results: Mapping[str, Result]) -> str:
    """Write the tokens of a text out.

    Parameters
    ----------
    text
        A sentence with tokens.
    results
        The results by id. A token of another chapter, which is not at hand in a notebook, stays
        as its id in brackets.

    Returns
    -------
    str
        The sentence as plain text.
    """
    words = []
    for piece in split(text):
        if isinstance(piece, str):
            words.append(piece)
        else:
            known = results.get(piece.id)
            words.append(piece.of(known) if known else f"[{piece.id}]")
    return "".join(words)


def unknown(text: str, results: Mapping[str, Result]) -> Iterator[str]:
    """Yield the ids that a text names and no result has.

    Parameters
    ----------
    text
        A sentence with tokens.
    results
        The results by id.

    Yields
    ------
    str
        The ids, in the order of the text.
    """
    for piece in split(text):
        if isinstance(piece, Token) and piece.id not in results:
            yield piece.id


def require_known(text: str, results: Mapping[str, Result], where: str) -> None:
    """Refuse a token of the notebook's own chapter that names no result.

    Parameters
    ----------
    text
        A sentence with tokens.
    results
        The chapter's results.
    where
        Where the sentence stands, to begin the message with.

    Raises
    ------
    UserError
        Naming the token and the nearest id.
    """
    chapters = {result.chapter for result in results.values()}
    for id_ in unknown(text, results):
        if "." not in id_ or id_.partition(".")[0] in chapters:
            raise UserError(
                f"{where} names the result {id_!r}, which the chapter does not compute."
                f"{did_you_mean(id_, results)}"
            )
