"""What a page may load and run: a Content-Security-Policy in the head of each.

The site is a set of files, on whatever server or in a folder, so the policy stands in the pages.
Scripts and styles come from the site's own files alone: whatever a table, a scenario or a list of
others may hold, it is no script. The page of a lost reader, which can name no file since it is
served from any depth, has its own style and script in itself, and allows them by their digests.
"""

import base64
import hashlib
from collections.abc import Iterable

from hundredmodels.sphinx_ext.markup import tag

OWN = "'self'"
"""The site's own files; browsers that are asked from a folder take the folder's for these."""


def policy(*, scripts: Iterable[str] = (), styles: Iterable[str] = ()) -> str:
    """Write a page's policy.

    Parameters
    ----------
    scripts, styles
        Texts of the scripts and styles that stand in the page itself.

    Returns
    -------
    str
        A ``meta`` element, which is to come before anything that the page loads.
    """
    rules = {
        "default-src": ["'none'"],
        "script-src": [OWN, *map(_digest, scripts)],
        "style-src": [OWN, *map(_digest, styles)],
        "img-src": [OWN, "data:"],  # icons in the style sheet
        "media-src": [OWN],
        "connect-src": [OWN],  # the search reads the pages that it has found
        "form-action": [OWN],
        "base-uri": ["'none'"],
    }
    said = "; ".join(f"{name} {' '.join(allowed)}" for name, allowed in rules.items())
    meta = tag("meta", http_equiv="Content-Security-Policy", content=said)
    return meta.removesuffix("</meta>").replace("&#x27;", "'")


def _digest(content: str) -> str:
    """Return a text's digest as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
