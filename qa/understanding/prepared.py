"""Imported by the process that others are forked from: makes once what is the same in all of them.

To compile the forms of questions would take each of them half a second. Importing does nothing elsewhere; but such a
process can be told of nothing but modules.
"""

import gc

from corpus.language import ENGLISH

from .forms import compile_forms

compile_forms([ENGLISH])
gc.freeze()  # what is never collected is never written to, and stays in common
