"""What is denied at the end of the sentence that tells it: "..., an account rejected by the union", "..., which the union disputes"."""

import re
from collections.abc import Iterator

from quoth.compare import Finding
from quoth.compare.topics import fullest_topic, heading
from quoth.reconcile.members import Member, Members
from quoth.reconcile.merging import Found
from quoth.types import Place, Span

DENIES = r"(?:den(?:y|ies|ied)|disput(?:es?|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?|contest(?:s|ed)?)"
# "..., an account rejected by the union", "..., which the union disputes".
WITHIN = re.compile(
    r",\s+(?:which|(?:an?|the)\s+(?:claim|account|allegation|accusation|charge|assertion|version|suggestion|report)(?:\s+that)?)"
    rf"\s+(?:(?:(?:is|was|has been|had been)\s+)?(?:denied|disputed|rejected|dismissed|contested)\s+by\s+(?P<by>[^,.;]{{2,60}})|"
    rf"(?P<who>[^\s,.;]+(?:\s[^\s,.;]+){{0,5}}?)\s+(?:(?:has|have|had|later|flatly)\s+)?{DENIES}\b)"
)
# "...; he has denied those allegations".
BEHIND = re.compile(
    rf";\s+(?P<who>[^\s,.;]+(?:\s[^\s,.;]+){{0,4}}?)\s+(?:(?:has|have|had|later|flatly|repeatedly)\s+){{0,2}}{DENIES}\s+"
    r"(?:it|this|that|(?:the|those|these|all|any|both|such)(?:\s(?:of\sthe|the|those))?\s"
    r"(?:allegations?|accusations?|charges?|claims?|wrongdoing))\b"
)


def denials_within(members: Members) -> Iterator[tuple[Member, Place, str]]:
    """Each statement that is denied at the end of its own sentence, where, and by whom in the report's words."""
    for report in {member.report.id: member.report for member in members.listed}.values():
        for found in (*WITHIN.finditer(report.text), *BEHIND.finditer(report.text)):
            before = Span(max(0, found.start() - 1), found.start())
            held = [
                m
                for m in members.listed
                if m.report.id == report.id
                and m.statement.stance not in ("denied", "unknown", "conditional")
                and any(piece.overlaps(before) for piece in m.statement.content)
            ]
            who = (found.groupdict().get("by") or found["who"]).strip()
            if held:
                said = max(held, key=lambda m: (len(m.statement.chain), -m.number))
                yield said, report.report.place(Span(found.start() + 2, found.end())), who


def find_denied_within(members: Members) -> Iterator[Found]:
    """A dispute for each of them, between who says it and who denies it."""
    for said, where, who in denials_within(members):
        content = said.statement.content
        place = said.report.report.place(Span(content[0].start, min(content[-1].end, where.start - 2)))
        finding = Finding(
            kind="polarity",
            verdict="conflict",
            reason=None,
            left=(place,),
            right=(where,),
            left_speaker=said.speaker,
            right_speaker=who,
            about=said.words,
            question=heading(fullest_topic(said.words), "yes or no?"),
            why="It is denied in the sentence that tells it.",
            severity="high",
            rule="denied_in_its_own_sentence",
        )
        yield Found(finding, "speakers")
