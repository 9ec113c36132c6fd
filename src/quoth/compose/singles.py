"""What only one report says, first what weighs as news: who says it, figures, denials, the people of the story."""

import re

from msgspec import Struct

from quoth.compare.points import points_of
from quoth.compose.elsewhere import said_elsewhere
from quoth.compose.holders import holds_in
from quoth.compose.soundness import MARKS, has_verb, opens_well
from quoth.compose.stretches import with_its_cue
from quoth.compose.telling import statement_at
from quoth.compose.views import StoryView
from quoth.compose.wording import one_line
from quoth.lexicons import load_toml, load_word_set
from quoth.text.content import stems_in, words_with_opening
from quoth.text.quotation import quoted_spans
from quoth.text.rarity import rarity_of
from quoth.types import AnnotatedReport, Claim, Place, Span

# A claim of fewer words is a piece of one; below the second number it is shown after the others.
SHORTEST, WHOLE = 4, 6
# So many names and figures that stand nowhere else make a claim telling; more do not make it more so.
MOST_NEWS = 3
# A word that one report in twelve has, or more, is an everyday one.
EVERYDAY = 2.5
# A sentence of no more words can be shown whole.
SHORT_SENTENCE = 20
# Two claims that begin with so many of the same characters are one to a reader.
ALIKE = 50
# What it weighs that somebody with a name or an office says it, that it denies, that it has a figure, that it is about
# those of whom the story tells most; the outlet's own judgements come after what is told.
NAMED, DENIED, FIGURE, ACTOR = 2, 2, 1, 1
# So many speakers with most statements are those of whom the story tells.
ACTORS = 8
# In a story of more reports than the first number only so many claims of each are looked up in all others.
MANY, FEW = 20, 4
# Words that only join a sentence to the one before it.
JOINING = re.compile(
    r"(?:also|additionally|lastly|finally|notably|furthermore|moreover|meanwhile|however|simultaneously|separately)"
    r",?\s+",
    re.IGNORECASE,
)
# "a member of the safety panel, the valve was known": the description belongs to whoever says it.
DESCRIBED = re.compile(r"(?:a|an|the)\s[^,.;:]{5,60},\s(?=\w+\s\w+\s\w+)")
FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|did|does|will|would|could|can|may)\b")
# "Hallam Agro of having switched off the alarm", behind "accused".
ACCUSED = re.compile(r"(?:\S+ ){1,4}of (?:having|being|\w+ing)\b")
# "Him out for not attending" hangs on a verb before it, "Ann Orr, who runs it, said" on what is said.
OBJECTS = frozenset(["him", "them", "us", "me"])
SAYING = frozenset(["said", "says", "told", "added", "that", "and"])
PIECES = ("be ", "been ", "to ", "of ", "having ", "that ", "as ")


class SingleRow(Struct, frozen=True):
    """A claim of one report: its words, its place, whether the outlet says it in its own voice."""

    report: str
    words: str
    place: Place
    own_voice: bool


def single_rows(view: StoryView) -> dict[str, tuple[SingleRow, ...]]:
    """The claims that only one report has, by report in the order of the story, the weightiest first."""
    made: dict[str, list[tuple[tuple[bool, int, Place], SingleRow]]] = {}
    known = {report: set(view.reports[report].text.casefold().split()) for report in view.story.reports}
    around = told_around_statements(view)
    actors = [name for speaker in view.story.speakers[:ACTORS] for name in (speaker.name, *speaker.variants)]
    for claim in view.story.claims:
        report = only_report(claim)
        words = without_lead(one_line(claim.text))
        if report is None or report not in view.reports or len(words.split()) < SHORTEST or is_adjunct(words):
            continue
        if claim.asserted and not tells_something(words) and is_bare(view.reports[report], claim.span):
            continue
        if all(s.statement in around for s in (*claim.asserted, *claim.denied, *claim.undecided)):
            continue
        own = not any(s.speaker for s in (*claim.asserted, *claim.denied, *claim.undecided))
        news = new_words(words, [known[other] for other in known if other != report])
        news += weight_of(view.reports[report], claim, actors)
        place = with_its_cue(view.reports[report], claim.span, always=True) if is_in_text(claim.span) else claim.span
        if place != claim.span:
            words = one_line(place.span.of(view.reports[report].text))
        whole = from_its_beginning(view.reports[report], place) if is_in_text(place) else place
        if whole != place:
            place, words = whole, one_line(whole.span.of(view.reports[report].text))
        if any(row.words[:ALIKE] == words[:ALIKE] for _, row in made.get(report, [])):
            continue
        made.setdefault(report, []).append(((is_piece(words), -news, claim.span), SingleRow(report, words, place, own)))
    if len(view.story.reports) < 2:
        return {}
    most = None if len(view.story.reports) <= MANY else FEW
    found = {}
    for report in view.story.reports:
        rows = [row for _, row in sorted(made.get(report, []), key=lambda item: item[0])][:most]
        alone = tuple(row for row in rows if not said_elsewhere(view.reports, row.place))
        if alone:
            found[report] = alone
    return found


def from_its_beginning(read: AnnotatedReport, place: Place) -> Place:
    """The place; of a short sentence all of it, where the words begin with a preposition in the middle of a clause."""
    text = read.text
    first = text[place.start : place.end].split(maxsplit=1)[0].casefold()
    sentence = next((s for s in read.report.sentences if s.start <= place.start < s.end), place.span)
    hangs = first in load_toml("grammar")["prepositions"] and text[sentence.start : place.start].rstrip()[-1:].isalnum()
    short = len(sentence.of(text).split()) <= SHORT_SENTENCE
    return Place(place.report, sentence.start, max(sentence.end, place.end)) if hangs and short else place


def is_adjunct(words: str) -> bool:
    """Whether words only go on with a sentence ("neither in writing nor by telephone"): no verb, no name, no figure."""
    joins = words.split(maxsplit=1)[0].casefold() in load_word_set("function_words") | load_word_set("negators")
    return joins and not has_verb(words) and words.islower() and not any(char.isdigit() for char in words)


def is_in_text(place: Place) -> bool:
    """Whether a place is in the text, not in a title that came apart from it."""
    return place.part == "text"


def told_around_statements(view: StoryView) -> frozenset[str]:
    """What reports only tell around what somebody says, by id: where he said it, who he is."""
    points = (point for read in view.reports.values() for point in points_of(read))
    return frozenset(point.statement.id for point in points if point.whole is None)


def tells_something(words: str) -> bool:
    """Whether one word is no everyday one: "here is what we know so far" tells nothing."""
    told = words_with_opening(words, 0, len(words))
    return any(rarity_of(stem) > EVERYDAY for token, _ in told for stem in stems_in(token))


def is_bare(read: AnnotatedReport, place: Place) -> bool:
    """Whether there is neither a figure nor a quotation at a place."""
    return not any(span.overlaps(place.span) for span in (*(q.span for q in read.quantities), *quoted_spans(read.text)))


def without_lead(words: str) -> str:
    """The words without what only joins them to those before, and without the end of a description of the speaker."""
    words = JOINING.sub("", words, count=1) if JOINING.match(words) else words
    described = DESCRIBED.match(words)
    return words[described.end() :] if described and not FINITE.search(described[0]) else words


def weight_of(read: AnnotatedReport, claim: Claim, actors: list[str]) -> int:
    """What the claim weighs by its speaker, its stance, its figures and those it is about."""
    statement = statement_at(read, claim.span)
    link = statement.chain[-1] if statement and statement.chain else None
    named = link is not None and (link.kind != "unnamed" or link.role is not None)
    figure = any(q.span.overlaps(claim.span.span) for q in read.quantities)
    about = any(name in claim.text for name in actors)
    return NAMED * named + DENIED * bool(claim.denied) + FIGURE * figure + ACTOR * about


class QuotationRow(Struct, frozen=True):
    """The direct quotations of one report: the places of their words."""

    report: str
    places: tuple[Place, ...]


def quotation_rows(view: StoryView) -> tuple[QuotationRow, ...]:
    """The direct quotations that one report alone has, those in headlines and marks left out."""
    return tuple(
        QuotationRow(
            name,
            tuple(
                Place(name, span.start, span.end)
                for span in direct_quotations(view.reports[name])
                if not any(
                    holds_in(view, other, unstopped(view, name, span)) for other in view.letters if other != name
                )
            ),
        )
        for name in view.story.reports
    )


def unstopped(view: StoryView, report: str, span: Span) -> str:
    """The words of a quotation without the mark that its sentence ends with."""
    return span.of(view.reports[report].text).strip(MARKS)


def direct_quotations(read: AnnotatedReport) -> tuple[Span, ...]:
    """What stands between quotation marks in the story itself; of a digest, in what is of the story."""
    headline = (read.report.headline,) if read.report.headline else ()
    apart = (*headline, *(Span(mark.start, mark.end) for mark in read.report.marks))
    told = tuple(span for span in quoted_spans(read.text) if not any(span.overlaps(other) for other in apart))
    if not read.report.partial:
        return told
    return tuple(span for span in told if any(span.overlaps(sentence) for sentence in read.report.sentences))


def only_report(claim: Claim) -> str | None:
    """The report that alone carries the claim, as said, denied or left open."""
    reports = {s.report for s in (*claim.asserted, *claim.denied, *claim.undecided)}
    return next(iter(reports)) if len(reports) == 1 else None


def is_piece(words: str) -> bool:
    """Whether the words are a piece of a clause, which says little by itself: what somebody is accused of, for one."""
    if len(words.split()) < WHOLE or words.casefold().startswith(PIECES) or ACCUSED.match(words):
        return True
    first, last = words.split(maxsplit=1)[0].casefold(), words.rsplit(maxsplit=1)[-1].casefold().strip(MARKS)
    return first in OBJECTS or last in SAYING or not opens_well(words) or not has_verb(words)


def new_words(words: str, others: list[set[str]]) -> int:
    """How many names and figures of a claim stand in no other report."""
    telling = [w for w in words.split()[1:] if w[:1].isupper() or any(char.isdigit() for char in w)]
    return min(MOST_NEWS, sum(not any(w.casefold() in other for other in others) for w in telling))
