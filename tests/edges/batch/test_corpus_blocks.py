"""Blocks: who is told together, and where a very large event is cut."""

import numpy as np
import pytest

from quoth.edges.batch.blocks import GREATEST, MOST_REPORTS, Edges, blocks_of, copies_among, forest


def chain(first: int, count: int, *, shared: int, copy: bool) -> Edges:
    """Reports each of which was met by the one before it."""
    number = np.arange(first + 1, first + count, dtype=np.uint64)
    ones = np.ones(count - 1, np.int64)
    return Edges(number, number - np.uint64(1), shared * ones, ones.astype(bool) & copy)


def sizes(count: int, *edges: Edges) -> list[int]:
    return sorted(map(len, blocks_of(np.arange(count, dtype=np.uint64), edges)[0]))


def test_an_event_of_one_text_in_very_many_papers_is_one_block() -> None:
    assert sizes(3_000, chain(0, 3_000, shared=700_000, copy=True)) == [3_000]


def test_copies_count_as_one_text_and_a_block_has_only_so_many_texts() -> None:
    texts, copies = GREATEST - 1, 2_000
    edges = chain(0, texts + 1, shared=90_000, copy=False), chain(texts, copies, shared=700_000, copy=True)
    assert sizes(texts + copies, *edges) == [texts + copies]
    assert len(sizes(2 * GREATEST, chain(0, 2 * GREATEST, shared=90_000, copy=False))) == 2


def test_what_a_cut_went_through_is_known() -> None:
    blocks, cut = blocks_of(np.arange(4, dtype=np.uint64), [chain(0, 4, shared=90_000, copy=False)], texts=3)
    assert [sorted(block) for block in blocks] == [[0, 1, 2], [3]]
    assert cut == [(3, 2, 90_000)]
    assert blocks_of(np.arange(4, dtype=np.uint64), [chain(0, 4, shared=90_000, copy=False)])[1] == []


def test_no_block_has_more_reports_than_one_process_tells() -> None:
    assert max(sizes(2 * MOST_REPORTS, chain(0, 2 * MOST_REPORTS, shared=700_000, copy=True))) == MOST_REPORTS


def test_copies_share_nearly_all_that_the_greater_of_them_has() -> None:
    names, own = np.array([1, 2, 3], np.uint64), np.array([900, 1_000, 400])
    pairs = np.array([2, 3, 3], np.uint64), np.array([1, 1, 2], np.uint64), np.array([960, 390, 400])
    assert copies_among(*pairs, (names, own)).tolist() == [True, False, False]


@pytest.mark.parametrize("copy", [True, False])
def test_what_joins_all_is_one_fewer_than_reports(copy: bool) -> None:
    one = chain(0, 5, shared=90_000, copy=copy)
    more = Edges(*(np.concatenate([column, column]) for column in one))
    assert len(forest(more)) == 4
