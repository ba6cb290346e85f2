"""Interviews as data, printed as newspapers, blogs, podcasts, parliaments and courts print them, with the truth.

``python -m tests.interviews`` prints them, reads them back and counts whose words stand under whose name. The articles
in ``articles/`` are fiction of the same kinds, written by hand, each with who said what in a ``.gold.json`` beside it.
"""
