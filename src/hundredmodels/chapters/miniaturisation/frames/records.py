"""The tables of the models measured and of the records among them."""

import numpy as np
import pandas as pd

from hundredmodels.analysis.density import ORIGIN, observed
from hundredmodels.analysis.density_trends import surface
from hundredmodels.analysis.saturation import CHANCE
from hundredmodels.chapters.miniaturisation.frames.shared import camps
from hundredmodels.chapters.miniaturisation.sample import FEWEST
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.notes import note, or_note

SHOWN_LEVELS = (45.0, 60.0, 70.0, 80.0)
SHOWN = len(SHOWN_LEVELS)
LINE_YEARS = (2022.5, 2023.5, 2024.5, 2025.5)


def score_by_size(study: Study) -> pd.DataFrame:
    """Return the models of the density sample."""
    frame = study.measured.sample.frame
    made = pd.DataFrame(
        {
            "model": frame["model"],
            "developer": frame["organisation"],
            "released": frame["release_date"],
            "billion parameters": frame["size_b"],
            "MMLU": frame["score"],
            "camp": camps(frame["openness"]),
        }
    )
    return or_note(made, "No model of known size was scored by this day.")


def year_lines(study: Study) -> pd.DataFrame:
    """Return the regression's score by size at the middle of four years within the sample."""
    sample = study.measured.sample
    if len(sample) < FEWEST:
        return pd.DataFrame({"date": [], "billion parameters": [], "MMLU": []})
    ceiling = study.parameters.ceiling / 100
    start, size_slope, time_slope = surface(observed(sample), ceiling=ceiling)[0][:3]
    rows = []
    for year in LINE_YEARS:
        near = np.abs(sample.time - (year - ORIGIN.year)) <= 1
        if near.sum() < FEWEST:
            continue
        for size in np.linspace(sample.size[near].min(), sample.size[near].max(), 30):
            value = start + size_slope * size + time_slope * (year - ORIGIN.year)
            score = (CHANCE + ceiling * np.exp(value)) / (1 + np.exp(value))
            rows.append(
                {
                    "date": f"mid-{int(year)}",
                    "billion parameters": float(np.exp(size)),
                    "MMLU": 100 * float(score),
                }
            )
    return pd.DataFrame(rows, columns=["date", "billion parameters", "MMLU"])


def staircases(study: Study) -> pd.DataFrame:
    """Return the records at some levels, prolonged to the last day of the scores."""
    levels = study.measured.levels
    shown = [level for level in levels if level.score in SHOWN_LEVELS] or levels[-SHOWN:]
    parts = []
    for level in shown:
        if level.frame.empty:
            continue
        rows = level.frame[["model", "release_date", "size_b"]].copy()
        end = rows.tail(1).assign(release_date=pd.Timestamp(study.law.until), model="")
        parts.append(pd.concat([rows, end]).assign(level=f"MMLU {level.score:g}"))
    if not parts:
        return note("No model of known size was far enough up the scale by this day.")
    joined = pd.concat(parts, ignore_index=True)
    return joined.rename(columns={"release_date": "released", "size_b": "billion parameters"})[
        ["level", "model", "released", "billion parameters"]
    ]
