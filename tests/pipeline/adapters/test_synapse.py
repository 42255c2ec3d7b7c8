"""The module in Synapse: what it refuses, lets through, says and logs; in the end in a homeserver that runs."""

import importlib.util
import logging
import re
import threading
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest
import yaml

pytest.importorskip("synapse", reason="Synapse is not installed: pip install 'doxguard[synapse]'")

from synapse.api.room_versions import RoomVersions
from synapse.events import make_event_from_dict
from synapse.module_api import NOT_SPAM
from synapse.module_api.errors import Codes, ConfigError
from synapse.util.module_loader import load_module

from doxguard.pipeline.adapters.synapse import DoxguardModule
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.hook.answer import Cause, Outcome

URI = "geo:52.371807,4.896029;u=35"
NUMBER = "haar nummer is 06 1122 3344"  # the policy warns
THREAT = "Ze woont op Testlaan 12, 1234 AB Zwolle, maak haar af"
EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "matrix" / "start.py"
SLOW = {"budget": None, "languages": ["nl"]}  # as long as it takes: these tests are not about time


class Api:
    """Of Synapse's module API what the module uses; threads are real."""

    def __init__(self) -> None:
        self.callbacks: dict[str, object] = {}
        self.threads: set[str] = set()

    def register_spam_checker_callbacks(self, **callbacks: object) -> None:
        self.callbacks |= callbacks

    def is_mine(self, user: str) -> bool:
        return user.endswith(":example.test")

    async def defer_to_thread(self, work: Callable[[object], object], event: object) -> object:
        results: list[object] = []
        thread = threading.Thread(target=lambda: results.append(work(event)))
        thread.start()
        thread.join()
        return results[0]


def module(**config: object) -> DoxguardModule:
    hook = {**SLOW, **cast("Mapping[str, object]", config.pop("hook", {}))}
    return DoxguardModule(DoxguardModule.parse_config({"language": "nl", **config, "hook": hook}), Api())


def event(content: object, kind: str = "m.room.message", sender: str = "@anna:example.test", **more: object) -> object:
    made = {"type": kind, "sender": sender, "room_id": "!room:example.test", "origin_server_ts": 1777919400000}
    rest = {"auth_events": [], "prev_events": [], "depth": 1, "hashes": {"sha256": "x"}, "content": content}
    return make_event_from_dict({**made, **rest, **more}, RoomVersions.V11)


def said(text: str, sender: str = "@anna:example.test") -> object:
    return event({"msgtype": "m.text", "body": text}, sender=sender)


def ask(asked: DoxguardModule, what: object) -> object:
    """Run the callback, which waits for nothing but threads, to its end."""
    callback = asked.check_event_for_spam(what)  # type: ignore[arg-type]
    with pytest.raises(StopIteration) as end:
        callback.send(None)
    return end.value.value


@pytest.fixture(scope="module")
def plain() -> DoxguardModule:
    return module(insist=0)


def test_it_asks_to_be_asked() -> None:
    api = Api()
    made = DoxguardModule(DoxguardModule.parse_config({}), api)
    assert api.callbacks == {"check_event_for_spam": made.check_event_for_spam}


PUBLISHED = {
    "something harmless": said("dank je, tot vrijdag"),
    "one's own place": event({"msgtype": "m.location", "body": f"Location {URI}", "geo_uri": URI}),
    "one's own live place": event({"org.matrix.msc3488.location": {"uri": URI}}, "org.matrix.msc3672.beacon"),
    "that a live place begins": event(
        {"live": True, "timeout": 60000, "description": "Anna's live location"},
        "m.beacon_info",
        state_key="@anna:example.test",
    ),
    "ciphertext": event({"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "AwgA"}, "m.room.encrypted"),
    "a membership": event({"membership": "join"}, "m.room.member", state_key="@anna:example.test"),
    "a body that is no string": event({"msgtype": "m.text", "body": {"a": [1]}}),
    "a place out of range": event({"msgtype": "m.location", "body": "hier", "geo_uri": "geo:900,900"}),
    "NUL": said("a\x00b"),
    "a warning from another server": said(NUMBER, "@bob:example.org"),
}
STOPPED = {
    "somebody's number": (said(NUMBER), "ask"),
    "a threat": (said(THREAT), "block"),
    "a threat from another server": (said(THREAT, "@bob:example.org"), "block"),
    "in the topic": (event({"topic": NUMBER}, "m.room.topic", state_key=""), "ask"),
    "in HTML alone": (event({"body": "hoi", "formatted_body": f"<b>{NUMBER}</b>"}), "ask"),
    "in an edit": (event({"body": "* x", "m.new_content": {"body": NUMBER}}), "ask"),
    "as a reaction": (event({"m.relates_to": {"key": NUMBER}}, "m.reaction"), "ask"),
    "in an answer of a poll": (
        event({"m.poll": {"question": {"body": "?"}, "answers": [{"body": NUMBER}]}}, "m.poll.start"),
        "ask",
    ),
    "somebody else's place": (event({"msgtype": "m.location", "body": "hier woont ze", "geo_uri": URI}), "ask"),
    "a live place of somebody else": (event({"live": True}, "m.beacon_info", state_key="@bob:example.test"), "ask"),
}


@pytest.mark.parametrize("what", PUBLISHED.values(), ids=PUBLISHED)
def test_is_published(plain: DoxguardModule, what: object) -> None:
    assert ask(plain, what) == NOT_SPAM


@pytest.mark.parametrize(("what", "outcome"), STOPPED.values(), ids=STOPPED)
def test_is_stopped_with_the_message_as_the_error(plain: DoxguardModule, what: object, outcome: str) -> None:
    code, extra = cast("tuple[Codes, dict[str, dict[str, object]]]", ask(plain, what))
    assert code is Codes.FORBIDDEN
    assert extra["doxguard"]["outcome"] == outcome
    assert extra["error"] == extra["doxguard"]["message"]
    assert str(extra["error"]).startswith("Je bericht")


def test_a_megabyte_is_published_as_configured(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "doxguard.synapse")
    long = said("a " * 500_000)
    assert ask(module(), long) == NOT_SPAM  # over_size: hold, which publishes and tells
    assert "hold (size), risk unknown, no decision" in caplog.text
    code, extra = cast("tuple[Codes, dict[str, str]]", ask(module(hold="stop"), long))
    assert code is Codes.FORBIDDEN
    assert extra["error"].startswith("Je bericht wordt niet geplaatst. Het is te lang")


def test_all_that_an_event_may_hold_is_looked_at(plain: DoxguardModule) -> None:
    assert ask(plain, said("a " * 30_000 + NUMBER)) != NOT_SPAM


def test_who_sends_it_once_more_insists() -> None:
    asked = module()
    _, extra = cast("tuple[Codes, dict[str, str]]", ask(asked, said(NUMBER)))
    assert extra["error"].endswith("Verstuur het dan nog eens.")
    assert ask(asked, said(NUMBER, "@cor:example.test")) != NOT_SPAM
    assert ask(asked, said(NUMBER)) == NOT_SPAM


def test_who_threatens_does_not_insist() -> None:
    asked = module()
    for _ in range(2):
        _, extra = cast("tuple[Codes, dict[str, str]]", ask(asked, said(THREAT)))
        assert "nog eens" not in extra["error"]


ASKS_IF_REMOVED = [{"outcome": "ask", "action": ["remove"], "insisted": False}, {"outcome": "hold"}]


def test_what_would_be_removed_does_not_wait_in_sight() -> None:
    asked = module(hook={"rules": ASKS_IF_REMOVED})
    _, first = cast("tuple[Codes, dict[str, str]]", ask(asked, said(THREAT)))
    assert "nog eens" not in first["error"]
    _, second = cast("tuple[Codes, dict[str, str]]", ask(asked, said(THREAT)))
    assert second["error"].startswith("Je bericht wordt niet geplaatst.")
    assert ask(asked, said(NUMBER)) == NOT_SPAM
    assert ask(module(hold="stop", hook={"rules": ASKS_IF_REMOVED}), said(NUMBER)) != NOT_SPAM


def test_a_dry_run_only_tells(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "doxguard.synapse")
    dry = module(hook={"dry_run": True})
    assert ask(dry, said(THREAT)) == NOT_SPAM
    assert "published, would be block (decision)" in caplog.text
    assert dry.hook.counts[Outcome.BLOCK] == 1


def test_the_proposal_is_given_if_asked_for() -> None:
    _, extra = cast("tuple[Codes, dict[str, dict[str, str]]]", ask(module(hook={"proposal": True}), said(NUMBER)))
    assert extra["doxguard"]["proposal"] == "haar nummer is [telefoonnummer]"


@pytest.mark.parametrize(("outcome", "published"), [("publish", True), ("hold", True), ("block", False)])
def test_over_time_is_what_the_configuration_says(
    outcome: str, published: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = threading.Event()
    asked = module(hook={"budget": 0.01, "over_budget": outcome})
    monkeypatch.setattr(Guard, "judge", lambda *_, **__: end.wait(5))
    assert (ask(asked, said(THREAT)) == NOT_SPAM) is published
    assert asked.hook.counts[Cause.TIME] == 1
    end.set()


@pytest.mark.parametrize(("outcome", "published"), [("publish", True), ("hold", True), ("block", False)])
def test_a_fault_of_ours_stops_no_server(
    outcome: str, published: bool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> object:
        raise RuntimeError("canary")

    asked = module(hook={"on_error": outcome})
    monkeypatch.setattr("doxguard.pipeline.adapters.synapse.to_record", fails)
    assert (ask(asked, said("hoi")) == NOT_SPAM) is published
    assert "RuntimeError" in caplog.text
    assert "canary" not in caplog.text
    assert asked.seen["failed"] == 1


def test_what_was_seen_is_counted() -> None:
    asked = module()
    for what in (said("hoi"), event({}, "m.room.encrypted"), event({"body": ""}), event({}, "org.example.own")):
        ask(asked, what)
    assert asked.seen == {"checked": 1, "encrypted": 1, "empty": 1}


def test_nothing_of_an_event_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asked = module()
    ask(asked, said(THREAT))
    ask(asked, said(NUMBER))
    ask(asked, said(NUMBER))
    assert "local event $" in caplog.text
    assert "private.home_address" in caplog.text
    for private in ("1122", "Testlaan", "anna"):
        assert private not in caplog.text


FAULTS: dict[str, tuple[object, str]] = {
    "an unknown key": ({"lang": "nl"}, "config: unknown key 'lang'; accepted: hook, language, hold, insist"),
    "an unknown language": ({"language": "tlh"}, "config.language: Input should be 'nl' or 'en'"),
    "an unknown way to hold": ({"hold": "queue"}, "config.hold: Input should be 'publish' or 'stop'"),
    "a time below zero": ({"insist": -1}, "config.insist: "),
    "a hook that is none": ({"hook": "file.yaml"}, "config.hook: must hold keys"),
    "an unknown key of the hook": ({"hook": {"budgets": 1}}, "unknown key 'budgets'"),
    "a bad value of the hook": ({"hook": {"budget": "long"}}, "budget: "),
    "no mapping": (["nl"], "config: must hold keys and values"),
}


@pytest.mark.parametrize(("config", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_the_configuration_names_the_key(config: Mapping[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as error:
        DoxguardModule.parse_config(config)
    assert message in error.value.msg


def test_what_the_configuration_says_counts_over_the_defaults() -> None:
    config = DoxguardModule.parse_config({"hook": {"size": 10, "budget": 3}})
    assert (config.hook.size, config.hook.budget, config.hook.proposal, config.hook.threads) == (10, 3, False, 2)


class Homeserver:
    """A real one, with a room in which somebody is."""

    def __init__(self, example: ModuleType, address: str, folder: Path) -> None:
        self.example, self.address, self.folder, self.sent = example, address, folder, 0
        self.token = example.register(address, "anna")
        self.room = self.call("POST", "createRoom", {})[1]["room_id"]

    def call(self, method: str, path: str, content: object) -> tuple[int, dict[str, object]]:
        answer = self.example.call(self.address, method, f"/_matrix/client/v3/{path}", content, self.token)
        return cast("tuple[int, dict[str, object]]", answer)

    def send(self, content: object, kind: str = "m.room.message") -> tuple[int, dict[str, object]]:
        self.sent += 1
        return self.call("PUT", f"rooms/{self.room}/send/{kind}/{self.sent}", content)

    def state(self, content: object, kind: str, key: str = "") -> tuple[int, dict[str, object]]:
        return self.call("PUT", f"rooms/{self.room}/state/{kind}/{key}", content)


def load_example() -> ModuleType:
    spec = importlib.util.spec_from_file_location("matrix_start", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def homeserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homeserver]:
    folder, example = tmp_path_factory.mktemp("homeserver"), load_example()
    config = yaml.safe_load(example.MODULE.read_text(encoding="utf-8"))
    config["modules"][0]["config"]["hook"]["budget"] = 30  # on a busy machine, too
    (folder / "module.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    with example.serve(folder, folder / "module.yaml") as address:
        yield Homeserver(example, address, folder)


def test_in_a_homeserver_harmless_events_are_published(homeserver: Homeserver) -> None:
    who = "@anna:example.test"
    harmless = {"msgtype": "m.text", "body": "dank je, tot vrijdag"}
    assert homeserver.send(harmless)[0] == 200
    assert homeserver.send({"msgtype": "m.location", "body": f"Location {URI}", "geo_uri": URI})[0] == 200
    assert homeserver.state({"live": True, "timeout": 60000}, "org.matrix.msc3672.beacon_info", who)[0] == 200
    assert homeserver.send({"org.matrix.msc3488.location": {"uri": URI}}, "org.matrix.msc3672.beacon")[0] == 200
    assert homeserver.send({"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "AwgA"}, "m.room.encrypted")[0] == 200


def test_in_a_homeserver_harmful_events_are_refused_with_the_message(homeserver: Homeserver) -> None:
    status, answer = homeserver.send({"msgtype": "m.text", "body": THREAT})
    assert (status, answer["errcode"]) == (403, "M_FORBIDDEN")
    assert str(answer["error"]).startswith("Your post will not be published.")
    assert homeserver.state({"topic": NUMBER}, "m.room.topic")[0] == 403


def test_in_a_homeserver_who_sends_it_once_more_insists(homeserver: Homeserver) -> None:
    content = {"msgtype": "m.text", "body": "his number is 020 7946 0018"}
    status, answer = homeserver.send(content)
    assert status == 403
    assert str(answer["error"]).endswith("Then send it once more.")
    assert homeserver.send(content)[0] == 200


BAD = {
    "a body that is no string, which Synapse refuses": ({"msgtype": "m.text", "body": {"a": [1, None]}}, 400),
    "HTML that is no string": ({"msgtype": "m.text", "body": "a", "formatted_body": {"a": [1, None]}}, 200),
    "NUL": ({"msgtype": "m.text", "body": "a\x00b"}, 200),
    "a place out of range": ({"msgtype": "m.location", "body": "hier", "geo_uri": "geo:900,900"}, 200),
    "a place that is no string": ({"msgtype": "m.location", "body": "hier", "geo_uri": ["geo"]}, 200),
    "60 kB": ({"msgtype": "m.text", "body": "a " * 30_000}, 200),
    "a megabyte, which Synapse refuses": ({"msgtype": "m.text", "body": "a" * 1_000_000}, 413),
}


@pytest.mark.parametrize(("content", "status"), BAD.values(), ids=BAD)
def test_in_a_homeserver_odd_events_do_no_harm(homeserver: Homeserver, content: object, status: int) -> None:
    assert homeserver.send(content)[0] == status


def test_in_a_homeserver_what_was_seen_is_on_the_page_of_figures(homeserver: Homeserver) -> None:
    homeserver.send({"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "AwgA"}, "m.room.encrypted")
    homeserver.send({"msgtype": "m.text", "body": THREAT})
    with urllib.request.urlopen(f"{homeserver.address}/_synapse/metrics") as answer:
        page = answer.read().decode()
    assert re.search(r'^doxguard_events_total{seen="encrypted"} [1-9]', page, re.MULTILINE)
    assert re.search(r'^doxguard_answers_total{cause="decision",outcome="block"} [1-9]', page, re.MULTILINE)


def test_in_a_homeserver_nothing_of_an_event_is_logged(homeserver: Homeserver) -> None:
    homeserver.send({"msgtype": "m.text", "body": THREAT})
    logs = "".join(file.read_text(encoding="utf-8") for file in homeserver.folder.glob("*.log"))
    assert "private.home_address" in logs
    assert "Traceback" not in logs
    for private in ("Testlaan", "maak haar"):
        assert private not in logs


def test_synapse_tells_which_key_is_wrong() -> None:
    with pytest.raises(ConfigError) as error:
        load_module({"module": "doxguard.pipeline.adapters.synapse.DoxguardModule", "config": {"lang": "nl"}}, ())
    assert "unknown key 'lang'; accepted" in str(error.value.__cause__)
