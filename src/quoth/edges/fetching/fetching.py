"""A page fetched: from address to address as servers send on, each checked anew, with every request and answer on record."""

from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from msgspec import Struct

from quoth.edges.fetching.addresses import Allow, Resolve, by_the_system, is_public, refusal, target_of
from quoth.edges.fetching.asking import NO_ANSWER, Answer, asked
from quoth.errors import ReportUnreadable

MOST_SENT_ON = 5
# What a server may say otherwise the next time.
PASSING = (408, 425, 429, 500, 502, 503, 504)
SENT_ON = (301, 302, 303, 307, 308)
WANTED = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"


class Fetcher(Struct, frozen=True, kw_only=True):
    """How is fetched: how names are looked up, which numbers are allowed, how much is taken, who hears of it.

    `allow` and `resolve` are other than the usual ones only where a server on the same machine is tried.
    """

    most_bytes: int
    now: Callable[[], str]
    tell: Callable[[str], None]
    resolve: Resolve = by_the_system
    allow: Allow = is_public

    def fetch(self, address: str, headers: Mapping[str, str] | None = None) -> tuple[Answer, ...]:
        """Every answer on the way, the last one that of the page; raises `ReportUnreadable` where it is not had."""
        answers: list[Answer] = []
        for _ in range(MOST_SENT_ON + 1):
            target = target_of(address, self.resolve, self.allow)
            self.tell(f"fetching from {target.host}")
            answer = asked(target, {"User-Agent": agent(), "Accept": WANTED, **(headers or {})}, self.most_bytes)
            answers.append(answer)
            onward = answer.header("location")
            if answer.status not in SENT_ON or not onward:
                return tuple(answers)
            address = urljoin(target.address, onward)
            if target.scheme == "https" and not address.lower().startswith("https:"):
                raise refusal("The server sends on from https to an address without it; that is not followed.")
        raise refusal(f"The server sends on more than {MOST_SENT_ON} times.")

    def page(self, address: str) -> tuple[Answer, ...]:
        """The same, for a page that must be there; raises `ReportUnreadable` where the server says something else."""
        answers = self.fetch(address)
        last = answers[-1]
        if last.status != 200:
            told = f"The server answered {f'{last.status} {last.reason}'.strip()}."
            raise ReportUnreadable(NO_ANSWER if last.status in PASSING else "not-there", told)
        return answers


def agent() -> str:
    """The name by which servers know who asks."""
    from quoth import __version__

    return f"quoth/{__version__}"
