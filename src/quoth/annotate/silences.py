"""What looks like an attribution although nobody states anything by it: pleas for anonymity, lawsuits, conditions."""

import re
from collections.abc import Callable

from quoth.annotate.content_spans import QUESTION_WORDS
from quoth.annotate.drafts import Draft
from quoth.annotate.grammar import FINITE, PREPOSITIONS
from quoth.annotate.two_senses import acts_on_its_object
from quoth.annotate.vocabulary import is_person_noun, word_set
from quoth.lexicons import load_word_set
from quoth.text.tokens import tokens_of
from quoth.types import Span

Rule = Callable[[Draft], bool]

UNNAMED = re.compile(
    r"(?:not )?(?:to )?(?:be|being) (?:named|identified|quoted)\b|(?:for )?anonymity\b|not to (?:give|be)\b.{0,12}\bnamed?\b|"
    r"(?:his|her|their) (?:full |real )?(?:names?|identit(?:y|ies)) (?:would |will |should )?(?:not )?be (?:not )?(?:used|named|"
    r"published|printed|disclosed|revealed|given|withheld|kept)\b"
)
PLEADING = re.compile(r"\b(?:ask|request|insist|demand|seek|sought|want|wish|speak|spoke|grant|declin|refus)")
NO_ANSWER = re.compile(
    r"(?:(?:has|have|had) )?(?:declin|refus)\w{1,4} (?:a request )?(?:to|for) (?:further )?(?:comment|respond|answer|elaborate)\b|"
    r"(?:did|does|do|has|have|had|would) not (?:immediately |yet |further ){0,2}(?:comment|respond|responded|repl\w{1,3}|answer)\b"
)
ASKING_FOR = re.compile(r"\b(?:ask(?:s|ed|ing)? for|request(?:s|ed|ing)?|seek(?:s|ing)?|sought)$")
# Words of a thing asked for: "urgent medical advice"; a longer content says more than the thing.
FEW = 4
WHOM = 3  # words in which the person who is questioned stands
# How far before its speaker the "if" of a cue may stand, in tokens.
NEAR_IF = 4
CONDITIONS = frozenset({"if", "unless"})
LONGEST_IMPERSONAL = 60
IMPERSONAL = re.compile(
    r"it (?:is|was|has been|had been|is being|was being) (?:\w{1,12} )?"
    r"(?:alleged|claimed|charged|reported|said|rumou?red|suggested|feared|thought|assumed|believed|expected|understood)(?: that)?",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
BESIDE_A_DATE = frozenset({"in", "on", "since", "by", "early", "late", "last", "this", "next", "the", "of"})
# Cues of acts that need no words.
ACTS = frozenset({"pledge", "demand"})
REPORTEDLY = re.compile(r"\b(?:reportedly|allegedly|supposedly)\b", re.IGNORECASE)
# "Asked " before the question, or with it.
PUT_TO = re.compile(
    r"(?:^|[.!?,;\n\"”] {0,2}|\b(?:[Ww]hen|[Ii]f) )[Aa]sked (?:again |repeatedly |by \w{1,20} |about )?(?:if |whether )?$"
)
PUT = re.compile(r"(?:[Ww]hen )?[Aa]sked (?:by [\w ]{1,30} )?(?:if|whether|about|why|how|what|when|who)\b")
# Active verbs of blame have their object before "for"; what stands before such a participle is blamed by somebody else.
BLAMED = re.compile(r"(?:blamed|accused|charged|praised|criticised|criticized|faulted|credited|suspected|sued)$")
BLAMED_FOR = re.compile(r" (?:for|of|with|over|in) ")
THINGS_MEANT = frozenset({"it", "them"})
BESIDE_IT = PREPOSITIONS | {"down", "up", "out", "off", "again", "once", "twice", "aloud", "often", "there", "here"}
OWNER = re.compile(r"(?:[\w-]+ ){0,4}[\w-]+(?:s['’]|['’]s)")
FROM_WHOM = re.compile(r"(?:who|which) (?:cit(?:ed|es)|quot(?:ed|es)|referred to|pointed to)\b[^,;]{1,80}[.,]?")
SEEN_BY = re.compile(
    r"(?:that )?(?:[\w’'-]+ ){1,4}?(?:(?:has|have|had) )?(?:seen|saw|obtained|reviewed|read|viewed|examined)[.,]?"
)
FEARING = re.compile(r"\bfear(?:s|ed|ing)?$")
CALLING = re.compile(r"\bcall(?:s|ed|ing)?$")
CALLED = re.compile(r"(?:[\w'’-]{1,20} ){1,3}(?:back|up|off|away|together)\b")
BE_BEFORE = re.compile(r"\b(?:is|are|was|were|be|been|being) (?:\w{1,14} )?$")
PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being) (?:\w{1,14}ly )?questioning$")


def asks_to_stay_unnamed(draft: Draft) -> bool:
    """Somebody asks that his name be left out."""
    pieces = (piece.of(draft.view.text).lower() for piece in draft.content)
    return bool(PLEADING.search(cue_words(draft))) and any(UNNAMED.match(piece) for piece in pieces)


def declines_to_comment(draft: Draft) -> bool:
    """Somebody does not comment or answer."""
    cue = draft.sources[-1][1]
    return cue is not None and bool(NO_ANSWER.match(draft.view.text[cue.start : cue.start + 60].lower()))


def asks_for_goods_or_help(draft: Draft) -> bool:
    """Somebody asks for a thing and not that something be done."""
    words = said(draft).split()
    return len(words) <= FEW and bool(ASKING_FOR.search(cue_words(draft)) and words[-1] in things_asked_for())


def does_without_words(draft: Draft) -> bool:
    """The cue is something done that is no speech."""
    return bool(wordless_acts() & set(cue_words(draft).split()))


def questions_a_person(draft: Draft) -> bool:
    """Somebody is being questioned, which tells no question."""
    asked = tokens_of(draft.view.text, draft.content[0].start, draft.content[0].end)[:WHOM]
    if draft.lemma != "question" or asked[0].lower in QUESTION_WORDS:
        return False
    return bool(PROGRESSIVE.search(cue_words(draft))) or any(is_person_noun(token.lower) for token in asked)


def is_blamed_by_others(draft: Draft) -> bool:
    """ "Salad blamed for the outbreak", "was accused of theft": what stands before the participle says nothing."""
    mention, cue = draft.sources[-1]
    text = draft.view.text
    if mention is None or cue is None or mention.end > cue.start or not BLAMED.search(cue_words(draft)):
        return False
    opens = mention.start == draft.view.tokens[0].start or BE_BEFORE.search(text, max(0, cue.start - 24), cue.start)
    return bool(opens and cue.start - mention.end <= LONGEST_IMPERSONAL and BLAMED_FOR.match(text, cue.end))


def fears_for_something(draft: Draft) -> bool:
    """ "Growers fear for their harvest": whom or what somebody is afraid for, of which nothing is said."""
    cue = draft.sources[-1][1]
    return cue is not None and bool(FEARING.search(cue_words(draft)) and draft.view.text.startswith(" for ", cue.end))


def calls_somebody_up(draft: Draft) -> bool:
    """ "Nobody called us back", "the firm called the talks off": a call in which nothing is called anything."""
    return bool(CALLING.search(cue_words(draft)) and CALLED.match(draft.view.text, draft.content[0].start))


def is_whose_claim_it_is(draft: Draft) -> bool:
    """ "The workers' claim": who made it, which stands right before the noun and is nothing said."""
    cue, last = draft.sources[-1][1], draft.content[-1]
    return cue is not None and bool(OWNER.fullmatch(last.of(draft.view.text))) and 0 <= cue.start - last.end <= 1


def says_only_it(draft: Draft) -> bool:
    """ "I wrote it in the book", "she repeated it in court": only where or how it was said, and not what."""
    if draft.cue_class != "say" or len(draft.content) > 1:
        return False
    piece = draft.content[0]
    tokens = tokens_of(draft.view.text, piece.start, piece.end)
    beside = len(tokens) == 1 or tokens[1].lower in BESIDE_IT
    return tokens[0].lower in THINGS_MEANT and beside and not any(token.lower in FINITE for token in tokens[1:])


def tells_who_has_seen_it(draft: Draft) -> bool:
    """ "A letter that the Ledger has seen": how the paper came to the outlet, and not what stands in it."""
    mention, last = draft.sources[-1][0], draft.content[-1]
    if mention is None or len(draft.content) > 1 or not SEEN_BY.fullmatch(last.of(draft.view.text)):
        return False
    return draft.view.text[mention.end : last.start].strip() in ("", "that", "which")


def tells_where_it_is_from(draft: Draft) -> bool:
    """ "Who cited two letters": where a speaker has it from, and not what he says."""
    last = draft.content[-1]
    return len(draft.content) == 1 and bool(FROM_WHOM.fullmatch(last.of(draft.view.text)))


def is_said_by_nobody(draft: Draft) -> bool:
    """ "It is claimed that", "it has been reported that": the report tells it in its own voice."""
    mention, cue = draft.sources[-1]
    if mention is None or cue is None or mention.start >= cue.start or cue.end - mention.start > LONGEST_IMPERSONAL:
        return False
    return bool(IMPERSONAL.fullmatch(draft.view.text, mention.start, cue.end))


def is_reportedly_done(draft: Draft) -> bool:
    """ "X reportedly offered P": what somebody is reported to do and not to say."""
    cue = draft.sources[-1][1]
    if cue is None or not (draft.cue_class in ACTS or REPORTEDLY.fullmatch(cue_words(draft))):
        return False
    return bool(REPORTEDLY.search(draft.view.text, max(0, cue.start - 14), cue.end))


def says_only_when(draft: Draft) -> bool:
    """What is said is no more than a date: "in 2023" of "they warned the operator in 2023"."""
    words = [word for piece in draft.content for word in tokens_of(draft.view.text, piece.start, piece.end)]
    rest = [token.lower for token in words if token.lower not in BESIDE_A_DATE]
    return (
        len(words) <= FEW and bool(rest) and all(YEAR.fullmatch(word) or word in word_set("calendar") for word in rest)
    )


def is_what_was_asked(draft: Draft) -> bool:
    """ "Asked if he would quit, X said no": the question that X was asked and not what he says."""
    mention, text = draft.sources[-1][0], draft.view.text
    if mention is None or any(piece.end > mention.start for piece in draft.content):
        return False
    first = draft.content[0].start
    return bool(PUT_TO.search(text, max(0, first - 40), first)) or bool(PUT.match(text, first, mention.start))


def is_said_only_if(draft: Draft) -> bool:
    """The cue stands in a clause of "if" that nobody is quoted with: it has not been said."""
    mention, cue = draft.sources[-1]
    if mention is None or cue is None or mention.start > cue.start or is_within_quotation(draft, cue):
        return False
    before = [token for token in draft.view.tokens if token.start < mention.start][-NEAR_IF:]
    for token in reversed(before):
        if token.lower in CONDITIONS:
            return True
        if not token.is_word or token.lower in FINITE:
            return False
    return False


def is_within_quotation(draft: Draft, cue: Span) -> bool:
    """Whether the cue stands within a quotation."""
    view = draft.view
    return view.inside or any(
        quote >= 0 for token, quote in zip(view.tokens, view.quote, strict=True) if token.start == cue.start
    )


def cue_words(draft: Draft) -> str:
    """The innermost cue in small letters."""
    cue = draft.sources[-1][1]
    return cue.of(draft.view.text).lower() if cue else ""


def said(draft: Draft) -> str:
    """The first piece of what is said, in small letters."""
    return draft.content[0].of(draft.view.text).lower()


def wordless_acts() -> frozenset[str]:
    """Forms of verbs by which nothing is said."""
    return load_word_set("wordless_acts")


def things_asked_for() -> frozenset[str]:
    """Nouns for goods and help."""
    return load_word_set("things_asked_for")


RULES: tuple[Rule, ...] = (
    asks_to_stay_unnamed,
    declines_to_comment,
    asks_for_goods_or_help,
    does_without_words,
    questions_a_person,
    is_blamed_by_others,
    fears_for_something,
    calls_somebody_up,
    is_said_by_nobody,
    is_reportedly_done,
    is_what_was_asked,
    is_said_only_if,
    says_only_when,
    acts_on_its_object,
    says_only_it,
    tells_who_has_seen_it,
    tells_where_it_is_from,
    is_whose_claim_it_is,
)


def states_nothing(draft: Draft) -> bool:
    """Whether one of the rules holds for a draft."""
    return any(holds(draft) for holds in RULES)
