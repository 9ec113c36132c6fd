"""Tables made once for each object: not again for the same one, anew for another that is equal."""

from quoth.compare.tables import KEPT, made_once


def test_a_table_is_made_once_for_each_object() -> None:
    made: list[tuple[int, ...]] = []

    @made_once
    def table(numbers: tuple[int, ...]) -> int:
        made.append(numbers)
        return sum(numbers)

    one, other = tuple(range(1, 4)), tuple(range(1, 4))
    assert [table(one), table(one), table(other), table(one)] == [6, 6, 6, 6]
    assert len(made) == 2


def test_the_oldest_tables_are_let_go() -> None:
    made: list[object] = []

    @made_once
    def table(whole: tuple[int, ...]) -> int:
        made.append(whole)
        return len(whole)

    many = [(n,) for n in range(KEPT + 1)]
    for whole in many:
        table(whole)
    table(many[-1])
    assert len(made) == KEPT + 1
    table(many[0])
    assert len(made) == KEPT + 2
