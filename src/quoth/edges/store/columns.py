"""Column types that give back what was put in: text with any character, and JSON in stable bytes."""

from typing import Any

import msgspec
from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

# PostgreSQL takes no U+0000 in text. There, and only there, it is written as the escape character and a zero, and the
# escape character itself, which no text is meant to hold, twice.
ESCAPE, NUL = "\U0010fffd", "\x00"
ESCAPED_NUL = ESCAPE + "0"


class ExactText(TypeDecorator[str]):
    """Text in which every code point comes back on both databases, U+0000 too."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as the database takes it."""
        if value is None or dialect.name != "postgresql" or (NUL not in value and ESCAPE not in value):
            return value
        return value.replace(ESCAPE, ESCAPE * 2).replace(NUL, ESCAPED_NUL)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it was."""
        if value is None or dialect.name != "postgresql" or ESCAPE not in value:
            return value
        return ESCAPE.join(part.replace(ESCAPED_NUL, NUL) for part in value.split(ESCAPE * 2))


class StableJson(TypeDecorator[Any]):
    """Plain values as JSON text, keys sorted, so that equal values are equal bytes and SQL functions can read them."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """The value as JSON."""
        return None if value is None else msgspec.json.encode(value, order="sorted").decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """The JSON as dictionaries, lists, numbers and text."""
        return None if value is None else msgspec.json.decode(value)
