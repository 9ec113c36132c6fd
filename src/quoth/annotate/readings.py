"""The attributions of a report as the trained reader has them; the lexicon tells the class of each cue."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from quoth.annotate.attribution import Attribution, attributions_of, drafts_by_rules, has_voices
from quoth.annotate.cues import CueForm, cue_at, cue_nouns
from quoth.annotate.drafts import Draft, Link
from quoth.annotate.flow import join_quotations
from quoth.annotate.reader.decoding import Reading
from quoth.annotate.reader.scoring import readings_of
from quoth.annotate.sentence import sentence_of
from quoth.annotate.views import View, views_of
from quoth.encoder import Encoder
from quoth.types import Report, Span

RULE = "read_by_the_model"


def read_attributions(report: Report, encoder: Encoder) -> tuple[Attribution, ...]:
    """All attributions of a report as the trained reader has them, told what the rules found."""
    views = views_of(report)
    sentences = [sentence_of(view) for view in views]
    readings = readings_of(report, encoder, drafts_by_rules(sentences))
    found = drafts_of_readings(readings, views)
    rows = [(sentence, drafts) for sentence, drafts in zip(sentences, found, strict=True)]
    joined = {id(draft): draft for draft in join_quotations(rows)}
    return attributions_of(list(joined.values()))


def drafts_of_readings(readings: Iterable[Reading], views: tuple[View, ...]) -> list[list[Draft]]:
    """For each view the drafts whose cue or content it holds; a draft can be in several."""
    places = Places(views)
    drafts: list[list[Draft]] = [[] for _ in views]
    for reading in readings:
        place = reading.cue or reading.content[0]
        own = places.view_at(place.start)
        if own is None:
            continue
        draft = draft_of(reading, views[own], place)
        if has_voices(draft):
            for number in sorted({own, *places.sentences_with(reading.content)}):
                drafts[number].append(draft)
    return drafts


def draft_of(reading: Reading, view: View, place: Span) -> Draft:
    """One reading as a draft; a source through which another is heard comes first."""
    sources: list[Link] = [(reading.via, None)] if reading.via else []
    sources.append((reading.source, reading.cue))
    cue_class, lemma, present = cue_of(view, reading.cue) if reading.cue else ("quote", "", False)
    return Draft(sources, list(reading.content), cue_class, RULE, place.start, view, lemma, present, reading.stances)


def cue_of(view: View, cue: Span) -> tuple[str, str, bool]:
    """The class and lemma of a cue, and whether it is of the present: those of its last word that the lexicon has."""
    lowers = [token.lower for token in view.tokens if cue.start <= token.start < cue.end]
    if lowers[:1] == ["according"]:
        return "cite", "according to", False
    for index in range(len(lowers) - 1, -1, -1):
        form = cue_at(lowers, index)
        if form:
            return form.cue.cue_class, form.cue.lemma, is_present(form)
        if lowers[index] in cue_nouns():
            noun = cue_nouns()[lowers[index]]
            return noun.cue_class, noun.lemma, False
    return "say", "", False


def is_present(form: CueForm) -> bool:
    """Whether a form can only be of the present."""
    return not form.kinds & {"past", "participle"}


class Places:
    """The views of a report by where they begin: those within quotations, and the sentences, apart."""

    def __init__(self, views: tuple[View, ...]) -> None:
        numbered = [(view.tokens[0].start, number) for number, view in enumerate(views) if view.tokens]
        self._views = views
        self._inner, self._outer = (
            sorted(pair for pair in numbered if views[pair[1]].inside is inside) for inside in (True, False)
        )

    def sentences_with(self, pieces: Iterable[Span]) -> Iterator[int]:
        """The numbers of the sentences that some pieces of text touch."""
        for piece in pieces:
            at = max(0, bisect_right(self._outer, (piece.start, len(self._views))) - 1)
            while at < len(self._outer) and self._outer[at][0] < piece.end:
                if self._views[self._outer[at][1]].tokens[-1].end > piece.start:
                    yield self._outer[at][1]
                at += 1

    def view_at(self, offset: int) -> int | None:
        """The number of the innermost view that holds the character, or None."""
        for row in (self._inner, self._outer):
            at = bisect_right(row, (offset, len(self._views))) - 1
            if at >= 0 and offset < self._views[row[at][1]].tokens[-1].end:
                return row[at][1]
        return None
