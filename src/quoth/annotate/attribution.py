"""Who is said to have said it: source, cue and content, with nesting, by cue words and light syntax."""

from msgspec import Struct

from quoth.types import Report, Span


class SourceMention(Struct, frozen=True):
    """One speaker of an attribution as it stands there: the words that name it and the cue that belongs to it."""

    mention: Span | None
    cue: Span | None


class Attribution(Struct, frozen=True):
    """Raw attribution: sources outermost first ("X, citing Y": X, Y), the content's pieces, the attribution around it.

    `cue_class` is the class of the innermost cue in the lexicon of cues (say, deny, demand, pledge, ...), from which
    the stance starts. `parent` is the index, in the list of a report's attributions, of the one whose content holds
    this one. `rule` is the name of the rule that found it.
    """

    sources: tuple[SourceMention, ...]
    content: tuple[Span, ...]
    cue_class: str
    parent: int | None
    rule: str


def find_attributions(report: Report) -> tuple[Attribution, ...]:
    """All attributions of a report, in text order, nested ones after the one that holds them."""
    from quoth.annotate.attribution_rules import drafts_of
    from quoth.annotate.views import views_of

    drafts = [draft for view in views_of(report) for draft in drafts_of(view)]
    drafts.sort(
        key=lambda d: (min(s.start for s in d.content), -sum(map(len, d.content)), d.view.tokens[d.place].start)
    )
    out = []
    for i, d in enumerate(drafts):
        cue = d.sources[-1][1]
        parent, best = None, None
        for j in range(i):
            for piece in drafts[j].content:
                if cue and piece.holds(cue):
                    size = sum(map(len, drafts[j].content))
                    if best is None or size < best:
                        parent, best = j, size
        out.append(
            Attribution(tuple(SourceMention(m, c) for m, c in d.sources), tuple(d.content), d.cue_class, parent, d.rule)
        )
    return tuple(out)
