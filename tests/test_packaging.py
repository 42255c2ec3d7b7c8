"""The package holds every folder with code, and each folder is reached through its link."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("detectors", "recognizers", "pipeline", "data", "benchmarks")


def _listed() -> set[str]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return set(config["tool"]["setuptools"]["packages"])


def test_every_folder_with_code_is_listed() -> None:
    # An unlisted subpackage is left out of the wheel without a word.
    found = {"doxguard"}
    for folder in FOLDERS:
        for init in (ROOT / folder).rglob("__init__.py"):
            found.add(".".join(("doxguard", *init.parent.relative_to(ROOT).parts)))
    assert _listed() == found


@pytest.mark.parametrize("folder", FOLDERS)
def test_links_lead_to_the_folders(folder: str) -> None:
    link = ROOT / "src" / "doxguard" / folder
    if not link.is_symlink():
        pytest.skip("a checkout without symbolic links")
    assert link.resolve() == ROOT / folder


def test_public_names_exist() -> None:
    import doxguard

    for name in doxguard.__all__:
        assert getattr(doxguard, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = doxguard.Nothing


def test_readme_and_ci_call_the_same_tests() -> None:
    commands = [
        line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.endswith("pytest")
    ]
    assert len(commands) == 1
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", sorted(p for p in (ROOT / "data").rglob("*") if p.suffix in (".yaml", ".txt")), ids=str
)
def test_data_files_name_their_licence(path: Path) -> None:
    head = path.read_text(encoding="utf-8")[:600]
    assert any(name in head for name in ("MIT", "MPL", "Unicode License", "CC")) or path.name.startswith(
        ("private.", "behaviour.", "exempt.", "media.")
    )
