"""Names by their capital letters: runs of capitalised words, taken apart into title and name."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from quoth.annotate.vocabulary import (
    body_kinds,
    folded,
    function_words,
    given_names,
    is_person_noun,
    media_endings,
    media_names,
    names_outlet,
    title_words,
    word_set,
)
from quoth.text.countries import country_at, country_forms
from quoth.text.names import is_title, surnames_first
from quoth.text.tokens import Token

Sort = Literal["person", "body", "media", "place", "people", "unknown"]
LONGEST_RUN = 14  # words; longer stretches of capitals are headings, not names
TITLE_CASE_SHARE = 0.7  # of the longer words of a line without a full stop: above it capitals say nothing
PROSE_SHARE = 0.95  # the same for a sentence that ends like one
JOINS = frozenset({"of", "for", "on"})


class Name(NamedTuple):
    """A name as it stands: its place without title, where the title in front begins, its words, what it names."""

    start: int
    end: int
    title_start: int
    words: tuple[str, ...]
    sort: Sort

    @property
    def folded(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(word for word in folded(self.words) if word) or ("",)


def is_title_case(tokens: Sequence[Token]) -> bool:
    """Whether a sentence has capitals nearly everywhere, like a headline, so that they mark no names.

    So has a heading in the line of its story, all in capitals with a small word among them ("OIL IN THE COVE.").
    """
    closed = not tokens or tokens[-1].text in (".", '"', "”", ",")
    words = [token for token in tokens if token.text[0].isalpha() and len(token.text) > (1 if closed else 3)]
    small = any(token.lower in function_words() for token in words)
    if small and len(words) > 1 and all(token.text.isupper() for token in words):
        return True
    words = [token for token in words if token.lower not in function_words()]
    share = PROSE_SHARE if closed else TITLE_CASE_SHARE
    return len(words) >= 4 and sum(token.is_capitalised for token in words) >= share * len(words)


def names_in(text: str, tokens: Sequence[Token], known: frozenset[str], lower: frozenset[str]) -> list[Name]:
    """The names of one sentence; `known` are words seen capitalised inside sentences, `lower` words seen without."""
    names: list[Name] = []
    at = 0
    while at < len(tokens):
        outlet = _outlet_end(tokens, at)
        if outlet > at + 1:
            name = tokens[at:outlet]
            names.append(Name(name[0].start, name[-1].end, name[0].start, tuple(t.text for t in name), "media"))
            at = outlet
            continue
        end = _run_end(text, tokens, at) if _may_start(tokens, at, known, lower) else at
        if end == at:
            at += 1
            continue
        end = _with_body_joins(text, tokens, at, end)
        names += _taken_apart(tokens, at, min(end, at + LONGEST_RUN))
        at = end
    return names


def _outlet_end(tokens: Sequence[Token], at: int) -> int:
    """The index after the longest known outlet that begins here; the same index where none does."""
    if not tokens[at].is_capitalised or tokens[at].lower == "the":
        return at
    for end in range(min(at + 4, len(tokens)), at, -1):
        if folded(tuple(token.text for token in tokens[at:end])) in media_names():
            return end
    return at


COMPOUND = re.compile(
    r"-(?:based|born|owned|led|backed|run|made|style|funded|controlled|trained|bound|linked|wide|listed|registered|flagged)$"
)


def _capital(token: Token) -> bool:
    if COMPOUND.search(token.text) or token.lower == "n't" or token.lower in word_set("captions"):
        return False
    if token.is_capitalised:
        return token.lower not in word_set("calendar") or token.text == "May"
    head, mark, tail = token.text.partition("-")
    return bool(mark) and head in ("al", "el", "an", "as", "ad", "ar", "at") and tail[:1].isupper()


def _opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in ("“", '"', "‘", "”", ":", "—", "–", "-", "•", "*", "(", ")", "…", ".")


def _may_start(tokens: Sequence[Token], at: int, known: frozenset[str], lower: frozenset[str]) -> bool:
    """Whether a name may begin here: a capital that the start of a sentence does not explain."""
    token = tokens[at]
    if token.text == "I":
        return False
    if not _capital(token) or token.lower in function_words() or token.lower in ("mr", "mrs", "ms", "dr"):
        return _capital(token) and token.lower in ("mr", "mrs", "ms", "dr")
    if token.text == "May" and not (at + 1 < len(tokens) and _capital(tokens[at + 1])):
        return False
    if not _opens_sentence(tokens, at) or token.text.isupper():
        return True
    follows = at + 1 < len(tokens) and _capital(tokens[at + 1])
    if follows and token.lower not in word_set("starters") and tokens[at + 1].lower in title_words():
        return True
    if token.lower in word_set("starters") or token.lower in lower:
        return follows and (token.lower in title_words() or token.text in known or token.lower in _adjectives())
    if follows or token.text in known or token.lower in _adjectives():
        return True
    plain = not token.lower.endswith(("s", "ing", "ed", "ly"))
    return plain or token.lower in given_names() or folded((token.text,)) in media_names()


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(words[0] for words in country_forms() if len(words) == 1)


def _run_end(text: str, tokens: Sequence[Token], at: int) -> int:
    """The index after the run of capitals, with initials, "&", particles and abbreviated titles inside it."""
    end = at + 1
    while end < len(tokens):
        step = _step(text, tokens, end)
        if not step:
            break
        end += step
    return end


def _step(text: str, tokens: Sequence[Token], end: int) -> int:
    """How many tokens the run goes on for: 0 where it ends."""
    token, before = tokens[end], tokens[end - 1]
    gap = text[before.end : token.start]
    if gap not in ("", " ", "\xa0") or (gap == "" and token.text != "."):
        return 0
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    # "GM GM" is a sign of the exchange beside its name, and no name of two words.
    if token.text == before.text and token.text.isupper() and len(token.text) > 1:
        return 0
    if _capital(token):
        return 0 if token.lower in function_words() and token.lower not in ("us",) else 1
    if token.text == "." and following and before.lower in word_set("abbreviations") and _capital(following):
        return 2
    if token.text == "&" and following and _capital(following):
        return 2
    if token.text.isdigit() and before.lower in ("no", "no."):
        return 1
    if token.lower in word_set("particles"):
        return _particle_step(tokens, end)
    return 0


def _particle_step(tokens: Sequence[Token], end: int) -> int:
    for ahead in range(1, 4):
        if end + ahead >= len(tokens):
            return 0
        if tokens[end + ahead].is_capitalised:
            return ahead + 1
        if tokens[end + ahead].lower not in word_set("particles"):
            return 0
    return 0


def _with_body_joins(text: str, tokens: Sequence[Token], at: int, end: int) -> int:
    """The run with what "of" and "for" add to a body: "Ministry of Defence", "Front for the Renewal of the North"."""
    goes_on = end + 1 < len(tokens) and tokens[end].lower == "and" and tokens[end + 1].is_capitalised
    if goes_on and tokens[end - 1].lower in word_set("departments"):
        end = _run_end(text, tokens, end + 1)
    for _ in range(4):
        last = tokens[end - 1].lower
        is_body = any(token.lower in body_kinds() or token.lower in _JOINED for token in tokens[at:end])
        if not is_body or end >= len(tokens) or tokens[end].lower not in JOINS or last in ("police", "team"):
            return end
        after = end + 1
        if after < len(tokens) and tokens[after].lower == "the":
            after += 1
        if after >= len(tokens) or not tokens[after].is_capitalised or tokens[after].lower in word_set("calendar"):
            return end
        if tokens[end].lower == "on" and last not in ("committee", "commission", "council"):
            return end
        end = _run_end(text, tokens, after)
        if end + 1 < len(tokens) and tokens[end].lower == "and" and tokens[end + 1].is_capitalised:
            follower = tokens[end + 1]
            if not follower.text.isupper() and follower.lower not in given_names() and last != "bank":
                end = _run_end(text, tokens, end + 1)
    return end


# Not bodies themselves, but joined by "of": "House of Commons", "Secretary of State", "Bank of Ireland".
_JOINED = frozenset({"house", "secretary", "chief", "minister", "ministry", "department", "union", "republic"})


def _taken_apart(tokens: Sequence[Token], at: int, end: int) -> list[Name]:
    """A run as one name, its titles cut off; a run that is only a title is none."""
    run = [token for token in tokens[at:end] if token.text != "."]
    words = tuple(token.text for token in run)
    plain = folded(words)
    cut, trade = _title_length(plain), False
    if cut == len(words):
        return []
    if not cut and _opens_sentence(tokens, at) and _is_trade(words, plain):
        cut, trade = 1, True
    if not cut:
        cut = _adjective_length(plain) or _shouted_length(words)
    if cut < len(plain) and plain[cut] == "of":
        country = country_at(plain, cut + 1)
        cut = country[1] if country else len(plain)
    name = run[cut:]
    if not name:
        return []
    if PARTY_TAG.match(name[0].text) or (len(name) == 1 and not cut and is_title(plain)):
        return []
    sort: Sort = "person" if trade or (cut and _title_length(plain)) else _sort_of(tokens, at, words[cut:], plain[cut:])
    return [Name(name[0].start, name[-1].end, run[0].start, words[cut:], sort)]


PARTISAN = frozenset(["republican", "democrat", "democratic", "conservative", "labour", "muslim", "jewish", "catholic"])
PARTY_TAG = re.compile(r"[DRI]-[A-Z]")  # "(D-NY)" behind the name of a lawmaker


def _title_length(words: tuple[str, ...]) -> int:
    """How many words in front are a title with what qualifies it; 0 where no name follows one."""
    if all(word in title_words() for word in words) and len(words) > 1:
        return len(words) if is_title(words) or len(words) > 2 else 0
    for cut in range(len(words) - 1, 0, -1):
        if any(word in body_kinds() or word in _AFTER_RANK for word in words[cut:]):
            return 0
        if any(is_title(words[start:cut]) for start in range(max(0, cut - 4), cut)):
            return cut
        joined = words[max(0, cut - 3) : cut - 1]
        portfolio = joined[-1:] == ("of",) or joined == ("of", "the")
        if portfolio and words[0] in ("minister", "secretary") and len(words) - cut >= 2:
            return cut
    return 0


def _is_trade(words: tuple[str, ...], plain: tuple[str, ...]) -> bool:
    """Whether what a person is opens the sentence before the full name: "Foreman Pavel Holm", "Widow Jana Riis"."""
    named = len(words) == 3 and all(word[:1].isupper() and not word.isupper() for word in words)
    if not named or not is_person_noun(plain[0]) or plain[0] in given_names() or _sort_by_list(plain):
        return False
    return plain[-1] not in word_set("firm_words") | word_set("place_words")


_AFTER_RANK = frozenset({"motors", "electric", "dynamics", "mills", "assembly", "atomics", "council", "league"})


def _adjective_length(words: tuple[str, ...]) -> int:
    """How many words in front are a nationality that is no part of the name of a person."""
    if words[0] in PARTISAN and len(words) > 1:
        return 1
    found = country_at(words, 0)
    if not found or found[0].form != "adjective" or len(words) == found[1]:
        return 0
    rest = words[found[1] :]
    if len(rest) == 1:
        return 0 if rest[0] in body_kinds() or rest[0] in media_endings() else found[1]
    return found[1] if rest[0] in given_names() else 0


def _shouted_length(words: tuple[str, ...]) -> int:
    """How many words in capitals stand before a name that is not in capitals ("JUST WATCHED Delgado")."""
    count = 0
    while count < len(words) and len(words[count]) > 3 and words[count].isupper() and words[count].isalpha():
        count += 1
    rest = words[count:]
    return count if rest and not any(word.isupper() or word.lower() in body_kinds() for word in rest) else 0


def _sort_of(tokens: Sequence[Token], at: int, words: tuple[str, ...], plain: tuple[str, ...]) -> Sort:
    """What a run without title names, by its words and the word before it."""
    known = _sort_by_list(plain)
    if known:
        return known
    before = tokens[at - 1].lower if at else ""
    if before == "to" and at > 1 and tokens[at - 2].lower == "according":
        before = ""
    if len(plain) == 1:
        return _sort_of_one(words[0], plain[0], before)
    if plain[0] in given_names() or plain[0] in surnames_first():
        return "person"
    if plain[-1] in word_set("firm_words") or "&" in words:
        return "body"
    if plain[-1] in word_set("place_words") or (plain[0] in word_set("place_firsts") and len(plain) < 4):
        return "place"
    if before in word_set("place_prepositions") and len(plain) == 2:
        return "place"
    return "person" if len(plain) <= 5 else "unknown"


def _sort_by_list(plain: tuple[str, ...]) -> Sort | None:
    """What a name is by the lists alone: an outlet, a country, a body by one of its nouns."""
    if names_outlet(plain):
        return "media"
    country = country_at(plain, 0)
    if country and country[1] == len(plain):
        return COUNTRY_SORTS[country[0].form]
    return "body" if any(word in body_kinds() for word in plain) else None


COUNTRY_SORTS: dict[str, Sort] = {"name": "place", "capital": "place", "adjective": "people", "metonym": "body"}


def _sort_of_one(word: str, plain: str, before: str) -> Sort:
    if word.isupper() and 2 <= len(plain) <= 6:
        return "body"
    if before in word_set("place_prepositions") and plain not in given_names():
        return "place"
    return "unknown"
