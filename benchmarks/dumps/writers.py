"""The list of all writers of dumps. A new one is one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from doxguard.benchmarks.dumps import (
    bluesky,
    discord,
    facebook,
    instagram,
    mastodon,
    reddit,
    stack_exchange,
    telegram,
    tiktok,
    whatsapp,
    x_api,
    x_archive,
)
from doxguard.benchmarks.dumps.account import account_posts
from doxguard.benchmarks.dumps.chats import chat_posts, mixed_posts
from doxguard.benchmarks.dumps.invented import sample_posts
from doxguard.pipeline.post import Post


class Writer(NamedTuple):
    """What writes a dump into a folder, and returns what to scan."""

    name: str  # of its sample, a folder in data/samples/
    format: str  # the dump is told as
    write: Callable[[Path, Iterable[Post]], Path]
    sample: Callable[[], Iterator[Post]]


WRITERS = (
    Writer("x-archive", "x-archive", x_archive.write, sample_posts),
    Writer("x-archive-classic", "x-archive", x_archive.write_classic, sample_posts),
    Writer("x-api", "x-api", x_api.write, sample_posts),
    Writer("x-api-lines", "x-api", x_api.write_lines, sample_posts),
    Writer("x-stream", "x-api", x_api.write_stream, sample_posts),
    Writer("reddit", "reddit", reddit.write, sample_posts),
    Writer("mastodon", "mastodon", mastodon.write, account_posts),
    Writer("bluesky-jetstream", "bluesky-jetstream", bluesky.write, account_posts),
    Writer("bluesky-car", "bluesky-car", bluesky.write_repo, account_posts),
    Writer("stackexchange", "stackexchange", stack_exchange.write, account_posts),
    Writer("tiktok", "tiktok", tiktok.write, account_posts),
    Writer("tiktok-old", "tiktok", tiktok.write_old, account_posts),
    Writer("telegram", "telegram", telegram.write, chat_posts),
    Writer("telegram-account", "telegram", telegram.write_account, chat_posts),
    Writer("discord", "discord", discord.write, chat_posts),
    Writer("discord-package", "discord-package", discord.write_package, chat_posts),
    Writer("whatsapp-iphone", "whatsapp", whatsapp.write, chat_posts),
    Writer("whatsapp-android", "whatsapp", partial(whatsapp.write, style="android-us"), chat_posts),
    Writer("facebook", "facebook", facebook.write, mixed_posts),
    Writer("instagram", "instagram", instagram.write, mixed_posts),
)
