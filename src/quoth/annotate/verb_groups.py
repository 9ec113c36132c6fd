"""The verb group of a cue ("has not yet said", "declined to say"), and cues that are no verbs at all."""

from typing import NamedTuple

from quoth.annotate.cues import CueForm
from quoth.annotate.grammar import (
    ARTICLES,
    AUXILIARIES,
    BE,
    CLAUSE_SUBJECTS,
    CONTROL_VERBS,
    DETERMINERS,
    FINITE,
    MODALS,
    NEGATIONS,
    NOUNS_TOO,
    PLURALS,
    PREPOSITIONS,
    REFUSALS,
    is_adverb,
)
from quoth.annotate.views import View

LONGEST_GROUP, LONGEST_SUBJECT = 8, 14
# Adverbs that belong to the words before them rather than to the verb.
NO_VERB_ADVERBS = frozenset({"so", "no", "both", "all", "up", "out", "back"})
NO_PLURALS = frozenset({"'s", "his", "its", "is", "was", "has", "this", "does"})
ADJECTIVE_ENDINGS = ("al", "ble", "ive", "ous", "ic", "ful", "ary", "ing", "less")


class VerbGroup(NamedTuple):
    """Where the group begins, and what is in it.

    `reach`: "" a bare form, "finite" with an auxiliary or modal, "infinitive" after a "to" that nobody governs,
    "controlled" after a "to" whose doer is the subject ("went on to say"), "refused" ("declined to say").
    """

    lead: int
    reach: str
    negated: bool
    passive: bool


def verb_group(view: View, index: int, form: CueForm) -> VerbGroup:
    """The words before the cue that belong to its verb: auxiliaries, modals, negations, adverbs, a "to"."""
    lead, reach, negated, passive = index, "", False, False
    while lead > 0 and view.quote[lead - 1] == view.quote[index] and index - lead < LONGEST_GROUP:
        word = view.lowers[lead - 1]
        if is_auxiliary(view, lead - 1, form):
            passive = passive or (word in BE and not reach)
            reach = reach if reach in {"controlled", "refused"} else "finite"
        elif word in MODALS:
            reach = reach if reach in {"controlled", "refused"} else "finite"
        elif (word in NEGATIONS and word not in {"no", "neither", "nor"}) or (
            word == "no" and view.low(lead) == "longer"
        ):
            negated = True
        elif word == "to" and not reach and "base" in form.kinds:
            before = view.low(lead - 2)
            reach = "refused" if before in REFUSALS else "controlled" if before in CONTROL_VERBS else "infinitive"
            lead -= 1 if reach == "infinitive" else 2
            continue
        elif not (is_adverb(word) and word not in NO_VERB_ADVERBS):
            break
        lead -= 1
    while lead < index and is_adverb(view.lowers[lead]) and not negated:
        lead += 1
    return VerbGroup(lead, reach, negated, passive)


def is_auxiliary(view: View, index: int, form: CueForm) -> bool:
    """Whether the word is an auxiliary; "'s" is one only after a pronoun and before an -ing form."""
    word = view.lowers[index]
    if word == "'s":
        return "ing" in form.kinds and view.low(index - 1) in CLAUSE_SUBJECTS
    return word in AUXILIARIES


def is_no_verb(view: View, index: int, form: CueForm, group: VerbGroup) -> bool:
    """Whether the cue is a noun or an attribute where it stands ("the claims", "a proposed law")."""
    if group.reach:
        return False
    before, after = view.low(index - 1), view.low(index + len(form.words))
    if before in ARTICLES or before == "'s" or (before in PREPOSITIONS and "ing" not in form.kinds):
        return True
    if view.lowers[index] in NOUNS_TOO:
        return is_noun(view, index, form)
    attribute = before in DETERMINERS and before not in PLURALS and "past" in form.kinds
    return attribute and after not in {"that", ","}


def is_noun(view: View, index: int, form: CueForm) -> bool:
    """Whether a form that can be noun or verb is a noun: unless its subject and what follows make it a verb."""
    before, end = view.low(index - 1), index + len(form.words)
    after = view.low(end)
    if before in CLAUSE_SUBJECTS or before == "who":
        return False
    if "ing" in form.kinds:
        return before in DETERMINERS
    if before.endswith(ADJECTIVE_ENDINGS) and not view.tokens[index - 1].is_capitalised:
        return True
    if "post" in form.cue.frames and "third" in form.kinds and after in {".", ",", "", "on", "in"}:
        return before in PREPOSITIONS or not has_comma_before_subject(view, index)
    bare_tag = after in {".", ",", ""} and has_comma_before_subject(view, index) and is_plural_word(before)
    if "base" in form.kinds and bare_tag and form.cue.frames & {"that", "clause"}:
        return False
    opens_clause = after == "that" or after in CLAUSE_SUBJECTS or after in ARTICLES
    if "third" in form.kinds:
        capital = end < len(view) and view.tokens[end].is_capitalised
        return not (opens_clause or capital or after == "to" or view.opens_quote(end))
    return not opens_clause


def has_plural_head(view: View, index: int) -> bool:
    """Whether a phrase that ends at the word has a plural before a preposition ("critics of the plan")."""
    for place in range(index, max(0, index - LONGEST_SUBJECT), -1):
        if not view.tokens[place].is_word or view.lowers[place] in FINITE or view.quote[place] >= 0:
            return False
        if view.lowers[place] in PREPOSITIONS and is_plural_word(view.lowers[place - 1]):
            return True
    return False


def is_plural_word(word: str) -> bool:
    """Whether a word could be the last of a plural subject."""
    return word in PLURALS or (word.endswith("s") and not word.endswith("ss") and word not in NO_PLURALS)


def has_comma_before_subject(view: View, index: int) -> bool:
    """Whether a comma or quotation parts the few words before the cue from the rest of the sentence."""
    for place in range(index - 1, max(-1, index - 12), -1):
        if view.tokens[place].text == "," or view.quote[place] >= 0:
            return True
    return False
