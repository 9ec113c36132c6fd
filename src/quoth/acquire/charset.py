"""Bytes to characters: byte order mark, strict UTF-8, the page's own label, detection, and last Windows-1252."""

import re

from quoth.acquire.signatures import HINT, known_kind
from quoth.errors import ReportUnreadable

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
LABEL = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
# The WHATWG table reads these labels as Windows-1252, and so do browsers.
WINDOWS = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii", "cp1252", "windows-1252"})
# Control characters that no text holds; a few stray ones are kept, more than this share is a binary file.
BINARY_SHARE = 0.02
SAMPLE = 200_000
# Below this chardet guesses; measured on short pieces of Windows-1252 news it is then wrong as often as right.
CONFIDENT = 0.6
ORDINARY_CONTROLS = "\t\n\r\f\x0b\x1b"


def decoded(data: bytes, *, declared: bool, label: str | None = None) -> tuple[str, str]:
    """The text and how its charset was found; raises `ReportUnreadable` for what is no text.

    `declared`: a label inside the text counts; `label` is the one of what carried it (the head of a letter, of an answer).
    """
    known = known_kind(data)
    if known is not None:
        raise ReportUnreadable("binary", f"It is {known[0]}, which is not read.", hint=known[1])
    text, how = characters(data, declared=declared, label=label)
    sample = text[:SAMPLE]
    strange = sum(1 for char in sample if (char < " " and char not in ORDINARY_CONTROLS) or char in "\x7f�")
    if strange > BINARY_SHARE * len(sample):
        raise ReportUnreadable("binary", "It is no text but a binary file.", hint=HINT)
    return text, how


def characters(data: bytes, *, declared: bool, label: str | None = None) -> tuple[str, str]:
    """The text and how its charset was found."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), f"{name.removesuffix('-sig')}, byte order mark"
    text = strictly(data, "utf-8")
    if text is not None and "\x00" not in text[:SAMPLE]:
        return text, "utf-8"
    within = LABEL.search(data[:4096]) if declared else None
    said = (label or "", (within[1] or within[2]).decode("ascii") if within else "")
    for name in filter(None, map(str.lower, said)):
        text = strictly(data, "windows-1252" if name in WINDOWS else name)
        if text is not None:
            return text, f"{name}, declared"
    return without_mark(data) or detected(data)


def without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-16 whose byte order mark is missing: every other byte of mostly English text is then zero."""
    sample = data[:SAMPLE]
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(zeros) > 4 and zeros.count(0) > 0.7 * len(zeros):
            text = strictly(data[: len(data) // 2 * 2], name)
            if text is not None:
                return text, f"{name}, by its zero bytes"
    return None


def detected(data: bytes) -> tuple[str, str]:
    """The text by detection; Windows-1252 with replacement where that fails, which is said."""
    import chardet

    guess = chardet.detect(data[:SAMPLE])
    name, confidence = guess.get("encoding"), guess.get("confidence") or 0.0
    if name and confidence >= CONFIDENT:
        text = strictly(data, "windows-1252" if name.lower() in WINDOWS else name)
        if text is not None:
            return text, f"{name.lower()}, detected"
    return data.decode("windows-1252", "replace"), "windows-1252, assumed"


def strictly(data: bytes, name: str) -> str | None:
    """The text, if every byte fits the charset and the charset is known."""
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
