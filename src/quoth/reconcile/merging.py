"""The same difference found between many pairs of reports, made one entry with all wordings of each side."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from quoth.compare import Finding
from quoth.compare.sides import of_reports
from quoth.reconcile.provenance import Provenance
from quoth.text.names import fullest, same_speaker, speaker_groups
from quoth.text.numbers import number_at
from quoth.text.stems import stem_of
from quoth.text.tokens import tokens_of
from quoth.types import Difference, Place, Side
from quoth.types.claims import DifferenceKind

Between = Literal["reports", "speakers", "itself"]

# Kinds where the other side must give the same value before two findings are one: 14 against 17 is not 14 against 6.
VALUED: frozenset[DifferenceKind] = frozenset({"figure", "bound", "scope", "unit", "date", "comparison"})
# Where one report leaves out whose word it is, what is left out differs with who is still named.
CREDITED: DifferenceKind = "attribution-dropped"
TOLD_BY_BOTH: frozenset[DifferenceKind] = frozenset({"figure", "polarity"})
FIGURE = re.compile(r"\d[\d,.:]*\d|\d")
# Characters of a report that are looked up together when a finding seeks the entry that it belongs to.
STRETCH = 64
# Report, part, and the number of the stretch in it.
Stretch = tuple[str, str, int]


class Found(NamedTuple):
    """A finding, between whom it lies, and who says each of its wordings where they are not all one speaker's."""

    finding: Finding
    between: Between
    speakers: Mapping[Place, str | None] = MappingProxyType({})

    def told(self) -> tuple[dict[Place, str | None], dict[Place, str | None]]:
        """The wordings of both sides, each with its speaker."""
        finding = self.finding
        return (
            {place: self.speakers.get(place, finding.left_speaker) for place in finding.left},
            {place: self.speakers.get(place, finding.right_speaker) for place in finding.right},
        )


class Words(NamedTuple):
    """The texts that places point into, by report id; titles that came apart by "id/title"."""

    texts: dict[str, str]

    def of(self, place: Place) -> str:
        """The words at a place."""
        key = place.report if place.part == "text" else f"{place.report}/title"
        return self.texts[key][place.start : place.end]


class Wordings:
    """One side of a difference in the making: its places, found by report, with who says each, and the values in their words."""

    def __init__(self, told: Mapping[Place, str | None], words: Words) -> None:
        self.words = words
        self.told: dict[Place, str | None] = {}
        self.standing: dict[tuple[str, str], list[Place]] = defaultdict(list)
        self.unread: list[Place] = []
        self.figures: set[str] = set()
        self.plain: set[str] = set()
        self.numbers: set[str] = set()
        self.add(told)

    def add(self, told: Mapping[Place, str | None]) -> None:
        """Takes the places in that are new."""
        for place, speaker in told.items():
            if place not in self.told:
                self.told[place] = speaker
                self.standing[place.report, place.part].append(place)
                self.unread.append(place)

    def values(self) -> set[str]:
        """The figures among the words, in digits or not, or else the words themselves."""
        for said in map(self.words.of, self.unread):
            self.figures.update(map(stem_of, FIGURE.findall(said)))
            self.plain.update(map(stem_of, said.casefold().split()))
            self.numbers |= numbers_in(said)
        self.unread.clear()
        return (self.figures or self.plain) | self.numbers

    @property
    def names(self) -> list[str]:
        """The speakers of its wordings."""
        return sorted({speaker for speaker in self.told.values() if speaker})

    def meets(self, other: "Wordings") -> bool:
        """Whether a place of the one shares a character with a place of the other."""
        fewer, more = (self, other) if len(self.told) < len(other.told) else (other, self)
        return any(
            one.start < place.end and place.start < one.end
            for where, listed in fewer.standing.items()
            for one in more.standing.get(where, ())
            for place in listed
        )


Sides = tuple[Wordings, Wordings]


class Entry:
    """A difference in the making: the first finding, which gives the words, and the wordings of both sides."""

    def __init__(self, found: Found, words: Words) -> None:
        self.first = found
        left, right = found.told()
        self.left, self.right = Wordings(left, words), Wordings(right, words)

    def takes(self, other: "Entry") -> bool:
        """Adds the wordings of another where it is the same difference, either way round; tells whether it did."""
        for left, right in ((other.left, other.right), (other.right, other.left)):
            sides = (self.left, left), (self.right, right)
            if same_sides(other.first.finding.kind, *sides) and not self.leaves_out_another(other, *sides):
                self.left.add(left.told)
                self.right.add(right.told)
                return True
        return False

    def leaves_out_another(self, other: "Entry", left: Sides, right: Sides) -> bool:
        """Whether the other has somebody else left out, and still names somebody else."""
        one, two = self.first.finding, other.first.finding
        return two.kind == CREDITED and one.why != two.why and credited_apart(left, right)

    def joins(self, other: "Entry") -> bool:
        """Adds another entry where both its sides give the values of this one's; tells whether it did."""
        for left, right in ((other.left, other.right), (other.right, other.left)):
            if self.left.values() & left.values() and self.right.values() & right.values():
                self.left.add(left.told)
                self.right.add(right.told)
                return True
        return False

    def stretches(self) -> set[Stretch]:
        """The stretches of text in which its places lie: what shares no stretch shares no character."""
        return {
            (place.report, place.part, block)
            for place in (*self.left.told, *self.right.told)
            for block in range(place.start // STRETCH, (place.end - 1) // STRETCH + 1)
        }


def same_sides(kind: DifferenceKind, left: Sides, right: Sides) -> bool:
    """Whether one side, known and new, stands in the same words and the other gives the same."""
    met = (left[0].meets(left[1]), right[0].meets(right[1]))
    if all(met):
        return True
    if not any(met) or kind == "polarity":
        return False
    known, new = right if met[0] else left
    if not new.told or not known.told:
        return not new.told and not known.told
    return kind not in VALUED or bool(known.values() & new.values())


def credited_apart(left: Sides, right: Sides) -> bool:
    """Whether a side, known and new, is the word of two named speakers: then each of the two leaves out somebody else."""
    return any(
        known.names and new.names and not any(same_speaker(one, other) for one in known.names for other in new.names)
        for known, new in (left, right)
    )


@lru_cache(maxsize=4096)
def numbers_in(words: str) -> frozenset[str]:
    """The values of the numbers in some words, whether they are written in digits or not."""
    tokens = tokens_of(words)
    return frozenset(f"={number.value}" for at in range(len(tokens)) if (number := number_at(tokens, at)))


def overlap(known: Iterable[Place], new: Iterable[Place]) -> bool:
    """Whether a new place shares a character with a known one."""
    standing: dict[tuple[str, str], list[Place]] = {}
    for place in new:
        standing.setdefault((place.report, place.part), []).append(place)
    return any(
        place.start < other.end and other.start < place.end
        for place in known
        for other in standing.get((place.report, place.part), ())
    )


class Standing:
    """Entries found by the stretches of text in which they stand."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.listed: list[Entry] = []
        self.places: dict[Stretch, set[int]] = defaultdict(set)
        for entry in entries:
            self.put(entry)

    def put(self, entry: Entry) -> None:
        """One more entry."""
        self.listed.append(entry)
        self.extend(len(self.listed) - 1, entry)

    def extend(self, number: int, entry: Entry) -> None:
        """The entry with that number stands where another one does too."""
        for stretch in entry.stretches():
            self.places[stretch].add(number)

    def take(self, entry: Entry) -> bool:
        """Adds its wordings to the first entry that is the same difference; tells whether there was one."""
        near = sorted({number for stretch in entry.stretches() for number in self.places.get(stretch, ())})
        home = next((number for number in near if self.listed[number].takes(entry)), None)
        if home is not None:
            self.extend(home, entry)
        return home is not None


def merge_findings(listed: Iterable[Found], words: Words) -> list[Entry]:
    """The findings as entries; they must come in an order that does not depend on the input's."""
    standing: dict[tuple[str, str, str], Standing] = defaultdict(Standing)
    entries = []
    for found in listed:
        entry = Entry(found, words)
        alike = standing[found.finding.kind, found.finding.verdict, found.between]
        if not alike.take(entry):
            alike.put(entry)
            entries.append(entry)
    return of_one_question(folded_into_disputes(entries))


def folded_into_disputes(entries: list[Entry]) -> list[Entry]:
    """Without the conflicts of reports that are the dispute of speakers, told there in an outlet's own voice."""
    disputes = {kind: Standing(d for d in entries if is_conflict_of(d, "speakers", kind)) for kind in TOLD_BY_BOTH}
    return [
        entry
        for entry in entries
        if not any(is_conflict_of(entry, "reports", kind) and disputes[kind].take(entry) for kind in TOLD_BY_BOTH)
    ]


def is_conflict_of(entry: Entry, between: Between, kind: DifferenceKind) -> bool:
    """Whether it is a conflict of that kind, between reports or between speakers."""
    finding = entry.first.finding
    return entry.first.between == between and finding.kind == kind and finding.verdict == "conflict"


def of_one_question(entries: list[Entry]) -> list[Entry]:
    """The entries, those made one that ask the same of the same values with the same verdict: "3, or at least 3 dead?" once."""
    kept: list[Entry] = []
    asking: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        finding = entry.first.finding
        asked = asking[finding.kind, finding.verdict, finding.reason or "", finding.question.casefold()]
        home = next((one for one in asked if finding.kind in VALUED and one.joins(entry)), None)
        if home is None:
            kept.append(entry)
            asked.append(entry)
    return kept


def difference_of(entry: Entry, provenance: Provenance) -> Difference:
    """The entry as a difference; its id is made of its kind and its places."""
    finding, between = entry.first.finding, entry.first.between
    sides = (
        side_of(entry.left.told, finding.left_reading, provenance, people=between == "speakers"),
        side_of(entry.right.told, finding.right_reading, provenance, people=between == "speakers"),
    )
    return Difference(
        id=difference_id(finding.kind, sides),
        kind=finding.kind,
        between=between,
        verdict=finding.verdict,
        reason=finding.reason,
        about=finding.about,
        why=of_reports(finding.why) if between == "reports" else finding.why,
        sides=sides,
        question=finding.question,
        severity=finding.severity,
        rule=finding.rule,
    )


def side_of(places: dict[Place, str | None], reading: str | None, provenance: Provenance, *, people: bool) -> Side:
    """One side: its wordings in the order of the reports; the speakers, where all its words are somebody's.

    Where speakers are set against each other (`people`), all of them are named.
    """
    spans = tuple(sorted(places))
    names = folded_names([name for place in spans if (name := places[place])])
    return Side(
        spans=spans,
        speaker="; ".join(names) if names and (people or None not in places.values()) else None,
        origins=provenance.origins({place.report for place in spans}),
        reading=reading,
    )


def folded_names(names: list[str]) -> list[str]:
    """Each speaker once, under the fullest name, in the order of first place."""
    groups = speaker_groups(names)
    return [fullest(sorted({names[number] for number in group})) for group in groups]


def difference_id(kind: str, sides: tuple[Side, ...]) -> str:
    """Made of the kind and all places, whatever the order of the sides."""
    places = sorted(f"{p.report}:{p.part}:{p.start}-{p.end}" for side in sides for p in side.spans)
    return hashlib.sha256("\x1f".join([kind, *places]).encode()).hexdigest()[:12]
