"""What docs/hook_frameworks.md shows can be read and imported."""

import ast
import importlib
import re

import pytest

from tests.pipeline.adapters.examples import EXAMPLES

PAGE = (EXAMPLES.parent / "hook_frameworks.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^## ([^\n]+)\n(?:(?!^## ).)*?```python\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE))


def test_every_framework_has_an_example() -> None:
    frameworks = ["Django", "Django REST framework", "Pydantic", "FastAPI and Starlette", "Flask and WTForms"]
    assert list(BLOCKS) == [*frameworks, "Celery"]


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_names_of_ours_are_there(block: str) -> None:
    ours = [
        (node.module, alias.name)
        for node in ast.walk(ast.parse(block))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("doxguard")
        for alias in node.names
    ]
    assert ours
    assert all(hasattr(importlib.import_module(module), name) for module, name in ours)


@pytest.mark.parametrize("name", re.findall(r"\]\(examples/(\w+\.py)\)", PAGE))
def test_commands_are_those_that_the_examples_document(name: str) -> None:
    command = f".venv/bin/python docs/examples/{name}"
    assert f"`{command}`" in PAGE
    said = (EXAMPLES / name).read_text(encoding="utf-8")
    assert f"    {command}\n" in said or f"    {command} [port]\n" in said
