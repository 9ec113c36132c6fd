"""One source to one report: decoded, its title, outlet and date found, its language known, its limits kept."""

import hashlib
from collections.abc import Callable

from quoth.acquire.charset import decoded
from quoth.acquire.doubts import CHARACTERS, LOOKS_LIKE
from quoth.acquire.html import draft_of_html
from quoth.acquire.language import language_of
from quoth.acquire.plain import draft_of_text
from quoth.acquire.publishers import publisher_of
from quoth.acquire.record import draft_of_record
from quoth.acquire.times import published_in
from quoth.acquire.wrong_characters import wrong_characters
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.text.visible import invisible_count
from quoth.types import Draft, RawReport, Source

READERS: dict[str, Callable[[str, Settings], Draft]] = {
    "text": draft_of_text,
    "html": draft_of_html,
    "record": draft_of_record,
}
# How a charset was found where nothing said it.
GUESSED = ("assumed", "detected")
SEPARATOR = "\x1f"


def acquire_report(source: Source, *, settings: Settings) -> RawReport:
    """The report that the bytes hold; raises `ReportUnreadable` with the reason where they hold none."""
    refuse_at_once(source, settings)
    draft, charset = draft_and_charset(source, settings)
    refuse_text(draft.text, settings)
    language, how = language_and_how(source, draft)
    if language != settings.language:
        raise ReportUnreadable(
            "language-not-supported", f"The text is in another language ({language}); only English is read so far."
        )
    published = source.published or draft.published or published_in(draft.text)
    return RawReport(
        id=identity_of(draft, published),
        input=source.input,
        also=(),
        title=draft.title,
        outlet=draft.outlet,
        publisher=publisher_of(draft.outlet),
        authors=draft.authors,
        published=published,
        url=draft.url,
        language=language,
        text=draft.text,
        title_apart=draft.title_apart,
        found=how_found(source, draft, published, {"charset": charset, "language": how}),
        first_seen=draft.first_seen,
        links=draft.links,
    )


def draft_and_charset(source: Source, settings: Settings) -> tuple[Draft, str]:
    """What stands in the bytes, read here or in a process apart, and how they were decoded."""
    if source.draft is not None:
        return source.draft, source.draft.found.get("charset", "")
    if source.format == "document":
        raise ReportUnreadable("unreadable", "It is a document that is only read in a process apart.")
    text, charset = decoded(source.data, declared=source.format == "html")
    return READERS[source.format](text, settings), charset


def language_and_how(source: Source, draft: Draft) -> tuple[str, str]:
    """The language that was given, with a doubt where the text looks like another; else what the text looks like."""
    code, how = language_of(draft.text, draft.language)
    if source.language is None:
        return code, how
    return source.language, "given" if code == source.language else LOOKS_LIKE + code


def how_found(source: Source, draft: Draft, published: str | None, how: dict[str, str]) -> dict[str, str]:
    """How each piece was found, and how many characters of the text no reader sees."""
    found = {**draft.found, **{piece: said for piece, said in how.items() if said}}
    if source.published:
        found["published"] = "given"
    elif published and not draft.published:
        found["published"] = "; ".join(filter(None, ("a line of the text", found.get("published"))))
    hidden = invisible_count(draft.text)
    if hidden:
        found["hidden characters"] = str(hidden)
    wrong = wrong_characters(draft.text)
    if wrong:
        charset = found.get("charset", "")
        found[CHARACTERS] = f"{wrong} ({charset})" if charset.endswith(GUESSED) else wrong
    return dict(sorted(found.items()))


def refuse_at_once(source: Source, settings: Settings) -> None:
    """Raises for what is not worth decoding: not there, nothing in it, or too much."""
    if source.reason:
        raise ReportUnreadable(source.reason, source.problem)
    if source.problem or source.format == "unreadable":
        raise ReportUnreadable(
            "unreadable",
            f"It could not be opened: {source.problem or 'no reason given'}.",
        )
    if source.draft is not None:
        return  # whoever read it kept the limits
    if not source.data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise ReportUnreadable("empty", "It holds no text.")
    if len(source.data) > settings.max_bytes:
        raise ReportUnreadable(
            "too-large",
            f"It is larger than {settings.max_bytes:,} bytes (max_bytes), too much for one report.",
            hint="Split it into its reports: one file each, or JSON Lines.",
        )


def refuse_text(text: str, settings: Settings) -> None:
    """Raises for a text that holds no words, fewer than are worth reading, or more than are read."""
    if not any(map(str.isalnum, text)):
        raise ReportUnreadable("no-text", "It holds no words: perhaps a picture page or a paywall.")
    if len(text.split(maxsplit=settings.min_words)) < settings.min_words:
        raise ReportUnreadable("no-text", f"It holds fewer than {settings.min_words} words (min_words).")
    if len(text) > settings.max_characters:
        raise ReportUnreadable(
            "too-large",
            f"Its text is longer than {settings.max_characters:,} characters (max_characters).",
            hint="Split it into its reports: one file each, or JSON Lines.",
        )


def identity_of(draft: Draft, published: str | None) -> str:
    """The first 12 hex digits of SHA-256 over outlet, url, published, title and text, joined by U+001F."""
    parts = (draft.outlet, draft.url, published, draft.title, draft.text)
    joined = SEPARATOR.join(part or "" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]
