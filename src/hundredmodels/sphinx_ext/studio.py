"""The studio: all drawings of a site, made before its pages are written.

The report's own build tells, as soon as a chapter has run, which notebook it left. Its figures are
then drawn while other chapters run, by a painter that takes what these leave of the processors.
"""

import json
from contextlib import suppress
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from hundredmodels.report.payload import figures_of
from hundredmodels.sphinx_ext.drawings.drawing import Drawings
from hundredmodels.sphinx_ext.drawings.painters import Painters
from hundredmodels.sphinx_ext.elements import figures
from hundredmodels.sphinx_ext.pages import home, social
from hundredmodels.sphinx_ext.site import site_of

BEGUN = Painters()
"""Who draws what the chapters have left so far."""


def begin(notebook: Path, drawings: Drawings) -> None:
    """Begin to draw the figures of an executed notebook.

    Parameters
    ----------
    notebook
        Its file. One that can't be read is left for Sphinx to complain of.
    drawings
        Where they are kept.
    """
    with suppress(OSError, ValueError, KeyError, TypeError):
        content = json.loads(notebook.read_text(encoding="utf-8"))
        shapes = [one for shown in figures_of(content) for one in figures.shapes(shown.id, shown)]
        jobs = drawings.missing(shapes)
        if jobs and not BEGUN:
            BEGUN.start(calm=True)
        BEGUN.hand(jobs)


def draw(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001 -- Sphinx's signature
    """Draw everything that is not kept yet (event ``env-check-consistency``)."""
    if app.builder.format == "html":
        site = site_of(app)
        shapes = [
            shape for one in site.figures.values() for shape in figures.shapes(one.id, one.payload)
        ]
        pictures = [*figures.pictures(site), *social.pictures(site).values()]
        site.drawings.prepare([*shapes, *home.sparks(site)], pictures, BEGUN)
