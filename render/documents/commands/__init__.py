"""The commands of ``python -m render.documents``: a module for each, arguments in, exit code out.

A command has a ``SUMMARY``, adds its arguments to a parser and runs; what cannot be had is told in
the reader's language on standard error, and then nothing is written.
"""
