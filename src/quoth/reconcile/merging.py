"""The same difference found between many pairs of reports, made one entry with all wordings of each side."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from msgspec.structs import replace

from quoth.compare import Finding
from quoth.compare.sides import of_reports
from quoth.reconcile.provenance import Provenance
from quoth.text.names import fullest, speaker_groups
from quoth.text.stems import stem_of
from quoth.types import Difference, Place, Side
from quoth.types.claims import DifferenceKind

Between = Literal["reports", "speakers", "itself"]

# Kinds where the other side must give the same value before two findings are one: 14 against 17 is not 14 against 6.
VALUED: frozenset[DifferenceKind] = frozenset({"figure", "bound", "scope", "unit", "date", "comparison"})
TOLD_BY_BOTH: frozenset[DifferenceKind] = frozenset({"figure", "polarity"})
FIGURE = re.compile(r"\d[\d,.:]*\d|\d")
# Characters of a report that are looked up together when a finding seeks the entry that it belongs to.
STRETCH = 64
# Kind, verdict, between whom, report, part, and the number of the stretch in it.
Stretch = tuple[str, str, str, str, str, int]


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


class Entry:
    """A difference in the making: the first finding, which gives the words, and the wordings of both sides."""

    def __init__(self, found: Found) -> None:
        self.first = found
        self.left, self.right = found.told()

    def takes(self, found: Found, words: "Words") -> bool:
        """Adds the finding where it is the same difference, either way round; tells whether it did."""
        left, right = found.told()
        for first, second in ((left, right), (right, left)):
            if words.same_sides(found.finding.kind, (self.left, tuple(first)), (self.right, tuple(second))):
                self.left = first | self.left
                self.right = second | self.right
                return True
        return False

    def joins(self, other: "Entry", words: "Words") -> bool:
        """Adds another entry where both its sides give the values of this one's; tells whether it did."""
        for left, right in ((other.left, other.right), (other.right, other.left)):
            if words.value(self.left) & words.value(left) and words.value(self.right) & words.value(right):
                self.left, self.right = left | self.left, right | self.right
                return True
        return False


class Words(NamedTuple):
    """The texts that places point into, by report id; titles that came apart by "id/title"."""

    texts: dict[str, str]

    def of(self, place: Place) -> str:
        """The words at a place."""
        key = place.report if place.part == "text" else f"{place.report}/title"
        return self.texts[key][place.start : place.end]

    def value(self, places: Iterable[Place]) -> frozenset[str]:
        """The figures among the words, or else the words themselves."""
        joined = " ".join(self.of(place) for place in places)
        figures = FIGURE.findall(joined)
        return frozenset(map(stem_of, figures or joined.casefold().split()))

    def same_sides(
        self,
        kind: DifferenceKind,
        left: tuple[Iterable[Place], tuple[Place, ...]],
        right: tuple[Iterable[Place], tuple[Place, ...]],
    ) -> bool:
        """Whether one side stands in the same words and the other gives the same."""
        met = (overlap(*left), overlap(*right))
        if all(met):
            return True
        if not any(met) or kind == "polarity":
            return False
        known, new = right if met[0] else left
        if not new or not any(True for _ in known):
            return not new and not any(True for _ in known)
        if kind == "bound":
            # Both sides give the same number, in words or in figures.
            return True
        if kind in VALUED:
            return bool(self.value(known) & self.value(new))
        return True


def overlap(known: Iterable[Place], new: Iterable[Place]) -> bool:
    """Whether a new place shares a character with a known one."""
    listed = [(place.report, place.part, place.start, place.end) for place in new]
    for place in known:
        for report, part, start, end in listed:
            if place.start < end and start < place.end and place.report == report and place.part == part:
                return True
    return False


def merge_findings(listed: Iterable[Found], words: Words) -> list[Entry]:
    """The findings as entries; they must come in an order that does not depend on the input's."""
    entries: list[Entry] = []
    standing: dict[Stretch, set[int]] = defaultdict(set)
    for found in listed:
        stretches = stretches_of(found)
        near = sorted({number for stretch in stretches for number in standing[stretch]})
        home = next((number for number in near if entries[number].takes(found, words)), None)
        if home is None:
            home = len(entries)
            entries.append(Entry(found))
        for stretch in stretches:
            standing[stretch].add(home)
    return of_one_question(folded_into_disputes(entries, words), words)


def stretches_of(found: Found) -> set[Stretch]:
    """The stretches of text in which the places of a finding lie: what shares no stretch shares no character."""
    finding = found.finding
    same = (finding.kind, finding.verdict, found.between)
    return {
        (*same, place.report, place.part, block)
        for place in (*finding.left, *finding.right)
        for block in range(place.start // STRETCH, (place.end - 1) // STRETCH + 1)
    }


def folded_into_disputes(entries: list[Entry], words: Words) -> list[Entry]:
    """Without the conflicts of reports that are the dispute of speakers, told there in an outlet's own voice."""
    disputes = [e for e in entries if e.first.between == "speakers" and e.first.finding.verdict == "conflict"]
    kept = []
    for entry in entries:
        finding = entry.first.finding
        folds = entry.first.between == "reports" and finding.kind in TOLD_BY_BOTH and finding.verdict == "conflict"
        whole = replace(finding, left=tuple(entry.left), right=tuple(entry.right))
        found = Found(whole, "speakers", {**entry.left, **entry.right})
        home = [d for d in disputes if d.first.finding.kind == finding.kind] if folds else []
        if not any(dispute.takes(found, words) for dispute in home):
            kept.append(entry)
    return kept


def of_one_question(entries: list[Entry], words: Words) -> list[Entry]:
    """The entries, those made one that ask the same of the same values with the same verdict: "3, or at least 3 dead?" once."""
    kept: list[Entry] = []
    asking: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        finding = entry.first.finding
        asked = asking[finding.kind, finding.verdict, finding.reason or "", finding.question.casefold()]
        home = next((one for one in asked if finding.kind in VALUED and one.joins(entry, words)), None)
        if home is None:
            kept.append(entry)
            asked.append(entry)
    return kept


def difference_of(entry: Entry, provenance: Provenance) -> Difference:
    """The entry as a difference; its id is made of its kind and its places."""
    finding, between = entry.first.finding, entry.first.between
    sides = (
        side_of(entry.left, finding.left_reading, provenance, people=between == "speakers"),
        side_of(entry.right, finding.right_reading, provenance, people=between == "speakers"),
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
