"""What the README's example says is what comes out."""

import re
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
_EXAMPLE = re.compile(r"```python\n(.*?)```", re.DOTALL)


def test_the_example_gives_what_it_says() -> None:
    example = _EXAMPLE.findall(README.read_text(encoding="utf-8"))[0]
    names: dict[str, object] = {}
    shown = 0
    for line in filter(None, example.splitlines()):
        code, _, said = line.partition("  # ")
        if said:
            shown += 1
            assert repr(eval(code, names)).strip("()").replace("'", '"') == said.replace("'", '"')
        else:
            exec(code, names)
    assert shown == 3
