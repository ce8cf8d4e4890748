"""Many runs of one chapter: over a grid or a sample of its parameters, into one table.

A sweep is a set of runs that differ in parameters alone. Each is the pure function that a build
runs, under the same key; what is kept of it are its results, so that thousands fit where a build
keeps a few executed notebooks.
"""
