"""Whether at all: a denial told as an assertion, a "not" on one side only."""

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.keys import keys_of, share
from quoth.compare.opposite_words import say_the_same
from quoth.compare.passages import Passage
from quoth.compare.topics import heading, topic_of
from quoth.compare.windows import Window, echo_of, markers_in, scope_of, windows_of
from quoth.compare.wording import marked, phrases, same_words, words_found
from quoth.text.names import is_nameless, same_speaker
from quoth.text.subjects import in_sentence
from quoth.types import Span
from quoth.types.statements import Stance

# A negation counts as turned only where the rest is nearly the same, a denial as lost where most of it is.
NEARLY_SAME, MOSTLY = 0.8, 0.5
# Of fewer content words too little can be the same.
LEAST = 3
TOLD: frozenset[Stance] = frozenset({"asserted"})


def compare_polarity(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """A yes against a no."""
    if relation == "independent":
        # Of two accounts of one speaker's words one has it wrong; what two outlets tell in their own voice may be of two things.
        made = one_speaker_says_yes_and_no(left, right) if of_one_voice(left, right) else None
    elif relation == "speakers":
        made = one_denies_what_the_other_says(left, right)
    else:
        made = denial_was_lost(left, right)
        # Rewrites say "at the earliest" for "not before": in a lineage of 20 such findings none was right, so that there
        # all other words must be the same.
        if made is None and (relation == "audit" or only_a_negation_apart(left, right)):
            made = negation_is_on_one_side(left, right)
    return [made] if made else []


def of_one_voice(left: Passage, right: Passage) -> bool:
    """Whether both are told in the words of one named speaker."""
    if left.speaker is None or right.speaker is None or is_nameless(left.speaker):
        return False
    return same_speaker(left.speaker, right.speaker)


def stance_of(passage: Passage) -> Stance | None:
    """The stance of the passage's statement, or of the only statement in it."""
    if passage.statement is not None:
        return passage.statement.stance
    stances = {s.stance for s in passage.statements}
    return next(iter(stances)) if len(stances) == 1 else None


def written(
    left: Passage, right: Passage, one: tuple[Span, ...], other: tuple[Span, ...], why: str, rule: str
) -> Finding:
    """A finding of one yes and one no."""
    return finding(
        left, right, kind="polarity", verdict="conflict", spans=(one, other), about="whether at all",
        question=heading(topic_of(left.text, right.text) or topic_of(right.text, left.text), "yes or no?"), why=why, severity="high", rule=rule,
    )  # fmt: skip


def one_denies_what_the_other_says(left: Passage, right: Passage) -> Finding | None:
    """One speaker denies or negates what the other says."""
    # Who does not know says neither yes nor no.
    if "unknown" in (stance_of(left), stance_of(right)):
        return None
    words = single_negations()
    one, other = words_found(left, words), words_found(right, words)
    denied = (stance_of(left) == "denied") != (stance_of(right) == "denied")
    alike = same_words(left, right)
    hidden = words_found(right if one else left, marked("assurance", "negations", "hidden"))
    negated = bool(one) != bool(other) and alike >= NEARLY_SAME and not denied and not hidden
    negated = negated and not say_the_same(left.text, right.text)
    if alike < MOSTLY or min(len(keys_of(left.text)), len(keys_of(right.text))) < LEAST:
        return None
    if not ((denied and not one and not other) or negated):
        return None
    return written(
        left, right, left.spans, right.spans,
        "One wording says no where the other says yes.", "one_denies_what_the_other_says",
    )  # fmt: skip


def one_speaker_says_yes_and_no(left: Passage, right: Passage) -> Finding | None:
    """A "not" stands in one report of what a speaker said, and not in the other; quotations are held against each other elsewhere."""
    if any(passage.statement is None or passage.statement.form != "indirect" for passage in (left, right)):
        return None
    one, other = (
        [span for span in words_found(passage, single_negations()) if not is_a_number(passage, span)]
        for passage in (left, right)
    )
    stances = {stance_of(left), stance_of(right)}
    if bool(one) == bool(other) or stances & {"unknown", "denied", "hedged", "conditional"}:
        return None
    if words_found(right if one else left, marked("assurance", "negations", "hidden")) or say_the_same(
        left.text, right.text
    ):
        return None
    keys = frozenset(keys_of(left.text)), frozenset(keys_of(right.text))
    fewer, more = sorted(keys, key=len)
    if len(fewer) <= LEAST or share(fewer, more) < NEARLY_SAME or len(fewer) < MOSTLY * len(more):
        return None
    return written(
        left, right, left.spans, right.spans,
        "The same speaker says no in the one wording and yes in the other.", "one_speaker_says_yes_and_no",
    )  # fmt: skip


def is_a_number(passage: Passage, negation: Span) -> bool:
    """Whether the word is that of "No. 1"."""
    return passage.report.text[negation.end : negation.end + 1] == "." and negation.of(passage.report.text) == "No"


def single_negations() -> frozenset[str]:
    """The negations that are one word."""
    return frozenset(phrase[0] for phrase in phrases("negations", "phrases") if len(phrase) == 1)


def denial_was_lost(left: Passage, right: Passage) -> Finding | None:
    """The source's speaker denies it, here it is told as a fact."""
    if left.statement is None or right.statement is None or right.statement.stance != "denied":
        return None
    if left.statement.stance not in TOLD or left.statement.chain:
        return None
    denying = marked("assurance", "negations", "hidden")
    if words_found(left, denying) or words_found(left, single_negations()):
        return None
    if share(frozenset(keys_of(left.text)), frozenset(keys_of(right.text))) < MOSTLY:
        return None
    speaker = in_sentence(right.speaker) if right.speaker else "somebody"
    return written(
        left, right, left.spans, right.spans, f"In the source it is denied by {speaker}; here it is told as a fact.",
        "denial_was_lost",
    )  # fmt: skip


def negation_is_on_one_side(left: Passage, right: Passage) -> Finding | None:
    """A "not" stands in one wording only, and the rest is the same."""
    own, other = windows_of(left), windows_of(right)
    return turned(left, right, own, other, swapped=False) or turned(right, left, other, own, swapped=True)


def only_a_negation_apart(left: Passage, right: Passage) -> bool:
    """Whether two wordings have the same content words."""
    one, other = frozenset(keys_of(left.text)), frozenset(keys_of(right.text))
    return one == other and len(one) >= LEAST


def turned(
    bare: Passage, negated: Passage, plain: tuple[Window, ...], windows: tuple[Window, ...], *, swapped: bool
) -> Finding | None:
    """A negation of the one passage whose words stand in the other without any."""
    for number, at, width in markers_in(windows, phrases("negations", "phrases")):
        scope = scope_of(windows, number, at, width)
        echo = echo_of(scope, plain)
        whole = scope.ahead | scope.behind
        apart = only_a_negation_apart(bare, negated)
        few = len(whole) < (LEAST if apart else LEAST + 1)
        if echo is None or few or not negated.holds(scope.marker) or not bare.holds(echo.span):
            continue
        following = [token.lower for token in windows[number].tokens[at + width : at + width + 2]]
        # "No. 1" is a number.
        if following[:1] in (["."], ["more"], ["less"], ["fewer"], ["later"], ["longer"]) or following == [
            "further",
            "than",
        ]:
            continue
        in_one = any(
            share(whole, plain[n].keys) >= NEARLY_SAME
            and (apart or share(plain[n].keys, windows[number].keys) >= NEARLY_SAME)
            for n in echo.windows
        )
        hidden = markers_in(plain, phrases("negations", "phrases", "hidden"))
        if in_one and not any(n in echo.windows or n + 1 in echo.windows for n, _, _ in hidden):
            spans = ((echo.span,), (scope.marker,))
            left, right = (negated, bare) if swapped else (bare, negated)
            one, other = (spans[1], spans[0]) if swapped else spans
            return written(
                left, right, one, other, "One wording says no where the other says yes.", "negation_is_on_one_side"
            )
    return None
