"""Cues at work: each cue of a sentence that is used as a verb of saying, with its subject and its place."""

from dataclasses import dataclass

from quoth.annotate.cues import CueForm, cue_at
from quoth.annotate.grammar import (
    ARTICLES,
    AUXILIARIES,
    BE,
    CLAUSE_SUBJECTS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    NOUNS_TOO,
    PREPOSITIONS,
    SOURCE_NOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)
from quoth.annotate.source_spans import Range, leading_subject, phrase_ending_at, subject_after, subject_before
from quoth.annotate.views import View

# A class with a negation before the cue: "did not say", "does not believe"; None where nothing is stated.
NEGATED = {
    "say": "unknown", "hedge": "deny", "reveal": "unknown", "predict": "deny", "allege": "unknown", "ask": None,
    "deny": "hedge", "accuse": None, "judge": None, "demand": "deny", "pledge": "deny", "cite": None,
}  # fmt: skip
PARTICIPLE_STARTS = frozenset(
    {"by", "after", "before", "while", "without", "in", "when", "for", "and", "or", "but", "then"}
)
CONTROL = frozenset({"on", "continued", "continues", "continue", "used", "wants", "wanted", "appeared", "seemed", "appears", "seems", "began", "came", "quick", "rushed", "went", "forced", "able", "time", "moved", "had"})  # fmt: skip
REFUSALS = frozenset({"declined", "declines", "refused", "refuses", "refusing", "declining", "unable"})
LIGHT_NOUNS = frozenset({"people", "officials", "sources", "witnesses", "residents", "critics", "reports", "experts"})


@dataclass(slots=True)
class CueClause:
    """A cue used as a verb of saying.

    `lead` is the first word of the verb group, `start` and `end` hold the cue's own words, `subject` the speaker
    as tokens (None where it is understood from another clause), `order` tells where the speaker stands
    ("before", "after", "understood"), `opening` is the first token of the clause with its connector.
    """

    lead: int
    start: int
    end: int
    form: CueForm
    cue_class: str
    subject: Range | None
    order: str
    opening: int

    @property
    def frames(self) -> frozenset[str]:
        """What the cue takes."""
        return self.form.cue.frames


def cue_clauses(view: View) -> list[CueClause]:
    """Every cue of the sentence in text order, those within its quotations left out."""
    found: list[CueClause] = []
    index = 0
    while index < len(view):
        if view.quote[index] >= 0:
            index += 1
            continue
        form = cue_at(view.lowers, index)
        clause = cue_clause(view, index, form, found) if form else None
        if clause:
            found.append(clause)
            index = clause.end
        else:
            index += 1
    return found


def cue_clause(view: View, index: int, form: CueForm, earlier: list[CueClause]) -> CueClause | None:
    """The cue at the index as a clause, or None where it is a noun, an attribute or has no speaker."""
    lead, marks = verb_group(view, index)
    cue_class = form.cue.cue_class
    if "negated" in marks:
        changed = NEGATED.get(cue_class)
        if changed is None:
            return None
        cue_class = changed
    end = index + len(form.words)
    if "passive" in marks and "ing" not in form.kinds and "participle" in form.kinds:
        return None
    if looks_like_noun(view, index, end, form, marks):
        return None
    placed = speaker_of(view, index, lead, end, form, marks, earlier)
    if placed is None:
        return None
    subject, order, opening = placed
    if subject is None or (view.inside and own_thought(view, subject, form, marks, cue_class)):
        return None
    if "refused" in marks:
        cue_class = "unknown"
    return CueClause(lead, index, end, form, cue_class, subject, order, opening)


def own_thought(view: View, subject: Range, form: CueForm, marks: frozenset[str], cue_class: str) -> bool:
    """Whether somebody quoted speaks of what he thinks or says now ("I think", "we hope"): no second statement."""
    if view.lowers[subject[0]] not in {"i", "we", "you"} or subject[1] - subject[0] > 1:
        return False
    told = "past" in form.kinds or "auxiliary" in marks
    return cue_class in {"hedge", "unknown", "predict", "pledge", "judge", "cite"} or not told or "negated" in marks


def verb_group(view: View, index: int) -> tuple[int, frozenset[str]]:
    """Where the verb group of the cue begins, and what is in it: modal, negated, passive, infinitive, refused."""
    marks: set[str] = set()
    lead = index
    while lead > 0 and view.quote[lead - 1] < 0 and index - lead < 8:
        word = view.lowers[lead - 1]
        if (
            word in AUXILIARIES
            and word != "'s"
            or word == "'s"
            and "ing" in cue_kind(view, index)
            and view.low(lead - 2) in CLAUSE_SUBJECTS
        ):
            if word in BE and not marks & {"auxiliary"}:
                marks.add("passive")
            marks.add("auxiliary")
        elif word in MODALS:
            marks.add("modal")
        elif word in NEGATIONS and word not in {"no", "neither", "nor"}:
            marks.add("negated")
        elif word == "to" and "infinitive" not in marks and "base" in cue_kind(view, index):
            before = view.low(lead - 2)
            if before in REFUSALS:
                marks.update({"refused", "infinitive"})
                lead -= 2
                continue
            if before in CONTROL:
                marks.update({"controlled", "infinitive"})
                lead -= 2
                continue
            marks.add("infinitive")
        elif not (is_adverb(word) and word not in {"so", "no", "both", "all", "up", "out", "back"}):
            break
        lead -= 1
    while lead < index and is_adverb(view.lowers[lead]) and view.lowers[lead] not in NEGATIONS:
        lead += 1
    return lead, frozenset(marks)


def cue_kind(view: View, index: int) -> frozenset[str]:
    """Which forms the cue at the index can be."""
    form = cue_at(view.lowers, index)
    return form.kinds if form else frozenset()


def looks_like_noun(view: View, index: int, end: int, form: CueForm, marks: frozenset[str]) -> bool:
    """Whether the word is a noun or stands before one as an attribute ("the claims", "a proposed law")."""
    before, after = view.low(index - 1), view.low(end)
    if marks & {"modal", "infinitive", "auxiliary"}:
        return False
    if before in ARTICLES or before == "'s" or before in PREPOSITIONS and "ing" not in form.kinds:
        return True
    if view.lowers[index] not in NOUNS_TOO:
        return (
            before in DETERMINERS
            and not form.kinds & {"third"}
            and before
            not in {
                "many",
                "some",
                "both",
                "few",
                "all",
                "most",
                "others",
                "several",
                "others",
                "one",
                "that",
                "these",
                "those",
            }
            and "past" in form.kinds
            and after not in {"that", ","}
        )
    if before in CLAUSE_SUBJECTS or before == "who":
        return False
    if "ing" in form.kinds:
        return before in DETERMINERS
    follows_clause = (
        after in {"that", "to"}
        or after in CLAUSE_SUBJECTS
        or after in ARTICLES
        or view.opens_quote(end)
        or (end < len(view) and view.tokens[end].is_capitalised)
    )
    if "post" in form.cue.frames and "third" in form.kinds and view.low(end) in {".", ",", ""}:
        return view.low(index - 1) in PREPOSITIONS
    return not follows_clause or (after == "to" and "third" not in form.kinds)


def speaker_of(
    view: View, index: int, lead: int, end: int, form: CueForm, marks: frozenset[str], earlier: list[CueClause]
) -> tuple[Range | None, str, int] | None:
    """The speaker of the cue, where it stands and where the clause opens; None where there can be none."""
    finite = bool(form.kinds & {"past", "third"}) or bool(marks & {"modal", "auxiliary"})
    before = view.low(lead - 1)
    if not marks & {"auxiliary", "modal"}:
        if form.kinds & {"past", "third"} and form.cue.frames & {"post", "quote"}:
            inverted = inverted_subject(view, lead, end)
            if inverted:
                return inverted, "after", lead
        if form.kinds == {"ing"}:
            return participle_subject(view, lead, earlier)
        if "infinitive" in marks and not marks & {"controlled", "refused"}:
            return None
        if (
            form.kinds == {"base"}
            and not marks & {"controlled", "refused"}
            and before not in {"i", "they", "we", "you", "who", "and"}
            and not plural_before(view, lead - 1)
        ):
            return None
    if before in {"and", "but", "then"} or (
        before == ","
        and lead == index
        and view.low(lead - 2) not in {","}
        and earlier
        and finite
        and is_adverb(view.low(lead - 1))
    ):
        return joined_subject(view, lead, earlier)
    subject = subject_before(view, lead)
    if subject is None:
        return None
    return subject, "before", opening_of(view, subject[0])


def plural_before(view: View, index: int) -> bool:
    """Whether the word before could be a plural noun or the end of a list of names."""
    word = view.low(index)
    while index > 0 and is_adverb(word):
        index -= 1
        word = view.low(index)
    if word in {
        "people",
        "police",
        "some",
        "many",
        "others",
        "most",
        "few",
        "all",
        "both",
        "men",
        "women",
        "children",
        "media",
        "several",
        ",",
        ")",
    }:
        return True
    return word.endswith("s") and word not in {"'s", "is", "was", "has", "this"} and not word.endswith("ss")


def opening_of(view: View, start: int) -> int:
    """The first token of the clause: its conjunction and the comma before it belong to it."""
    while start > 0 and (is_adverb(view.lowers[start - 1]) and view.quote[start - 1] < 0):
        start -= 1
    if start > 0 and view.lowers[start - 1] in {"and", "but", "while", "although", "though", "whereas", "yet"}:
        start -= 1
        if start > 0 and view.tokens[start - 1].text == ",":
            start -= 1
    elif start > 0 and view.tokens[start - 1].text in {";", "—"}:
        start -= 1
    return start


def inverted_subject(view: View, lead: int, end: int) -> Range | None:
    """The speaker after the cue where what was said stands before it ("..., said Ann Lee")."""
    if lead == 0:
        return None
    before = view.tokens[lead - 1].text
    if before not in {",", "—", "–", "”", '"', "’", "'", "?", "!", "»", "-"} and not (view.quote[lead - 1] >= 0):
        return None
    subject = subject_after(view, end)
    if subject is None:
        return None
    following = view.tokens[subject[1]].text if subject[1] < len(view) else "."
    word = following.lower()
    if (
        following in {".", ",", ";", ":", ")", "—", "–", "(", "!", "-"}
        or word in PREPOSITIONS | TIMES | {"who", "when", "while", "and", "as"}
        or is_adverb(word)
        or view.opens_quote(subject[1])
    ):
        return subject
    return None


def participle_subject(view: View, lead: int, earlier: list[CueClause]) -> tuple[Range | None, str, int] | None:
    """The speaker of ", adding that ..." or of "a report saying that ..."."""
    before = view.low(lead - 1)
    if lead == 0:
        return None
    if before in {",", "—", "–"} or before in PARTICIPLE_STARTS or view.quote[lead - 1] >= 0:
        opening = lead - 1 if before in {",", "—", "–"} | PARTICIPLE_STARTS else lead
        if (
            opening > 0
            and before in {"and", "but", "by", "after", "before", "while"}
            and view.tokens[opening - 1].text == ","
        ):
            opening -= 1
        return understood_subject(view, lead, earlier), "understood", opening
    if before in DETERMINERS or before in PREPOSITIONS:
        return None
    noun = phrase_ending_at(view, lead - 1)
    if noun and (before in SOURCE_NOUNS or before in LIGHT_NOUNS):
        start = noun[0]
        while start < noun[1] - 1 and view.lowers[start] in PREPOSITIONS:
            start += 1
        return (start, noun[1]), "before", lead
    if is_adverb(before) or before in SUBORDINATORS:
        return understood_subject(view, lead, earlier), "understood", lead
    return None


def understood_subject(view: View, lead: int, earlier: list[CueClause]) -> Range | None:
    """The speaker of the clause before, else the subject of the sentence."""
    for clause in reversed(earlier):
        if clause.subject and clause.order != "after":
            return clause.subject
        if clause.subject:
            return clause.subject
    return leading_subject(view, 0, lead)


def joined_subject(view: View, lead: int, earlier: list[CueClause]) -> tuple[Range | None, str, int] | None:
    """The speaker of "... and added that ...": that of the cue before, else the subject of the sentence."""
    opening = lead - 1
    if opening > 0 and view.tokens[opening - 1].text == ",":
        opening -= 1
    subject = understood_subject(view, lead, earlier)
    return (subject, "understood", opening) if subject else None
