"""Runs: notebooks executed, verified and kept, and what is read out of them.

A run is a pure function of the notebook's code, its parameters, the tables it reads and the
modules it can import (:mod:`closure`). :mod:`workers` spreads runs over processes,
:mod:`execute` runs one, :mod:`verify` judges it, :mod:`store` keeps it by the key of all that it
rests on, and :mod:`collect` takes the numbers and verdicts out of all of them.
"""
