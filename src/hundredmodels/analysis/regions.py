"""The parts of the world that countries are counted with."""

CHINA, UNITED_STATES, EUROPE, OTHERS = "China", "United States", "Europe", "others"
AREAS = (UNITED_STATES, CHINA, EUROPE, OTHERS)
EUROPEAN = frozenset(
    {"AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU"}
    | {"IE", "IS", "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"}
)
"""The European Union, Iceland, Norway, Switzerland and the United Kingdom, ISO 3166 alpha-2."""


def area(country: str) -> str:
    """Return the part of the world of a country.

    Parameters
    ----------
    country
        Its code by ISO 3166, of two letters.

    Returns
    -------
    str
        One of :data:`AREAS`.
    """
    if country in EUROPEAN:
        return EUROPE
    return {"US": UNITED_STATES, "CN": CHINA}.get(country, OTHERS)
