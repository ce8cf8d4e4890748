"""The tables behind the figures on training and serving."""

import numpy as np
import pandas as pd

from hundredmodels.chapters.cost_imbalance.names import full
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.notes import note, or_note

SERVING = "electricity, from the serving estimate"
ASSUMED = "all but the chips, in the revenue-gap model"


def training_costs(study: Study) -> pd.DataFrame:
    """Return every figure for the models that the articles name."""
    return or_note(
        study.training.costs[study.training.costs["low"] > 0],
        "No cost of these models was known by this day.",
    )


def assumptions(study: Study) -> pd.DataFrame:
    """Return the hourly price at which GPT-3 costs the quoted figure, by utilisation."""
    per_flop, peak = study.training.per_flop.value, study.training.peak.value
    if per_flop is None or peak is None:
        return note("GPT-3's quoted cost was not known by this day.")
    use = np.linspace(0.1, 1.0, 37)
    return pd.DataFrame({"utilisation": use, "usd_per_gpu_hour": per_flop * peak * use * 3600})


def training_growth(study: Study) -> pd.DataFrame:
    """Return the runs behind the growth of cost, frontier ones marked."""
    parameters = study.parameters
    rows = study.growth[parameters.cost_basis].rows
    top = set(study.growth["frontier"].rows.index)
    frame = pd.DataFrame(
        {
            "model": rows["run_name"],
            "organisation": rows["organisation"],
            "date": rows["date"],
            "cost_usd": rows["cost"],
            "group": [
                "ten largest of their day" if line in top else "others" for line in rows.index
            ],
        }
    )
    return or_note(frame, "No training cost on this basis was published by this day.")


def serving_power(study: Study) -> pd.DataFrame:
    """Return electricity over the purchase price, by whose assumption, once it was published."""
    named = {SERVING: "power-share-of-life", ASSUMED: "power-share-assumed"}
    rows = [
        {"assumption": words, "per_cent": study.results[full(name)].value}
        for words, name in named.items()
        if study.results[full(name)].value is not None
    ]
    return or_note(
        pd.DataFrame(rows),
        "Neither the serving estimate nor the revenue-gap model was published by this day.",
    )
