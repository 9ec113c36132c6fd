"""Whether "he" or "she" can mean somebody: from honorifics, roles, given names and the form of the name."""

from quoth.annotate.vocabulary import given_names
from quoth.text.folding import fold_words

FEMALE = frozenset(
    [
        *("mrs", "ms", "miss", "lady", "dame", "queen", "princess", "duchess", "baroness", "countess", "sister"),
        *("spokeswoman", "chairwoman", "congresswoman", "councilwoman", "businesswoman", "policewoman", "actress"),
        *("woman", "girl", "mother", "mum", "mom", "wife", "widow", "daughter", "grandmother", "aunt", "niece"),
        *("midwife", "waitress", "housewife", "girlfriend", "stepmother", "headmistress", "nun", "her"),
    ]
)
MALE = frozenset(
    [
        *("mr", "sir", "lord", "king", "prince", "duke", "baron", "count", "father", "brother", "pope", "imam"),
        *("spokesman", "chairman", "congressman", "councilman", "businessman", "policeman", "actor", "fisherman"),
        *("man", "boy", "dad", "husband", "widower", "son", "grandfather", "uncle", "nephew", "boyfriend", "his"),
        *("gentleman", "headmaster", "ayatollah", "monk", "cardinal", "bishop", "archbishop", "sheikh"),
    ]
)

HONORIFICS = {"mr": "m", "mr.": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "sir": "m", "dame": "f"}


def gender_of(name: str, roles: str) -> str:
    """m, f, or "" where nothing tells: roles and honorifics first, then the given name, then its last letter."""
    words = set(fold_words(roles))
    if words & FEMALE and not words & MALE:
        return "f"
    if words & MALE and not words & FEMALE:
        return "m"
    parts = fold_words(name)
    if len(parts) < 2:
        return ""
    known = given_names().get(parts[0], "")
    return "" if known == "-" else known


def likely_gender(name: str) -> str:
    """The gender that the last letter of the given name makes likelier, for names that no list has; "" for one word."""
    parts = fold_words(name)
    if len(parts) < 2 or parts[0] in given_names():
        return ""
    return "f" if parts[0].endswith(("a", "e", "i", "ie")) else "m"
