"""The one gate for text from outside: nothing in it can move the cursor, write the clipboard or turn the line round."""

import re

# C0 but line feed and tab, DEL, C1, line and paragraph separators, bidi controls and isolates, deprecated and
# interlinear format characters, lone surrogates (no encoding can write them), tag characters.
ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
# Characters that show nothing and do nothing on a terminal but take a place in a count: soft hyphen, zero-width space
# and joiners of words, byte order mark, selectors of variants (content credentials hide whole records in them).
SILENT = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff\U000e0100-\U000e01ef]")
ESCAPE = "\x1b"


def visible(text: str) -> str:
    """The text with every character that could act replaced by one that shows it, and without those that show nothing."""
    if text.isascii() and text.isprintable():
        return text
    return ACTING.sub(lambda match: shown(match[0]), SILENT.sub("", text))


def shown(char: str) -> str:
    """A visible stand-in: a symbol for ESC, a hex code for other controls, the code point for format characters."""
    if char == ESCAPE:
        return "␛"
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"⟨U+{code:04X}⟩"
