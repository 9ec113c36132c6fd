"""The first sentence of the brief: what happened, as the reports themselves open with it."""

from collections import Counter
from collections.abc import Iterator

from quoth.compare.keys import keys_of
from quoth.compare.ladders.figure_pairs import OUTCOMES
from quoth.compose.bearing_out import borne_out, is_given_to_another, parents_of
from quoth.compose.counting import counts_of
from quoth.compose.material import Material, cited, gives_the_same, passage_of, reports_of, rewritten
from quoth.compose.soundness import leaning, shouts
from quoth.compose.stands import telling
from quoth.compose.telling import report_name, told
from quoth.compose.values import number_of
from quoth.text.folding import fold_words
from quoth.text.names import same_speaker
from quoth.types import AnnotatedReport, BriefSentence, Claim, Span, Support
from quoth.types.lineage import DERIVATION

# A toll that has grown so much since is no longer that of the event.
MUCH_MORE = 2
# Words that point to a sentence before it.
BACK = frozenset({"these", "those", "such"})
# The first sentence of a report has so many words; what is shorter is a byline or a kicker.
LEAD = 8
# A lead is of the event where it has so many content words of the headlines.
HEADED = 2
# More of them make it no likelier.
MOST_HEADED = 4


def what_the_lead_says(material: Material) -> Iterator[BriefSentence]:
    """What happened, as a report opens with it: first what other reports have too, then what most others go back to.

    What is its own in a report that was made from others, or has a toll that has changed since, comes later, then what
    the headlines do not speak of; last what shouts.
    """
    later: list[tuple[int, BriefSentence]] = []
    for support, kept, claim, headed in leading(material):
        read, statement = material.statements[support.statement]
        sentence = told(read, statement)
        if sentence is None or not BACK.isdisjoint(sentence.text.casefold().split()):
            continue
        borne = of_their_source(material, borne_out(material, support, kept))
        counts = f" ({counts_of(material, claim, borne)})" if len(reports_of(borne)) >= 2 else ""
        made = BriefSentence(f"{sentence.text}{counts}.", cited(material, (support, *borne)))
        second = is_its_own(material, support, borne) or is_overtaken(material, support)
        behind = 3 if shouts(sentence.text) else 2 if not headed else int(second)
        if behind:
            later.append((behind, made))
        else:
            yield made
    yield from (made for _, made in sorted(later, key=lambda one: one[0]))


def of_their_source(material: Material, supports: tuple[Support, ...]) -> tuple[Support, ...]:
    """The supports but for those of reports that give to one speaker what the report they were made from has from another."""
    return tuple(s for s in supports if not is_given_to_another(material, *material.statements[s.statement]))


def leading(material: Material) -> Iterator[tuple[Support, tuple[Support, ...], Claim, bool]]:
    """What the reports open with, the likeliest to be the event first, each with those who have the same.

    The last says whether the headlines speak of it, and it is no party that does.
    """
    heads = headline_words(material)
    parties = own_words_of_parties(material)
    children = {name: sum(edge.parent == name for edge in material.lineage.edges) for name in material.reports}
    made, found = rewritten(material), []
    for claim in material.ledger.claims:
        for support in (saying := telling(claim, material.statements)):
            if not opens_with(material, support):
                continue
            name, (read, statement) = support.report, material.statements[support.statement]
            if not support.speaker and read.text[statement.content[0].start].islower():
                continue  # a clause that hangs on another
            kept = tuple(s for s in saying if gives_the_same(material, support, s))
            also = sum(opens_with(material, s) for s in kept if s.report != name)
            headed = min(MOST_HEADED, len(heads & set(keys_of(passage_of(material, support)))))
            words = passage_of(material, support)
            alone = len(reports_of(kept)) < min(2, len(material.reports))
            badly = leaning(words) > 0 or shouts(words) or not words[:1].isupper()
            denied = bool(claim.denied) or statement.stance == "denied"
            # Who opens with himself speaks for himself.
            own = name in parties or report_name(read) in words
            known = (denied, own, headed < HEADED, alone, badly, -headed, name in made)
            key = (*known, -also, -len(reports_of(kept)), -children[name])
            told_of = (support, kept, claim, headed >= HEADED and not own)
            found.append((*key, statement.content[0].start, name, support.statement, *told_of))
    for *_, support, kept, claim, about in sorted(found, key=lambda lead: lead[:13]):
        yield support, kept, claim, about


def is_its_own(material: Material, support: Support, borne: tuple[Support, ...]) -> bool:
    """Whether a report that was made from others here has it from none of them."""
    parents = parents_of(material, support.report)
    return bool(parents) and parents.isdisjoint(reports_of(borne))


def is_overtaken(material: Material, support: Support) -> bool:
    """Whether a later report gives another number of those dead, hurt or missing: of the same outlet, or twice as high."""
    read, statement = material.statements[support.statement]
    for figure in (one for one in material.ledger.figures if one.unit == "person"):
        own = [v for v in figure.values if v.span.report == read.id and in_pieces(v.span.span, statement.content)]
        later = [v for v in figure.values if day_of(material, v.span.report) > (day_of(material, read.id) or "~")]
        for here, there in ((a, b) for a in own for b in later if OUTCOMES & {*a.scope} & {*b.scope}):
            one, other = (float(number_of(value) or 0) for value in (here, there))
            same = report_name(material.reports[there.span.report]) == report_name(read)
            if other >= MUCH_MORE * one or (same and one != other):
                return True
    return False


def in_pieces(span: Span, pieces: tuple[Span, ...]) -> bool:
    """Whether a span lies in one of the pieces."""
    return any(piece.overlaps(span) for piece in pieces)


def day_of(material: Material, report: str) -> str:
    """When a report was published; nothing where it is undated."""
    return material.reports[report].report.raw.published or "" if report in material.reports else ""


def headline_words(material: Material) -> frozenset[str]:
    """The content words that two headlines have or more; of all headlines where no two share any."""
    heads = [frozenset(keys_of(read.report.raw.title or "")) for read in material.reports.values()]
    counts = Counter(key for keys in heads for key in keys)
    shared = frozenset(key for key, count in counts.items() if count > 1)
    return shared if len(shared) >= HEADED else frozenset(counts)


def own_words_of_parties(material: Material) -> frozenset[str]:
    """The reports that are the own word of somebody whom others quote: what happened is told by those who look on."""
    quoted: dict[str, dict[str, set[str]]] = {}
    for read in material.reports.values():
        for link in (link for statement in read.statements for link in statement.chain):
            if link.kind != "media" and fold_words(link.speaker):
                named = quoted.setdefault(fold_words(link.speaker)[-1], {})
                named.setdefault(link.speaker, set()).add(read.id)
    made_from = {(edge.parent, edge.child) for edge in material.lineage.edges if edge.kind in DERIVATION}
    return frozenset(
        read.id
        for read in material.reports.values()
        # Who was made from a report and names it gives credit.
        if any((read.id, other) not in made_from for other in quoting(read, quoted))
    )


def quoting(read: AnnotatedReport, quoted: dict[str, dict[str, set[str]]]) -> set[str]:
    """The other reports in which the outlet of a report is a speaker; speakers stand by the last words of their names."""
    name = report_name(read)
    near = (item for word in fold_words(name) for item in quoted.get(word, {}).items())
    return {report for speaker, reports in near if same_speaker(name, speaker) for report in reports} - {read.id}


def lead_of(read: AnnotatedReport) -> Span | None:
    """The first sentence of the body: long enough for one, and not the headline."""
    return next(
        (s for s in read.report.sentences if s != read.report.headline and len(s.of(read.text).split()) >= LEAD), None
    )


def opens_with(material: Material, support: Support) -> bool:
    """Whether a report has it in its first sentence."""
    read, statement = material.statements[support.statement]
    lead = lead_of(read)
    return lead is not None and statement.content[0].overlaps(lead)
