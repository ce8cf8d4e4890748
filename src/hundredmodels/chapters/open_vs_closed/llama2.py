"""Llama 2 in the table of models, beside its forerunner, Falcon and GPT-4."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis.openness import FREE_LICENCES

LLAMA_2_DAY, FALCON_MONTH = pd.Timestamp(2023, 7, 18), pd.Timestamp(2023, 5, 1)
"""When the articles say that they came out."""


@dataclass(frozen=True)
class Llama2:
    """The models that Llama 2 is set beside; missing where they were not out by the day.

    Attributes
    ----------
    new, old
        Llama 2 70B and LLaMA 65B, the largest of both generations.
    falcon, gpt4
        Falcon-40B and GPT-4.
    family
        The released base models of Llama 2.
    """

    new: pd.Series | None
    old: pd.Series | None
    falcon: pd.Series | None
    gpt4: pd.Series | None
    family: pd.DataFrame

    def tokens(self) -> float | None:
        """Return the tokens that Llama 2 70B was trained on, in trillions."""
        return None if self.new is None else float(self.new["training_tokens_t"])

    def more_tokens(self) -> float | None:
        """Return by how many per cent they are more than LLaMA 65B's."""
        found = ratio(self.new, self.old, "training_tokens_t")
        return None if found is None else 100 * (found - 1)

    def days_late(self) -> float | None:
        """Return the days from the day that the article names to the release."""
        return None if self.new is None else float((self.new["release_date"] - LLAMA_2_DAY).days)

    def falcon_days_outside(self) -> float | None:
        """Return the days by which Falcon's release lies outside the article's month."""
        if self.falcon is None:
            return None
        return _days_outside(self.falcon["release_date"], FALCON_MONTH)

    def permissive_share(self) -> float | None:
        """Return the share of the family under a permissive licence, in per cent."""
        free = self.family["licence_class"].isin(FREE_LICENCES)
        return 100 * float(free.mean()) if len(free) else None


def study_llama2(models: pd.DataFrame) -> Llama2:
    """Find the models in the table of models."""
    family = models[models["model"].astype(str).str.fullmatch(r"Llama 2 \d+B").to_numpy(dtype=bool)]
    return Llama2(
        model_row(models, "Llama 2 70B"),
        model_row(models, "LLaMA-65B"),
        model_row(models, "Falcon-40B"),
        model_row(models, "GPT-4"),
        family[(family["kind"] == "release").to_numpy(dtype=bool)],
    )


def model_row(models: pd.DataFrame, model: str) -> pd.Series | None:
    """Return the row of a model in the table of models; none where it was not out by the day."""
    found = models[(models["model"] == model).to_numpy(dtype=bool, na_value=False)]
    return found.iloc[0] if len(found) else None


def ratio(top: pd.Series | None, bottom: "pd.Series | None", field: str) -> float | None:
    """Return a property of one model over that of another; none where one is unknown."""
    if top is None or bottom is None or pd.isna(top[field]) or pd.isna(bottom[field]):
        return None
    return float(top[field]) / float(bottom[field])


def _days_outside(day: pd.Timestamp, month: pd.Timestamp) -> float:
    end = month + pd.offsets.MonthEnd(0)
    if month <= day <= end:
        return 0.0
    return float(min(abs((day - month).days), abs((day - end).days)))
