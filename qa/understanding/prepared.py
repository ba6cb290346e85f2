"""Imported by the process that others are forked from: makes once what is the same in all of them.

To read a model of languages and to compile the forms of questions takes each of them a second, and 60 MB. Importing
does nothing elsewhere; but such a process can be told of nothing but modules.
"""

import gc

from corpus.language import ENGLISH, detect_language

from .forms import compile_forms
from .spelling import Lexicon

compile_forms([ENGLISH])
detect_language("")
_ = "" in Lexicon()
gc.freeze()  # what is never collected is never written to, and stays in common
