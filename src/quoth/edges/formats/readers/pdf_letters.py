"""A PDF as pdfminer.six reads it: the letters of every page with their places, the links over them, the rules between them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from quoth.edges.formats.pieces import Given
from quoth.errors import ReportUnreadable

MOST_PAGES = 500
# A page of a newspaper has 10,000 to 25,000 letters; reading takes about 30 microseconds each.
MOST_LETTERS = 200_000
MOST_LINKS = 3000
# Letters turned by more than this stand on their side: names of photographers, stamps across the page.
TURNED = 0.3
# The same letter again, so little of its size away, is drawn twice to look bold.
TWICE = 0.12
# A rule is so thin, in points, and goes over so much of the page.
THIN, LONG = 3.0, 0.15
# Links are looked for by their height, in steps of so many points.
STEP = 20.0
INFORMATION = ("Title", "Author", "Creator", "Producer", "CreationDate")


class Letter(NamedTuple):
    """A sign and its place in points from the lower left corner; `linked`: it is under a link."""

    text: str
    left: float
    right: float
    low: float
    high: float
    size: float
    font: str
    linked: bool


class Rule(NamedTuple):
    """A line drawn across a part of a page."""

    left: float
    right: float
    height: float


class Sheet(NamedTuple):
    """A page: its letters in the order in which they are drawn; `turned`: how many were left out since they stand on their side."""

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]
    rules: tuple[Rule, ...]
    pictures: int
    turned: int


class Links:
    """The links of a page, by their places; those within the document only where they are few beside those that leave it.

    Contents and notes lead within a document; on a page of the web "share" and "back to top" do.
    """

    def __init__(self, page: Any) -> None:
        from pdfminer.pdftypes import resolve1

        inner: list[list[float]] = []
        outer: list[list[float]] = []
        for one in (resolve1(page.annots) or [])[:MOST_LINKS] if page.annots else ():
            held = resolve1(one)
            place = resolve1(held.get("Rect")) if isinstance(held, dict) else None
            if place is None or str(getattr(held.get("Subtype"), "name", "")) != "Link" or len(place) != 4:
                continue
            action = resolve1(held.get("A"))
            leaves = isinstance(action, dict) and "URI" in action
            corners = [resolve1(number) for number in place]
            if all(isinstance(number, int | float) for number in corners):
                (outer if leaves else inner).append([float(number) for number in corners])
        self.bands: dict[int, list[tuple[float, float, float, float]]] = {}
        left, low = page.mediabox[:2]
        for x0, y0, x1, y1 in (*outer, *inner) if len(inner) <= len(outer) else outer:
            rectangle = (min(x0, x1) - left, max(x0, x1) - left, min(y0, y1) - low, max(y0, y1) - low)
            first, last = int(rectangle[2] // STEP), int(rectangle[3] // STEP)
            for band in range(first, min(last, first + 200) + 1):
                self.bands.setdefault(band, []).append(rectangle)

    def over(self, x: float, y: float) -> bool:
        """Whether a point is under a link."""
        return any(
            left <= x <= right and low <= y <= high for left, right, low, high in self.bands.get(int(y // STEP), ())
        )


class Opened(NamedTuple):
    """A document: what it says of itself, and its pages, which are read as they are asked for."""

    said: dict[str, str]
    sheets: Iterator[Sheet]


def opened(given: Given) -> Opened:
    """The document; raises `ReportUnreadable` for one that is locked or broken, and its pages do for too many or too much."""
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser
    from pdfminer.psparser import PSException

    try:
        document = PDFDocument(PDFParser(given.file))
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise ReportUnreadable("locked", "It is locked with a password.", hint="Save it without one.") from error
    except PSException as error:
        raise ReportUnreadable("broken", f"It is no sound PDF ({type(error).__name__}).") from error
    return Opened(said_by(document), sheets_of(document))


def said_by(document: Any) -> dict[str, str]:
    """What a document tells of itself: title, author, the programs that made it, when."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    said: dict[str, str] = {}
    for held in document.info:
        for name in INFORMATION:
            value = resolve1(held.get(name)) if isinstance(held, dict) else None
            if isinstance(value, bytes):
                said.setdefault(name, " ".join(decode_text(value).split()))
    return said


def sheets_of(document: Any) -> Iterator[Sheet]:
    """The pages of a document."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.psparser import PSException

    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    letters = 0
    try:
        for number, page in enumerate(PDFPage.create_pages(document)):
            if number == MOST_PAGES:
                raise ReportUnreadable("too-large", f"It has more than {MOST_PAGES} pages, which no report has.")
            interpreter.process_page(page)
            sheet = sheet_of(device.get_result(), Links(page), number)
            letters += len(sheet.letters)
            if letters > MOST_LETTERS:
                raise ReportUnreadable(
                    "too-large",
                    f"It has more than {MOST_LETTERS:,} letters, up to page {number + 1}: a book, or more than one report.",
                    hint="Save the pages of the report as a file of their own.",
                )
            yield sheet
    except PSException as error:
        raise ReportUnreadable("broken", f"It is no sound PDF ({type(error).__name__}).") from error


def sheet_of(page: Any, links: Links, number: int) -> Sheet:
    """A page with the letters of its own and of the forms drawn on it."""
    from pdfminer.layout import LTChar, LTImage, LTLine, LTRect

    drawn = list(drawn_on(page))
    signs = [one for one in drawn if isinstance(one, LTChar) and one.size > 0]
    turned = [abs(one.matrix[1]) > TURNED * abs(one.matrix[0]) for one in signs]
    on_side = sum(turned) > len(turned) / 2
    place = turned_place if on_side else upright_place
    letters = without_doubles([
        place(one, page, links.over((one.x0 + one.x1) / 2, (one.y0 + one.y1) / 2))
        for one, is_turned in zip(signs, turned, strict=True)
        if is_turned == on_side
    ])  # fmt: skip
    lines = (one for one in drawn if isinstance(one, LTLine | LTRect) and one.height <= THIN)
    rules = () if on_side else tuple(Rule(one.x0, one.x1, one.y0) for one in lines if one.width > LONG * page.width)
    wide, high = (page.height, page.width) if on_side else (page.width, page.height)
    pictures = sum(isinstance(one, LTImage) for one in drawn)
    return Sheet(
        number, max(wide, 1), max(high, 1), letters, rules, pictures, min(sum(turned), len(signs) - sum(turned))
    )


def drawn_on(holder: Any) -> Iterator[Any]:
    """What is drawn, forms within forms unfolded in their place."""
    from pdfminer.layout import LTFigure

    waiting = [iter(holder)]
    while waiting:
        one = next(waiting[-1], None)
        if one is None:
            waiting.pop()
        elif isinstance(one, LTFigure):
            waiting.append(iter(one))
        else:
            yield one


def upright_place(one: Any, page: Any, linked: bool) -> Letter:
    """A letter as it stands."""
    return Letter(one.get_text(), one.x0, one.x1, one.y0, one.y1, one.size, one.fontname, linked)


def turned_place(one: Any, page: Any, linked: bool) -> Letter:
    """A letter of a page whose text stands on its side, as if the page were turned."""
    if one.matrix[1] > 0:
        place = one.y0, one.y1, page.width - one.x1, page.width - one.x0
    else:
        place = page.height - one.y1, page.height - one.y0, one.x0, one.x1
    return Letter(one.get_text(), *place, max(one.x1 - one.x0, 0.1), one.fontname, linked)


def without_doubles(letters: list[Letter]) -> tuple[Letter, ...]:
    """Letters without those drawn a second time, a hair's breadth away, to look bold."""
    held: dict[tuple[str, int, int, int], Letter] = {}
    kept = []
    for one in letters:
        # Two nets, one moved by half a mesh: what lies close together is in one mesh of at least one of them.
        step = max(one.size * 2 * TWICE, 0.5)
        keys = [(one.text, net, int(one.left / step + net / 2), int(one.low / step + net / 2)) for net in (0, 1)]
        before = [held[key] for key in keys if key in held]
        if one.text == " " or not any(abs(each.left - one.left) < TWICE * one.size for each in before):
            kept.append(one)
            held.update(dict.fromkeys(keys, one))
    return tuple(kept)
