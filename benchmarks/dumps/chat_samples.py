"""The samples of chats and accounts in ``data/samples/``: `SAMPLES`, by folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from doxguard.benchmarks.dumps import discord, facebook, instagram, telegram, whatsapp
from doxguard.benchmarks.dumps.chats import chat_posts
from doxguard.pipeline.post import Post

Write = Callable[[Path], Path]


def account_posts() -> Iterator[Post]:
    """Yield the invented chat as posts, comments and messages of an account."""
    for number, post in enumerate(chat_posts()):
        yield replace(post, meta={"kind": ("post", "comment", "message")[number % 3]}, thread="annaverzonnen_4001")


def _chat(write: Callable[[Path, Iterator[Post]], Path], folder: Path) -> Path:
    return write(folder, chat_posts())


def _account(write: Callable[[Path, Iterator[Post]], Path], folder: Path) -> Path:
    return write(folder, account_posts())


SAMPLES: Mapping[str, Write] = MappingProxyType({
    "telegram": partial(_chat, telegram.write),
    "telegram-account": partial(_chat, partial(telegram.write, account=True)),
    "discord": partial(_chat, discord.write),
    "discord-package": partial(_chat, discord.write_package),
    "whatsapp-iphone": partial(_chat, whatsapp.write),
    "whatsapp-android": partial(_chat, partial(whatsapp.write, style="android-us")),
    "facebook": partial(_account, facebook.write),
    "instagram": partial(_account, instagram.write),
})  # fmt: skip
