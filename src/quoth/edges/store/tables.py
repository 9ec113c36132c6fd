"""Every table of the store. What was given is never changed; what quoth made of it carries the method that made it.

`docs/store.md` describes them for readers; a migration for each change stands in `migrations/versions/`.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
)

from quoth.edges.store.columns import ExactText, StableJson

# The revision that this version writes; an older store is migrated to it, a newer one refused.
REVISION = "0009"
# Stands in the head of an SQLite file ("quot"), so that no file of another program is taken for a store.
APPLICATION = 0x71756F74

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "fk": "fk_%(table_name)s_%(column_0_N_name)s"}
)
# SQLite numbers rows by itself only in a column of exactly this type.
Counter = BigInteger().with_variant(Integer, "sqlite")


def text(name: str, *parts: ForeignKey, key: bool = False, needed: bool = True) -> Column[str]:
    """A column of text, filled unless said otherwise."""
    return Column(name, ExactText, *parts, primary_key=key, nullable=not needed)


def number(name: str, *, key: bool = False, needed: bool = True) -> Column[int]:
    """A column of whole numbers."""
    return Column(name, Integer, primary_key=key, nullable=not needed, autoincrement=False)


def place() -> tuple[Column[str] | Column[int], ...]:
    """Where words stand, and the words: checked against the report's text on every write."""
    return (text("report"), text("part"), number("start"), number("end"), text("words"))


def of_story() -> Column[str]:
    """The story that a row belongs to, and goes with."""
    return text("story", ForeignKey("stories.id", ondelete="CASCADE"), key=True)


contents = Table(
    "contents",
    metadata,
    text("sha256", key=True),
    number("size"),
    Column("data", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("position", Counter, primary_key=True, autoincrement=True),
    Column("id", ExactText, nullable=False, unique=True),
    text("title", needed=False),
    text("outlet", needed=False),
    text("publisher", needed=False),
    Column("authors", StableJson, nullable=False),
    text("published", needed=False),
    text("url", needed=False),
    text("language"),
    text("text"),
    text("text_sha256"),
    Column("title_apart", Boolean(create_constraint=False), nullable=False),
    Column("found", StableJson, nullable=False),
    text("words_sha256"),
    text("speakers"),
    text("superseded_by", ForeignKey("reports.id"), needed=False),
    text("first_seen", needed=False),
    Column("links", StableJson, nullable=False, server_default="[]"),
    Index(None, "words_sha256"),
    Index(None, "published"),
    # Which reports stand is told by this alone: the rows are long.
    Index("ix_reports_superseded_by", "superseded_by", "id"),
    sqlite_autoincrement=True,
)

sightings = Table(
    "sightings",
    metadata,
    Column("number", Counter, primary_key=True, autoincrement=True),
    text("report", ForeignKey("reports.id", ondelete="CASCADE")),
    text("content", ForeignKey("contents.sha256")),
    text("input"),
    text("format"),
    text("address", needed=False),
    text("given_published", needed=False),
    text("given_language", needed=False),
    text("seen_at"),
    Index(None, "report"),
    Index(None, "input"),
    Index(None, "address"),
    sqlite_autoincrement=True,
)

readings = Table(
    "readings",
    metadata,
    text("report", ForeignKey("reports.id", ondelete="CASCADE"), key=True),
    text("method"),
    text("text_sha256"),
    text("data"),
    Index(None, "method"),
)

vectors = Table(
    "vectors",
    metadata,
    text("report", ForeignKey("readings.report", ondelete="CASCADE"), key=True),
    Column("sentences", LargeBinary, nullable=False),
    Column("statements", LargeBinary, nullable=False),
    Column("title", LargeBinary, nullable=False),
)

# The heaviest stems of a report, by which likely neighbours are found in a large store.
stems = Table(
    "stems",
    metadata,
    text("report", ForeignKey("readings.report", ondelete="CASCADE"), key=True),
    text("stem", key=True),
    Column("weight", Float, nullable=False),
    Column("day", ExactText, nullable=False, server_default=""),
    # All that is asked of a stem stands in it.
    Index("ix_stems_stem", "stem", "day", "report", "weight"),
)

statements = Table(
    "statements",
    metadata,
    text("report", ForeignKey("readings.report", ondelete="CASCADE"), key=True),
    text("id", key=True),
    text("speaker", needed=False),
    text("chain"),
    text("stance"),
    text("form"),
    text("parent", needed=False),
    text("rule"),
    Index(None, "speaker"),
)

spans = Table(
    "spans",
    metadata,
    text("report", key=True),
    text("statement", key=True),
    text("what", key=True),
    number("number", key=True),
    number("start"),
    number("end"),
    text("words"),
    ForeignKeyConstraint(["report", "statement"], ["statements.report", "statements.id"], ondelete="CASCADE"),
    CheckConstraint('0 <= start AND start < "end"', name="spans_hold_words"),
)

stories = Table(
    "stories",
    metadata,
    text("id", key=True),
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
    # Since when it waits to be told anew, and what earlier tellings told as different and this one does not.
    text("anew", needed=False),
    text("fell", needed=False),
    # One for each order in which stories are listed, with all that it goes by: the stories themselves are large.
    Index("ix_stories_newest", "last", "id"),
    Index("ix_stories_disagreements", "conflicts", "disputes", "last", "id"),
    Index("ix_stories_origins", "origins_low", "reports", "last", "id"),
    Index("ix_stories_reports", "reports", "last", "id"),
)

# A digest of several events is in the story of each; `told_by` names the report that stands for one that is the same.
story_reports = Table(
    "story_reports",
    metadata,
    text("report", ForeignKey("reports.id", ondelete="CASCADE"), key=True),
    text("story", ForeignKey("stories.id", ondelete="CASCADE"), key=True),
    number("place"),
    text("told_by", ForeignKey("reports.id"), needed=False),
    Index(None, "story"),
)

# Every id under which a story was told, with its reports in their order: an address that somebody kept leads on by it.
known_stories = Table(
    "known_stories",
    metadata,
    text("id", key=True),
    number("size"),
    Column("reports", StableJson, nullable=False),
)

edges = Table(
    "edges",
    metadata,
    of_story(),
    number("number", key=True),
    text("child"),
    text("parent"),
    text("kind"),
    text("direction"),
    Column("probability", Float, nullable=False),
    Column("share", Float, nullable=True),
    text("why"),
)

origins = Table(
    "origins",
    metadata,
    of_story(),
    text("id", key=True),
    text("name"),
    text("root", needed=False),
    Column("reports", StableJson, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    of_story(),
    text("id", key=True),
    text("status"),
    *place(),
    number("origins_low", needed=False),
    number("origins_high", needed=False),
    number("sources_low", needed=False),
    number("sources_high", needed=False),
    number("outlets", needed=False),
)

supports = Table(
    "supports",
    metadata,
    text("story", key=True),
    text("claim", key=True),
    text("stand", key=True),
    number("number", key=True),
    text("statement"),
    text("report"),
    text("origin"),
    text("speaker", needed=False),
    ForeignKeyConstraint(["story", "claim"], ["claims.story", "claims.id"], ondelete="CASCADE"),
)

differences = Table(
    "differences",
    metadata,
    of_story(),
    text("id", key=True),
    text("kind"),
    text("between"),
    text("verdict"),
    text("reason", needed=False),
    text("about"),
    text("question"),
    text("severity"),
    text("why"),
    text("rule"),
)

sides = Table(
    "sides",
    metadata,
    text("story", key=True),
    text("difference", key=True),
    number("side", key=True),
    number("number", key=True),
    text("speaker", needed=False),
    text("reading", needed=False),
    *place(),
    ForeignKeyConstraint(["story", "difference"], ["differences.story", "differences.id"], ondelete="CASCADE"),
)

figures = Table(
    "figures",
    metadata,
    of_story(),
    number("figure", key=True),
    number("number", key=True),
    text("counts"),
    text("unit", needed=False),
    Column("low", Float, nullable=True),
    Column("high", Float, nullable=True),
    text("bound"),
    Column("scope", StableJson, nullable=False),
    text("speaker", needed=False),
    *place(),
)

# What people decided; rows are added and never changed. Undoing is a decision too.
decisions = Table(
    "decisions",
    metadata,
    text("id", key=True),
    text("kind"),
    Column("subject", StableJson, nullable=False),
    Column("value", StableJson, nullable=False),
    text("author"),
    text("made_at"),
    text("undoes", ForeignKey("decisions.id"), needed=False),
)

anchors = Table(
    "anchors",
    metadata,
    text("decision", ForeignKey("decisions.id", ondelete="CASCADE"), key=True),
    number("number", key=True),
    *place(),
)

# An article held against sources, all as they were read; under an id made of what was held against what.
audits = Table(
    "audits",
    metadata,
    text("id", key=True),
    text("title"),
    Column("against", StableJson, nullable=False),
    text("method"),
    number("sentences"),
    number("findings"),
    text("made_at"),
    text("data"),
)

# The feeds that are followed: what to ask for next time and when, and what was met in them already.
feeds = Table(
    "feeds",
    metadata,
    text("address", key=True),
    text("etag", needed=False),
    text("modified", needed=False),
    text("asked_at", needed=False),
    text("next_at"),
    number("failures"),
    text("problem", needed=False),
)

feed_entries = Table(
    "feed_entries",
    metadata,
    text("feed", ForeignKey("feeds.address", ondelete="CASCADE"), key=True),
    text("entry", key=True),
    text("met_at"),
    text("problem", needed=False),
)
