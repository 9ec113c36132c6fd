"""Full-text search over titles, texts and speakers: one question, and an adapter for each database behind it.

All words of the question must occur; words in quotation marks stand beside each other; a star ends the start of a word.
"""

import re
import unicodedata
from typing import Any, Protocol

from msgspec import Struct
from sqlalchemy import Connection, select, text, update

from quoth.edges.store.tables import readings, reports
from quoth.errors import WrongUse

PIECE = re.compile(r'"([^"]{1,200})"?|([^\s"]{1,100})')
WORD = re.compile(r"[^\W_]+")
# More words than anybody types; a longer question is cut here.
MOST_TERMS = 20
# PostgreSQL refuses a document whose words take more than a megabyte; this many characters never do.
MOST_INDEXED = 200_000
# Of more reports that hold the words the latest so many are ranked: of 37,000 they take 7 ms instead of 90 (SQLite).
MOST_RANKED = 5_000
Terms = tuple["Term", ...]


class Term(Struct, frozen=True):
    """Words that stand beside each other; `opens` where the last may go on."""

    words: tuple[str, ...]
    opens: bool


class Adapter(Protocol):
    """What a database must do for search."""

    def index(self, connection: Connection, row: Any, speakers: str, *, again: bool) -> None:
        """Takes a report up, in the place of what was taken up before where `again` says so."""

    def leave(self, connection: Connection, row: Any) -> None:
        """Takes a report out."""

    def find(self, connection: Connection, terms: Terms, limit: int, offset: int) -> list[str]:
        """The ids of the reports that hold all terms, the best first."""


class Fts5:
    """SQLite's own index, over the rows of `reports`."""

    def index(self, connection: Connection, row: Any, speakers: str, *, again: bool) -> None:
        """A row of an external index must be taken out with the very words that were put in."""
        values = {"position": row.position, "title": row.title, "text": row.text}
        if again:
            self.leave(connection, row)
        connection.execute(
            text(f"INSERT INTO search (rowid, {COLUMNS}) VALUES ({VALUES})"), {**values, "speakers": speakers}
        )

    def leave(self, connection: Connection, row: Any) -> None:
        """Taken out with the words that the row still holds."""
        old = {"position": row.position, "title": row.title, "text": row.text, "speakers": row.speakers}
        connection.execute(text(f"INSERT INTO search (search, rowid, {COLUMNS}) VALUES ('delete', {VALUES})"), old)

    def find(self, connection: Connection, terms: Terms, limit: int, offset: int) -> list[str]:
        """Ordered by BM25, a word in the title counting ten, in a speaker's name five."""
        question = " AND ".join('"' + " ".join(term.words) + '"' + ("*" if term.opens else "") for term in terms)
        asked = {"question": question, "most": MOST_RANKED}
        first = connection.execute(text(FTS5_FIRST), asked).scalar() or 0
        asked = {"question": question, "first": first, "limit": limit, "offset": offset}
        found = connection.execute(text(FTS5_QUESTION), asked)
        return list(found.scalars())


class Tsvector:
    """PostgreSQL's text search, in a table of its own."""

    def index(self, connection: Connection, row: Any, speakers: str, *, again: bool) -> None:
        """Diacritics are taken off, as SQLite's tokenizer does."""
        values = {"report": row.id, "title": folded(row.title), "text": folded(row.text), "speakers": folded(speakers)}
        connection.execute(text(TSVECTOR_ENTRY), values)

    def leave(self, connection: Connection, row: Any) -> None:
        """Its entry goes."""
        connection.execute(text("DELETE FROM search WHERE report = :report"), {"report": row.id})

    def find(self, connection: Connection, terms: Terms, limit: int, offset: int) -> list[str]:
        """Ordered by how near each other the words stand, those of titles and speakers weighing more."""
        question = " & ".join(
            "(" + " <-> ".join(f"'{word}'" + (":*" if term.opens and last else "") for word, last in marked(term)) + ")"
            for term in terms
        )
        asked = {"question": question, "most": MOST_RANKED, "limit": limit, "offset": offset}
        found = connection.execute(text(TSVECTOR_QUESTION), asked)
        return list(found.scalars())


COLUMNS, VALUES = "title, text, speakers", ":position, :title, :text, :speakers"
# Behind which row is ranked: rows are numbered as they came, and the latest are found without looking at the others.
FTS5_FIRST = "SELECT rowid FROM search WHERE search MATCH :question ORDER BY rowid DESC LIMIT 1 OFFSET :most"
FTS5_QUESTION = """
SELECT reports.id FROM reports JOIN (
    SELECT rowid AS place, bm25(search, 10.0, 1.0, 5.0) AS weight FROM search
    WHERE search MATCH :question AND rowid > :first ORDER BY 2, 1 LIMIT :limit OFFSET :offset) ON place = reports.position
ORDER BY weight, place
"""
TSVECTOR_ENTRY = """
INSERT INTO search (report, document) VALUES (:report,
    setweight(to_tsvector('quoth_words', :title), 'A') || setweight(to_tsvector('quoth_words', :speakers), 'B')
    || setweight(to_tsvector('quoth_words', :text), 'D'))
ON CONFLICT (report) DO UPDATE SET document = EXCLUDED.document
"""
TSVECTOR_QUESTION = """
SELECT id FROM (
    SELECT reports.id, reports.position, search.document, question
    FROM search JOIN reports ON reports.id = search.report, to_tsquery('quoth_words', :question) question
    WHERE search.document @@ question ORDER BY reports.position DESC LIMIT :most) latest
ORDER BY ts_rank_cd(document, question) DESC, position LIMIT :limit OFFSET :offset
"""
INDEXED = select(reports.c.position, reports.c.id, reports.c.title, reports.c.text, reports.c.speakers)
ADAPTERS: dict[str, Adapter] = {"sqlite": Fts5(), "postgresql": Tsvector()}


def index_report(connection: Connection, report: str, speakers: str, *, again: bool) -> None:
    """Takes a report and its speakers up into the index."""
    row = connection.execute(INDEXED.where(reports.c.id == report)).one()
    ADAPTERS[connection.dialect.name].index(connection, row, speakers, again=again)
    connection.execute(update(reports).where(reports.c.id == report).values(speakers=speakers))


def unindex_report(connection: Connection, report: str) -> None:
    """Takes a report out of the index, where it is in it; its row must still be there."""
    row = connection.execute(INDEXED.where(reports.c.id == report)).one()
    if connection.execute(select(readings.c.report).where(readings.c.report == report)).first() is not None:
        ADAPTERS[connection.dialect.name].leave(connection, row)


def find_reports(connection: Connection, words: str, *, limit: int = 20, offset: int = 0) -> list[str]:
    """The ids of the reports that hold all the words, the best first (of very many the latest); raises `WrongUse` for no words."""
    return ADAPTERS[connection.dialect.name].find(connection, terms_of(words), limit, offset)


def terms_of(words: str) -> Terms:
    """The question as terms; nothing in it can be taken for the language of a database."""
    terms = []
    for match in PIECE.finditer(words):
        piece = match[1] or match[2]
        found = tuple(WORD.findall(folded(piece)))
        if found:
            terms.append(Term(found, piece.endswith("*")))
    if not terms:
        raise WrongUse("There is no word to look for.", hint='quoth search harbour "ferry to Osk" engine*')
    return tuple(terms[:MOST_TERMS])


def has_words(question: str) -> bool:
    """Whether there is anything to look for."""
    return any(WORD.search(folded(match[1] or match[2])) for match in PIECE.finditer(question))


def marked(term: Term) -> list[tuple[str, bool]]:
    """The words of a term, each with whether it is the last."""
    return [(word, number == len(term.words)) for number, word in enumerate(term.words, 1)]


def folded(words: str | None) -> str:
    """Words without diacritics, everything else but letters and figures as a blank."""
    apart = unicodedata.normalize("NFKD", (words or "")[:MOST_INDEXED])
    return " ".join(WORD.findall("".join(char for char in apart if not unicodedata.combining(char))))
