"""The build: from notebooks to a published site.

One concept a module, in the order of the work: :mod:`project` and :mod:`toc` say what there is,
:mod:`settings` and :mod:`scenario` what was asked, :mod:`plan` what must run, :mod:`execute`,
:mod:`verify` and :mod:`store` run it and keep it, :mod:`collect` reads the numbers out of it,
:mod:`assemble` and :mod:`site` make pages of it, :mod:`publish` swaps them in, and
:mod:`pipeline` strings these together. Nothing here computes a number of the report.
"""
