"""Feeds are followed politely: with conditions, seldom where they fail, not where robots.txt says no, each entry once."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.edges.fetching.webs import FERRY, Said, Web, page_of, serving
from tests.edges.store.small_reports import desk_of
from tests.edges.web.served import store_in

from quoth.edges.cli import run
from quoth.edges.fetching.following import MOST_ENTRIES, Follower, Pace
from quoth.edges.fetching.notebook import Feed, feeds_at, met_in
from quoth.edges.fetching.robots import Robots, nobody, read_robots
from quoth.edges.fetching.waits import backed_off
from quoth.edges.store.adding import Added, add
from quoth.edges.store.opening import Store
from quoth.settings import Settings
from quoth.types import Rejected, Source

EVERY = timedelta(minutes=30)
WORDS = " ".join(
    f"The mayor of Osk said on day {number} that the {number} boats in the harbour would be mended before winter."
    for number in range(12)
)


class Day:
    """A clock that goes on only where somebody waits; the end is asked for after so many waits."""

    def __init__(self, waits: int = 1_000) -> None:
        self.now = datetime(2026, 6, 1, 12, tzinfo=UTC)
        self.waited: list[float] = []
        self.waits = waits

    def wait(self, seconds: float) -> bool:
        self.waited.append(seconds)
        self.now += timedelta(seconds=seconds)
        return len(self.waited) <= self.waits

    @property
    def pace(self) -> Pace:
        return Pace(clock=lambda: self.now, wait=self.wait, every=EVERY)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


@pytest.fixture
def desk(shelf: Path) -> Iterator[Store]:
    with store_in(shelf) as store:
        yield store


def follower(store: Store, web: Web, day: Day, took: list[Added | Rejected] | None = None) -> Follower:
    def take(sources: Iterable[Source]) -> None:
        for one in add(desk_of(store), list(sources)):
            (took if took is not None else []).append(one)

    return Follower(store, web.fetcher(), day.pace, Settings(), take)


def rss(web: Web, *paths: str, words: str = "Only a line.") -> bytes:
    items = "".join(
        f"<item><title>About {path}</title><link>{web.address(path)}</link><description>{words}</description></item>"
        for path in paths
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Osk Herald</title>{items}</channel></rss>'.encode()


def feed_of(store: Store, web: Web) -> Feed:
    [feed] = feeds_at(store, [web.address("/feed")])
    return feed


def test_what_is_new_in_a_feed_is_fetched_once_and_kept(store: Store, web: Web) -> None:
    day, took = Day(), list[Added | Rejected]()
    web.pages["/feed"] = Said(200, rss(web, "/ferry"), "application/rss+xml")
    web.pages["/ferry"] = Said(200, FERRY)
    follower(store, web, day, took).follow([web.address("/feed")], once=True)
    [added] = took
    assert isinstance(added, Added)
    assert (added.input, added.title, added.outcome) == (
        web.address("/ferry"),
        "Ferry to Osk stops for 12 days",
        "added",
    )
    assert web.paths() == ["/robots.txt", "/feed", "/ferry"]
    day.now += EVERY
    follower(store, web, day, took).follow([web.address("/feed")], once=True)
    assert web.paths()[3:] == ["/robots.txt", "/feed"]
    assert len(took) == 1


def test_an_entry_that_carries_its_report_is_not_fetched(desk: Store, web: Web) -> None:
    took: list[Added | Rejected] = []
    web.pages["/feed"] = Said(200, rss(web, "/boats", words=WORDS), "text/xml")
    follower(desk, web, Day(), took).follow([web.address("/feed")], once=True)
    assert [one.input for one in took if isinstance(one, Added)] == [web.address("/boats")]
    assert "/boats" not in web.paths()


def test_a_json_feed_is_followed_too(desk: Store, web: Web) -> None:
    took: list[Added | Rejected] = []
    items = [{"id": "1", "url": web.address("/ferry"), "title": "Ferry", "content_text": "Only a line."}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Osk Herald", "items": items}
    web.pages["/feed"] = Said(200, json.dumps(feed).encode(), "application/feed+json")
    web.pages["/ferry"] = Said(200, FERRY)
    follower(desk, web, Day(), took).follow([web.address("/feed")], once=True)
    assert len(took) == 1
    assert isinstance(took[0], Added)


def test_a_server_is_asked_whether_something_is_new(desk: Store, web: Web) -> None:
    def feed(known: Mapping[str, str]) -> Said:
        if known.get("if-none-match") == '"a1"' and known.get("if-modified-since") == "Mon, 01 Jun 2026 10:00:00 GMT":
            return Said(304)
        marks = {"ETag": '"a1"', "Last-Modified": "Mon, 01 Jun 2026 10:00:00 GMT", "Cache-Control": "max-age=7200"}
        return Said(200, rss(web, "/ferry"), "text/xml", marks)

    web.pages["/feed"], web.pages["/ferry"] = feed, Said(200, FERRY)
    day = Day()
    follower(desk, web, day).follow([web.address("/feed")], once=True)
    assert feed_of(desk, web).etag == '"a1"'
    assert feed_of(desk, web).next_at == (day.now - timedelta(seconds=sum(day.waited)) + timedelta(hours=2)).isoformat()
    day.now += timedelta(hours=2)
    follower(desk, web, day).follow([web.address("/feed")], once=True)
    assert web.asked[-1][1]["if-none-match"] == '"a1"'
    assert feed_of(desk, web).failures == 0


def test_nothing_is_asked_before_it_is_due(desk: Store, web: Web) -> None:
    web.pages["/feed"] = Said(200, rss(web, "/ferry"), "text/xml")
    day = Day()
    for _ in range(3):
        follower(desk, web, day).follow([web.address("/feed")], once=True)
    assert web.paths().count("/feed") == 1


def test_a_feed_that_fails_is_asked_more_and_more_seldom(desk: Store, web: Web) -> None:
    web.pages["/feed"] = Said(500)
    day = Day()
    gaps = []
    for _ in range(8):
        before = day.now
        follower(desk, web, day).follow([web.address("/feed")], once=True)
        day.now = datetime.fromisoformat(feed_of(desk, web).next_at)
        gaps.append(day.now - before)
    assert [gap / EVERY for gap in gaps[:4]] == [2, 4, 8, 16]
    assert gaps[-1] == timedelta(days=1)
    assert feed_of(desk, web).problem == "The server answered 500 Internal Server Error."


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        (Said(429, headers={"Retry-After": "18000"}), 5),
        (Said(503, headers={"Retry-After": "Mon, 01 Jun 2026 15:00:00 GMT"}), 3),
        (Said(503, headers={"Retry-After": "soon"}), 1),
        (Said(410), 24),
        (Said(200, b"<html><p>Our feed has moved.</p></html>"), 1),
    ],
    ids=["seconds", "time", "neither", "gone", "no feed"],
)
def test_a_server_is_left_alone_as_long_as_it_asks(desk: Store, web: Web, said: Said, hours: int) -> None:
    web.pages["/feed"] = said
    day = Day()
    follower(desk, web, day).follow([web.address("/feed")], once=True)
    assert (
        feed_of(desk, web).next_at
        == datetime(2026, 6, 1, 12 + hours % 24, tzinfo=UTC).replace(day=2 if hours == 24 else 1).isoformat()
    )


def test_robots_are_obeyed_for_the_feed_and_for_each_entry(desk: Store, web: Web) -> None:
    took: list[Added | Rejected] = []
    web.pages["/robots.txt"] = Said(200, b"User-agent: *\nDisallow: /closed\nCrawl-delay: 7\n", "text/plain")
    web.pages["/feed"] = Said(200, rss(web, "/closed/a", "/ferry"), "text/xml")
    web.pages["/ferry"] = Said(200, FERRY)
    day = Day()
    follower(desk, web, day, took).follow([web.address("/feed")], once=True)
    assert web.paths() == ["/robots.txt", "/feed", "/ferry"]
    assert [one.reason for one in took if isinstance(one, Rejected)] == ["robots"]
    assert max(day.waited) == pytest.approx(7)
    web.pages["/robots.txt"] = Said(200, b"User-agent: Quoth/1.0\nDisallow: /\n", "text/plain")
    day.now += EVERY
    follower(desk, web, day).follow([web.address("/feed")], once=True)
    assert web.paths().count("/feed") == 1
    assert "robots" in str(feed_of(desk, web).problem)


def test_an_entry_whose_site_cannot_be_asked_for_its_robots_is_tried_again(desk: Store, web: Web) -> None:
    web.pages["/feed"] = Said(200, rss(web, "/ferry"), "text/xml")
    web.pages["/ferry"] = Said(200, FERRY)
    web.pages["/robots.txt"] = Said(503)
    day = Day()
    follower(desk, web, day).follow([web.address("/feed")], once=True)
    assert web.paths() == ["/robots.txt"]
    assert "could not be had: The server answered 503" in str(feed_of(desk, web).problem)
    del web.pages["/robots.txt"]
    day.now += 2 * EVERY
    follower(desk, web, day).follow([web.address("/feed")], once=True)
    assert met_in(desk, web.address("/feed")) == {web.address("/ferry")}


def test_a_page_that_fails_now_is_tried_again_and_one_that_is_gone_is_not(desk: Store, web: Web) -> None:
    web.pages["/feed"] = Said(200, rss(web, "/slow", "/gone"), "text/xml", {"ETag": '"a1"'})
    web.pages["/slow"] = Said(503)
    day = Day()
    follower(desk, web, day).follow([web.address("/feed")], once=True)
    assert met_in(desk, web.address("/feed")) == {web.address("/gone")}
    assert feed_of(desk, web).etag is None
    web.pages["/slow"] = Said(200, page_of("Osk", WORDS))
    day.now += EVERY
    follower(desk, web, day).follow([web.address("/feed")], once=True)
    assert met_in(desk, web.address("/feed")) == {web.address("/gone"), web.address("/slow")}
    assert web.paths().count("/gone") == 1
    assert feed_of(desk, web).etag == '"a1"'


def test_a_long_feed_is_taken_in_parts_and_the_end_can_be_asked_for(desk: Store, web: Web) -> None:
    paths = [f"/p{number}" for number in range(MOST_ENTRIES + 3)]
    web.pages["/feed"] = Said(200, rss(web, *paths), "text/xml")
    day = Day()
    follower(desk, web, day).follow([web.address("/feed")], once=True)
    assert len(met_in(desk, web.address("/feed"))) == MOST_ENTRIES
    day.now += EVERY
    short = Day(waits=2)
    short.now = day.now
    follower(desk, web, short).follow([web.address("/feed")])
    assert len(met_in(desk, web.address("/feed"))) == MOST_ENTRIES + 1


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/a", False),
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: QUOTH\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: quoth\nAllow: /", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php?a", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
        ("User-agent: *\nDisallow: /a%3cb", "/a%3Cb", False),
        ("User-agent: *\nDisallow: /é", "/%C3%A9t%C3%A9", False),
        ("\ufeffUser-agent: * # all\nDisallow: /a # closed", "/a", False),
        ("Disallow: /\nUser-agent: *\nAllow: /", "/a", True),
        ("User-agent: *\nDisallow: /" + "*a" * 1_500, "/" + "a" * 1_000, True),
    ],
)  # fmt: skip
def test_robots_are_read_as_their_standard_says(text: str, path: str, allowed: bool) -> None:
    assert read_robots(text).allow(f"https://news.example{path}") is allowed


def test_a_delay_is_believed_within_reason() -> None:
    assert read_robots("User-agent: *\nCrawl-delay: 9999").delay == 120
    assert read_robots("User-agent: *\nCrawl-delay: -1").delay == 0
    assert not nobody("It is asleep.").allow("https://news.example/")
    assert Robots().allow("https://news.example/")


def test_waits_grow_and_end() -> None:
    assert [backed_off(EVERY, n) / EVERY for n in (1, 2, 3)] == [2, 4, 8]
    assert backed_off(EVERY, 10_000) == timedelta(days=1)


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("http://127.0.0.1:{port}/feed", "none of the public ones"),
        ("http://localhost:{port}/feed", "none of the public ones"),
        ("not-a-url", "write https:// before it"),
        ("example.org/news.xml", "write https:// before it"),
        ("file:///tmp/news.xml", "not file:"),
        ("https://a:b@example.org/news.xml", "a name or a password"),
        ("{folder}/feeds.opml", "It lists 2 feeds and holds no report: https://g.example/rss, https://p.example/atom"),
        ("{folder}/news.rss", "feeds are followed on the web"),
    ],
)
def test_what_can_never_be_followed_is_refused_before_anything_is_kept(
    web: Web, shelf: Path, capfd: pytest.CaptureFixture[str], named: str, told: str
) -> None:
    outlines = '<outline xmlUrl="https://g.example/rss"/><outline xmlUrl="https://p.example/atom"/>'
    (shelf / "feeds.opml").write_text(f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>')
    (shelf / "news.rss").write_text("<rss/>")
    place = shelf / "store.sqlite"
    given = named.format(port=web.port, folder=shelf)
    assert run(["--store", str(place), "--model", "none", "follow", "--once", given]) == 2
    said = capfd.readouterr().err
    assert told in said
    assert "quoth" in said
    assert web.asked == []
    assert not place.exists()


def test_a_feed_that_is_not_due_is_told_of(desk: Store, web: Web) -> None:
    web.pages["/feed"] = Said(500)
    day, told = Day(), list[str]()
    follower(desk, web, day).follow([web.address("/feed")], once=True)
    again = follower(desk, web, day)
    again.fetcher = replace(web.fetcher(), tell=told.append)
    again.follow([web.address("/feed")], once=True)
    assert told == [
        f"{web.address('/feed')}: not asked before 2026-06-01T13:00. The server answered 500 Internal Server Error."
    ]
