"""How surely it is said: the stance of a statement from its cue, its content and its speaker."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct

from quoth.annotate.attribution import Attribution
from quoth.annotate.main_clause import MARKS, first_sentence, main_clause
from quoth.lexicons import load_toml
from quoth.text.folding import fold_words
from quoth.types import Link, Report, Span
from quoth.types.statements import Stance

LONGEST = 1200  # characters of a content that are looked at; longer ones are speeches, whose beginning tells
EARLY = 11  # words of the main clause in which its verb stands (chains train: later modals belong to other clauses)
OWN_SUBJECTS = frozenset({"we", "i", "he", "she", "they", "it", "his", "her", "their", "our", "my", "its"})
STATE_SUBJECTS = frozenset({"government", "ministry", "administration", "state", "country", "authorities", "army"})
STATE_ROLES = frozenset({"minister", "president", "premier", "secretary", "mayor", "governor", "chancellor", "office"})
BODY_SUBJECTS = frozenset(
    {"company", "agency", "firm", "union", "party", "group", "team", "bank", "club", "department", "client", "council"}
)
# Who denies it when "few deny it".
HARDLY_ANYBODY = frozenset({"nobody", "none", "few", "hardly"})
QUESTION = re.compile(r"^[\"“'\s]*(?:whether|if|who|what|why|how|when|where|which)\b", re.IGNORECASE)


class Said(Struct, frozen=True):
    """What a stance is read from: the class of the cue, its words with those around it, the content, the speaker."""

    cue_class: str
    cue: str
    content: str
    clause: str
    early: str
    speaker: frozenset[str]
    direct: bool


@cache
def _pattern(name: str) -> re.Pattern[str]:
    phrases = sorted(load_toml("stance")[name], key=len, reverse=True)
    plain = "|".join(re.escape(phrase) for phrase in phrases if phrase[0] != "'")
    clitics = "|".join(re.escape(phrase) for phrase in phrases if phrase[0] == "'")
    return re.compile(rf"(?<!\w)(?:{plain})(?!\w)" + (rf"|(?:{clitics})(?!\w)" if clitics else ""))


@cache
def _words_of(name: str) -> frozenset[str]:
    return frozenset(load_toml("stance")[name])


def has(name: str, text: str) -> bool:
    """Whether a text has one of the phrases of a list of `stance.toml`."""
    return bool(_pattern(name).search(text))


def without(name: str, text: str) -> str:
    """A text without the phrases of a list of `stance.toml`."""
    return _pattern(name).sub(" ", text)


def is_negated(cue: str) -> bool:
    """Whether the words of a cue say "not"."""
    return has("negations", cue) or "n't" in cue


def is_unknown_by_cue(said: Said) -> bool:
    """The speaker declines to say, cannot confirm, or asks."""
    if said.cue_class == "ask":
        return bool(QUESTION.match(said.content)) or "?" in said.content
    return said.cue_class == "unknown" or has("unknowing_cues", said.cue)


def is_denied(said: Said) -> bool:
    """The cue denies, rejects or dismisses it, or says that it is not believed; a negated denial is none."""
    if is_negated(said.cue) and has("denying", said.cue):
        return False
    if said.cue_class == "hedge" or BELIEVING.search(said.cue):
        return is_negated(said.cue)
    if said.cue_class == "judge":
        return has("untrue", said.clause)
    return said.cue_class == "deny" and not is_negated(said.cue) and not said.speaker & HARDLY_ANYBODY


BELIEVING = re.compile(r"\b(?:believe[sd]?|think|accept|buy)\b")


def is_alleged(said: Said) -> bool:
    """The cue accuses or alleges, or the words say "allegedly"."""
    if said.cue_class == "allege" and OF_ONESELF.match(said.content):
        return False
    return said.cue_class in ("allege", "accuse") or has("alleged", said.early)


# What somebody claims of himself: "claimed to have seen it", "claimed responsibility".
OF_ONESELF = re.compile(r"(?:to\b|i\b|he\b|she\b|we\b|responsibility|credit|victory|innocence)", re.IGNORECASE)


def is_conditional(said: Said) -> bool:
    """A condition is expressed in the first sentence."""
    return has_condition(said.content)


def has_condition(content: str) -> bool:
    """Whether the first sentence has a condition, also one without "if" ("should the crown stay ...").

    One far from the beginning counts only where the main clause says what would be then.
    """
    sentence = without("not_conditional", first_sentence(content).lower().translate(MARKS))
    found = _pattern("conditional").search(sentence) or INVERTED.search(sentence)
    if not found:
        return False
    early = " ".join(sentence.split()[:EARLY])
    open_ended = has("future", early) or has("hedged", early)
    return open_ended or (found.start() < len(early) and not found.group().strip().startswith("only"))


INVERTED = re.compile(
    r"(?:^|\s)should (?:the|a|an|it|they|he|she|we|any|no|this|that)\b(?! be\b)|\bwere (?:it|he|she) to\b"
)


def is_demanded_by_cue(said: Said) -> bool:
    """The cue demands it, or asks somebody to do it; who proposes that something is so demands nothing."""
    if PROPOSING.search(said.cue) and STATING.search(said.early):
        return False
    return said.cue_class == "demand" or (said.cue_class == "ask" and not is_unknown_by_cue(said))


PROPOSING = re.compile(r"\bpropos(?:e|es|ed|ing)$")
STATING = re.compile(
    r"^(?!to\b)[^,;]{1,80}?\b(?:is|are|was|were|has|had|suggests|shows|means|indicates|may|might|could)\b"
)


def is_pledged_by_cue(said: Said) -> bool:
    """The cue pledges or threatens it."""
    return said.cue_class == "pledge" and (not ASSURING.search(said.cue) or has("future", said.early))


ASSURING = re.compile(r"\b(?:re)?assur\w+")
WARNING = re.compile(r"\b(?:warn|caution)\w*")
FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|did|does)\b")


def is_unknown(said: Said) -> bool:
    """The words say that it is not known, or ask."""
    if has("unknown", said.clause):
        return True
    return said.direct and first_sentence(said.content).rstrip("\"”' ").endswith("?") and len(said.content) < 200


def is_hedged(said: Said) -> bool:
    """The cue doubts it, or the main clause weakens it."""
    if said.cue_class == "hedge" and has("doubting_cues", said.cue):
        return True
    return has("hedged", without("not_hedged", said.early)) or has("strongly_hedged", said.clause)


def is_demanded(said: Said) -> bool:
    """The main clause says that it must or should be, or is an order."""
    if has("demanded", without("not_demanded", said.early)):
        return True
    first = said.early.strip("\"“' ").split()[:1]
    orders = bool(first) and (first[0] in _words_of("orders") or said.early.startswith("do not "))
    return (orders and (said.direct or bool(TELLING.search(said.cue)))) or bool(
        TELLING.search(said.cue) and first == ["to"]
    )


TELLING = re.compile(r"\b(?:tell|tells|told|telling|implor\w+|pressur\w+|press(?:ed|es)?|instruct\w+)\b")


def is_pledged(said: Said) -> bool:
    """The speaker's own side will do it."""
    modal = _future(said)
    if not modal or "expect" in modal.group():
        return False
    subject = set(fold_words(modal.string[: modal.start()].replace("'", " ")))
    after = fold_words(modal.string[modal.end() :])
    if not (not subject or subject & OWN_SUBJECTS or subject & said.speaker or _is_body_of(subject, said.speaker)):
        return False
    return bool(modal.group() in _words_of("willing") or (after and not set(after[:2]) & _words_of("happening")))


def _is_body_of(subject: set[str], speaker: frozenset[str]) -> bool:
    """Whether the subject is the body that somebody with such a role speaks for."""
    return bool((subject & STATE_SUBJECTS and speaker & STATE_ROLES) or subject & BODY_SUBJECTS)


def is_predicted(said: Said) -> bool:
    """The cue expects it, or the main clause lies in the future."""
    if said.cue_class == "predict" and not (WARNING.search(said.cue) and FINITE.search(said.early)):
        return True
    return bool(_future(said))


def _future(said: Said) -> re.Match[str] | None:
    """The first word of the main clause that looks ahead; a speaker's own "would" only supposes."""
    early = without("not_future", said.early)
    found = _pattern("future").search(early)
    return None if found and said.direct and found.group() in ("would", "wouldn't", "'d") else found


RULES: tuple[tuple[Stance, Callable[[Said], bool]], ...] = (
    ("unknown", is_unknown_by_cue),
    ("denied", is_denied),
    ("alleged", is_alleged),
    ("conditional", is_conditional),
    ("demanded", is_demanded_by_cue),
    ("pledged", is_pledged_by_cue),
    ("unknown", is_unknown),
    ("hedged", is_hedged),
    ("demanded", is_demanded),
    ("pledged", is_pledged),
    ("predicted", is_predicted),
)


def stance_of(report: Report, attribution: Attribution, links: tuple[Link, ...]) -> Stance:
    """The stance of the innermost speaker of an attribution: the first rule that holds, else asserted.

    Where the rules find nothing special, the stance that the trained reader gave: both by themselves are less often
    right (rules .73, reader .72, so .76 on real events).
    """
    said = said_in(report.text, attribution, links)
    ruled: Stance = next((stance for stance, holds in RULES if holds(said)), "asserted")
    if ruled != "asserted" or attribution.stance is None:
        return ruled
    return "asserted" if attribution.stance == "demanded" and is_plainly_said(said) else attribution.stance


def is_plainly_said(said: Said) -> bool:
    """Whether the cue is a mere "said" before a statement: then nothing but the words said can make it a demand."""
    return bool(PLAIN.search(said.cue)) and not said.direct and not said.content.startswith("to ")


PLAIN = re.compile(r"\b(?:sa(?:y|ys|id|ying)|add(?:s|ed|ing)?|insist(?:s|ed|ing)?)$")


def said_in(text: str, attribution: Attribution, links: tuple[Link, ...]) -> Said:
    """What the rules of stance look at."""
    content = joined(text, attribution.content)
    clause = main_clause(content)
    who = f"{links[-1].speaker} {links[-1].role or ''}" if links else ""
    return Said(
        cue_class=attribution.cue_class,
        cue=_cue_words(text, attribution),
        content=content,
        clause=clause,
        early=" ".join(clause.split()[:EARLY]),
        speaker=frozenset(word for word in fold_words(who) if len(word) > 2 and word not in ("the", "and", "for")),
        direct=content[:1] in "\"“'‘",
    )


def _cue_words(text: str, attribution: Attribution) -> str:
    """The innermost cue with the words right before it, where a "not" or "declined to" may stand."""
    cues = [source.cue for source in attribution.sources if source.cue is not None]
    if not cues:
        return ""
    before = text[max(0, cues[-1].start - 14) : cues[-1].start].rsplit(".", 1)[-1].rsplit(",", 1)[-1]
    return f"{before}{cues[-1].of(text)}".lower().replace("’", "'")


def own_stance_of(report: Report, content: tuple[Span, ...]) -> Stance:
    """The stance of a statement in the outlet's own voice."""
    words = joined(report.text, content)
    clause = main_clause(words)
    early = " ".join(clause.split()[:EARLY])
    if has("alleged", clause):
        return "alleged"
    if has_condition(words):
        return "conditional"
    if has("unknown", clause):
        return "unknown"
    if has("hedged", early) or has("own_hedged", clause):
        return "hedged"
    return "predicted" if has("future", early) else "asserted"


def joined(text: str, pieces: Iterable[Span]) -> str:
    """The words of a content, its pieces put together."""
    return MONTH.sub("that month", " ".join(piece.of(text) for piece in pieces)[:LONGEST])


MONTH = re.compile(r"(?<=[\w,] )May\b")  # no "may"
