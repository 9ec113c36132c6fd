"""Feeds followed politely: asked whether something is new, entries fetched one after the other, a site left alone where it says so.

A page is only fetched for an entry that is a summary; one that carries its report is taken as it is. What was met once is not
fetched again. A feed that fails is asked more and more seldom.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from quoth.edges.apart import Apart
from quoth.edges.fetching.asking import NO_ANSWER, Answer
from quoth.edges.fetching.fetching import Fetcher
from quoth.edges.fetching.notebook import Feed, begun, feeds_at, left, met, met_in
from quoth.edges.fetching.robots import Robots, robots_of
from quoth.edges.fetching.sources import fetched_sources
from quoth.edges.fetching.waits import LONGEST_WAIT, asked_to_wait, backed_off, fresh_for
from quoth.edges.store.opening import Store
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Source

# A site is asked again after so long at the earliest; its robots.txt is believed for so long.
BETWEEN_SECONDS, BELIEVED = 2.0, timedelta(hours=24)
BELIEVED_FOR_NOW = timedelta(hours=1)  # where it could not be had
# More entries than this are left for the next time.
MOST_ENTRIES = 20
FEEDS = "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"
GONE = 410
ROBOTS = "Its robots.txt does not let programs ask for it."
UNHEARD = "Its robots.txt, without which nothing is asked for, could not be had:"


class Pace(Struct, frozen=True, kw_only=True):
    """The clock, how is waited (False: the end was asked for), and how often a feed is asked."""

    clock: Callable[[], datetime]
    wait: Callable[[float], bool]
    every: timedelta


class EndAsked(Exception):
    """Whoever started it wants it to end."""


class Follower:
    """Follows feeds into a store. `take` adds sources and tells of them."""

    def __init__(
        self, store: Store, fetcher: Fetcher, pace: Pace, settings: Settings, take: Callable[[Iterable[Source]], object]
    ) -> None:
        self.store, self.fetcher, self.pace, self.settings, self.take = store, fetcher, pace, settings, take
        self._robots: dict[str, tuple[Robots, datetime]] = {}
        self._asked: dict[str, datetime] = {}

    def follow(self, addresses: Sequence[str], *, once: bool = False) -> None:
        """Asks each feed when it is due, until the end is asked for; `once`: those that are due now, then no more."""
        begun(self.store, addresses, self.pace.clock())
        try:
            while True:
                for feed in feeds_at(self.store, addresses):
                    if datetime.fromisoformat(feed.next_at) <= self.pace.clock():
                        self.ask(feed)
                    elif once:
                        self.fetcher.tell(
                            f"{feed.address}: not asked before {feed.next_at[:16]}. {feed.problem or ''}".rstrip()
                        )
                if once:
                    return
                due = datetime.fromisoformat(feeds_at(self.store, addresses)[0].next_at)
                self._wait(max(1.0, (due - self.pace.clock()).total_seconds()))
        except EndAsked:
            return

    def ask(self, feed: Feed) -> None:
        """Asks one feed, takes what is new, and writes down how it was left."""
        now = self.pace.clock()
        try:
            answer = self._answer(feed)
            whole = answer.status != 200 or self._take_new(feed, answer)
        except ReportUnreadable as error:
            self._put_off(feed, str(error), backed_off(self.pace.every, feed.failures + 1), now)
            return
        if answer.status not in (200, 304):
            wait = LONGEST_WAIT if answer.status == GONE else backed_off(self.pace.every, feed.failures + 1)
            asked = asked_to_wait(answer, now)
            self._put_off(feed, f"The server answered {answer.status} {answer.reason}.", max(wait, asked), now)
            return
        if answer.status == 200:  # where something was left for the next time, all of it must come again
            marks = (answer.header("etag"), answer.header("last-modified")) if whole else (None, None)
            feed = replace(feed, etag=marks[0], modified=marks[1])
        later = now + max(self.pace.every, fresh_for(answer))
        left(self.store, replace(feed, asked_at=now.isoformat(), next_at=later.isoformat(), failures=0, problem=None))

    def _answer(self, feed: Feed) -> Answer:
        refused = self._refused(feed.address)
        if refused is not None:
            raise refused
        self._be_patient(feed.address)
        known = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
        headers = {"Accept": FEEDS, **{name: value for name, value in known.items() if value}}
        return self.fetcher.fetch(feed.address, headers)[-1]

    def _put_off(self, feed: Feed, problem: str, wait: timedelta, now: datetime) -> None:
        self.fetcher.tell(f"{feed.address}: {problem} It is asked again in {wait}.")
        later = (now + wait).isoformat()
        values = {"asked_at": now.isoformat(), "next_at": later, "failures": feed.failures + 1, "problem": problem}
        left(self.store, replace(feed, **values))

    def _take_new(self, feed: Feed, answer: Answer) -> bool:
        """Takes the entries that were not met yet; gives whether none is left for the next time."""
        known, whole = met_in(self.store, feed.address), True
        with Apart(self.settings) as apart:
            new = [(name, one) for name, one in self._entries(feed, answer, apart) if name not in known]
            for name, entry in new[:MOST_ENTRIES]:
                found = self._reports_of(name, entry, apart)
                if any(one.reason == NO_ANSWER for one in found):
                    whole = False
                    continue
                self.take(found)
                problem = next((one.problem or one.reason for one in found if one.format == "unreadable"), None)
                met(self.store, feed.address, name, self.pace.clock().isoformat(), problem)
        return whole and len(new) <= MOST_ENTRIES

    def _entries(self, feed: Feed, answer: Answer, apart: Apart) -> Iterator[tuple[str, Source]]:
        """The entries under their addresses, each once, in the order of the feed; raises `ReportUnreadable` for no feed."""
        from quoth.edges.formats.beginnings import BEGINNING, door_by_content

        body = answer.plain(self.settings.max_bytes)
        door = door_by_content(body[:BEGINNING])
        if door not in ("feed", "jsonfeed"):
            raise ReportUnreadable("broken", "What stands there is no feed.")
        names: set[str] = set()
        for one in apart.read(feed.address, door, data=body):
            if one.draft is None:
                raise ReportUnreadable(one.reason, one.problem)
            name = one.draft.url or one.input
            if name not in names:
                names.add(name)
                yield name, one

    def _reports_of(self, name: str, entry: Source, apart: Apart) -> list[Source]:
        """The report of an entry, fetched where the entry is only a summary with an address."""
        if entry.format != "unreadable":
            return [replace(entry, input=name)]
        if not name.startswith(("http://", "https://")):
            return [entry]
        refused = self._refused(name)
        if refused is not None:
            return [Source(name, b"", "unreadable", problem=str(refused), reason=refused.reason)]
        self._be_patient(name)
        return list(fetched_sources([name], self.fetcher, apart))

    def _refused(self, address: str) -> ReportUnreadable | None:
        """Why the site of an address does not let programs ask for it; nothing where it does."""
        site, now = urlsplit(address).netloc, self.pace.clock()
        robots, asked = self._robots.get(site, (Robots(), datetime.min.replace(tzinfo=UTC)))
        if now - asked > (BELIEVED_FOR_NOW if robots.passing else BELIEVED):
            robots = robots_of(address, self.fetcher)
            self._robots[site] = (robots, now)
        if robots.allow(address):
            return None
        told = f"{UNHEARD} {robots.unheard}" if robots.unheard else ROBOTS
        return ReportUnreadable(NO_ANSWER if robots.passing else "robots", told)

    def _be_patient(self, address: str) -> None:
        """Waits until a site may be asked again."""
        site = urlsplit(address).netloc
        rest = timedelta(seconds=max(BETWEEN_SECONDS, self._robots[site][0].delay))
        last = self._asked.get(site)
        self._wait(max(0.0, (last + rest - self.pace.clock()).total_seconds()) if last else 0.0)
        self._asked[site] = self.pace.clock()

    def _wait(self, seconds: float) -> None:
        if not self.pace.wait(seconds):
            raise EndAsked
