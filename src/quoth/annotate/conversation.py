"""Who speaks in a conversation where the label tells no name: the one who answers, a part such as the moderator."""

import re
from collections import Counter

from quoth.annotate.attribution import SourceMention
from quoth.annotate.descriptions import Referent
from quoth.annotate.scene import Scene
from quoth.lexicons import load_word_set
from quoth.text.labels import LETTERS, WORD

INTERVIEWER = "interviewer"  # who asks behind "Q:"
FIRST_QUESTION = re.compile(r"^\W{0,3}(?:Q|Question)[.:][ \t]", re.MULTILINE)


def by_label(scene: Scene, source: SourceMention) -> Referent | None:
    """Whom a label without a name means: the part as it stands, of "A:" the one who is interviewed; else None."""
    if source.mention is None or source.cue is None or source.cue.of(scene.report.text) not in (":", "."):
        return None
    words = source.mention.of(scene.report.text)
    letter = LETTERS.get(words.casefold())
    asked = interviewed(scene) if letter == "a" else None
    part = letter or any(word.casefold() in load_word_set("parts_spoken") for word in WORD.findall(words))
    name = INTERVIEWER if letter == "q" else words
    return asked or (Referent(name, None, "unnamed", None, "", False, "") if part else None)


def interviewed(scene: Scene) -> Referent | None:
    """The person named most before the first question, the first of several."""
    question = FIRST_QUESTION.search(scene.report.text)
    before = scene.mentions_between(0, question.start()) if question else []
    people = Counter(of for _, of in before if scene.referents[of].kind == "person")
    return scene.referents[people.most_common(1)[0][0]] if people else None
