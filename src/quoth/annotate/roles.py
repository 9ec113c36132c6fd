"""What people and bodies are, in the report's own words: titles in front, descriptions before or after a name."""

from collections.abc import Sequence

from quoth.annotate.descriptions import LEADING
from quoth.annotate.grammar import ARTICLES, DETERMINERS, FINITE, PREPOSITIONS, is_past
from quoth.annotate.name_runs import Name
from quoth.annotate.vocabulary import body_kinds, document_nouns, function_words, is_person_noun, word_set
from quoth.text.describing import word_classes
from quoth.text.tokens import Token

LONGEST_ROLE = 14  # words of an apposition that are kept
STOPS = frozenset({",", ".", ";", ":", "(", ")", "—", "–", '"', "“", "”", "?", "!"})
# With these it is a clause, no description; with these at its end it is cut off.
CLAUSAL = FINITE - {"'s", "may", "ca", "wo", "having", "being", "been"}
HANGING = PREPOSITIONS | ARTICLES
# Nouns before a name that only a firm bears ("state-owned operator Ovra"); an owner or a producer may be a person.
FIRM_TITLES = frozenset(
    [
        *(
            "operator",
            "carrier",
            "airline",
            "retailer",
            "drugmaker",
            "carmaker",
            "automaker",
            "chipmaker",
            "planemaker",
        ),
        *("manufacturer", "distributor", "brewer", "refiner", "grocer", "insurer", "lender", "utility", "startup"),
        *("exporter", "importer", "brewery", "shipbuilder", "subsidiary", "airliner", "shipowner", "conglomerate"),
    ]
)
NOUNS_BEFORE = 6  # words of a title in front of a name ("former Pentagon press spokesman")


def role_of(text: str, tokens: Sequence[Token], name: Name, first: int, last: int) -> str | None:
    """The role of the name that stands at tokens `first` to `last` (exclusive), from the words around it."""
    if name.sort in ("place", "people"):
        return None
    title, after = _title_before(text, tokens, name, first), _after(text, tokens, last)
    return (
        "; ".join(filter(None, (title, after)))
        or _before(text, tokens, first)
        or _firm_before(text, tokens, first, last)
    )


def _title_before(text: str, tokens: Sequence[Token], name: Name, first: int) -> str | None:
    """ "President", "lead author", "Pentagon spokesman Col." right before the name."""
    start = first
    while start and tokens[start].start > name.title_start:
        start -= 1
    stop = start
    title = tokens[start - 1].lower if start else ""
    if start and not tokens[start - 1].is_capitalised and (is_person_noun(title) or title in FIRM_TITLES):
        while start and stop - start < NOUNS_BEFORE and _qualifies(tokens, start - 1):
            start -= 1
    if start == first:
        return None
    role = text[tokens[start].start : tokens[first - 1].end].strip()
    return role if role.lower().strip(".") not in ("", "mr", "mrs", "ms", "miss", "dr") else None


def _qualifies(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text in ("'s", "’s"):
        return at > 0 and tokens[at - 1].is_capitalised
    word = token.lower
    if not token.text[0].isalpha() or word in word_set("determiners") or word in word_set("phrase_ends"):
        return False
    if word in function_words() and not is_person_noun(word) and word not in ("us",):
        return False
    return not word.endswith("ly") and (token.is_capitalised or not word.endswith(("ing", "ed")) or word == "acting")


def _after(text: str, tokens: Sequence[Token], last: int) -> str | None:
    """ ", a member of the committee," after the name."""
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return None
    start = last + 1
    if tokens[start].lower == "who" and start + 2 < len(tokens) and tokens[start + 1].lower in LEADING:
        return _leading(text, tokens, start + 1)
    end = start
    while end < len(tokens) and end - start < LONGEST_ROLE and tokens[end].text not in STOPS:
        if tokens[end].lower in ("said", "says", "told", "added", "say"):
            return None
        if tokens[end].lower in ("who", "which", "whose", "that"):
            break
        end += 1
    words = [token.lower for token in tokens[start:end]]
    if end == start or CLAUSAL.intersection(words) or words[-1] in HANGING or not _describes(tokens, start, end):
        return None
    return text[tokens[start].start : tokens[end - 1].end]


def _leading(text: str, tokens: Sequence[Token], start: int) -> str | None:
    """ "chairs the harbour board" of ", who chairs the harbour board,"."""
    end = start + 1
    if tokens[end].lower not in ARTICLES | DETERMINERS and not tokens[end].is_capitalised:
        return None
    while end < len(tokens) and end - start < LONGEST_ROLE and tokens[end].text not in STOPS:
        if end > start + 1 and tokens[end].lower in CLAUSAL | {"and", "but", "who", "which", "that", "said", "told"}:
            break
        end += 1
    return text[tokens[start].start : tokens[end - 1].end] if tokens[end - 1].is_word else None


def _describes(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words are a description: their first noun phrase ends in a word for people or bodies."""
    head = start
    while head < end and tokens[head].lower not in word_set("phrase_ends") and tokens[head].text != "'s":
        head += 1
    before_possessive = head < end and tokens[head].text in ("'s", "’s")
    word = tokens[end - 1 if before_possessive else head - 1].lower if head > start else ""
    if _is_predicate(tokens, start):
        return False
    determined = tokens[start].lower in ("the", "a", "an", "one", "its", "his", "her", "their")
    if word in ("who", "which") or (
        tokens[start].is_capitalised and not (is_person_noun(word) or word in body_kinds())
    ):
        return False
    return (
        is_person_noun(word)
        or (determined and (word in body_kinds() or before_possessive))
        or (
            determined
            and word.isalpha()
            and not word.endswith("ing")
            and word not in document_nouns()
            and end - start <= 8
        )
    )


def _is_predicate(tokens: Sequence[Token], start: int) -> bool:
    """Whether a verb with its object goes on with the sentence: "Ana Holm, accused the minister of having ..."."""
    first, second = tokens[start], tokens[start + 1].lower if start + 1 < len(tokens) else ""
    return not first.is_capitalised and is_past(first.lower) and second in ARTICLES | DETERMINERS


def _before(text: str, tokens: Sequence[Token], first: int) -> str | None:
    """ "The defence secretary of the United States, NAME" before the name."""
    if first < 2 or tokens[first - 1].text != ",":
        return None
    start = first - 1
    while start and first - start < LONGEST_ROLE and tokens[start - 1].text not in STOPS:
        start -= 1
    while start < first - 1 and tokens[start].lower not in ("the", "a", "an", "his", "her", "its", "their", "one"):
        if is_person_noun(tokens[start].lower) or tokens[start].is_capitalised:
            break
        start += 1
    if start >= first - 1 or not _person_head(tokens, start, first - 1):
        return None
    return text[tokens[start].start : tokens[first - 2].end]


def _firm_before(text: str, tokens: Sequence[Token], first: int, last: int) -> str | None:
    """ "The printing company, NAME," with what sets the firm apart from others before the name."""
    if first < 3 or tokens[first - 1].text != "," or last >= len(tokens) or tokens[last].text != ",":
        return None
    if tokens[first - 2].lower not in FIRM_TITLES | set(word_classes("body_words")["company"]):
        return None
    start = first - 2
    while start and first - start < NOUNS_BEFORE and _qualifies(tokens, start - 1):
        start -= 1
    bare = start == first - 2 or not start or tokens[start - 1].lower not in ("the", "its", "their")
    return None if bare else text[tokens[start].start : tokens[first - 2].end]


def _person_head(tokens: Sequence[Token], start: int, end: int) -> bool:
    head = start
    while head < end and tokens[head].lower not in word_set("phrase_ends"):
        head += 1
    return head > start and is_person_noun(tokens[head - 1].lower)
