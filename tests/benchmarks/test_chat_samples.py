"""The samples of chats and accounts are what their writers write, and each of their dumps fits one format."""

from pathlib import Path

import pytest

from doxguard.benchmarks.dumps.chat_samples import SAMPLES
from doxguard.pipeline.readers import discord, discord_package, facebook, instagram, telegram, whatsapp
from tests.pipeline.readers.folders import files_in, head_of, posts, read

KEPT = Path(__file__).parents[2] / "data" / "samples"
FORMATS = [module.FORMAT for module in (telegram, discord, discord_package, whatsapp, facebook, instagram)]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", SAMPLES)
def test_kept_as_written(name: str, tmp_path: Path) -> None:
    SAMPLES[name](tmp_path)
    written = contents(tmp_path)
    assert contents(KEPT / name) == written
    assert sum(map(len, written.values())) < 10_000


@pytest.mark.parametrize("name", SAMPLES)
def test_each_fits_one_format(name: str, tmp_path: Path) -> None:
    SAMPLES[name](tmp_path)
    found = 0
    for file in files_in(tmp_path):
        fitting = [format_ for format_ in FORMATS if format_.fits(file.path, head_of(file))]
        assert [format_.name for format_ in fitting] in ([], [name]) or name.startswith(fitting[0].name)
        assert len(fitting) < 2
        found += sum(len(posts(read(file, format_, files_in(tmp_path)))) for format_ in fitting)
    assert found == 7
