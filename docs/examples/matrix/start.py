"""A Matrix homeserver on this machine with doxguard in it, and what it answers to some events.

    .venv/bin/python -m pip install -e '.[synapse]'
    .venv/bin/python docs/examples/matrix/start.py            # goes on until Ctrl-C, for a client of your own
    .venv/bin/python docs/examples/matrix/start.py --once     # ends after the answers

The server listens on 127.0.0.1 alone and lives in a folder that is thrown away. Nobody should run one like it.
"""

import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MODULE = Path(__file__).with_name("homeserver-module.yaml")
SYNAPSE = (sys.executable, "-m", "synapse.app.homeserver")
PLACE = "geo:52.371807,4.896029;u=10"
EVENTS = {
    "something harmless": ("m.room.message", {"msgtype": "m.text", "body": "Thanks, see you all on Friday!"}),
    "somebody's number": ("m.room.message", {"msgtype": "m.text", "body": "her number is 020 7946 0018"}),
    "a threat": ("m.room.message", {"msgtype": "m.text", "body": "She lives at 12 Example Street, go and kill her"}),
    "one's own place": ("m.room.message", {"msgtype": "m.location", "body": f"Location {PLACE}", "geo_uri": PLACE}),
    "one's own live place": ("org.matrix.msc3672.beacon", {"org.matrix.msc3488.location": {"uri": PLACE}}),
}


def prepare(folder: Path, port: int) -> list[Path]:
    """Write the configuration of a server into a folder; return its files."""
    main, ours = folder / "homeserver.yaml", folder / "local.yaml"
    asked = ["--server-name", "example.test", "--report-stats", "no", "--data-directory", str(folder)]
    command = [*SYNAPSE, "--generate-config", "--config-path", str(main), *asked]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)  # where its log goes
    resources = [{"names": ["client", "metrics"]}]
    changes = {
        "listeners": [{"port": port, "type": "http", "bind_addresses": ["127.0.0.1"], "resources": resources}],
        "enable_metrics": True,  # figures for Prometheus, at /_synapse/metrics
        "database": {"name": "sqlite3", "args": {"database": str(folder / "homeserver.db")}},
        "enable_registration": True,
        "enable_registration_without_verification": True,
        "trusted_key_servers": [],
        "rc_message": {"per_second": 1000, "burst_count": 1000},
    }
    ours.write_text(json.dumps(changes), encoding="utf-8")
    return [main, ours]


@contextmanager
def serve(folder: Path, module: Path = MODULE) -> Iterator[str]:
    """Run a server in a folder; gives its address. Its log is ``homeserver.log`` there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    files = [part for file in (*prepare(folder, port), module) for part in ("-c", str(file))]
    printed = folder / "output.log"
    with printed.open("wb") as output:
        server = subprocess.Popen([*SYNAPSE, *files], stdout=output, stderr=output)
    try:
        wait_for(f"http://127.0.0.1:{port}", server, printed)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def wait_for(address: str, server: "subprocess.Popen[bytes]", printed: Path) -> None:
    """Wait until a server answers; raises `RuntimeError` if it ends before, or does not within two minutes."""
    end = time.monotonic() + 120
    while time.monotonic() < end and server.poll() is None:
        with suppress(OSError):
            if call(address, "GET", "/_matrix/client/versions")[0] == 200:
                return
        time.sleep(0.2)
    raise RuntimeError(f"the server did not start:\n{printed.read_text(encoding='utf-8')[-2000:]}")


def call(address: str, method: str, path: str, body: object = None, token: str = "") -> tuple[int, dict[str, object]]:
    """Call the server; return the status and what it answered."""
    data = json.dumps(body).encode() if body is not None else None
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
    request = urllib.request.Request(address + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def register(address: str, name: str) -> str:
    """Make a user; return the access token."""
    who = {"username": name, "password": f"{name}-of-the-example", "auth": {"type": "m.login.dummy"}}
    return str(call(address, "POST", "/_matrix/client/v3/register", who)[1]["access_token"])


def main() -> None:
    """Start a server, send it some events, and show what it answers."""
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as address:
        token = register(address, "anna")
        room = call(address, "POST", "/_matrix/client/v3/createRoom", {}, token)[1]["room_id"]
        for number, (name, (kind, content)) in enumerate(EVENTS.items()):
            path = f"/_matrix/client/v3/rooms/{room}/send/{kind}/{number}"
            status, answer = call(address, "PUT", path, content, token)
            print(f"{name}: {status} {answer.get('error', '')}")
        if "--once" not in sys.argv:
            print(f"The server listens on {address}; Ctrl-C ends it.")
            with suppress(KeyboardInterrupt):
                time.sleep(1e6)


if __name__ == "__main__":
    main()
