"""Other tools on the same texts, each in an environment of its own.

``peer.py`` is the list of tools, ``labels.py`` what their labels mean; ``environment.py`` installs one where nothing
else sees it; ``ask.py`` has it read texts, through ``runner.py`` and one of ``adapters/``, which its own interpreter
runs; ``score.py`` counts what it found, ``run.py`` measures all of them side by side, ``table.py`` shows it.
"""
