"""Drawings: charts as SVG and PNG, made while the site is built, and kept by their content.

:mod:`drawing` says what there is to draw and keeps it; :mod:`painters` are processes that draw,
each running :mod:`draw`; :mod:`vector` fits an SVG to a page, or frames it to stand alone.
"""
