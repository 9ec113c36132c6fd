"""A number with what it counts, as it is printed everywhere."""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 report", "3 reports", "1,200 reports", "2 stories"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
