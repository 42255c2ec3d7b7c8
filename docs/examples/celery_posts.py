"""Posts that are checked by Celery before they are published, and what is done with each.

    .venv/bin/python -m pip install -e '.[celery]'
    .venv/bin/python docs/examples/celery_posts.py

It starts a worker of two processes on a broker in a folder that is thrown away, hands in some posts, and prints what
became of them. A site has RabbitMQ or Redis for a broker, and starts `celery -A celery_posts worker` by itself.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from celery import Celery

from doxguard.pipeline.adapters.celery import PrivateTask, register_tasks

FOLDER = Path(os.environ.get("CELERY_POSTS") or tempfile.mkdtemp(prefix="celery_posts"))
POSTS = {
    "1": "Thanks, see you all on Friday!",
    "2": "her number is 020 7946 0018",
    "3": "She lives at 12 Example Street, go and kill her",
}

app = Celery("celery_posts", broker="filesystem://")
app.conf.broker_transport_options = {
    "data_folder_in": str(FOLDER / "queue"),
    "data_folder_out": str(FOLDER / "queue"),
    "control_folder": str(FOLDER / "control"),
    "polling_interval": 0.1,  # seconds
}
check_post = register_tasks(app, {"languages": ["en"], "budget": 10})  # nobody waits for a queue


@app.task(base=PrivateTask, ignore_result=True)
def act(answer: Mapping[str, object], post: str) -> None:
    """Publish a post, hold it for a moderator, or hand it back to its author. Here, only note which."""
    message = answer["message"]
    assert isinstance(message, dict)
    done = {"post": post, "outcome": answer["outcome"], "message": message["en"], "proposal": answer["proposal"]}
    with (FOLDER / "done.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(done) + "\n")


def hand_in(post: str, text: str) -> None:
    """Have a post checked, and what follows from it done."""
    record = {"id": post, "text": text, "author": {"handle": "@anna"}}
    check_post.apply_async((record, {"insisted": False}), link=act.s(post), ignore_result=True)


def done(count: int, seconds: float = 60) -> list[dict[str, object]]:
    """Wait until so many posts were acted on; return what was done, in the order of the posts."""
    file, end = FOLDER / "done.jsonl", time.monotonic() + seconds
    lines: list[str] = []
    while len(lines) < count and time.monotonic() < end:
        time.sleep(0.1)
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return sorted(map(json.loads, lines), key=lambda line: str(line["post"]))


def worker(*options: str) -> "subprocess.Popen[bytes]":
    """Start a worker; it logs to ``worker.log`` in the folder."""
    for name in ("queue", "control"):
        (FOLDER / name).mkdir(exist_ok=True)
    here = Path(__file__)
    command = [sys.executable, "-m", "celery", "-A", here.stem, "--workdir", str(here.parent), "worker", *options]
    with (FOLDER / "worker.log").open("ab") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "CELERY_POSTS": str(FOLDER)})


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End a worker: it finishes what it has begun."""
    process.terminate()
    try:
        process.wait(30)
    finally:
        process.kill()


def main() -> None:
    """Start a worker, hand in posts, and print what became of them."""
    process = worker("--concurrency", "2", "--loglevel", "INFO")
    try:
        for post, text in POSTS.items():
            hand_in(post, text)
        for line in done(len(POSTS)):
            print(f"{line['post']}: {line['outcome']}. {line['message']} {line['proposal'] or ''}".rstrip())
    finally:
        stop(process)
        shutil.rmtree(FOLDER)


if __name__ == "__main__":
    main()
