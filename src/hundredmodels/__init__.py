"""The War of a Hundred Models: from tables of facts to a report that can be cited by the number.

The package is read from left to right, and no import runs back:
``data`` → ``analysis`` → ``charts`` → ``chapters`` → ``report`` → ``build`` → ``cite`` and
``sphinx_ext`` → ``cli``.
"""

DATA_VARIABLE = "HUNDREDMODELS_DATA"
"""The environment variable that names the folder of the data package."""
CACHE_VARIABLE = "HUNDREDMODELS_CACHE"
"""The environment variable that moves the cache elsewhere."""
CACHE = "_build/.hundredmodels"
"""Where the cache is in a project's folder, unless moved."""


def __getattr__(name: str) -> str:
    """Look the version up when it is asked for: that costs more than a build with nothing to do."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version  # noqa: PLC0415 -- see above

    return version("hundredmodels")
