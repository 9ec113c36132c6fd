"""PDFs written by hand: words at places, in sizes and faces, under links, turned; what the document says of itself."""

from collections.abc import Iterable
from typing import NamedTuple

WIDE, HIGH = 600, 800


class Put(NamedTuple):
    """Words at a place in points from the lower left corner; `link` is the address under them."""

    x: float
    y: float
    words: str
    size: float = 10
    bold: bool = False
    link: str = ""
    turned: bool = False
    spaced: float = 0


def lines(x: float, top: float, words: str, wide: int = 60, **how: float) -> list[Put]:
    """Words as the lines of a column of so many letters."""
    found, line = [], ""
    for one in words.split():
        if len(line) + len(one) >= wide:
            found.append(line)
            line = ""
        line = f"{line} {one}".strip()
    return [Put(x, top - 12 * number, told, **how) for number, told in enumerate([*found, line])]  # type: ignore[arg-type]


def written(put: Put) -> bytes:
    """The drawing of words."""
    font = b"/F2" if put.bold else b"/F1"
    matrix = b"0 1 -1 0" if put.turned else b"1 0 0 1"
    words = put.words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT %s %g Tf %g Tc %s %g %g Tm (%s) Tj ET\n" % (font, put.size, put.spaced, matrix, put.x, put.y, words)


def linked(put: Put) -> bytes:
    """The annotation of a link over words."""
    place = b"%g %g %g %g" % (put.x - 1, put.y - 3, put.x + 0.62 * put.size * len(put.words), put.y + put.size)
    return b"<< /Type /Annot /Subtype /Link /Rect [%s] /A << /S /URI /URI (%s) >> >>" % (place, put.link.encode())


def document(
    *sheets: Iterable[Put], fonts: tuple[bytes, bytes] | None = None, drawn: bytes = b"", **said: str
) -> bytes:
    """A PDF of pages; `said`: its title and the like; `drawn`: what else is drawn on each page."""
    faces = fonts or tuple(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name
        for name in (b"Helvetica", b"Helvetica-Bold")
    )
    about = b"<< %s >>" % b" ".join(b"/%s (%s)" % (name.encode(), value.encode()) for name, value in said.items())
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *faces, about]
    kids = []
    for sheet in sheets:
        put = list(sheet)
        stream = b"".join(map(written, put)) + drawn
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Annots [%s]"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
            % (WIDE, HIGH, len(objects), b" ".join(linked(one) for one in put if one.link))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return file_of(objects, b" /Info 5 0 R")


def file_of(objects: list[bytes], told: bytes = b"") -> bytes:
    """A document of objects, the first of which is its root; `told` is what else its end says."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    count = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (
        count, table, count, told, len(out),
    )  # fmt: skip
    return bytes(out)
