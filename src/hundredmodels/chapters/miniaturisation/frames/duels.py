"""The table of small models against a big one."""

import pandas as pd

from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.notes import note


def differences(study: Study) -> pd.DataFrame:
    """Return the two duels, benchmark by benchmark."""
    parts = [
        one.frame[["name", "small", "big", "difference"]].assign(pair=name)
        for name, one in (
            ("Mistral 7B", study.duels.mistral),
            ("MiniCPM-2B", study.duels.minicpm),
        )
        if len(one.frame)
    ]
    if not parts:
        return note("Neither developer's table was out by this day.")
    return pd.concat(parts, ignore_index=True).rename(
        columns={"name": "benchmark", "small": "small model", "big": "Llama 2 13B"}
    )
