"""Reports with their bytes and sightings, readings, statements, stories with lineage and ledger; full-text search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


# The index holds words only; the texts stay in `reports`, so that browsers of SQLite files find the table it belongs to.
FTS5 = """
CREATE VIRTUAL TABLE search USING fts5(
    title, text, speakers, content="reports", content_rowid="position", tokenize='porter unicode61 remove_diacritics 2')
"""
# Words are stemmed as in SQLite's index, and no word is too small to be looked for.
TSVECTOR = """
CREATE TEXT SEARCH DICTIONARY quoth_stems (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION quoth_words (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION quoth_words ALTER MAPPING FOR asciiword, word, numword WITH quoth_stems;
CREATE TABLE search (
    report TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE, document tsvector NOT NULL);
CREATE INDEX ix_search_document ON search USING gin (document)
"""
NO_TSVECTOR = """
DROP TABLE search;
DROP TEXT SEARCH CONFIGURATION quoth_words;
DROP TEXT SEARCH DICTIONARY quoth_stems
"""


def text(name: str, *, needed: bool = True) -> sa.Column[str]:
    """A column of text."""
    return sa.Column(name, sa.Text(), nullable=not needed)


def number(name: str, *, needed: bool = True) -> sa.Column[int]:
    """A column of whole numbers."""
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=not needed)


def make_given() -> None:
    """What was given: bytes, reports, where each was seen."""
    op.create_table(
        "contents",
        text("sha256"),
        number("size"),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "reports",
        sa.Column("position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        text("id"),
        text("title", needed=False),
        text("outlet", needed=False),
        text("publisher", needed=False),
        text("authors"),
        text("published", needed=False),
        text("url", needed=False),
        text("language"),
        text("text"),
        text("text_sha256"),
        sa.Column("title_apart", sa.Boolean(), nullable=False),
        text("found"),
        text("words_sha256"),
        text("speakers"),
        text("superseded_by", needed=False),
        sa.ForeignKeyConstraint(["superseded_by"], ["reports.id"], name="fk_reports_superseded_by"),
        sa.PrimaryKeyConstraint("position"),
        sa.UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reports_published", "reports", ["published"])
    op.create_index("ix_reports_superseded_by", "reports", ["superseded_by"])
    op.create_index("ix_reports_words_sha256", "reports", ["words_sha256"])
    op.create_table(
        "sightings",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        text("report"),
        text("content"),
        text("input"),
        text("format"),
        text("address", needed=False),
        text("given_published", needed=False),
        text("given_language", needed=False),
        text("seen_at"),
        sa.ForeignKeyConstraint(["content"], ["contents.sha256"], name="fk_sightings_content"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_sightings_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sightings_address", "sightings", ["address"])
    op.create_index("ix_sightings_input", "sightings", ["input"])
    op.create_index("ix_sightings_report", "sightings", ["report"])


def make_read() -> None:
    """What each report says."""
    op.create_table(
        "readings",
        text("report"),
        text("method"),
        text("text_sha256"),
        text("data"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_readings_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_index("ix_readings_method", "readings", ["method"])
    op.create_table(
        "vectors",
        text("report"),
        sa.Column("sentences", sa.LargeBinary(), nullable=False),
        sa.Column("statements", sa.LargeBinary(), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["readings.report"], name="fk_vectors_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_table(
        "stems",
        text("report"),
        text("stem"),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["readings.report"], name="fk_stems_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "stem"),
    )
    op.create_index("ix_stems_stem", "stems", ["stem"])
    op.create_table(
        "statements",
        text("report"),
        text("id"),
        text("speaker", needed=False),
        text("chain"),
        text("stance"),
        text("form"),
        text("parent", needed=False),
        text("rule"),
        sa.ForeignKeyConstraint(["report"], ["readings.report"], name="fk_statements_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "id"),
    )
    op.create_index("ix_statements_speaker", "statements", ["speaker"])
    op.create_table(
        "spans",
        text("report"),
        text("statement"),
        text("what"),
        number("number"),
        number("start"),
        number("end"),
        text("words"),
        sa.CheckConstraint('0 <= start AND start < "end"', name="spans_hold_words"),
        sa.ForeignKeyConstraint(
            ["report", "statement"],
            ["statements.report", "statements.id"],
            name="fk_spans_report_statement",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report", "statement", "what", "number"),
    )


def make_stories() -> None:
    """The stories with their lineage."""
    op.create_table(
        "stories",
        text("id"),
        text("made_of"),
        text("method"),
        text("title"),
        text("first", needed=False),
        text("last", needed=False),
        number("reports"),
        number("origins_low"),
        number("origins_high"),
        number("differences"),
        number("conflicts"),
        number("disputes"),
        text("question", needed=False),
        text("changed_at"),
        text("data"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_stories_last", "stories", ["last"])
    op.create_table(
        "story_reports",
        text("report"),
        text("story"),
        number("place"),
        text("told_by", needed=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_story_reports_report", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_story_reports_story", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["told_by"], ["reports.id"], name="fk_story_reports_told_by"),
        sa.PrimaryKeyConstraint("report", "story"),
    )
    op.create_index("ix_story_reports_story", "story_reports", ["story"])
    op.create_table(
        "edges",
        text("story"),
        number("number"),
        text("child"),
        text("parent"),
        text("kind"),
        text("direction"),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        text("why"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_edges_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "number"),
    )
    op.create_table(
        "origins",
        text("story"),
        text("id"),
        text("name"),
        text("root", needed=False),
        text("reports"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_origins_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "id"),
    )


def make_claims() -> None:
    """What the reports of a story say, and who stands behind it."""
    op.create_table(
        "claims",
        text("story"),
        text("id"),
        text("status"),
        text("report"),
        text("part"),
        number("start"),
        number("end"),
        text("words"),
        number("origins_low", needed=False),
        number("origins_high", needed=False),
        number("sources_low", needed=False),
        number("sources_high", needed=False),
        number("outlets", needed=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_claims_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "id"),
    )
    op.create_table(
        "supports",
        text("story"),
        text("claim"),
        text("stand"),
        number("number"),
        text("statement"),
        text("report"),
        text("origin"),
        text("speaker", needed=False),
        sa.ForeignKeyConstraint(
            ["story", "claim"], ["claims.story", "claims.id"], name="fk_supports_story_claim", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story", "claim", "stand", "number"),
    )


def make_differences() -> None:
    """Where the reports of a story differ, and the figures side by side."""
    op.create_table(
        "differences",
        text("story"),
        text("id"),
        text("kind"),
        text("between"),
        text("verdict"),
        text("reason", needed=False),
        text("about"),
        text("question"),
        text("severity"),
        text("why"),
        text("rule"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_differences_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "id"),
    )
    op.create_table(
        "sides",
        text("story"),
        text("difference"),
        number("side"),
        number("number"),
        text("speaker", needed=False),
        text("reading", needed=False),
        text("report"),
        text("part"),
        number("start"),
        number("end"),
        text("words"),
        sa.ForeignKeyConstraint(
            ["story", "difference"],
            ["differences.story", "differences.id"],
            name="fk_sides_story_difference",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("story", "difference", "side", "number"),
    )
    op.create_table(
        "figures",
        text("story"),
        number("figure"),
        number("number"),
        text("counts"),
        text("unit", needed=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        text("bound"),
        text("scope"),
        text("speaker", needed=False),
        text("report"),
        text("part"),
        number("start"),
        number("end"),
        text("words"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_figures_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "figure", "number"),
    )


def make_search() -> None:
    """The index of words: FTS5 on SQLite, a table of tsvector on PostgreSQL."""
    op.execute(FTS5 if op.get_bind().dialect.name == "sqlite" else TSVECTOR)


def upgrade() -> None:
    """The tables made."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {0x71756F74}")
    for make in (make_given, make_read, make_stories, make_claims, make_differences, make_search):
        make()


TABLES = (
    "contents",
    "reports",
    "sightings",
    "readings",
    "vectors",
    "stems",
    "statements",
    "spans",
    "stories",
    "story_reports",
    "edges",
    "origins",
    "claims",
    "supports",
    "differences",
    "sides",
    "figures",
)


def downgrade() -> None:
    """The tables taken away, the index first."""
    op.execute("DROP TABLE search" if op.get_bind().dialect.name == "sqlite" else NO_TSVECTOR)
    for table in reversed(TABLES):
        op.drop_table(table)
