"""Two sources of one outlet are told apart by their time, their day or a letter; what could not be compared is counted."""

from msgspec.structs import replace
from tests import factory

from quoth.audit.names_apart import names_apart
from quoth.edges.formats.audit_sheet import audit_markdown
from quoth.edges.terminal import render_audit
from quoth.encoder import Encoder
from quoth.pipeline import build_audit
from quoth.settings import Settings
from quoth.types import Audit, Source

WORDS = "Ferry stops\n\nThe ferry to Ossen stopped after {} cars broke loose on Monday, captain Edda Ruhl said."


def of_one_outlet(encoder: Encoder, *stamps: str | None) -> Audit:
    article = Source("own.txt", WORDS.format("nine").encode(), "text")
    sources = [
        Source(f"{n}.txt", f"---\noutlet: Torran Press\n---\n{WORDS.format(count)}".encode(), "text", published=stamp)
        for n, (stamp, count) in enumerate(zip(stamps, ("nine", "six"), strict=True))
    ]
    return build_audit(article, sources, settings=Settings(), encoder=encoder)


def test_two_of_one_day_have_their_time(encoder: Encoder) -> None:
    made = of_one_outlet(encoder, "2031-04-02T09:05:00", "2031-04-02T11:30:00")
    assert list(names_apart(made.sources).values()) == ["Torran Press 09:05", "Torran Press 11:30"]
    why = 'The sources disagree: Torran Press 09:05 has "nine cars" as the article does, Torran Press 11:30 has "six cars".'
    assert [f.why for f in made.findings] == [why]
    shown = render_audit(made, width=120, ascii=False, colour=False)
    assert "held against Torran Press 09:05, Torran Press 11:30" in shown
    assert "Torran Press 11:30 ¶1" in shown
    assert "Torran Press 09:05: The ferry" in audit_markdown(made)


def test_two_of_other_days_have_their_day(encoder: Encoder) -> None:
    made = of_one_outlet(encoder, "2031-04-02", "2031-04-03")
    assert list(names_apart(made.sources).values()) == ["Torran Press 2031-04-02", "Torran Press 2031-04-03"]


def test_two_without_a_day_have_a_letter(encoder: Encoder) -> None:
    made = of_one_outlet(encoder, None, None)
    assert list(names_apart(made.sources).values()) == ["Torran Press A", "Torran Press B"]


def test_an_outlet_with_one_source_keeps_its_name() -> None:
    assert list(names_apart((factory.harbour(), factory.herald())).values()) == ["Harbour Gazette", "Osk Herald"]


def test_what_could_not_be_compared_is_counted_where_nothing_was_found() -> None:
    made = factory.audit()
    sentences = (made.sentences[0], replace(made.sentences[1], verdict="partly"))
    shown = render_audit(
        replace(made, findings=(), omissions=(), sentences=sentences), width=200, ascii=False, colour=False
    )
    assert "1 of 2 sentences could not be compared: read them yourself." in shown
    assert "In the other one no rule found a change." in shown
