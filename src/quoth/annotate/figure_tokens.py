"""The tokens of a sentence cut at the hyphens and letters that tie numbers to words ("48-page", "0-to-60", "$US113", ".5")."""

import re

from quoth.text.numbers import DIGITS, LONGEST_DIGITS, ONES, SCALES, TENS, may_be_a_word, small_value
from quoth.text.tokens import Token

# "$US113", "$A82": the country stands behind the sign.
CODE_GLUED = re.compile(r"(USD|EUR|GBP|JPY|CNY|RMB|INR|CHF|AUD|CAD|RM|Rs)(\d[\d.,]{0,20}\w{0,3})")
COUNTRY_GLUED = re.compile(r"(US|AU|A|NZ|CA|C|HK|S)(\d[\d.,]{0,20})")
FIGURE = re.compile(r"\d{1,15}(?:[.,]\d{1,15}){0,6}(?:[a-zA-Z]{1,3}\b)?")
NEGATIVE = frozenset({"minus", "sub"})
MONEY = frozenset("$€£¥₩₹")
THIN_SPACES = frozenset({"\xa0", "\u202f", "\u2009"})


def figure_tokens(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with number words and digits apart from what a hyphen ties to them; the places stay those of the text."""
    made: list[Token] = []
    done = 0
    for index, token in enumerate(tokens):
        if token.start < done:
            continue
        cut = cut_token(text, tokens, index)
        made += cut
        done = cut[-1].end
    return tuple(made)


def cut_token(text: str, tokens: tuple[Token, ...], index: int) -> list[Token]:
    """The parts of one token, or the token itself."""
    token = tokens[index]
    first = token.text[0]
    if first.isdigit():
        grouped = spaced_thousands(text, tokens, index)
        if grouped is not None:
            return [grouped]
    elif first == "." and index + 1 < len(tokens) and tokens[index + 1].start == token.end:
        return [decimal(text, tokens, index)]
    elif index and tokens[index - 1].text == "$" and tokens[index - 1].end == token.start:
        return glued_parts(text, token, COUNTRY_GLUED)
    elif (
        token.text[:2] in ("US", "EU", "GB", "JP", "CN", "RM", "IN", "CH", "AU", "CA", "Rs")
        and token.text[-1:].isalnum()
    ):
        return glued_parts(text, token, CODE_GLUED)
    if "-" in token.text and len(token.text) > 1:
        return hyphened(text, token)
    return [token]


def spaced_thousands(text: str, tokens: tuple[Token, ...], index: int) -> Token | None:
    """ "10 000", "$13 009", where a space that does not break, three zeros or a sign of money shows the groups to be one"""
    token, at, end = tokens[index], index + 1, tokens[index].end
    if not (token.text.isascii() and token.text.isdigit() and len(token.text) <= 3):
        return None
    money = index > 0 and tokens[index - 1].text in MONEY and tokens[index - 1].end == token.start
    while at < len(tokens) and len(tokens[at].text) == 3 and tokens[at].text.isascii() and tokens[at].text.isdigit():
        gap = text[end : tokens[at].start]
        if (
            not (gap in THIN_SPACES or (gap == " " and (money or tokens[at].text == "000")))
            or end - token.start > LONGEST_DIGITS
        ):
            break
        end, at = tokens[at].end, at + 1
    if at == index + 1:
        return None
    digits = ",".join(token.text for token in tokens[index:at])
    return Token(token.start, end, digits, digits)


def decimal(text: str, tokens: tuple[Token, ...], index: int) -> Token:
    """ ".001" with its point, where digits follow the point and no word stands before it"""
    point, digits = tokens[index], tokens[index + 1]
    free = point.start == 0 or text[point.start - 1].isspace() or text[point.start - 1] in "$€£("
    if free and digits.text.isascii() and digits.text.isdigit():
        return made_token(text, point.start, digits.end)
    return point


def glued_parts(text: str, token: Token, shape: re.Pattern[str]) -> list[Token]:
    """ "US" and "113" of "$US113", "USD" and "10m" of "USD10m", with all the digits that follow."""
    match = shape.match(text, token.start)
    digits = DIGITS.match(text, match.start(2), match.end(2)) if match else None
    if match is None or digits is None:
        return [token]
    parts = [made_token(text, match.start(1), match.end(1)), made_token(text, digits.start(), digits.end())]
    if digits.end() < token.end and text[digits.end()].isalpha():
        return [parts[0], made_token(text, digits.start(), token.end)]
    return [*parts, made_token(text, digits.end(), token.end)] if digits.end() < token.end else parts


def hyphened(text: str, token: Token) -> list[Token]:
    """The parts of a word with hyphens if one of them is a number, else the word itself; "10,000-12,000" has all its digits."""
    words = token.lower.split("-")
    if small_value(token.lower) is not None or len(words) > 6:
        return [token]
    tied = any(word[:1].isdigit() or word in ONES or word in TENS for word in words) or words[0] in SCALES
    if not tied and not (words[0] in NEGATIVE or (words[0] == "half" and len(words) == 2)):
        return [token]
    if may_be_a_word(token.lower) and len(words) == 2 and words[1] in SHARES:
        return [token]
    parts: list[Token] = []
    at = token.start
    for number, word in enumerate(token.text.split("-")):
        if number:
            parts.append(Token(at, at + 1, "-", "-"))
            at += 1
        digits = FIGURE.match(text, at) if word[:1].isdigit() else None
        end = max(at + len(word), digits.end() if digits else 0)
        if word:
            parts.append(made_token(text, at, end))
        at = end
        if end > token.end:
            break
    return parts


SHARES = frozenset(
    "third thirds quarter quarters fifth fifths sixth sixths seventh sevenths eighth eighths ninth tenth tenths half".split()
)


def made_token(text: str, start: int, end: int) -> Token:
    """The token of a stretch of the text."""
    return Token(start, end, text[start:end], text[start:end].lower())
