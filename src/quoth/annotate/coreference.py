"""Whom a source's words mean: a name, a pronoun, "the agency", "the two officials"."""

from collections.abc import Sequence

from quoth.annotate.antecedents import by_description, nameless
from quoth.annotate.appositions import called_beside, told_in_full
from quoth.annotate.delayed import named_later
from quoth.annotate.descriptions import Referent, body_meant
from quoth.annotate.gender import HONORIFICS
from quoth.annotate.grammar import PREPOSITIONS
from quoth.annotate.phrases import Phrase, owns, phrase_at
from quoth.annotate.pronouns import by_pronoun
from quoth.annotate.scene import Scene
from quoth.annotate.vocabulary import body_kinds, document_nouns, is_person_noun, is_plural, word_set
from quoth.types import Span

# Papers that are their author's word; minutes, logs, lists and other records speak for themselves.
AUTHORED = frozenset(
    [
        *("report", "reports", "survey", "estimate", "estimates", "memo", "order", "study", "poll", "analysis"),
        *("calculation", "calculations", "projection", "projections", "forecast", "figures", "data", "research"),
        *("article", "story", "column", "editorial", "statement", "statements", "release", "announcement", "findings"),
        "information",
    ]
)
# What may stand between a paper and "by" with its author.
MADE = frozenset(
    {
        "released",
        "issued",
        "published",
        "made",
        "prepared",
        "written",
        "commissioned",
        "posted",
        "compiled",
        "produced",
        "drawn",
    }
)
OWN_WORDS = frozenset({"statement", "statements", "announcement"})
LEARNED = frozenset({"findings", "information"})
LONGEST_NAME = 60  # characters before a comma in which the name begins
LONGEST_TITLE = 30  # characters between the comma and the name: "Lieutenant General "
# What may follow a name that stands beside a description.
SAYING = (" said", " says", " told", " of t")


def resolve(scene: Scene, mention: Span, exclude: Sequence[Span], speaker: Referent | None) -> Referent:
    """Whom the mention means; `exclude` is the content, where no antecedent is sought; `speaker` is who says it."""
    mention = without_possessive(scene.report.text, mention)
    inside = [(span, of) for span, of in scene.mentions_between(mention.start, mention.end) if span.end <= mention.end]
    phrase = phrase_at(scene.report.text, mention, [span for span, _ in inside])
    if phrase.pronoun:
        return by_pronoun(scene, phrase, mention, exclude, speaker)
    named = _author(scene, phrase, inside) or _by_name(scene, phrase, inside)
    if named is None or named.name.islower():
        named = _named_after(scene, phrase, mention) or named
    told = named or by_description(scene, phrase, mention) or named_later(scene, phrase, mention)
    if told and told.entity:
        return told
    return called_beside(scene, phrase, mention) or told_in_full(scene, phrase, told or nameless(scene, phrase))


def without_possessive(text: str, mention: Span) -> Span:
    """ "The union" of "the union's", whose requests or claims follow; with the article that the mention leaves out."""
    if mention.end - mention.start < 3 or text[mention.end - 2 : mention.end].lower() not in ("'s", "’s"):
        return mention
    article = mention.start - 4
    bare = article >= 0 and text[article : mention.start].lower() == "the "
    return Span(article if bare else mention.start, mention.end - 2)


def _author(scene: Scene, phrase: Phrase, inside: Sequence[tuple[Span, str]]) -> Referent | None:
    """Who made a paper that is no record: "a survey by the firm Norlux", "a Reuters report"."""
    if phrase.head not in AUTHORED:
        return None
    own = _whose_statement(scene, phrase, inside) or _whose_findings(scene, phrase)
    if own or not inside:
        return own
    head = phrase.tokens[phrase.first_end - 1]
    before = [of for span, of in inside if span.end == head.start - 1 and scene.referents[of].kind == "media"]
    if before:
        return scene.referents[before[0]]
    made = phrase.first_end < len(phrase.tokens) and phrase.tokens[phrase.first_end].lower in MADE
    following = phrase.tokens[phrase.first_end + made : phrase.first_end + made + 1]
    after = [of for span, of in inside if following and span.start > following[0].start]
    if not after or following[0].lower not in ("by", "from", "in"):
        return None
    author = scene.referents[after[0]]
    return author if following[0].lower != "in" or author.kind == "media" else None


def _whose_findings(scene: Scene, phrase: Phrase) -> Referent | None:
    """The people without a name of whom something was learned: "findings of the harbour's firefighters"."""
    after = phrase.tokens[phrase.first_end :]
    if phrase.head not in LEARNED or len(after) < 2 or after[0].lower not in ("of", "from", "by"):
        return None
    people = phrase_at(scene.report.text, Span(after[1].start, after[-1].end))
    noun = people.head.removesuffix("s")
    if any(token.is_capitalised for token in people.tokens) or not is_person_noun(noun):
        return None
    return by_description(scene, people, Span(after[1].start, after[-1].end)) or nameless(scene, people)


def _whose_statement(scene: Scene, phrase: Phrase, inside: Sequence[tuple[Span, str]]) -> Referent | None:
    """Whose word a statement is: "the firm's lone statement", "the union statement"."""
    if phrase.head not in OWN_WORDS or phrase.first_end < 2:
        return None
    head, before = phrase.tokens[phrase.first_end - 1], phrase.tokens[phrase.first_end - 2]
    for span, of in inside:
        owner = owns(scene.report.text, span) or span.end == head.start - 1
        if span.end < head.start and owner and scene.referents[of].kind != "media":
            return scene.referents[of]
    if phrase.determiner != "definite" or before.lower not in body_kinds():
        return None
    body = Phrase((before,), "definite", before.lower, 1, None)
    return by_description(scene, body, Span(before.start, before.end)) or nameless(scene, body)


def _by_name(scene: Scene, phrase: Phrase, inside: Sequence[tuple[Span, str]]) -> Referent | None:
    """The name that is the head of the words: at the end of the first noun phrase, or set beside it."""
    if not phrase.tokens or not inside:
        return None
    first_end = phrase.tokens[phrase.first_end - 1].end
    last, meant = inside[-1]
    if scene.referents[meant].kind == "person" and phrase.tokens[-1].end <= last.end + 1 and not _hangs_on(scene, last):
        return scene.referents[meant]
    inside = [(span, of) for span, of in inside if not _owns_more(scene.report.text, span, phrase)]
    for span, of in inside:
        if span.start < first_end and abs(span.end - first_end) <= 1:
            return _fuller_body(scene, phrase, span, of) or scene.referents[of]
    if is_person_noun(phrase.head) or phrase.head in document_nouns() or phrase.head in body_kinds():
        return _beside(scene, phrase, inside)
    if not inside:
        return None
    span, of = inside[0]
    starts = span.start <= phrase.tokens[0].start + 1
    return scene.referents[of] if starts and span.end >= first_end - 1 else _beside(scene, phrase, inside)


def _fuller_body(scene: Scene, phrase: Phrase, span: Span, of: str) -> Referent | None:
    """The named body that a description without a name of its own means ("the spy agency"), if one was told of."""
    if phrase.determiner != "definite" or not scene.referents[of].name.islower():
        return None
    named = [referent for referent in scene.named_before(span, "body") if not referent.name.islower()]
    return body_meant(named, (), phrase)


def _hangs_on(scene: Scene, span: Span) -> bool:
    """Whether the name only completes what stands before it: "a friend of Ana Holm"."""
    before = scene.report.text[max(0, span.start - 24) : span.start].split()
    words = [word for word in before if not word[:1].isupper()]
    return bool(words) and words[-1].lower().strip(",") in word_set("phrase_ends") and before[-1] == words[-1]


def _owns_more(text: str, span: Span, phrase: Phrase) -> bool:
    """Whether the name is only the owner of what follows: "Ana Holm's wife"."""
    return owns(text, span) and span.end + 2 < phrase.tokens[-1].end


def _beside(scene: Scene, phrase: Phrase, inside: Sequence[tuple[Span, str]]) -> Referent | None:
    """A person named after a comma: "her lawyer, Ana Holm", "the minister of transport, Ana Holm"."""
    text = scene.report.text
    for span, of in inside:
        before = text[max(0, span.start - 2) : span.start]
        if before.endswith((", ", "— ", "– ", ": ")) and scene.referents[of].kind in ("person", "organisation"):
            return scene.referents[of]
        if before.endswith("(") and scene.referents[of].kind == "person":
            return scene.referents[of]
    return None


def _named_after(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """A name set beside the words behind a comma: "the operator, Norlux", "his boss, schoolteacher Ana Holm"."""
    text = scene.report.text
    if not phrase.head or is_plural(phrase.head) or phrase.head in document_nouns():
        return None
    if text[mention.start - 2 : mention.start] == ", ":
        told_more = _named_before(scene, phrase, mention)
        if told_more or phrase.tokens[0].text[0].isdigit():
            return told_more
    if text[mention.end : mention.end + 2] != ", ":
        return None
    beside = scene.mentions_between(mention.end + 2, mention.end + 2 + LONGEST_TITLE)
    if not beside:
        return None
    span, of = beside[0]
    title = text[mention.end + 2 : span.start].strip()
    ends = text[span.end : span.end + 1] in (",", ".", "") or text[span.end : span.end + 5] in SAYING
    return scene.referents[of] if ends and _is_title(title) and of not in scene.doubtful else None


def _named_before(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """The person or firm whom the words tell more about: "Ana Holm, daughter of the owner, said", "Hallam Agro, the grower, told"."""
    before = scene.mentions_between(max(0, mention.start - LONGEST_NAME), mention.start)
    if not before or before[-1][0].end != mention.start - 2:
        return None
    span, of = before[-1]
    if phrase.tokens[0].text[0].isdigit():
        return scene.referents[of]
    governed = scene.report.text[max(0, span.start - 24) : span.start].rsplit(maxsplit=1)[-1:]
    if scene.referents[of].kind == "organisation" and phrase.determiner == "definite":
        closed = scene.report.text[mention.end : mention.end + 1] == "," and phrase.first_end == len(phrase.tokens)
        return scene.referents[of] if closed and not set(governed) & PREPOSITIONS else None
    aside = phrase.determiner in ("indefinite", "bare") and governed != ["to"]
    person = scene.referents[of].kind == "person" and of not in scene.doubtful
    return scene.referents[of] if aside and person and is_person_noun(phrase.head) else None


def _is_title(words: str) -> bool:
    return not words or is_person_noun(words.rsplit(maxsplit=1)[-1].lower().strip(".")) or words.lower() in HONORIFICS
