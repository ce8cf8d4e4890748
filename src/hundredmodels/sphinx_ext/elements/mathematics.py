"""Formulas as MathML, drawn by the browser itself: no script, no fonts from afar.

Only the ``math`` directive makes a formula; a dollar sign in the text is a dollar.
"""

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.writers.html5 import HTML5Translator

RENDERER = "hundredmodels"


def register(app: Sphinx) -> None:
    """Register the renderer and choose it."""
    app.add_html_math_renderer(RENDERER, (inline, None), (block, None))
    app.connect("config-inited", _choose)


def _choose(_app: Sphinx, config: Config) -> None:
    config.html_math_renderer = RENDERER


def inline(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula within a line."""
    translator.body.append(convert(node.astext()))
    raise nodes.SkipNode


def block(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula that stands alone."""
    formula = convert(node.astext(), display="block")
    translator.body.append(
        f'<div class="hm-formula" tabindex="0" role="group" aria-label="Formula">{formula}</div>\n'
    )
    raise nodes.SkipNode
