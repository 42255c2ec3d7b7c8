"""Write dumps of invented posts: the samples of `data/samples/`, or larger ones to measure with.

    python -m doxguard.benchmarks.dumps [FOLDER] [--only NAME]… [--posts NUMBER]

Each writer fills a folder of its name in FOLDER, which is data/samples by itself. With ``--posts`` it gets so many
posts instead of those of the sample.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from doxguard.benchmarks.dumps.invented import invented_posts
from doxguard.benchmarks.dumps.writers import WRITERS, Writer
from doxguard.pipeline.post import Post


def main() -> None:
    """Write what the arguments ask for."""
    names = [writer.name for writer in WRITERS]
    parser = argparse.ArgumentParser(prog="python -m doxguard.benchmarks.dumps")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("data", "samples"))
    parser.add_argument("--only", action="append", choices=names, help="may be repeated")
    parser.add_argument("--posts", type=int, help="how many; by itself those of the sample")
    args = parser.parse_args()
    for writer in WRITERS:
        if not args.only or writer.name in args.only:
            print(writer.write(args.folder / writer.name, _posts(writer, args.posts)))


def _posts(writer: Writer, count: int | None) -> Iterator[Post]:
    return writer.sample() if count is None else invented_posts(count)


if __name__ == "__main__":
    main()
