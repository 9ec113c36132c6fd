"""What a report made of the ones it goes back to, as the audit of it finds it, told as a difference of the reports."""

import re

from msgspec.structs import replace

from quoth.compare import Finding, passage_of_spans
from quoth.compare.topics import fullest_topic, heading, topic_of
from quoth.reconcile.merging import Found, overlap
from quoth.text.outlets import outlet_or_file
from quoth.types import AnnotatedReport, Audit, AuditFinding, Place
from quoth.types.claims import DifferenceKind, Severity

# What only the audit looks for; all else both ask of the same comparison, the ledger with its own reservations. On labelled
# stories these add a difference in three of eighty reports, most of them right; all that an audit finds would add a false one
# in four.
OF_THE_AUDIT = frozenset(
    {"asked_of_another", "body_for_nameless", "cause_is_another", "condition_is_gone", "count_is_another",
     "day_is_not_the_months", "day_lost_its_end", "description_lost_its_no", "digits_are_exchanged", "done_is_told_as_plan",
     "end_of_a_range", "factor_word_is_another", "figure_was_withdrawn", "lack_was_dropped", "level_is_told_for_change",
     "negation_is_on_one_side", "no_was_added", "no_was_cut", "no_was_dropped", "not_was_added_or_dropped",
     "opposite_stands_there", "outcome_is_another", "part_told_as_whole", "period_is_another", "phrase_turned",
     "plan_told_in_past", "question_told_as_fact", "silence_told_as_answer", "standing_was_raised", "told_as_come_about",
     "verdict_is_another"}
)  # fmt: skip
ARTICLE = re.compile(r"\bthe article\b", re.IGNORECASE)
# Of these the audit sees more: of 18 such differences between a report and its source on which it had nothing to say two were
# right, in labelled stories.
LEFT_TO_THE_AUDIT: frozenset[DifferenceKind] = frozenset(
    {"attribution-dropped", "attribution-merged", "certainty", "scope"}
)
# Wordings of so few words stand in a question themselves: "Fired, or suspended?"
SHORT = 3
ASKED: dict[DifferenceKind, str] = {
    "polarity": "yes or no?",
    "certainty": "how sure?",
    "status": "done, or not?",
    "scope": "how much of it?",
    "figure": "how many?",
    "bound": "how many at most?",
    "unit": "measured how?",
    "participant": "who?",
    "date": "when?",
    "place": "where?",
    "cause": "why?",
}
OTHERWISE = "which is it?"
# These rules have a question of their own.
# Of these one side may be the "not" alone.
ONE_NO = frozenset({"negation_is_on_one_side", "no_was_added", "no_was_dropped", "not_was_added_or_dropped"})
ASKED_BY_RULE = {
    "question_told_as_fact": "a fact, or not known?",
    "condition_is_gone": "on what condition?",
    "day_lost_its_end": "until then, or longer?",
}
# Of a wording told already, so much of the longer one is the same words.
SAME_WORDS = 0.5
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")


def with_audited(known: list[Found], audits: tuple[Audit, ...], reports: dict[str, AnnotatedReport]) -> list[Found]:
    """The known differences and those that only the audit finds; one that it takes for graver is so, one it knows not is gone."""
    told, added = [found for found in known if not is_passed_over(found, audits)], []
    for made in (finding for audit in audits for finding in audit.findings):
        if made.source is None or made.severity == "low":
            continue
        if made.article.report not in reports or made.source.report not in reports:
            continue
        at = next((n for n, found in enumerate(told) if is_told(made, made.source, found.finding)), None)
        if at is None and made.rule in OF_THE_AUDIT:
            added.append(Found(difference_of_audit(made, made.source, reports), "reports"))
        elif at is not None:
            told[at] = told[at]._replace(finding=graver(told[at].finding, made, reports[made.article.report]))
    return [*told, *added]


def is_passed_over(found: Found, audits: tuple[Audit, ...]) -> bool:
    """Whether the audit of a report, held against the one it was made from, has nothing to say on the words of a difference."""
    finding = found.finding
    if found.between != "reports" or finding.verdict != "conflict" or finding.kind not in LEFT_TO_THE_AUDIT:
        return False
    held = {audit.article.id: audit for audit in audits}
    for left, right in ((finding.left, finding.right), (finding.right, finding.left)):
        audit = next((held[place.report] for place in left if place.report in held), None)
        if audit is None:
            continue
        sources = {source.id for source in audit.sources}
        if any(place.report in sources for place in right):
            return says_nothing_of(audit, left)
        other = next((held[place.report] for place in right if place.report in held), None)
        # Where two were made from one text, one of them differs from that.
        if other is not None and sources & {source.id for source in other.sources}:
            return says_nothing_of(audit, left) and says_nothing_of(other, right)
    return False


def says_nothing_of(audit: Audit, places: tuple[Place, ...]) -> bool:
    """Whether an audit has no finding on the words of its article."""
    return not any(overlap(places, (made.article,)) for made in audit.findings)


def graver(finding: Finding, made: AuditFinding, article: AnnotatedReport) -> Finding:
    """The finding with the audit's severity and reason where that is the graver one."""
    if finding.verdict != "conflict":
        return finding
    if SEVERITIES.index(made.severity) >= SEVERITIES.index(finding.severity) or made.kind != finding.kind:
        return finding
    return replace(finding, severity=made.severity, why=with_outlet(made.why, article))


def with_outlet(why: str, article: AnnotatedReport) -> str:
    """The audit's reason with the outlet in the place of "the article"."""
    name = outlet_or_file(article.report.raw)
    return ARTICLE.sub(lambda _: name, why)


def is_told(made: AuditFinding, source: Place, finding: Finding) -> bool:
    """Whether a difference is of the same words on both sides, whatever it calls them."""
    for left, right in ((finding.left, finding.right), (finding.right, finding.left)):
        met = overlap(left, (made.article,)) and overlap(right, (source,))
        if met and (made.kind == finding.kind or (same_stretch(left, made.article) and same_stretch(right, source))):
            return True
    return False


def same_stretch(places: tuple[Place, ...], other: Place) -> bool:
    """Whether one of the places is about the same stretch."""
    return any(
        place.report == other.report
        and place.part == other.part
        and min(place.end, other.end) - max(place.start, other.start)
        >= SAME_WORDS * max(place.end - place.start, other.end - other.start)
        for place in places
    )


def difference_of_audit(made: AuditFinding, source: Place, reports: dict[str, AnnotatedReport]) -> Finding:
    """The finding with the question that an editor asks, and both reports by their names."""
    article, origin = reports[made.article.report], reports[source.report]
    left, right = (passage_of_spans(r, (p.span,)) for r, p in ((article, made.article), (origin, source)))
    return Finding(
        kind=made.kind,
        verdict="conflict",
        reason=None,
        left=(whole_clause(made, made.article, article),),
        right=(whole_clause(made, source, origin),),
        left_speaker=left.speaker,
        right_speaker=right.speaker,
        about=sentence_around(article, made.article),
        question=question_of(made, source, article, origin),
        why=with_outlet(made.why, article),
        severity=made.severity,
        rule=made.rule,
    )


def whole_clause(made: AuditFinding, place: Place, read: AnnotatedReport) -> Place:
    """The place; of a lone "not" its sentence, since it says nothing by itself."""
    held = next((s for s in read.report.sentences if s.overlaps(place.span)), None) if place.part == "text" else None
    lone = made.kind == "polarity" and len(flat(place, read).split()) == 1 and made.rule in ONE_NO
    return read.report.place(held) if lone and held is not None else place


def question_of(made: AuditFinding, source: Place, article: AnnotatedReport, origin: AnnotatedReport) -> str:
    """Both wordings where they are short, else what both sentences speak of and what is asked of it."""
    left, right = flat(made.article, article), flat(source, origin)
    short = max(len(left.split()), len(right.split())) <= SHORT and made.rule not in ONE_NO
    if short and left.casefold() != right.casefold():
        return f"{left[:1].upper()}{left[1:]}, or {within_a_sentence(right, source, origin)}?"
    around = sentence_around(article, made.article), sentence_around(origin, source)
    topic = topic_of(*around) or topic_of(*around[::-1]) or fullest_topic(left) or fullest_topic(around[0])
    return heading(topic, ASKED_BY_RULE.get(made.rule) or ASKED.get(made.kind, OTHERWISE))


def within_a_sentence(words: str, place: Place, read: AnnotatedReport) -> str:
    """The words with a small letter, unless they are a name."""
    named = any(m.start == place.start for entity in read.entities for m in entity.mentions)
    return words if named or words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"


def flat(place: Place, read: AnnotatedReport) -> str:
    """The words of a place in one line, without the marks around them."""
    text = (read.report.raw.title or "") if place.part == "title" else read.text
    return " ".join(text[place.start : place.end].split()).strip(" ,;:.!?\"“”'‘’")


def sentence_around(read: AnnotatedReport, place: Place) -> str:
    """The sentence in which a place stands; the words themselves where it stands in none."""
    held = next((s for s in read.report.sentences if s.overlaps(place.span)), None) if place.part == "text" else None
    return held.of(read.text) if held is not None else flat(place, read)
