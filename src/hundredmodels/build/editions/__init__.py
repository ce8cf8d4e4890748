"""Editions: what each was made of, how two differ, how one takes the place of another.

The :mod:`manifest` lists what went in and what came out; :mod:`diff` tells two apart,
:mod:`publish` swaps a finished site in, and :mod:`kept` holds earlier ones readable. An id that
an edition had is never lost without a word (:mod:`retired`).
"""
