"""A rule as a reader would say it: by words of its own where its name alone says little, else by its name."""

from quoth.lexicons import load_table

WORDS = {row[0]: row[1] for row in load_table("rule_words")}


def rule_in_words(rule: str) -> str:
    """ "is_hardly_another" as "two nearly equal counts of one noun, …"; "figure was taken back" as it stands."""
    plain = rule.replace("-", "_")
    return WORDS.get(plain, plain.replace("_", " "))
