"""Interviews as data, printed as newspapers, blogs, podcasts, parliaments and courts print them, with the truth."""
