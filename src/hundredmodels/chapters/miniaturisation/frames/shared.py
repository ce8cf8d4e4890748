"""What the tables share: camps."""

import pandas as pd

from hundredmodels.analysis.openness import camp


def camps(openness: pd.Series) -> list[str]:
    """Name each model's camp."""
    return [camp(one) for one in openness]
