"""Files that are no text by what they begin with: what they are called, and what to do so that they can be read."""

HINT = "Save the report as text or HTML and give that file."
SAVE_AS_WORD = "Open it in a word processor, save it as .docx or .odt, and give that file."
SAVE_AS_TABLE = "Save the table as CSV and give that file."
SAVE_AS_PDF = "Save it as PDF or text and give that file."
UNPACK = "Unpack it and give the file or folder that comes out."
NO_READING_OF_PICTURES = "Text in pictures is not read: type it, or find the page it is from."
# What files begin with that are given by mistake, what they are called, and what to do.
SIGNATURES = (
    (b"%PDF-", "a PDF file", "Give it the ending .pdf."),
    (b"{\\rtf", "a Rich Text file", SAVE_AS_WORD),
    (b"\x89PNG", "a picture", NO_READING_OF_PICTURES),
    (b"\xff\xd8\xff", "a picture", NO_READING_OF_PICTURES),
    (b"GIF8", "a picture", NO_READING_OF_PICTURES),
    (b"\x1f\x8b", "a compressed file", UNPACK),
    (b"BZh", "a compressed file", UNPACK),
    (b"\xfd7zXZ\x00", "a compressed file", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a compressed file", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file", UNPACK),
    (b"Rar!\x1a", "a compressed file", UNPACK),
    (b"bplist00", "a page as Safari keeps it or a list of settings", HINT),
    (b"SQLite format 3", "a database", HINT),
    (b"\x7fELF", "a program", HINT),
    (b"MZ\x90", "a program", HINT),
)
# Of archives and of files of old programs the names of their parts tell what they are.
ARCHIVE, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
PARTS = (
    (ARCHIVE, (b"xl/", b"oasis.opendocument.spreadsheet"), "a spreadsheet", SAVE_AS_TABLE),
    (ARCHIVE, (b"ppt/", b"oasis.opendocument.presentation"), "a presentation", SAVE_AS_PDF),
    (ARCHIVE, (b"application/epub+zip",), "an e-book", HINT),
    (
        ARCHIVE,
        (b".iwa",),
        "a file of Pages, Numbers or Keynote",
        "Export it as Word, CSV or PDF.",
    ),
    (ARCHIVE, (b"",), "a ZIP archive", UNPACK),
    (OLD, ("WordDocument".encode("utf-16-le"),), "an old Word file", SAVE_AS_WORD),
    (OLD, ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le")), "an old Excel file", SAVE_AS_TABLE),
    (
        OLD,
        ("__substg1.0_".encode("utf-16-le"),),
        "a letter of Outlook",
        "Save it as .eml, or as text, and give that file.",
    ),
    (OLD, ("PowerPoint".encode("utf-16-le"),), "an old presentation", SAVE_AS_PDF),
    (OLD, (b"",), "a file of an old Office program", HINT),
)


def known_kind(data: bytes) -> tuple[str, str] | None:
    """What a file is called that is no text, and what to do about it; None where its beginning is not known."""
    for signature, what, hint in SIGNATURES:
        if data.startswith(signature):
            return what, hint
    if data[4:8] == b"ftyp":
        return "a film, a sound or a picture", NO_READING_OF_PICTURES
    if not data.startswith((ARCHIVE, OLD)):
        return None
    return next(
        (what, hint) for sign, names, what, hint in PARTS if data.startswith(sign) and any(one in data for one in names)
    )
