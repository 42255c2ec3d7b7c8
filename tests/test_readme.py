"""What the README's example says is what comes out."""

import re
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
_EXAMPLE = re.compile(r"```python\n(.*?)```", re.DOTALL)


def test_the_examples_give_what_they_say() -> None:
    shown = 0
    for example in _EXAMPLE.findall(README.read_text(encoding="utf-8")):
        names: dict[str, object] = {}
        for line in filter(None, example.splitlines()):
            code, _, said = line.partition("  # ")
            if said:
                shown += 1
                assert repr(eval(code, names)).strip("()").replace("'", '"') == said.replace("'", '"')
            else:
                exec(code, names)
    assert shown == 4
