"""How each tool is asked: a file with ``load()``, which returns a function from text to its spans.

A span is ``(label, start, end)``, as the tool gives it. The file is run by the tool's own interpreter, and imports the
tool inside ``load``, since the time that takes is part of what is measured.
"""
