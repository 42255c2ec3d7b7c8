"""The samples of accounts' dumps: what their writers make, told by one format alone, small."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from doxguard.benchmarks.dumps import bluesky, mastodon, stack_exchange, tiktok
from doxguard.benchmarks.dumps.account import account_posts
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers import bluesky_car, bluesky_jetstream
from doxguard.pipeline.readers import mastodon as mastodon_reader
from doxguard.pipeline.readers import stack_exchange as stack_exchange_reader
from doxguard.pipeline.readers import tiktok as tiktok_reader
from tests.pipeline.readers.given import files_in, head_of, posts_of, read_all

SAMPLES = Path(__file__).parents[3] / "data" / "samples"
FORMATS = [
    mastodon_reader.FORMAT,
    bluesky_jetstream.FORMAT,
    bluesky_car.FORMAT,
    stack_exchange_reader.FORMAT,
    tiktok_reader.FORMAT,
]
Write = Callable[[Path, Iterable[Post]], Path]
WRITERS: dict[str, tuple[Write, str]] = {
    "mastodon": (mastodon.write, "mastodon"),
    "bluesky-jetstream": (bluesky.write, "bluesky-jetstream"),
    "bluesky-car": (bluesky.write_repo, "bluesky-car"),
    "stackexchange": (stack_exchange.write, "stackexchange"),
    "tiktok": (tiktok.write, "tiktok"),
    "tiktok-old": (tiktok.write_old, "tiktok"),
}


@pytest.mark.parametrize(("folder", "write"), [(name, made[0]) for name, made in WRITERS.items()], ids=WRITERS)
def test_samples_are_what_their_writers_make(folder: str, write: Write) -> None:
    with tempfile.TemporaryDirectory() as made:
        write(Path(made), account_posts())
        written = {file.path: Path(file.name).read_bytes() for file in files_in(Path(made))}
    kept = {file.path: Path(file.name).read_bytes() for file in files_in(SAMPLES / folder)}
    assert kept == written
    assert all(len(data) < 10_000 for data in kept.values())


@pytest.mark.parametrize(("folder", "name"), [(folder, made[1]) for folder, made in WRITERS.items()], ids=WRITERS)
def test_each_file_fits_one_format_or_none(folder: str, name: str) -> None:
    files = files_in(SAMPLES / folder)
    fitting = [[f.name for f in FORMATS if f.fits(file.path, head_of(file))] for file in files]
    assert {tuple(names) for names in fitting} <= {(name,), ()}
    assert [name] in fitting


@pytest.mark.parametrize("format_", FORMATS, ids=[format_.name for format_ in FORMATS])
def test_samples_are_read_without_a_fault(format_: object) -> None:
    files = [file for folder in WRITERS for file in files_in(SAMPLES / folder)]
    assert posts_of(read_all(format_, files))  # type: ignore[arg-type]


def test_our_own_samples_fit_none() -> None:
    head = (SAMPLES / "posts.jsonl").read_bytes()[:4096]
    assert [f.name for f in FORMATS if f.fits("posts.jsonl", head)] == []
