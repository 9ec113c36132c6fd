"""Promises that hold for all inputs, tried on stories put together at random from sentences of our own."""

import json
from collections.abc import Iterable
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoth.edges.formats.dossier_json import as_document
from quoth.edges.formats.records import dossier_record
from quoth.encoder import load_encoder
from quoth.pipeline import build_audit, build_dossier
from quoth.settings import Settings
from quoth.types import Dossier, Place, Source
from quoth.types.lineage import DERIVATION

SENTENCES = (
    "At least 14 people were killed in the flood, Governor Lena Marsh said on Tuesday.",
    "The fire service put the number of dead at 17.",
    "Marsh said the dam had been checked in March.",
    '"Nobody warned us," said Piet Holm, who runs a shop in Brook Street.',
    "The operator, Dalewater, denied that it had opened the gates without warning.",
    "According to a report by the inspectorate, the gates were opened at 4 a.m.",
    "Some 3,000 residents left their homes and an additional 500 were told to be ready.",
    "The weather service expects more rain by Friday.",
    "If the rain goes on, the lower town will be cleared, the mayor said.",
    "The government pledged 20 million euros, twice the sum of last year.",
    "A spokeswoman could not say how many people were missing.",
    "Dalewater said the sensors had worked, citing its own log.",
    "The bridge at Holm was gone by the morning.",
    "Scores were hurt, the agency said, quoting doctors.",
)
SLOW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ENCODER = load_encoder()

sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7, unique=True)
stories = st.lists(
    st.tuples(
        sentences,
        st.sampled_from(["Gazette", "Herald", "Wire", None]),
        st.sampled_from(["2026-03-11T08:00:00+00:00", "2026-03-12", None]),
    ),
    min_size=1,
    max_size=4,
)


def sources_of(story: Iterable[tuple[list[str], str | None, str | None]]) -> list[Source]:
    return [
        Source(
            f"r{number}",
            json.dumps(
                {
                    "title": f"Flood in Holm, day {number}",
                    "outlet": outlet,
                    "published": day,
                    "text": "\n\n".join(lines),
                }
            ).encode(),
            "record",
        )
        for number, (lines, outlet, day) in enumerate(story)
    ]


def dossier_of(sources: list[Source]) -> Dossier:
    return build_dossier(sources, settings=Settings(), encoder=ENCODER)


def places_in(value: object) -> Iterable[Place]:
    if isinstance(value, Place):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from places_in(item)
    elif hasattr(value, "__struct_fields__"):
        for field in value.__struct_fields__:
            yield from places_in(getattr(value, field))


@SLOW
@given(stories)
def test_every_place_lies_in_its_report_and_holds_words(story: list[tuple[list[str], str | None, str | None]]) -> None:
    dossier = dossier_of(sources_of(story))
    texts = {(read.id, "text"): read.text for read in dossier.reports}
    texts |= {(read.id, "title"): read.report.raw.title or "" for read in dossier.reports}
    for place in places_in(dossier.stories):
        assert texts[place.report, place.part][place.start : place.end].strip()


@SLOW
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_the_reports_changes_nothing(
    story: list[tuple[list[str], str | None, str | None]], random: Random
) -> None:
    sources = sources_of(story)
    shuffled = sources.copy()
    random.shuffle(shuffled)
    first, second = dossier_of(sources), dossier_of(shuffled)
    assert sorted(r.id for r in first.reports) == sorted(r.id for r in second.reports)
    assert first.stories == second.stories


@SLOW
@given(stories)
def test_the_same_input_gives_the_same_bytes(story: list[tuple[list[str], str | None, str | None]]) -> None:
    sources = sources_of(story)
    assert as_document(dossier_record(dossier_of(sources))) == as_document(dossier_record(dossier_of(sources)))


@SLOW
@given(stories)
def test_a_report_given_twice_adds_nothing(story: list[tuple[list[str], str | None, str | None]]) -> None:
    sources = sources_of(story)
    assert dossier_of(sources).stories == dossier_of([*sources, sources[0]]).stories


@SLOW
@given(stories)
def test_lineage_has_no_circle_and_never_flows_back_in_time(
    story: list[tuple[list[str], str | None, str | None]],
) -> None:
    dossier = dossier_of(sources_of(story))
    published = {read.id: read.report.raw.published for read in dossier.reports}
    for made in dossier.stories:
        parents: dict[str, set[str]] = {}
        for edge in made.lineage.edges:
            if edge.kind in DERIVATION and edge.parent in published:
                parents.setdefault(edge.child, set()).add(edge.parent)
                child, parent = published[edge.child], published[edge.parent]
                assert not (child and parent) or parent[:10] <= child[:10]
        for start, direct in parents.items():
            seen, open_ids = set(), set(direct)
            while open_ids:
                report = open_ids.pop()
                seen.add(report)
                open_ids |= parents.get(report, set()) - seen
            assert start not in seen


@SLOW
@given(stories)
def test_each_sentence_of_the_brief_is_cited(story: list[tuple[list[str], str | None, str | None]]) -> None:
    for made in dossier_of(sources_of(story)).stories:
        assert all(sentence.citations for sentence in made.brief)
        assert sum(len(sentence.text.split()) for sentence in made.brief) <= Settings().brief_words


@SLOW
@given(stories)
def test_a_copy_adds_an_outlet_but_no_origin(story: list[tuple[list[str], str | None, str | None]]) -> None:
    sources = sources_of(story)
    record = json.loads(sources[0].data)
    # A copy of an undated report stays undated: a day would tell which of the others came before it, which is news.
    later = {"published": "2026-03-13"} if record.get("published") else {}
    copy = Source("copy", json.dumps({**record, "outlet": "Copycat", **later}).encode(), "record")
    before, after = dossier_of(sources), dossier_of([*sources, copy])
    assert sum(s.lineage.origins.high for s in after.stories) <= sum(s.lineage.origins.high for s in before.stories)


@SLOW
@given(sentences)
def test_an_article_held_against_itself_has_no_finding(lines: list[str]) -> None:
    [source] = sources_of([(lines, "Gazette", "2026-03-12")])
    audit = build_audit(source, [source], settings=Settings(), encoder=ENCODER)
    assert audit.findings == ()


@SLOW
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_and_spans_stay_inside(text: str) -> None:
    dossier = dossier_of([Source("any", text.encode("utf-8", "surrogatepass"), "text", language="en")])
    for read in dossier.reports:
        spans = [*read.report.sentences, *(piece for s in read.statements for piece in s.content)]
        spans += [q.span for q in read.quantities] + [d.span for d in read.dates]
        assert all(0 <= span.start < span.end <= len(read.text) for span in spans)
