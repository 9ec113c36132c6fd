"""How long a feed is left alone: as long as its server says, and longer each time that it fails."""

import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from quoth.edges.fetching.asking import Answer

LONGEST_WAIT = timedelta(days=1)
AGE = re.compile(r"\bmax-age\s{0,3}=\s{0,3}\"?(\d{1,9})")
SECONDS = re.compile(r"\d{1,9}")


def backed_off(every: timedelta, failures: int) -> timedelta:
    """Twice as long with each failure in a row, a day at most."""
    return min(every * 2.0 ** min(failures, 20), LONGEST_WAIT)


def asked_to_wait(answer: Answer, now: datetime) -> timedelta:
    """How long a server asks to be left alone, as seconds or as a time; a day at most, nothing where it does not say."""
    said = (answer.header("retry-after") or "").strip()
    if SECONDS.fullmatch(said):
        return min(timedelta(seconds=int(said)), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(said) if said else now
        return min(max(until - now, timedelta(0)), LONGEST_WAIT)
    except (ValueError, TypeError, OverflowError):  # no time, or one without a zone
        return timedelta(0)


def fresh_for(answer: Answer) -> timedelta:
    """How long an answer says that it holds, a day at most."""
    found = AGE.search((answer.header("cache-control") or "").lower())
    return min(timedelta(seconds=int(found[1])), LONGEST_WAIT) if found else timedelta(0)
