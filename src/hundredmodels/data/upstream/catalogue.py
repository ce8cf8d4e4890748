"""The lists that can be refreshed from: where they are, by whom, and on what terms."""

from dataclasses import dataclass
from datetime import date

from hundredmodels.errors import UserError, did_you_mean

JSON_TYPES = ("application/json", "text/plain", "application/octet-stream")
CSV_TYPES = ("text/csv", "application/csv", "text/plain", "application/octet-stream")


@dataclass(frozen=True)
class Upstream:
    """A list that others keep.

    Attributes
    ----------
    name
        Its name on the command line.
    title
        What it is.
    publisher, licence, credit
        As they stand in the table of sources.
    key
        How keys of its snapshots begin in the table of sources.
    earlier
        How keys of snapshots read before begin: a refresh goes on from the newest.
    url
        Its address; empty for one that is installed here.
    media
        The kinds of content that it may be served as.
    most_bytes
        The largest answer, as sent and as unpacked.
    """

    name: str
    title: str
    publisher: str
    licence: str
    credit: str
    key: str
    earlier: tuple[str, ...]
    url: str = ""
    media: tuple[str, ...] = JSON_TYPES
    most_bytes: int = 64_000_000

    def source_row(self, key: str, url: str, published: date | None) -> dict[str, str]:
        """Return the row of a snapshot in the table of sources."""
        return {
            "source": key,
            "title": f"{self.title}, as read by hundredmodels refresh",
            "publisher": self.publisher,
            "url": url,
            "published": published.isoformat() if published else "",
            "licence": self.licence,
            "redistributable": "true",
            "grade": "B",
            "compiled": "true",
            "credit": self.credit,
            "note": "",
        }


# In the order in which they are read: prices look for models, which may be new themselves.
UPSTREAMS = {
    one.name: one
    for one in (
        Upstream(
            name="epoch",
            title="Data on AI models (all models)",
            publisher="Epoch AI",
            licence="CC-BY-4.0",
            credit="Data on AI models and benchmarks: Epoch AI, CC BY 4.0",
            key="epoch-models",
            earlier=("epoch-models-", "epoch-notable-"),
            url="https://epoch.ai/data/all_ai_models.csv",
            media=CSV_TYPES,
        ),
        Upstream(
            name="models-dev",
            title="models.dev, a catalogue of models",
            publisher="anomalyco (formerly sst)",
            licence="MIT",
            credit="models.dev, MIT",
            key="models-dev",
            earlier=("models-dev-",),
            url="https://models.dev/api.json",
        ),
        Upstream(
            name="genai-prices",
            title="genai-prices: API prices",
            publisher="Pydantic",
            licence="MIT",
            credit="genai-prices (MIT)",
            key="genai-prices",
            earlier=("genai-prices-", "pkg-pypi-genai-prices-"),
            url="https://raw.githubusercontent.com/pydantic/genai-prices/refs/heads/main/"
            "prices/new_data/v2/data.json",
        ),
        Upstream(
            name="genai-prices-installed",
            title="genai-prices: API prices, the installed release",
            publisher="Pydantic",
            licence="MIT",
            credit="genai-prices (MIT)",
            key="pkg-pypi-genai-prices",
            earlier=("genai-prices-", "pkg-pypi-genai-prices-"),
        ),
    )
}
ONLINE = tuple(name for name, one in UPSTREAMS.items() if one.url)


def chosen(names: tuple[str, ...]) -> tuple[Upstream, ...]:
    """Return the lists of these names in the order of reading; all that are online if none.

    Raises
    ------
    UserError
        If a name is unknown.
    """
    for name in names:
        if name not in UPSTREAMS:
            raise UserError(f"There is no list {name!r}.{did_you_mean(name, UPSTREAMS)}")
    wanted = names or ONLINE
    return tuple(one for name, one in UPSTREAMS.items() if name in wanted)
