"""What the trained reader found, as drafts: each with the class and lemma of its cue from the lexicon."""

from bisect import bisect_right
from collections.abc import Iterable

from quoth.annotate.cues import CueForm, cue_at, cue_nouns
from quoth.annotate.drafts import Draft, Link
from quoth.annotate.reader.decoding import Reading
from quoth.annotate.views import View
from quoth.types import Span

RULE = "read_by_the_model"


def drafts_of_readings(readings: Iterable[Reading], views: tuple[View, ...]) -> dict[int, list[Draft]]:
    """The readings as drafts, by the number of the view in which the cue stands."""
    places = Places(views)
    drafts: dict[int, list[Draft]] = {}
    for reading in readings:
        place = reading.cue or reading.content[0]
        number = places.view_at(place.start)
        if number is not None:
            drafts.setdefault(number, []).append(draft_of(reading, views[number], place))
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
    """The views of a report by where they begin: the sentences, and those within quotations apart."""

    def __init__(self, views: tuple[View, ...]) -> None:
        numbered = [(view.tokens[0].start, number) for number, view in enumerate(views) if view.tokens]
        self._views = views
        self._rows = tuple(
            sorted(pair for pair in numbered if views[pair[1]].inside is inside) for inside in (True, False)
        )

    def view_at(self, offset: int) -> int | None:
        """The number of the innermost view that holds the character, or None."""
        for row in self._rows:
            at = bisect_right(row, (offset, len(self._views))) - 1
            if at >= 0 and offset < self._views[row[at][1]].tokens[-1].end:
                return row[at][1]
        return None
