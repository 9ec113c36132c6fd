"""The one gate for text from outside: nothing in it can move the cursor, write the clipboard or turn the line round."""

import re

# C0 but line feed and tab, DEL, C1, bidi controls and isolates, invisible format characters.
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")
ESCAPE = "\x1b"


def visible(text: str) -> str:
    """The text with every character that could act replaced by one that shows it."""
    return ACTING.sub(lambda match: shown(match[0]), text)


def shown(char: str) -> str:
    """A visible stand-in: a symbol for ESC, a hex code for other controls, the code point for format characters."""
    if char == ESCAPE:
        return "␛"
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"⟨U+{code:04X}⟩"
