"""Two wordings of one thing as a sentence: a template a kind of difference, the words in quotation marks.

A template never rephrases what a report says; it only sets the two wordings beside each other with their speakers.
"""

import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from quoth.compare.keys import keys_of, share
from quoth.compose.soundness import names_somebody, opens_well
from quoth.compose.telling import called, report_name, root_of, statement_at
from quoth.compose.wording import clause, quoted, within_brackets
from quoth.lexicons import load_word_set
from quoth.text.names import same_speaker
from quoth.text.quotation import quoted_spans
from quoth.text.subjects import in_sentence
from quoth.types import AnnotatedReport, Difference, Place, Side, Span

LONGEST_WORDING, SHORTEST_WORDING = 14, 2
# Whether and how surely something is said may turn at the end of a clause; of fewer words than the second nothing is cut off.
LONGEST_TURN, SHORTEST_SAID = 20, 4
# A quotation is read whole, and cut where the other differs from it.
LONGEST_QUOTATION = 80
# A wording of one word ("31") says nothing by itself: so many characters beside it come along.
BESIDE = 40
# Up to the end of the clause, where that is no further than this.
FARTHEST = 60
# So few words before a clause are no clause.
FEW_WORDS = 2
# What is said of a figure comes whole where it is so short: the figure alone leaves out what it counts.
SHORT_CONTENT = 10
# How a comparison by a factor is called.
MULTIPLES = {"2": "double", "3": "triple", "0.5": "half"}
FACTOR = re.compile(r"= (\S+) ×")
# So many words stand before the first that differs between two forms of a quotation.
BEFORE = 5
OF_ASSURANCE = frozenset({"polarity", "certainty"})
OF_FIGURES = frozenset({"figure", "unit", "bound", "scope"})
# What somebody "speaks of" is a figure or a thing; what opens with a clause stands behind a colon.
FIGURE = re.compile(
    r"“(?:(?:between|from|about|around|some|nearly|almost|at least|at most|up to|as many as|as much as|more than|less than|fewer than|over"
    r"|approximately|roughly|a total of|an additional|an?|the)\s)*(?:\S{0,3}\d|[a-z-]+\s(?:people|hundred|thousand|million)\b)",
    re.IGNORECASE,
)
# Words given to two speakers are the same words where they have so much in common.
COMMON = 0.5
# Plural nouns without an s.
MANY = frozenset({"police", "people", "women", "men", "children"})
OPENS_RANGE = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
RANGE = re.compile(r"\S{0,3}\d[\d.,]*\s(?:\w+\s)?(?:and|to)\s\S{0,3}\d")
BREAK = re.compile(r"[,;:](?=\s)|[—–]|\s-\s")
# A clause ends before these, and one begins behind these.
JOINT = re.compile(
    r"\s(?:and that|but|that|which|who|whose|because|although|though|while|when|if|unless|until)\s", re.IGNORECASE
)
CLAUSES = re.compile(r"\s(?:and that|but|that|because|although|though|while|when|if|unless)(?=\s)", re.IGNORECASE)
JOINED = re.compile(r"\s*(?:(?:and|but|that|because|although|though|while|which|who)\s+){1,2}", re.IGNORECASE)


class Wording(Struct, frozen=True):
    """One side: the report's name, its words in quotation marks, the speaker as the report calls him (None: nobody).

    `name` is the speaker without his titles, by which two reports' ways of calling him are compared.
    """

    report: str
    words: str
    speaker: str | None
    name: str = ""


Template = Callable[[Wording, Wording], str | None]


def contrast(reports: dict[str, AnnotatedReport], difference: Difference) -> str | None:
    """The difference as a sentence without its stop; None where a side has no words."""
    one, other = (wording_of(reports, side, difference.kind) for side in difference.sides[:2])
    if one is None or other is None or one.words.casefold() == other.words.casefold():
        return None
    if one.report == other.report:
        names = told_apart(reports, *(side.spans[0].report for side in difference.sides[:2]))
        if names is None:
            return None
        one, other = (replace(side, report=name) for side, name in zip((one, other), names, strict=True))
    if any(side.speaker and not names_somebody(side.speaker) for side in (one, other)):
        return None
    if not (difference.kind.startswith("quote") or all(tells_well(side) for side in (one, other))):
        return None
    if difference.kind == "comparison" and all(side.reading and len(side.spans) > 1 for side in difference.sides[:2]):
        return compared(reports, difference)
    if difference.kind.startswith("attribution"):
        return TEMPLATES.get(difference.kind, with_speakers)(one, other)
    if difference.kind == "quote-misattributed":
        return given_to_two(one, other)
    if difference.kind.startswith("quote"):
        first, second = parted(one.words, other.words)
        return quotations(replace(one, words=first), replace(other, words=second))
    return with_speakers(one, other)


def told_apart(reports: dict[str, AnnotatedReport], one: str, other: str) -> tuple[str, str] | None:
    """The names of two reports of one outlet with "(earlier)" and "(later)"; None where nothing tells which is which."""
    first, second = (reports[name].report.raw.published or "" for name in (one, other))
    if not first or not second or first[: len(second)] == second[: len(first)]:
        return None
    name, marks = report_name(reports[one]), ("earlier", "later") if first < second else ("later", "earlier")
    return f"{name} ({marks[0]})", f"{name} ({marks[1]})"


def with_speakers(one: Wording, other: Wording) -> str:
    """Both wordings with whoever speaks."""
    if one.speaker and other.speaker and same_speaker(one.name, other.name):
        if all(FIGURE.match(side.words) for side in (one, other)):
            verb = "speaks" if singular(one.speaker) else "speak"
            return f"{one.speaker} {verb} of {one.words} in {one.report}, of {other.words} in {other.report}"
        return f"{one.speaker} in {one.report}: {one.words}; in {other.report}: {other.words}"
    if not one.speaker and not other.speaker:
        return f"{one.report} has {one.words}, {other.report} {other.words}"
    return f"{one.report} has {one.words}{whose(one)}; {other.report} has {other.words}{whose(other)}"


def tells_well(side: Wording) -> bool:
    """Whether a wording begins well and is more than the name of whoever has it."""
    words = side.words.strip("“”").casefold()
    return opens_well(side.words.strip("“…")) and words not in (side.report.casefold(), side.name.casefold())


def values_by_speakers(reports: dict[str, AnnotatedReport], difference: Difference) -> str | None:
    """Two speakers' figures of one thing side by side; None where one of them has no name or says the same."""
    one, other = (wording_of(reports, side, difference.kind) for side in difference.sides[:2])
    if one is None or other is None or not one.speaker or not other.speaker:
        return None
    if (
        not (names_somebody(one.speaker) and names_somebody(other.speaker))
        or one.speaker.casefold() == other.speaker.casefold()
    ):
        return None
    if not all(FIGURE.match(side.words) for side in (one, other)):
        return None
    verb = "speaks" if singular(one.speaker) else "speak"
    return f"{in_sentence(one.speaker)} {verb} of {one.words}, {in_sentence(other.speaker)} of {other.words}"


def dropped(one: Wording, other: Wording) -> str | None:
    """A speaker who is lost: one report gives him, the other speaks in its own voice or names somebody else."""
    named, bare = (one, other) if one.speaker else (other, one)
    if named.speaker is None:
        return f"{one.report} has {one.words}; {other.report} has {other.words}"
    if bare.speaker is None:
        return f"what {named.speaker} says in {named.report}, {named.words}, {bare.report} says in its own voice: {bare.words}"
    return changed(one, other)


def changed(one: Wording, other: Wording) -> str | None:
    """Another speaker in the place of the first; None where the two say too little that is the same."""
    fewer, more = sorted(
        (frozenset(keys_of(w.words)) for w in (one, other)), key=lambda keys: (len(keys), sorted(keys))
    )
    if share(fewer, more) < COMMON:
        return None
    if one.speaker and other.speaker and one.speaker.casefold() != other.speaker.casefold():
        return f"{one.report} gives {one.words} to {one.speaker}; {other.report} gives {other.words} to {other.speaker}"
    return f"{one.report} has {one.words}; {other.report} has {other.words}"


def quotations(one: Wording, other: Wording) -> str:
    """Two forms of a quotation."""
    whom = f" {one.speaker}:" if one.speaker else ""
    return f"{one.report} quotes{whom} {one.words}; {other.report} has {other.words}"


def given_to_two(one: Wording, other: Wording) -> str | None:
    """The same words, which one report gives to somebody else than the other does."""
    if not one.speaker or not other.speaker or same_speaker(one.name, other.name):
        return None
    words = stretch(min(one.words, other.words, key=len).strip("“”").split(" "), 0, LONGEST_WORDING)
    return f"{words} are the words of {one.speaker} in {one.report}, of {other.speaker} in {other.report}"


def parted(one: str, other: str, *, most: int = LONGEST_WORDING) -> tuple[str, str]:
    """Two forms of a quotation from shortly before the first word that differs, so that none is cut where it differs."""
    left, right = one.strip("“”").split(" "), other.strip("“”").split(" ")
    pairs = zip(left, right, strict=False)
    same = next((n for n, (a, b) in enumerate(pairs) if bare_word(a) != bare_word(b)), min(len(left), len(right)))
    before = min(BEFORE, most // 3)
    start = max(0, same - before) if same > most - before else 0
    return stretch(left, start, most), stretch(right, start, most)


def stretch(words: list[str], start: int, most: int) -> str:
    """So many words from a place, with dots where something is left out."""
    kept = words[start : start + most]
    more = " …" if start + len(kept) < len(words) else ""
    return f"“{'… ' if start else ''}{' '.join(kept)}{more}”"


def bare_word(word: str) -> str:
    """A word in small letters without marks."""
    return re.sub(r"\W", "", word.casefold())


def compared(reports: dict[str, AnnotatedReport], difference: Difference) -> str | None:
    """Which figure each report calls twice (or half) as much, with whose word it is where the two agree on that."""
    pieces, tellers, factors = [], [], []
    for side in difference.sides[:2]:
        figure = side.spans[0]
        if figure.report not in reports:
            return None
        read = reports[figure.report]
        statement = statement_at(read, figure)
        link = statement.chain[-1] if statement and statement.chain else None
        teller = (called(read, link) or link.speaker) if link else ""
        tellers.append(teller if names_somebody(teller or "of") else "")
        factors += FACTOR.findall(side.reading or "")[:1]
        whose_word = f" ({tellers[-1]})" if tellers[-1] else ""
        pieces.append(f"{words_at(read, figure)}{whose_word} in {report_name(read)}")
    if len(set(factors)) != 1:
        return None
    times = MULTIPLES.get(factors[0], f"{factors[0]} times as much")
    return f"what is called {times} is {pieces[0]}, but {pieces[1]}"


TEMPLATES: dict[str, Template] = {
    "attribution-dropped": dropped,
    "attribution-changed": changed,
    "attribution-merged": changed,
}


def wording_of(reports: dict[str, AnnotatedReport], side: Side, kind: str) -> Wording | None:
    """A side's first wording in a difference of the kind, with the speaker as its report calls him."""
    place = next((p for p in side.spans if p.part == "text" and p.report in reports), None)
    if place is None:
        return None
    read = reports[place.report]
    told = with_its_content(read, place, kind) if kind in OF_FIGURES else place
    if kind == "date":
        span = widened(read, place.span)
        told = Place(place.report, span.start, span.end)
    if kind.startswith("quote"):
        told = within_marks(read, place)
    if kind in OF_ASSURANCE:
        told = what_is_said(read, place)
    speaker, name = speaker_of(read, place, side)
    most = LONGEST_QUOTATION if kind.startswith("quote") else LONGEST_TURN if kind in OF_ASSURANCE else LONGEST_WORDING
    return Wording(report_name(read), words_at(read, told, most=most), speaker, name)


def what_is_said(read: AnnotatedReport, place: Place) -> Place:
    """The part of a place behind the words that give it to a speaker, who stands before it in the sentence."""
    statement = statement_at(read, place)
    piece = (
        next((p for p in statement.content if p.overlaps(place.span)), None) if statement and statement.chain else None
    )
    held = piece is not None and place.start < piece.start and len(piece.of(read.text).split()) >= SHORTEST_SAID
    return Place(place.report, piece.start, min(place.end, piece.end)) if piece is not None and held else place


def within_marks(read: AnnotatedReport, place: Place) -> Place:
    """The part of a place between quotation marks, where there is any: what is not quoted is no form of a quotation."""
    marks = [span for span in quoted_spans(read.text) if span.overlaps(place.span)]
    if not marks:
        return place
    start, end = max(place.start, marks[0].start), min(place.end, marks[-1].end)
    return Place(place.report, start, end)


def with_its_content(read: AnnotatedReport, place: Place, kind: str) -> Place:
    """A figure with what is said of it, where that is short and in one piece: all of it where it is what the figure counts
    that differs, else from the figure on.
    """
    statement = statement_at(read, place)
    piece = (
        next((p for p in statement.content if p.start <= place.start and place.end <= p.end), None)
        if statement
        else None
    )
    if piece is None or len(piece.of(read.text).split()) > SHORT_CONTENT:
        return place
    apart = kind in ("unit", "scope") or not FIGURE.match(f"“{place.span.of(read.text)}")
    whole = apart and opens_well(piece.of(read.text))
    return Place(place.report, piece.start if whole else place.start, piece.end)


def words_at(read: AnnotatedReport, place: Place, *, most: int = LONGEST_WORDING) -> str:
    """The words of a place in quotation marks, cut at a word where long, with what follows where they say little."""
    if place.part == "title":
        return quoted((read.report.raw.title or "")[place.start : place.end])
    span = with_both_ends(read.text, place.span)
    if len(span.of(read.text).split()) < SHORTEST_WORDING:
        span = widened(read, span)
    return quoted(within_brackets(clause(read, (span,), most=most)))


def with_both_ends(text: str, span: Span) -> Span:
    """The span with the "between" or "from" before it, where two numbers are its ends ("between 80 and 95 tonnes")."""
    before = OPENS_RANGE.search(text, max(0, span.start - 9), span.start)
    return Span(before.start(), span.end) if before and RANGE.match(span.of(text)) else span


def widened(read: AnnotatedReport, span: Span) -> Span:
    """The span with the words that follow it up to where a clause ends, and those before it where that is near."""
    sentence = next((s for s in read.report.sentences if s.start <= span.start < s.end), span)
    text = read.text
    statement = statement_at(read, read.report.place(span))
    said = next((piece for piece in statement.content if piece.holds(span)), sentence) if statement else sentence
    # What somebody says begins behind the words that give it to him.
    sentence = Span(max(said.start, sentence.start), sentence.end)
    ends = [found.start() for border in (BREAK, JOINT) if (found := border.search(text, span.end, sentence.end))]
    end = min([*ends, sentence.end])
    end = end if end <= span.end + FARTHEST else word_edge(text, span.end + BESIDE, sentence.end)
    start = clause_start(text, sentence, span) if end - span.end < BESIDE // 2 else span.start
    return Span(start, max(len(text[:end].rstrip()), span.end))


def clause_start(text: str, sentence: Span, span: Span) -> int:
    """Where the clause of a span begins, behind the word that joins it to what stands before."""
    borders = {sentence.start} | {
        found.end() for border in (BREAK, CLAUSES) for found in border.finditer(text, sentence.start, span.start)
    }
    near = [at for at in borders if span.start - at <= BESIDE]
    far = [at for at in borders if span.start - at <= 2 * BESIDE]
    start = min(near) if near else max(far) if far else max(sentence.start, span.start - BESIDE)
    # "Said that they had warned": who says it stands before the comma.
    start = max((at for at in near if len(text[start:at].split()) <= FEW_WORDS), default=start)
    while sentence.start < start < span.start and not text[start - 1].isspace() and not text[start].isspace():
        start += 1
    joined = JOINED.match(text, start, span.start)
    start = joined.end() if joined else start
    return start + len(text[start : span.start]) - len(text[start : span.start].lstrip())


def word_edge(text: str, end: int, limit: int) -> int:
    """The end of the last whole word before `end` that does not lean on the next ("were", "to")."""
    if end < limit and not text[end].isspace() and text[end - 1].isalnum() and text[end].isalnum():
        end = text.rfind(" ", 0, end)
    light = load_word_set("function_words")
    end = len(text[:end].rstrip())
    while (at := text.rfind(" ", 0, max(end, 0))) > 0 and text[at + 1 : end].casefold() in light:
        end = at
    return end


def speaker_of(read: AnnotatedReport, place: Place, side: Side) -> tuple[str | None, str]:
    """The speaker of a side, by the mention in the report where that holds his name, and the name alone.

    A side of several reports has no one speaker; whoever says it at the place is he.
    """
    statement = statement_at(read, place)
    if side.speaker is None:
        link = statement.chain[-1] if statement and statement.chain else None
        return (called(read, link) or link.speaker, link.speaker) if link else (None, "")
    chain = root_of(read, statement).chain if statement else ()
    link = next((link for link in chain if link.speaker == side.speaker), None)
    name = side.speaker.split("; ")[0]
    return (called(read, link) if link else None) or name, name


def whose(wording: Wording) -> str:
    """ ", the words of …" behind a wording."""
    return f", on the word of {wording.speaker}" if wording.speaker else ", with nobody named"


def singular(name: str) -> bool:
    """Whether a speaker takes the verb of one: names and bodies do, plural nouns do not."""
    last = name.rsplit(maxsplit=1)[-1].casefold()
    if last in MANY:
        return False
    return not last.endswith("s") or last.endswith(("ss", "us", "is", "as", "states", "reuters"))
