"""Pages and feeds over HTTP: asked politely, kept by digest, and never trusted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from web import ARTICLE, Web

from briefing.config.specs.brief import SourcesSpec
from briefing.config.specs.fetching import FetchSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.ingest import discover, read
from briefing.ingest.fetch import collect
from briefing.ingest.fetch.client import Client, FetchError
from briefing.ingest.fetch.network import is_public
from briefing.ingest.snapshots import Snapshots
from briefing.model import Diagnostic

LIMITS: dict[str, Any] = {"allow": ("127.0.0.1",), "pause": 0, "timeout": 0.5, "megabytes": 1}
DAY = "2024-07-01"


def fetch(root: Path, web: Web, day: str = DAY, **spec: Any) -> list[Diagnostic]:
    return collect(root, sources(web, **spec), day)


def sources(web: Web, urls: tuple[str, ...] = (), feeds: tuple[Any, ...] = (), **limits: Any) -> SourcesSpec:
    full = [
        {**feed, "url": web.address + feed["url"]} if isinstance(feed, dict) else web.address + feed for feed in feeds
    ]
    data = {"paths": (), "urls": [web.address + url for url in urls], "feeds": full, "fetch": {**LIMITS, **limits}}
    return SourcesSpec.model_validate(data)


def test_a_page_is_kept_under_its_digest_and_asked_for_conditionally(tmp_path: Path, web: Web) -> None:
    web.put("/a", ARTICLE.format(title="A", count=40), ETag='"one"')
    assert fetch(tmp_path, web, urls=("/a",)) == []
    (page,) = Snapshots(tmp_path).sources(sources(web, urls=("/a",)))
    assert page.name == f"{web.address}/a"
    (document,) = read(page, PublishersSpec()).documents
    source = document.source
    assert (source.url, source.published, source.accessed) == (f"{web.address}/a", "2024-06-14", DAY)
    assert page.path.name == f"{source.digest}.html"
    before = {p.name: (p.stat().st_mtime_ns, p.read_bytes()) for p in (tmp_path / "snapshots").iterdir()}
    assert fetch(tmp_path, web, "2024-07-09", urls=("/a",)) == []
    assert web.asked[-1][1]["If-None-Match"] == '"one"'
    assert {p.name: (p.stat().st_mtime_ns, p.read_bytes()) for p in (tmp_path / "snapshots").iterdir()} == before


def test_a_page_that_changes_keeps_its_earlier_bytes(tmp_path: Path, web: Web) -> None:
    for count in (40, 60):
        web.put("/a", ARTICLE.format(title="A", count=count))
        fetch(tmp_path, web, urls=("/a",))
    (page,) = Snapshots(tmp_path).sources(sources(web, urls=("/a",)))
    assert "about 60 missiles" in page.path.read_text(encoding="utf-8")
    assert len(list((tmp_path / "snapshots").glob("*.html"))) == 2


def test_a_page_that_is_gone_stays_a_source(tmp_path: Path, web: Web) -> None:
    web.put("/a", ARTICLE.format(title="A", count=40))
    fetch(tmp_path, web, urls=("/a",))
    del web.pages["/a"]
    assert [(d.code, d.severity) for d in fetch(tmp_path, web, urls=("/a",))] == [("NET004", "warning")]
    assert len(Snapshots(tmp_path).sources(sources(web, urls=("/a",)))) == 1


def test_a_feed_leads_to_its_pages_and_each_is_fetched_once(tmp_path: Path, web: Web) -> None:
    web.put("/1", ARTICLE.format(title="One", count=40))
    web.feed("/feed", "/1", "/status/404", ETag='"f"')
    told = fetch(tmp_path, web, feeds=("/feed",))
    assert [(d.code, d.severity) for d in told] == [("NET004", "warning")]
    found = Snapshots(tmp_path).sources(sources(web, feeds=("/feed",)))
    documents = {d.source.url: d for page in found for d in read(page, PublishersSpec()).documents}
    assert documents[f"{web.address}/status/404"].text == "Weather in Russia, at /status/404.", "the feed's own words"
    assert documents[f"{web.address}/1"].source.publisher == "Gull Wire", "what the feed says, where the page does not"
    web.put("/2", ARTICLE.format(title="Two", count=50))
    web.feed("/feed", "/2", ETag='"g"')
    fetch(tmp_path, web, feeds=("/feed",))
    assert fetch(tmp_path, web, feeds=("/feed",)) == []
    assert [web.count(path) for path in ("/1", "/status/404", "/2", "/feed")] == [1, 1, 1, 3]
    assert web.asked[-1][1]["If-None-Match"] == '"g"'
    assert len(Snapshots(tmp_path).sources(sources(web, feeds=("/feed",)))) == 3, "an entry stays a source"


def test_a_feed_that_is_not_followed(tmp_path: Path, web: Web) -> None:
    web.feed("/feed", "/1", "/2", "/3")
    fetch(tmp_path, web, feeds=({"url": "/feed", "follow": False, "limit": 2},))
    assert [path for path, _ in web.asked] == ["/feed"]
    assert len(list((tmp_path / "snapshots").glob("*.jsonl"))) == 2


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/drip", "NET003"),
        ("/drip-head", "NET003"),
        ("/endless", "NET003"),
        ("/bomb", "NET003"),
        ("/garbage", "NET001"),
        ("/cut", "NET001"),
        ("/status/500", "NET001"),
        ("/status/410", "NET004"),
        ("/to/|to|||127.0.0.1:1|", "NET001"),
        ("/to/file:|||etc|passwd", "NET002"),
        ("/to/http:||10.0.0.1|", "NET002"),
    ],
)
def test_what_misbehaves_is_told_and_hides_nothing(tmp_path: Path, web: Web, path: str, code: str) -> None:
    web.put("/a", ARTICLE.format(title="A", count=40))
    told = fetch(tmp_path, web, urls=(path, "/a"))
    assert len(told) == 1
    assert told[0].code == code
    assert told[0].hint
    assert [p.name for p in Snapshots(tmp_path).sources(sources(web, urls=(path, "/a")))] == [f"{web.address}/a"]


def test_redirects_are_followed_but_not_for_ever(tmp_path: Path, web: Web) -> None:
    web.put("/a", ARTICLE.format(title="A", count=40))
    with Client(FetchSpec(**LIMITS)) as client:
        assert client.get(f"{web.address}/to/|a").data == web.pages["/a"][0]
        web.pages["/loop"] = (b"", {})
        with pytest.raises(FetchError, match="without end"):
            client.get(f"{web.address}/to/" + "|to|" * 8)


def test_a_feed_that_is_garbage(tmp_path: Path, web: Web) -> None:
    web.put("/feed", "<?xml version='1.0'?><rss><channel", ETag='"f"')
    assert [d.code for d in fetch(tmp_path, web, feeds=("/feed",))] == ["SRC012"]
    fetch(tmp_path, web, feeds=("/feed",))
    assert "If-None-Match" not in web.asked[-1][1], "garbage is asked for as a whole again"


def test_private_addresses_are_refused_unless_named(tmp_path: Path, web: Web) -> None:
    web.put("/a", "words")
    told = fetch(tmp_path, web, urls=("/a",), allow=())
    assert [d.code for d in told] == ["NET002"]
    assert "sources.fetch.allow" in told[0].message
    assert web.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("127.0.0.1", False), ("10.1.2.3", False), ("192.168.0.1", False), ("169.254.169.254", False),
        ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False),
        ("fd00::1", False), ("::ffff:127.0.0.1", False), ("2002:7f00:1::", False), ("1.1.1.1", True),
        ("2606:4700::1111", True),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_pause_between_two_requests_to_one_host(web: Web) -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    web.put("/a", "words")
    with Client(FetchSpec(**{**LIMITS, "pause": 3}), clock=lambda: now[0], sleep=sleep) as client:
        for _ in range(3):
            client.get(f"{web.address}/a")
            now[0] += 1
    assert slept == [2, 2]


def test_a_host_that_asks_for_rest_is_left_alone(tmp_path: Path, web: Web) -> None:
    told = fetch(tmp_path, web, urls=("/status/429", "/a", "/b"))
    assert [d.code for d in told] == ["NET001"] * 3
    assert [path for path, _ in web.asked] == ["/status/429"]


def test_an_index_that_cannot_be_read_fetches_nothing(tmp_path: Path, web: Web) -> None:
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots/index.json").write_text("{", encoding="utf-8")
    assert [d.code for d in fetch(tmp_path, web, urls=("/a",))] == ["NET005"]
    assert web.asked == []


def test_a_page_that_was_never_fetched_is_named(tmp_path: Path, web: Web) -> None:
    _, diagnostics = discover(tmp_path, sources(web, urls=("/a",)))
    assert [d.code for d in diagnostics] == ["NET006", "SRC001"]


def test_what_the_index_says_is_stable(tmp_path: Path, web: Web) -> None:
    web.put("/a", ARTICLE.format(title="A", count=40), Last_Modified="Fri, 14 Jun 2024 08:00:00 GMT")
    fetch(tmp_path, web, urls=("/a",))
    index = json.loads((tmp_path / "snapshots/index.json").read_bytes())
    (page,) = index["pages"].values()
    assert (page["fetched"], page["modified"]) == (DAY, "Fri, 14 Jun 2024 08:00:00 GMT")
