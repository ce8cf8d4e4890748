"""Pages: from executed notebooks to the files of a site.

:mod:`assemble` puts the sources together, :mod:`site` lets Sphinx loose on them, :mod:`edition`
adds lists and manifest; :mod:`revision` writes nothing but the pages whose text has changed, and
:mod:`beside` the sites of scenarios.
"""
