"""Who is said to have said it: source, cue and content, with nesting, by cue words and light syntax."""

from msgspec import Struct

from quoth.annotate.citations import chain_citations
from quoth.annotate.drafts import Draft
from quoth.annotate.flow import join_quotations
from quoth.annotate.nesting import nested
from quoth.annotate.phrase_rules import SENTENCE_RULES
from quoth.annotate.secondhand import heard_through
from quoth.annotate.sentence import Sentence, sentence_of
from quoth.annotate.silences import states_nothing
from quoth.annotate.speech_rules import RULES
from quoth.annotate.views import views_of
from quoth.annotate.voices import can_speak
from quoth.types import Report, Span
from quoth.types.statements import Stance


class SourceMention(Struct, frozen=True):
    """One speaker of an attribution as it stands there: the words that name it and the cue that belongs to it."""

    mention: Span | None
    cue: Span | None


class Attribution(Struct, frozen=True):
    """Raw attribution: sources outermost first ("X, citing Y": X, Y), the content's pieces, the attribution around it.

    `cue_class` is the class of the innermost cue in the lexicon of cues (say, deny, demand, pledge, ...), from which
    the stance starts. `parent` is the index, in the list of a report's attributions, of the one whose content holds
    this one. `rule` is the name of the rule that found it. `stance` is the trained reader's, or None where only
    the rules have read it.
    """

    sources: tuple[SourceMention, ...]
    content: tuple[Span, ...]
    cue_class: str
    parent: int | None
    rule: str
    stance: Stance | None = None


def find_attributions(report: Report) -> tuple[Attribution, ...]:
    """All attributions of a report by the rules alone, in text order, nested ones after the one that holds them."""
    drafts = drafts_by_rules([sentence_of(view) for view in views_of(report)])
    return attributions_of([draft for draft in drafts if stands(draft)])


def attributions_of(drafts: list[Draft]) -> tuple[Attribution, ...]:
    """Drafts in text order, each with the one around it."""
    return tuple(
        Attribution(
            sources=tuple(SourceMention(mention, cue) for mention, cue in draft.sources),
            content=tuple(draft.content),
            cue_class=draft.cue_class,
            parent=parent,
            rule=draft.rule,
            stance=draft.stance,
        )
        for draft, parent in nested(heard_through(drafts))
    )


def drafts_by_rules(sentences: list[Sentence]) -> list[Draft]:
    """What the rules find, sentence by sentence, quotations joined that go on."""
    return join_quotations([(sentence, drafts_of(sentence)) for sentence in sentences])


def drafts_of(sentence: Sentence) -> list[Draft]:
    """The attributions of one sentence: tags first, since what others say ends at them; none of mute things."""
    drafts = [draft for rule in SENTENCE_RULES for draft in rule(sentence)]
    clauses = sentence.clauses
    for rule in RULES:
        left = []
        for clause in clauses:
            draft = rule(sentence, clause)
            if draft:
                drafts.append(draft)
            else:
                left.append(clause)
        clauses = left
    quoting = {cue for draft in drafts if draft.rule == "quoted_as_saying" for _, cue in draft.sources}
    drafts = [
        d for d in drafts if d.rule == "quoted_as_saying" or not quoting.intersection(cue for _, cue in d.sources)
    ]
    return [draft for draft in chain_citations(sentence, drafts) if has_voices(draft)]


def stands(draft: Draft) -> bool:
    """Whether all its sources can speak, and something is stated by it."""
    return has_voices(draft) and not states_nothing(draft)


def has_voices(draft: Draft) -> bool:
    """Whether each of its sources is somebody or something that can speak."""
    return all(mention is None or can_speak(draft.view.text, mention) for mention, _ in draft.sources)
