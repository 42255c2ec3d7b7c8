"""The figures for Prometheus, as its own parser reads them."""

from prometheus_client.parser import text_string_to_metric_families

from doxguard import __version__
from doxguard.pipeline.report.stats import render_stats
from doxguard.pipeline.tally import Tally
from tests.pipeline.report.runs import RUN, full

Key = tuple[str, frozenset[tuple[str, str]]]


def read(tally: Tally) -> dict[Key, float]:
    families = text_string_to_metric_families(render_stats(tally, RUN).decode("utf-8"))
    samples = [sample for family in families for sample in family.samples]
    found = {(sample.name, frozenset(sample.labels.items())): sample.value for sample in samples}
    assert len(found) == len(samples)
    return found


def value(found: dict[Key, float], name: str, **labels: str) -> float:
    return found[(name, frozenset(labels.items()))]


def test_what_is_told() -> None:
    found = read(full())
    assert value(found, "doxguard_posts_total", action="allow") == 1001
    assert value(found, "doxguard_posts_total", action="remove") == 1
    assert value(found, "doxguard_findings_total", entity="PHONE_NUMBER") == 2
    assert value(found, "doxguard_findings_total", entity="OWN <b>") == 1
    assert value(found, "doxguard_clauses_total", clause="private.contact") == 2
    assert value(found, "doxguard_rejected_total") == 2
    assert value(found, "doxguard_sources_failed_total") == 0
    assert value(found, "doxguard_scan_seconds") == 12.5
    assert value(found, "doxguard_scan_posts_per_second") == 1234.5
    assert value(found, "doxguard_scan_timestamp_seconds") == 1_780_000_000
    about = {"version": __version__, "policy": "x-private-information", "policy_version": "1"}
    assert value(found, "doxguard_build_info", **about) == 1


def test_risks_are_a_histogram() -> None:
    found = read(full())
    buckets = {bound: value(found, "doxguard_risk_bucket", le=bound) for bound in ("0.0", "10.0", "40.0", "90.0")}
    assert buckets == {"0.0": 1000, "10.0": 1001, "40.0": 1003, "90.0": 1005}
    assert value(found, "doxguard_risk_bucket", le="+Inf") == value(found, "doxguard_risk_count") == 1005
    assert value(found, "doxguard_risk_sum") == 90 + 35 + 60 + 10 + 40


def test_an_action_that_did_not_occur_is_zero_and_not_away() -> None:
    found = read(Tally())
    assert [value(found, "doxguard_posts_total", action=a) for a in ("allow", "warn", "review", "remove")] == [0] * 4
    assert value(found, "doxguard_risk_count") == 0


def test_odd_names_are_escaped() -> None:
    tally = Tally()
    tally.entities['a"\\\n}'] = 3
    assert value(read(tally), "doxguard_findings_total", entity='a"\\\n}') == 3


def test_nothing_of_a_post_is_in_it() -> None:
    text = render_stats(full(), RUN).decode("utf-8")
    assert "script" not in text
    assert "1122" not in text
    assert "posts.jsonl" not in text
    assert text.endswith("\n")
