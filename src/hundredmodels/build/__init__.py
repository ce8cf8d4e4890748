"""The build: from notebooks to a published site.

In the order of the work: :mod:`project` and :mod:`toc` say what there is, :mod:`settings` and
:mod:`scenario` what was asked, :mod:`plan` what must run; :mod:`runs` runs it, in forked
:mod:`processes`, verifies it and reads the numbers out of it; :mod:`pages` makes pages of it and
:mod:`pdf` prints them; :mod:`editions` compares, keeps and swaps in what was made.
:mod:`pipeline` strings these together; :mod:`sweep` runs one chapter many times. Nothing here
computes a number of the report.
"""
