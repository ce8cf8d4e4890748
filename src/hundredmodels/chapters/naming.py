"""How a chapter names its results and turns estimates into them."""

from dataclasses import dataclass

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.chapters.result import Inputs, Result


@dataclass(frozen=True)
class Naming:
    """The names of one chapter's results.

    Attributes
    ----------
    slug
        The chapter's slug, which starts the id of each of its results.
    """

    slug: str

    def full(self, name: str) -> str:
        """Return the id of a result of this chapter."""
        return f"{self.slug}.{name}"

    def estimated(
        self,
        name: str,
        label: str,
        estimate: Estimate,
        unit: str,
        method: str,
        *,
        inputs: tuple[Inputs, ...] = (),
        rivals: tuple[str, ...] = (),
        digits: int | None = None,
    ) -> Result:
        """Turn an estimate into a result; rivals are named without the chapter."""
        return Result.from_estimate(
            self.full(name),
            estimate,
            label=label,
            unit=unit,
            method=method,
            rivals=tuple(self.full(rival) for rival in rivals),
            inputs=inputs,
            digits=digits,
        )
