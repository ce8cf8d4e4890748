"""Upstream: the lists that others keep, from which new rows come.

Each list has an adapter, a pure function from the bytes of an answer to rows of our tables; only
:mod:`hundredmodels.data.upstream.fetching` touches the network. What a list does not say stays
empty; a row that lacks what the tables require is not taken, and counted with the reason.
"""
