"""Other tools on the same texts, each in an environment of its own.

``peer.py`` is the list of tools and what their labels mean (``labels.py``); ``environment.py`` installs one where
nothing else sees it; ``ask.py`` has it read texts, through ``inside/runner.py`` and one of ``adapters/`` that its own
interpreter runs; ``score.py`` counts what it found, and ``run.py`` measures all of them side by side.
"""
