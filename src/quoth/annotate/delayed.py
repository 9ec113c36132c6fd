"""Whom a report names only after its lead: "A navy officer said ...", and in the next paragraph "Ana Holm told ..."."""

import re

import msgspec

from quoth.annotate.descriptions import Referent, has_role, role_heads
from quoth.annotate.phrases import Phrase, words_of
from quoth.annotate.scene import Scene
from quoth.annotate.vocabulary import is_person_noun, is_plural
from quoth.types import Span

PARAGRAPHS = 4  # from the lead on, in which the name must come
# Those who stay without a name, and what says so.
STAYING = frozenset({"source", "person", "insider", "resident", "user", "spokesman", "spokeswoman", "spokesperson"})
UNNAMED = re.compile(
    r"anonym|not (?:to be|be) (?:named|identified)|unnamed|declined to be|did not want|names? (?:would |should )?not be|names? (?:be )?withheld"
)
LONGEST_PLEA = 160  # characters after the words in which such a plea is looked for
SAYS = r"(?:said|says|told|tells|added|explained|testified|warned|insisted|recalled|wrote)\b"
# The name as a speaker: "Ana Holm, who runs it, told", "said Ana Holm".
SPEAKS = re.compile(rf"(?:,[^.“”\"]{{1,90}},)?(?: also| later| has| had)? {SAYS}")
# Who stands after "told" is told it.
SPOKE = re.compile(rf"(?!told|tells){SAYS}(?: [\w-]+){{0,4}} $")


def named_later(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """The person whom the lead only describes, where the next paragraphs name one without saying anything else of him."""
    end = _end_of_search(scene, mention)
    if end is None or phrase.determiner not in ("indefinite", "definite") or phrase.head in STAYING:
        return None
    if not is_person_noun(phrase.head) or is_plural(phrase.head):
        return None
    text = scene.report.text
    if UNNAMED.search(text, mention.start, max(_end_of_paragraph(scene, mention), mention.end + LONGEST_PLEA)):
        return None
    for span, of in scene.mentions_between(mention.end, end):
        referent = scene.referents[of]
        if referent.kind != "person" or scene.first[of] != span or not _speaks(text, span):
            continue
        if _may_be(referent, phrase):
            role = referent.role or words_of(text, phrase)
            scene.referents[of] = msgspec.structs.replace(referent, role=role)
            return scene.referents[of]
    return None


def _end_of_search(scene: Scene, mention: Span) -> int | None:
    """Where the paragraphs after the lead end in which the name must come; None where the mention is not in the lead."""
    report = scene.report
    opening = next((sentence for sentence in report.sentences if sentence != report.headline), None)
    if opening is None:
        return None
    numbers = [at for at, paragraph in enumerate(report.paragraphs) if paragraph.end > opening.start]
    lead = report.paragraphs[numbers[0]] if numbers else None
    if lead is None or not lead.holds(mention):
        return None
    return report.paragraphs[min(numbers[0] + PARAGRAPHS, len(report.paragraphs)) - 1].end


def _end_of_paragraph(scene: Scene, mention: Span) -> int:
    """Where the paragraph ends that holds the mention."""
    return next((paragraph.end for paragraph in scene.report.paragraphs if paragraph.holds(mention)), mention.end)


def _speaks(text: str, span: Span) -> bool:
    """Whether a verb of saying stands after the name, or before it."""
    return bool(SPEAKS.match(text, span.end) or SPOKE.search(text, max(0, span.start - 40), span.start))


def _may_be(referent: Referent, phrase: Phrase) -> bool:
    """Whether nothing that is said of somebody stands against the description."""
    gender = {"man": "m", "woman": "f"}.get(phrase.head, "")
    if gender and referent.gender not in ("", gender):
        return False
    if not any(map(is_person_noun, role_heads(referent.role or ""))):
        return True
    return has_role(referent, phrase.head)
