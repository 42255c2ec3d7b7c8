"""What is imported when: nobody pays for what he does not use."""

import subprocess
import sys

import pytest

HEAVY = ("presidio_analyzer", "spacy", "fastapi", "starlette", "django", "flask", "synapse", "celery", "sqlalchemy")


def heavy_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*(set({HEAVY}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


LIGHT = {
    "front door": "import doxguard",
    "pipeline": "import doxguard.pipeline.guard",
    "a decision": "from doxguard import Guard; Guard().check('bel 06 11223344')",
    "an answer": "from doxguard import hook; hook.check('bel 06 11223344')",
    "recognizers, no name used": "import doxguard.recognizers",
}


@pytest.mark.parametrize("statement", LIGHT.values(), ids=LIGHT)
def test_no_framework_is_imported(statement: str) -> None:
    assert heavy_after(statement) == set()


def test_spacy_component_does_not_import_presidio() -> None:
    assert heavy_after("import doxguard.recognizers.spacy_component") == {"spacy"}


def test_public_names_of_the_recognizers_exist() -> None:
    from doxguard import recognizers

    assert all(getattr(recognizers, name) for name in recognizers.__all__)
    assert dir(recognizers) == recognizers.__all__
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = recognizers.Nothing
