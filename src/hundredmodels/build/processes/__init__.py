"""Processes: kernels and workers, forked from one that has imported everything.

:mod:`warm` is imported by the :mod:`forkserver` alone; the :mod:`provisioner` forks a notebook's
kernel from it; :mod:`shares` divides work among forks of the present process. None of them
outlives who started it (:mod:`orphans`), and all see the same environment (:mod:`steady`).
:mod:`stopping` says what Ctrl-C does.
"""
