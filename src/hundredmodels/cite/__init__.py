"""Citing: one record of each thing that has an id, and the formats that it is written in.

The record is CSL-JSON (:mod:`~hundredmodels.cite.item`), made of what ``CITATION.cff`` says of
the work (:mod:`~hundredmodels.cite.work`) and of what the build says of the edition. Every other
format is written from it.
"""
