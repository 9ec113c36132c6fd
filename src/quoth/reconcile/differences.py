"""What the reports and the speakers of a story disagree on: pairs chosen, compared, merged, ranked."""

from collections.abc import Iterator
from itertools import chain, combinations, islice

from msgspec.structs import replace

from quoth.compare import (
    Context,
    Finding,
    Passage,
    Relation,
    compare_passages,
    passage_of,
    passage_of_spans,
)
from quoth.compare.ladders.speakers import is_described, is_pronoun
from quoth.reconcile.answers import find_answers
from quoth.reconcile.audited import with_audited
from quoth.reconcile.claims import Group
from quoth.reconcile.contrasts import contrasting_pairs, of_one_thing
from quoth.reconcile.corrected import with_corrections
from quoth.reconcile.denials import denies, is_the_thing_denied, nested
from quoth.reconcile.denied_within import find_denied_within
from quoth.reconcile.disputes import find_disputes
from quoth.reconcile.headlines import find_tensions
from quoth.reconcile.lost_words import lost_words
from quoth.reconcile.members import Member, Members
from quoth.reconcile.merging import Found, Words, difference_of, merge_findings
from quoth.reconcile.opposites import find_opposites, joined_to_disputes
from quoth.reconcile.other_numbers import find_other_numbers
from quoth.reconcile.other_years import find_other_years
from quoth.reconcile.pairing import Pair
from quoth.reconcile.positions import find_changed_positions
from quoth.reconcile.propositions import Topics, core_of, is_negated
from quoth.reconcile.provenance import Provenance
from quoth.reconcile.quoted_twice import find_quoted_twice
from quoth.reconcile.ranking import cost_of_copying
from quoth.reconcile.retold import find_lost_in_retelling
from quoth.reconcile.series import with_series
from quoth.reconcile.trivial import without_trivial
from quoth.reconcile.updates import with_updates
from quoth.text.names import same_speaker
from quoth.types import AnnotatedReport, Audit, Difference, Place, Side
from quoth.types.claims import DifferenceKind

# So many pairs of members of one claim are compared, those along the lineage first.
PAIRS = 120
# How it is said and by whom can be compared only where two statements are likelier than not to say the same: below a
# likeness of 0.6 hardly one such finding in twenty named the right difference, above it one in seven, as first measured.
# At 0.39 as many are right as at 0.45 (conflicts of labelled stories: recall .634 and .631, precision .843 and .836).
SURELY = 0.25
# Of two statements in different claims, what was done or is doubted is compared where they are this likely to say the same.
LIKELY = 0.2
MANNER: frozenset[DifferenceKind] = frozenset(
    {"attribution-dropped", "attribution-changed", "attribution-merged", "certainty", "status", "polarity"}
)

# These lie in what stands around the words, which may be the same ones.
BEYOND = ("attribution", "quote", "scope")

WHOSE: frozenset[DifferenceKind] = frozenset({"attribution-dropped", "attribution-changed"})

# What a rewrite changed in a statement shows also where only a part of it was found to say the same.
CHANGED: frozenset[DifferenceKind] = frozenset(
    {"figure", "bound", "scope", "unit", "comparison", "certainty", "status", "quote-altered", "quote-truncated",
     "quote-merged"}
)  # fmt: skip


class Passages:
    """The passages of members, each made once and only where it is compared."""

    def __init__(self) -> None:
        self.made: dict[int, Passage] = {}

    def of(self, member: Member) -> Passage:
        """The member's statement as a passage."""
        if member.number not in self.made:
            self.made[member.number] = passage_of(member.report, member.statement)
        return self.made[member.number]


def find_differences(
    groups: tuple[Group, ...],
    pairs: tuple[Pair, ...],
    members: Members,
    provenance: Provenance,
    audits: tuple[Audit, ...] = (),
) -> tuple[Difference, ...]:
    """All differences of the story, the one first that it would cost most to copy wrongly.

    `audits` are of its reports, held against those that they were made from.
    """
    reports = {member.report.id: member.report for member in members.listed}
    topics = Topics(members)
    answers = list(find_answers(members))
    opposed = [*find_opposites(members, topics, provenance), *(a for a in answers if a.finding.kind == "polarity")]
    found = [
        *joined_to_disputes(find_disputes(groups, members, topics), opposed),
        *find_denied_within(members),
        *(answer for answer in answers if answer.finding.kind != "polarity"),
        *claim_findings(groups, pairs, provenance, topics),
        *passage_findings(reports, provenance),
        *contrast_findings(groups, pairs, members, provenance, topics),
        *lost_words(pairs, members, provenance),
        *find_lost_in_retelling(reports, provenance),
        *find_other_numbers(members, provenance),
        *find_other_years(members, provenance),
        *find_quoted_twice(members, provenance),
        *find_tensions(tuple(reports.values())),
        *find_changed_positions(groups, members, provenance),
    ]
    found = with_updates(with_audited(found, audits, reports), reports, provenance)
    found = without_trivial(with_corrections(found, reports), reports)
    entries = merge_findings(found, words_of_reports(reports))
    # Of two findings in the same places the first was looked for among statements that are surely one.
    made = (in_order_of_time(difference_of(entry, provenance), reports) for entry in reversed(entries))
    differences = {d.id: d for d in with_series(made, reports, provenance)}
    return tuple(sorted(differences.values(), key=cost_of_copying))


def in_order_of_time(difference: Difference, reports: dict[str, AnnotatedReport]) -> Difference:
    """The difference; where it is one of time, with the side first that was first published."""
    if difference.reason != "update":
        return difference

    def first(side: Side) -> str:
        return min(reports[place.report].report.raw.published or "" for place in side.spans)

    return replace(difference, sides=tuple(sorted(difference.sides, key=first)))


def words_of_reports(reports: dict[str, AnnotatedReport]) -> Words:
    """The texts and titles that places point into."""
    texts = {name: report.text for name, report in reports.items()}
    return Words(texts | {f"{name}/title": report.report.raw.title or "" for name, report in reports.items()})


def claim_findings(
    groups: tuple[Group, ...], pairs: tuple[Pair, ...], provenance: Provenance, topics: Topics
) -> Iterator[Found]:
    """What differs between the members of each claim."""
    passages = Passages()
    sure = {(pair.first, pair.second) for pair in pairs if pair.likeness >= SURELY}
    for group in groups:
        for one, other in islice(pairs_to_compare(group, provenance), PAIRS):
            relation = relation_of(one, other, provenance)
            key = (min(one.number, other.number), max(one.number, other.number))
            surely = key in sure and not siblings(one, other, provenance)
            if relation:
                for found in both_ways(passages.of(one), passages.of(other), relation, provenance):
                    if (surely or found.finding.kind not in MANNER) and not (
                        only_negated(found.finding, one, other, relation) or past_each_other(found, one, other, topics)
                    ):
                        yield by_parties(found, one, other)


def pairs_to_compare(group: Group, provenance: Provenance) -> Iterator[tuple[Member, Member]]:
    """Along the lineage first, the child before its parent; then between reports of their own; then the rest."""
    by_report: dict[str, list[Member]] = {}
    for member in group.members:
        by_report.setdefault(member.report.id, []).append(member)
    seen: set[tuple[int, int]] = set()
    roots = [member for member in group.members if member.report.id in provenance.roots]
    for one, other in chain(
        (
            (child, parent)
            for child in group.members
            for name in provenance.parents.get(child.report.id, ())
            for parent in by_report.get(name, ())
        ),
        combinations(roots, 2),
        combinations(group.members, 2),
    ):
        key = (min(one.number, other.number), max(one.number, other.number))
        if key not in seen:
            seen.add(key)
            older = one.report.id in provenance.ancestors.get(other.report.id, ())
            yield (other, one) if older else (one, other)


def only_negated(finding: Finding, one: Member, other: Member, relation: Relation) -> bool:
    """Whether a rewrite seems to turn its source round only because one of the two wordings has a "not".

    Rewrites say "at the earliest" for "not before": of 20 such findings on labelled stories none was right.
    """
    denied = (one.statement.stance == "denied") != (other.statement.stance == "denied")
    return relation == "lineage" and finding.kind == "polarity" and not denied


def past_each_other(found: Found, one: Member, other: Member, topics: Topics) -> bool:
    """Whether a yes and a no of two speakers are of different things, persons or times."""
    if found.between != "speakers" or found.finding.kind != "polarity":
        return False
    if denies(one) == denies(other):
        return True
    yes, no = (other, one) if denies(one) else (one, other)
    # A "not" behind the words that both have turns something else.
    if no.statement.stance != "denied" and not is_negated(core_of(no.words)):
        return True
    return not is_the_thing_denied(yes, no, topics)


def siblings(one: Member, other: Member, provenance: Provenance) -> bool:
    """Whether two reports were made from one, and neither from the other: who changed its manner cannot be told."""
    left, right = (provenance.ancestors.get(m.report.id, frozenset()) for m in (one, other))
    return bool(left & right) and other.report.id not in left and one.report.id not in right


def relation_of(one: Member, other: Member, provenance: Provenance) -> Relation | None:
    """Which rules hold between two members; None for two statements of one report by one speaker."""
    if one.report.id == other.report.id:
        return "speakers" if two_speakers(one, other) and not nested(one, other) else None
    relation = provenance.relation(one.report.id, other.report.id)
    return "speakers" if relation == "independent" and two_speakers(one, other) else relation


def two_speakers(one: Member, other: Member) -> bool:
    """Whether two different named speakers stand behind the two."""
    if not (one.speaker and other.speaker) or same_speaker(one.speaker, other.speaker):
        return False
    # "The ex-minister" may be the one who is named in the other report.
    links = [(m.report, m.statement.chain[-1]) for m in (one, other) if m.statement.chain]
    return not any(is_pronoun(link) or is_described(link, report) for report, link in links)


def by_parties(found: Found, one: Member, other: Member) -> Found:
    """The finding with the party whose own voice a side is."""
    finding = found.finding
    named = replace(
        finding,
        left_speaker=finding.left_speaker or one.party,
        right_speaker=finding.right_speaker or other.party,
    )
    return found._replace(finding=named) if one.party or other.party else found


def found_between(left: Passage, right: Passage, relation: Relation) -> Iterator[Found]:
    """The findings of one comparison, without those that set the same words against each other."""
    context = Context((left.report,), (right.report,))
    for finding in compare_passages(left, right, relation=relation, context=context):
        told = [" ".join(words_at(side, passage)) for side, passage in ((finding.left, left), (finding.right, right))]
        if told[0] != told[1] or finding.kind.startswith(BEYOND):
            yield Found(finding, "speakers" if relation == "speakers" else "reports")


def both_ways(left: Passage, right: Passage, relation: Relation, provenance: Provenance) -> Iterator[Found]:
    """The findings; where it is not known which report was made from which, also what the left lost of the right's speakers."""
    yield from found_between(left, right, relation)
    ends = left.report.id, right.report.id
    directed = any(a in provenance.ancestors.get(b, ()) for a, b in (ends, ends[::-1]))
    if relation == "lineage" and not directed:
        yield from (f for f in found_between(right, left, relation) if f.finding.kind in WHOSE)


def words_at(places: tuple[Place, ...], passage: Passage) -> list[str]:
    """The words at the places, in lower case."""
    return [place.span.of(passage.report.text).casefold() for place in places]


def passage_findings(reports: dict[str, AnnotatedReport], provenance: Provenance) -> Iterator[Found]:
    """What differs between the passages that the lineage aligned, also where no claim joins them."""
    for key in sorted(provenance.edges, key=sorted):
        edge = provenance.edges[key]
        for passage in edge.passages:
            ends = (passage.child, passage.parent)
            if all(end.part == "text" and end.report in reports for end in ends):
                left, right = (passage_of_spans(reports[end.report], (end.span,)) for end in ends)
                yield from (f for f in found_between(left, right, "lineage") if f.finding.kind != "polarity")


def contrast_findings(
    groups: tuple[Group, ...], pairs: tuple[Pair, ...], members: Members, provenance: Provenance, topics: Topics
) -> Iterator[Found]:
    """What cannot both hold of statements that speak of one thing without saying the same.

    Along a lineage such a pair may be one statement cut in two: what the rewrite changed in it counts too.
    """
    passages = Passages()
    likely = {(pair.first, pair.second) for pair in pairs if pair.likeness >= LIKELY}
    for one, other in contrasting_pairs(groups, pairs, members):
        relation = relation_of(one, other, provenance)
        if relation == "lineage" and siblings(one, other, provenance):
            continue
        told = (min(one.number, other.number), max(one.number, other.number)) in likely
        if one.report.id in provenance.ancestors.get(other.report.id, ()):
            one, other = other, one  # noqa: PLW2901 - the child stands left
        for found in found_between(passages.of(one), passages.of(other), relation) if relation else ():
            if relation == "lineage":
                kind = found.finding.kind
                if found.finding.verdict == "conflict" and kind in CHANGED and (told or kind not in MANNER):
                    yield found
            elif of_one_thing(found.finding, one, other, members) and not past_each_other(found, one, other, topics):
                yield by_parties(found, one, other)
