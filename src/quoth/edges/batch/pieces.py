"""What is carried out for a piece of each step: what a worker or the engine carries out for a piece of each."""

from collections.abc import Callable

from quoth.edges.batch.tasks import Done, Task


def read(task: Task) -> Done:
    """Inputs to rows of reports."""
    from quoth.edges.batch.reading import read_split

    return read_split(task)


def doubles(task: Task) -> Done:
    """Reports to those whose words came in more than once."""
    from quoth.edges.batch.joining import find_doubles

    return find_doubles(task)


def pairs(task: Task) -> Done:
    """Keys to pairs of reports that share enough."""
    from quoth.edges.batch.joining import find_pairs

    return find_pairs(task)


def gather(task: Task) -> Done:
    """Reports to the parts that they are told in."""
    from quoth.edges.batch.joining import gather_reports

    return gather_reports(task)


def tell(task: Task) -> Done:
    """Parts to stories, lineage and ledger."""
    from quoth.edges.batch.telling import tell_part

    return tell_part(task)


def severed(task: Task) -> Done:
    """Stories to those that a cut went through."""
    from quoth.edges.batch.severed import find_severed

    return find_severed(task)


PIECES: dict[str, Callable[[Task], Done]] = {
    "read": read, "doubles": doubles, "pairs": pairs, "gather": gather, "tell": tell, "severed": severed,
}  # fmt: skip
