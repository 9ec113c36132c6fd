"""From scores to spans: what is probable is found, spans are well-formed, contents of two cues may overlap."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from quoth.annotate.reader.decoding import Reading, Tags, best_paths, bucket, read_window
from quoth.annotate.reader.hints import RULED_CONTENT, RULED_OUT, RULED_SOURCE, Hints
from quoth.annotate.reader.windows import Window
from quoth.types import Span

TEXT = 'Ada Rell said the crew denied that it sank, "badly".'
WORDS = ("Ada", "Rell", "said", "the", "crew", "denied", "that", "it", "sank", ",", '"', "badly", '"', ".")


def window() -> Window:
    units, at = [], 0
    for word in WORDS:
        start = TEXT.index(word, at)
        at = start + len(word)
        units.append(Span(start, at))
    marks = tuple("" if word[0].isalnum() else word for word in WORDS)
    size = len(WORDS)
    return Window((1,) * size, (0,) * size, tuple(units), tuple(range(size)), marks, Span(0, size))


def tags(cues: dict[int, int], roles: dict[int, dict[int, int]]) -> Tags:
    """Scores that are sure: the label of each unit, and the role of each unit for each cue."""
    size = len(WORDS)
    labels = np.zeros((size, 4), np.float32)
    labels[:, 0] = 6
    for unit, label in cues.items():
        labels[unit] = 0
        labels[unit, label] = 6
    # One dimension of the products a cue, so that each cue sees its own roles.
    query = np.zeros((size, 4, size), np.float32)
    key = np.zeros((size, 4, size), np.float32)
    for number, (anchor, row) in enumerate(roles.items()):
        query[anchor, :, number] = 10
        for unit in range(size):
            key[unit, row.get(unit, 0), number] = 10
    nothing = np.zeros((size, 9), np.float32)
    said = nothing.copy()
    said[5, 1] = 5
    zero = np.zeros((size, 4), np.float32)
    return Tags(labels, query, key, zero, said, nothing, zero[:, :1], *CONSTANTS)


# No weight on distance; a rule that calls a unit source or content weighs much, one of stance decides.
CONSTANTS = (
    np.zeros((4, 65), np.float32),
    np.array([[0, 0, 0, 0], [300, 0, 0, 0], [0, 300, 0, 0], [0, 0, 300, 0], [0, 0, 0, 0]], np.float32),
    np.zeros((9, 9), np.float32),
)
UNTOLD = Hints(np.zeros(len(WORDS), np.int64), {})
SAID = {2: {0: 1, 1: 1, 3: 2, 4: 2, 5: 2, 6: 2, 7: 2, 8: 2}}
DENIED = {5: {3: 1, 4: 1, 7: 2, 8: 2, 9: 2, 10: 2, 11: 2, 12: 2, 13: 2}}


def read(cues: dict[int, int], roles: dict[int, dict[int, int]], hints: Hints = UNTOLD) -> list[Reading]:
    return list(read_window(window(), tags(cues, roles), hints))


def test_a_cue_has_its_source_and_content() -> None:
    (found,) = read({2: 1}, SAID)
    assert found.cue and found.cue.of(TEXT) == "said"
    assert found.source and found.source.of(TEXT) == "Ada Rell"
    assert [piece.of(TEXT) for piece in found.content] == ["the crew denied that it sank"]


def test_a_content_may_hold_another_cue_with_its_own() -> None:
    outer, inner = read({2: 1, 5: 1}, SAID | DENIED)
    assert inner.source and inner.source.of(TEXT) == "the crew"
    assert [piece.of(TEXT) for piece in inner.content] == ['it sank, "badly"']
    assert (outer.stance, inner.stance) == ("asserted", "denied")


def test_a_cue_of_several_words_is_one() -> None:
    (found,) = read({5: 1, 6: 2}, DENIED)
    assert found.cue and found.cue.of(TEXT) == "denied that"


def test_what_a_rule_says_of_the_cue_weighs_with_its_roles() -> None:
    row = np.full(len(WORDS), RULED_OUT)
    row[[3, 4]], row[[7, 8]] = RULED_SOURCE, RULED_CONTENT
    (found,) = read({5: 1}, {}, Hints(np.zeros(len(WORDS), np.int64), {5: row}))
    assert found.source and found.source.of(TEXT) == "the crew"
    assert [piece.of(TEXT) for piece in found.content] == ["it sank"]


def test_a_cue_without_content_is_no_attribution() -> None:
    assert read({2: 1}, {2: {0: 1}}) == []


def test_a_quotation_without_a_cue_has_none() -> None:
    (found,) = read({10: 3}, {10: {10: 2, 11: 2, 12: 2}})
    assert found.cue is None
    assert [piece.of(TEXT) for piece in found.content] == ['"badly"']


def test_one_doubtful_word_does_not_break_a_stretch() -> None:
    scores = np.zeros((5, 4), np.float32)
    scores[:, 2] = 4
    scores[2] = [1, 0, 0, 0]
    assert best_paths(scores[None]).tolist() == [[2, 2, 2, 2, 2]]


def test_distance_is_exact_when_near_and_bounded_when_far() -> None:
    assert bucket(np.array([-3, 0, 3, 10_000, -10_000])).tolist() == [29, 32, 35, 64, 0]


@settings(max_examples=40, deadline=None)
@given(arrays(np.float32, (len(WORDS), 4), elements=st.floats(-8, 8, width=32)), st.integers(0, 999))
def test_whatever_the_scores_spans_are_within_the_window_and_apart(labels: np.ndarray, seed: int) -> None:
    random = np.random.default_rng(seed)
    size = len(WORDS)
    query, key = (random.normal(size=(size, 4, 8)).astype(np.float32) for _ in range(2))
    plain = random.normal(size=(size, 4)).astype(np.float32)
    by_cue, by_content = (random.normal(size=(size, 9)).astype(np.float32) for _ in range(2))
    scores = Tags(labels, query, key, plain, by_cue, by_content, plain[:, :1], *CONSTANTS)
    for found in read_window(window(), scores, UNTOLD):
        ends = [0, *(piece.end for piece in found.content)]
        pieces = zip(ends, found.content, strict=False)
        assert all(end <= piece.start < piece.end <= len(TEXT) for end, piece in pieces)
        assert found.cue is None or not any(piece.overlaps(found.cue) for piece in found.content)
