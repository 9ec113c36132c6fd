"""What is given out keeps its names when the story gets one more report, and names nothing that is not so."""

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from msgspec.structs import replace
from tests import factory

from quoth.compose.views import view_of
from quoth.edges.formats.doors import EXITS
from quoth.edges.formats.lasting import Voices, each_its_own, story_name
from quoth.edges.formats.writers import atom
from quoth.errors import WrongUse
from quoth.types import AnnotatedReport, Claim, Dossier, Edge, Interval, Part, Side, Speaker

LATE = (
    "Osk ferry will stop for 14 days\n\n"
    "The ferry to Osk will stop for 14 days, harbour master Ada M. Rell said on Tuesday.\n\n"
    "The owners denied that the engine had failed. Tickets stay valid.\n"
)


def written(form: str, dossier: Dossier) -> Any:
    return json.loads(import_module(EXITS[form].module).write(dossier))


def late() -> AnnotatedReport:
    """A third report, which comes last."""
    read = factory.report("late", LATE, outlet="Late News", published="2026-05-05T10:00:00+00:00")
    said = (
        factory.statement(read, "u1", "The ferry to Osk will stop for 14 days", "Ada M. Rell"),
        factory.statement(read, "u2", "the engine had failed", "The owners", stance="denied"),
        factory.statement(read, "u3", "Tickets stay valid", form="own"),
    )
    return replace(read, statements=said)


def grown() -> Dossier:
    """The dossier of the factory with the third report: it says one thing too, denies one, tells one otherwise."""
    first, second, third = factory.harbour(), factory.herald(), late()
    story = factory.story(first, second)
    stop, engine, alone = story.claims
    claims = (
        replace(stop, id="k1", undecided=(factory.support("u1", third, "Ada M. Rell"),)),
        replace(engine, id="k2", denied=(factory.support("u2", third, "The owners"), *engine.denied)),
        replace(alone, id="k3", asserted=(factory.support("u3", third, None), *alone.asserted)),
    )
    about, *others = story.differences
    more = Side((factory.place(third, "14 days"),), "Ada M. Rell", ("o2",))
    ada = Speaker("Ada M. Rell", "person", "harbour master", ("Ada Rell", "Ms Rell"), ("s1", "u1"))
    story = replace(
        story, id="osk-ferry-grown", reports=(first.id, second.id, third.id), claims=claims, speakers=(ada,),
        differences=(*others, replace(about, id="e1", sides=(more, *about.sides))),
    )  # fmt: skip
    return Dossier((first, second, third), (), (story,))


def ids_in(form: str, dossier: Dossier) -> set[str]:
    """All names that a format gives."""
    data = import_module(EXITS[form].module).write(dossier)
    if form == "ftm":
        return {json.loads(line)["id"] for line in data.splitlines()}
    held = json.loads(data)
    if form == "prov":
        return {name for kind in ("entity", "agent") for name in held.get(kind, {})}
    return {node.get("@id") or node["id"] for node in held.get("@graph") or held["items"]}


@pytest.mark.parametrize("form", ["schema-org", "claim-review", "ftm", "web-annotation", "prov"])
def test_one_more_report_leaves_every_name_as_it_was(form: str) -> None:
    lost = ids_in(form, factory.dossier()) - ids_in(form, grown())
    # A dossier is of its reports: the one of three is another thing in provenance, that nothing was taken from.
    assert lost == ({"quoth:dossier.osk-ferry"} if form == "prov" else set())


def test_a_feed_keeps_its_name() -> None:
    def name(dossier: Dossier) -> str:
        return atom.write(dossier).decode().partition("<id>")[2].partition("</id>")[0]

    assert name(factory.dossier()) == name(grown()) == "urn:quoth:story:harbour"
    one = replace(grown().stories[0], first="2026-05-04")
    other = replace(one, id="another", first="2026-05-05", reports=("late", "herald"))
    assert name(replace(grown(), stories=(other, one))) == name(replace(grown(), stories=(one,) * 2)) != name(grown())


def test_a_story_is_named_by_its_first_report_that_tells_of_nothing_else() -> None:
    story = factory.story(factory.harbour(), factory.herald())
    sentences = factory.harbour().report.sentences
    part = Part("harbour", sentences[2:])
    assert story_name(story) == "harbour"
    assert story_name(replace(story, parts=(part,))) == "herald"
    assert story_name(replace(story, reports=("harbour",), parts=(part,))) == f"harbour-{sentences[2].start}"


def test_a_speaker_is_found_by_every_name_and_keeps_the_one_that_the_first_report_has() -> None:
    voices = Voices(view_of(grown(), grown().stories[0]))
    assert {voices.name(name) for name in ("Ms Rell", "Ada Rell", "Ada M. Rell")} == {"Ada M. Rell"}
    assert {voices.key(name) for name in ("Ms Rell", "Ada Rell", "Ada M. Rell")} == {"harbour-Ada Rell"}
    assert voices.kind("Ms Rell") == "person"
    assert (voices.name("Nobody"), voices.kind("Nobody"), voices.key("Nobody")) == ("Nobody", None, "harbour-Nobody")


def test_names_that_are_the_same_get_numbers() -> None:
    assert each_its_own([(1, "a"), (2, "b"), (3, "a")]) == {1: "a", 2: "b", 3: "a-2"}


def by_id(form: str, dossier: Dossier) -> dict[str, dict[str, Any]]:
    return {node["identifier"]: node for node in written(form, dossier)["@graph"] if "identifier" in node}


def reports_in(nodes: list[dict[str, Any]]) -> list[str]:
    return [node["@id"].rpartition(":")[2] for node in nodes]


def test_a_claim_appears_in_those_reports_alone_that_carry_it() -> None:
    """Who denies it tells of it, and who tells it otherwise has another claim."""
    claims = by_id("schema-org", grown())
    assert reports_in(claims["k1"]["appearance"]) == ["harbour", "herald"]
    assert "subjectOf" not in claims["k1"]
    assert reports_in(claims["k2"]["appearance"]) == ["herald"]
    assert reports_in(claims["k2"]["subjectOf"]) == ["late", "harbour"]


def test_provenance_quotes_a_claim_from_those_who_say_it_and_says_what_the_others_do_with_it() -> None:
    held = written("prov", grown())
    names = {about["quoth:id"]: name for name, about in held["entity"].items() if "quoth:id" in about}
    quoted = [one for one in held["wasDerivedFrom"].values() if "prov:type" in one]
    of_stop = {one["prov:usedEntity"] for one in quoted if one["prov:generatedEntity"] == names["k1"]}
    assert of_stop == {"quoth:report.harbour", "quoth:report.herald"}
    others = [
        (one["prov:influencee"], one["prov:influencer"], one["quoth:stand"]) for one in held["wasInfluencedBy"].values()
    ]
    assert (names["k1"], "quoth:report.late", "tells it otherwise") in others
    assert (names["k2"], "quoth:report.late", "denies") in others


def with_edge(change: Callable[[Edge], Edge]) -> Dossier:
    """The dossier of the factory with its link of lineage changed."""
    one = factory.dossier()
    lineage = one.stories[0].lineage
    return replace(
        one, stories=(replace(one.stories[0], lineage=replace(lineage, edges=tuple(map(change, lineage.edges)))),)
    )


@pytest.mark.parametrize(
    ("probability", "direction", "based", "derived", "alternates"),
    [(0.9, "known", 1, 1, 0), (0.56, "likely", 1, 1, 0), (0.5, "known", 0, 1, 0), (0.9, "unknown", 0, 0, 1), (0.5, "unknown", 0, 0, 0)],
)  # fmt: skip
def test_a_link_is_told_as_surely_as_the_format_can_tell_it(
    probability: float, direction: Any, based: int, derived: int, alternates: int
) -> None:
    dossier = with_edge(lambda edge: replace(edge, probability=probability, direction=direction))
    held = written("prov", dossier)
    links = [one["quoth:probability"] for one in held["wasDerivedFrom"].values() if "quoth:kind" in one]
    assert sum("isBasedOn" in node for node in written("schema-org", dossier)["@graph"]) == based
    assert links == [probability] * derived
    assert len(held.get("alternateOf", {})) == alternates


def test_a_draft_of_a_review_names_articles_and_those_who_deny() -> None:
    [draft] = written("claim-review", grown())["@graph"]
    [article] = draft["itemReviewed"]["appearance"]
    assert (article["@id"], article["publisher"]["name"]) == ("urn:quoth:report:herald", "Osk Herald")
    assert article["headline"] == "Osk ferry halted for 12 days"
    assert draft["reviewBody"].splitlines() == [
        "Says so: in its own voice (Osk Herald): “its engine failed”",
        "Denies: The owners (Late News, 2026-05-05): “the engine had failed”",
        "Denies: The crew (Harbour Gazette, 2026-05-04): “the engine had failed”",
    ]
    in_both = by_id("schema-org", grown())["k2"]
    assert draft["itemReviewed"]["@id"] == in_both["@id"]


def test_a_claim_that_all_deny_has_its_words_and_its_deniers_in_the_draft() -> None:
    first = factory.harbour()
    claim = Claim(
        "k9", "the engine had failed", factory.place(first, "the engine had failed"), "disputed", (),
        (factory.support("s2", first, "The crew"),), (), Interval(1, 1), Interval(1, 1), 1,
    )  # fmt: skip
    [draft] = written("claim-review", factory.dossier(claims=(claim,)))["@graph"]
    assert draft["itemReviewed"]["text"] == "the engine had failed"
    assert "appearance" not in draft["itemReviewed"]
    assert reports_in(draft["itemReviewed"]["subjectOf"]) == ["harbour"]
    assert draft["reviewBody"].startswith("Denies: The crew (Harbour Gazette, 2026-05-04)")


def test_a_report_without_a_time_stands_with_the_newest_and_is_not_dated_to_1970() -> None:
    feed = atom.write(factory.dossier()).decode()
    assert "1970" not in feed
    assert feed.count("<updated>2026-05-04T10:00:00+00:00</updated>") == 3
    undated = Dossier((factory.herald(),), (), ())
    with pytest.raises(WrongUse, match="No report says when"):
        atom.write(undated)


def test_the_reason_of_a_correction_is_in_the_feed() -> None:
    change = atom.Change(
        "urn:quoth:decision:b", "2026-05-05", "reject-difference by Ada", why="reason: both are right."
    )
    assert "<content>reason: both are right.</content>" in atom.write(factory.dossier(), changes=[change]).decode()


@pytest.mark.parametrize(
    ("kind", "name", "role", "told"),
    [
        ("person", "Jo Vern", "one of them", {"name": ["Jo Vern"]}),
        ("person", "Karl Amsel", "Its chairman", {"name": ["Karl Amsel"], "position": ["chairman"]}),
        ("person", "Ina Morel", "A company spokeswoman", {"name": ["Ina Morel"], "position": ["company spokeswoman"]}),
        ("government", "inspectorate", None, {"name": ["inspectorate"]}),
        ("group", "Two engineers", None, None),
        ("organisation", "group", None, None),
        ("unnamed", "officials", None, None),
    ],
)
def test_entities_are_those_that_others_may_find_again(kind: Any, name: str, role: str | None, told: Any) -> None:
    speaker = Speaker(name, kind, role, (), ("s1",))
    data = import_module(EXITS["ftm"].module).write(factory.dossier(speakers=(speaker,)))
    found = [json.loads(line) for line in data.splitlines()]
    people = [one["properties"] for one in found if one["schema"] not in ("Article", "Documentation")]
    assert people == ([told] if told else [])
