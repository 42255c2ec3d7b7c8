"""What is imported when: nobody pays for what he does not use."""

import subprocess
import sys

import pytest

HEAVY = (
    *("presidio_analyzer", "spacy", "synapse", "celery", "sqlalchemy"),
    *("fastapi", "starlette", "uvicorn", "django", "rest_framework", "flask", "wtforms"),
)


def heavy_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*(set({HEAVY}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


LIGHT = {
    "front door": "import doxguard",
    "pipeline": "import doxguard.pipeline.guard",
    "a decision": "from doxguard import Guard; Guard().check('bel 06 11223344')",
    "an answer": "from doxguard import hook; hook.check('bel 06 11223344')",
    "the hook": "import doxguard.hook",
    "what adapters share": "import doxguard.pipeline.adapters.shared",
    "pydantic's adapter": "import doxguard.pipeline.adapters.pydantic",
    "recognizers, no name used": "import doxguard.recognizers",
}


@pytest.mark.parametrize("statement", LIGHT.values(), ids=LIGHT)
def test_no_framework_is_imported(statement: str) -> None:
    assert heavy_after(statement) == set()


ADAPTERS = {"django": "django", "drf": "django", "starlette": "starlette", "flask": "flask", "wtforms": "wtforms"}


@pytest.mark.parametrize(("adapter", "framework"), ADAPTERS.items(), ids=ADAPTERS)
def test_adapter_imports_its_framework_alone(adapter: str, framework: str) -> None:
    assert heavy_after(f"import doxguard.pipeline.adapters.{adapter}") == {framework}


def test_spacy_component_does_not_import_presidio() -> None:
    assert heavy_after("import doxguard.recognizers.spacy_component") == {"spacy"}


def test_public_names_of_the_recognizers_exist() -> None:
    from doxguard import recognizers

    assert all(getattr(recognizers, name) for name in recognizers.__all__)
    assert dir(recognizers) == recognizers.__all__
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = recognizers.Nothing
