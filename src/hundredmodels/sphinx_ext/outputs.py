"""Files at the site's root and beside the pages, written when all pages are."""

import json
from pathlib import Path
from typing import Any

from hundredmodels.report.payload import result_to_json
from hundredmodels.sphinx_ext import assets, head_citations, theme
from hundredmodels.sphinx_ext.elements import figures
from hundredmodels.sphinx_ext.elements.claims import claims
from hundredmodels.sphinx_ext.pages import index
from hundredmodels.sphinx_ext.site import Site


def write(site: Site, folder: Path) -> None:
    """Write the files of figures, the shared scripts, and the metadata of the whole.

    Parameters
    ----------
    site
        The site.
    folder
        Its root.
    """
    figures.write_files(site, folder)
    head_citations.write_crate(site, folder)
    assets.write_scripts(site, folder)
    theme.sweep(folder)


def write_lists(site: Site, folder: Path) -> None:
    """Write the lists for machines.

    Parameters
    ----------
    site
        The site.
    folder
        Its root.
    """
    write_json(folder / "results.json", results_list(site))
    write_json(folder / "claims.json", claims_list(site))
    write_json(folder / "index.json", [one.record() for one in index.entries(site)])


def results_list(site: Site) -> list[dict[str, Any]]:
    """List every result: id, chapter, label, value, interval, unit, method, n, and its address."""
    listed = []
    for result in (one for run in site.runs.values() for one in run.results.values()):
        record = result_to_json(result)
        record["rows"] = {one.table: len(one.lines) for one in result.inputs}
        del record["inputs"], record["digits"]
        home = site.book.home("numbers", result.chapter)
        record["url"] = site.uri("", home, f"number-{result.id}") if home else ""
        listed.append(record)
    return listed


def claims_list(site: Site) -> list[dict[str, Any]]:
    """List every claim with its verdict, the reason, and its address."""
    home = site.book.home("claims")
    return [
        {
            "id": one.id,
            "article": one.article,
            "chapter": one.chapter,
            "kind": one.kind,
            "quote": one.quote,
            "language": one.language,
            "statement": one.statement,
            "attributed_to": one.attributed_to,
            "claimed": one.claimed,
            "verdict": one.verdict.word.value,
            "reason": one.verdict.reason,
            "check": one.verdict.check or None,
            "url": site.uri("", home, f"claim-{one.id}") if home else "",
        }
        for one in claims(site).values()
    ]


def write_json(file: Path, content: object) -> None:
    """Write JSON as people can read it, the same bytes each time."""
    words = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
    file.write_text(words + "\n", encoding="utf-8", newline="\n")
