"""The audit: each sentence of the article beside the source's nearest sentences, compared by the same ladders as the ledger."""

from collections.abc import Callable

from msgspec.structs import replace

from quoth.audit.added import added_in_passing
from quoth.audit.amounts import amount_is_firmer
from quoth.audit.asked_of import asked_of_another
from quoth.audit.bodies import bodies_for_nameless
from quoth.audit.carried import why_not_carried
from quoth.audit.causes import cause_is_another
from quoth.audit.conditions import condition_is_gone
from quoth.audit.counted import counts_changed
from quoth.audit.counterparts import Counterpart, counterparts_of, nearest
from quoth.audit.deniers import denier_says_so
from quoth.audit.described import description_lost_its_no
from quoth.audit.disagreeing import AT_ODDS, sources_at_odds, told_by_another
from quoth.audit.donors import is_told_of_the_same
from quoth.audit.elsewhere import figures_told_elsewhere
from quoth.audit.ends import open_ends, unless_borne_out
from quoth.audit.examined import Examined
from quoth.audit.exchanged import exchanged_in
from quoth.audit.framed import frame_has_another
from quoth.audit.go_betweens import go_between_is_gone
from quoth.audit.lengths import length_is_another
from quoth.audit.measured import measured_otherwise
from quoth.audit.moments import moment_is_finer
from quoth.audit.names_apart import with_names_apart
from quoth.audit.no_cut import no_was_cut
from quoth.audit.omitted import omissions_of
from quoth.audit.open_questions import question_told_as_fact
from quoth.audit.opposed import opposed_in, out_of_reach
from quoth.audit.others_told import others_are_those_told_before
from quoth.audit.paraphrased import is_paraphrased
from quoth.audit.parts_told import part_told_as_whole
from quoth.audit.planned import plan_told_in_past
from quoth.audit.quoted import quotation_findings
from quoth.audit.reach import reach_is_wider
from quoth.audit.reasons import reason_of
from quoth.audit.reworded import lost_in_rewording
from quoth.audit.shown import CLAUSES, with_its_verb
from quoth.audit.silences import silence_told_as_answer
from quoth.audit.softer_days import day_lost_its_end
from quoth.audit.spoken import said_by_another
from quoth.audit.standing import standing_changed
from quoth.audit.swapped import swapped_in
from quoth.audit.turned import both_say_no, turned_round
from quoth.audit.turned_phrases import phrase_turned
from quoth.audit.unknown import word_of_its_own
from quoth.audit.unrealised import told_as_come_about
from quoth.audit.unsupported import has_facts, unknown_name, unsupported_in
from quoth.audit.verbatim import same_sentence
from quoth.audit.withdrawn import figure_was_withdrawn
from quoth.compare import Context, Finding, compare_passages, passage_of, passage_of_sentence
from quoth.compare.alignment import sentence_at
from quoth.compare.passages import names_within, statements_within, within
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport, Audit, AuditedSentence, AuditFinding, Place, Span

# Whose word it is and whether it is denied is compared statement by statement, all else sentence by sentence.
OF_STATEMENTS = frozenset({"attribution-dropped", "attribution-changed", "attribution-merged", "polarity"})
NAMED = frozenset({"person", "organisation", "government", "media"})
HAPPENED = frozenset({"was", "were", "had", "did"})
# A sentence without a figure, a name or a day of its own that is this near to one of a source may paraphrase it: it cannot be
# compared, and is not called absent.
NEAR_IN_MEANING = 0.35
OF_SENTENCES = frozenset({"negation_is_on_one_side", "contrary_word_stands_there"})


def audit_article(article: AnnotatedReport, sources: tuple[AnnotatedReport, ...]) -> Audit:
    """Every sentence of the article with its verdict, the findings, and the denials and limits it leaves out."""
    findings: list[AuditFinding] = []
    sentences: list[AuditedSentence] = []
    for number, sentence in enumerate(article.report.sentences):
        same = same_sentence(article, sentence, sources)
        if same is not None:
            findings += sources_at_odds(article, number, sources)
            sentences.append(AuditedSentence(sentence.start, sentence.end, "supported", (same,)))
            continue
        examined = Examined(article, number, counterparts_of(article, number, sources), sources)
        find_in(examined)
        findings += examined.made
        sentences.append(with_doubts(verdict_on(examined), examined))
    marks = [AuditedSentence(mark.start, mark.end, "mark", ()) for mark in article.report.marks]
    return Audit(
        article=article,
        sources=sources,
        sentences=tuple(sorted((*sentences, *marks), key=lambda s: (s.start, s.end))),
        findings=tuple(
            sorted(
                (with_names_apart(f, sources) for f in distinct(findings)),
                key=lambda f: (f.article.start, f.article.end, f.kind),
            )
        ),
        omissions=omissions_of(article, sources, findings),
    )


def with_doubts(verdict: AuditedSentence, examined: Examined) -> AuditedSentence:
    """A verdict that a sentence is carried only where it has no name and no word of its own, and the source carries it."""
    if verdict.verdict != "supported":
        return verdict
    unknown = unknown_name(examined.article, examined.span, examined.sources)
    if unknown is not None:
        name = " ".join(unknown[1].of(examined.article.text).split())
        return replace(verdict, verdict="not-found", why=f"No source names {name}.")
    why = word_of_its_own(examined) or why_not_carried(examined)
    return replace(verdict, verdict="partly", why=why) if why else verdict


def find_in(examined: Examined) -> None:
    """Finds what one sentence made of the sources' words, and what it has from none of them."""
    article, sources, made = examined.article, examined.sources, examined.made
    found = [one for counterpart in examined.beside for one in compared(examined, counterpart)]
    found += turned_round(examined)
    found += bodies_for_nameless(article, examined.beside, sources)
    found = [f for f in found if is_told_of_the_same(f, article, sources) and not is_paraphrased(f, article, sources)]
    found = [f for f in found if not others_are_those_told_before(f, article, sources)]
    told = {f.rule for f in found}
    if "lack_was_dropped" in told:
        found = [f for f in found if f.kind != "certainty"]
    if "denial_turned" in told:
        found = [f for f in found if f.kind != "polarity" or f.rule == "denial_turned"]
    found += figures_told_elsewhere(examined)
    found = [f for f in found if not f.kind.startswith("quote-")] + quotation_findings(examined)
    agreed = told_by_another(article, examined.beside, found)
    plain = [as_audit_finding(f, article, sources) for f in found if f.verdict == "conflict" or approximation(f)]
    ends = open_ends(examined)
    made += unless_borne_out([f for f in plain if (f.article.start, f.kind) not in agreed], ends)
    made += ends.findings
    made += sources_at_odds(article, examined.number, sources)
    for rule in RULES:
        made += unless_borne_out(rule(examined), ends)


# Each looks at what the ones before it have not spoken of.
RULES: tuple[Callable[[Examined], list[AuditFinding]], ...] = (
    figure_was_withdrawn,
    counts_changed,
    exchanged_in,
    measured_otherwise,
    length_is_another,
    phrase_turned,
    part_told_as_whole,
    reach_is_wider,
    day_lost_its_end,
    asked_of_another,
    plan_told_in_past,
    swapped_in,
    frame_has_another,
    said_by_another,
    cause_is_another,
    no_was_cut,
    opposed_in,
    silence_told_as_answer,
    denier_says_so,
    go_between_is_gone,
    standing_changed,
    condition_is_gone,
    told_as_come_about,
    description_lost_its_no,
    lost_in_rewording,
    question_told_as_fact,
    unsupported_in,
    moment_is_finer,
    amount_is_firmer,
    added_in_passing,
)


def compared(examined: Examined, counterpart: Counterpart) -> list[Finding]:
    """A sentence beside one of a source: statements are compared one by one, then the sentences as a whole."""
    article = examined.article
    context = Context((article,), examined.sources)
    found: list[Finding] = []
    for own, other in counterpart.statements:
        left, right = passage_of(article, own), passage_of(counterpart.source, other)
        between = compare_passages(left, right, relation="audit", context=context)
        found += [f for f in between if f.kind in OF_STATEMENTS]
    left = passage_of_sentence(article, examined.number)
    right = passage_of_sentence(counterpart.source, counterpart.sentence)
    between = compare_passages(left, right, relation="audit", context=context)
    found += [f for f in between if f.kind not in OF_STATEMENTS or f.rule in OF_SENTENCES]
    both = both_say_no(left, right) or out_of_reach(examined.tokens) != out_of_reach(counterpart.tokens)
    return [f for f in found if f.rule != "negation_is_on_one_side" or not both]


def approximation(finding: Finding) -> bool:
    """A lost or added "about" is a mild finding of an audit although both wordings can hold."""
    return finding.kind == "bound" and finding.reason == "precision" and "approximation" in finding.why


def as_audit_finding(finding: Finding, article: AnnotatedReport, sources: tuple[AnnotatedReport, ...]) -> AuditFinding:
    """A finding of the comparison as one of the audit: the article's exact words and the source's."""
    source = next((read for read in sources if finding.right and read.id == finding.right[0].report), None)
    left, right = whole(finding.left), whole(finding.right) if finding.right else None
    if finding.kind in CLAUSES:
        turned = finding.kind == "polarity"
        left = with_its_verb(article, left, whatever=turned)
        right = with_its_verb(source, right, whatever=turned) if source and right else right
    return AuditFinding(
        kind=finding.kind,
        severity="low" if finding.verdict == "compatible" else finding.severity,
        article=left,
        source=right,
        why=reason_of(finding, article, sources),
        rule=finding.rule,
    )


def whole(places: tuple[Place, ...]) -> Place:
    """The first stretch of the wording; a wording of several pieces is shown by its first."""
    return places[0]


def distinct(findings: list[AuditFinding]) -> list[AuditFinding]:
    """One finding a kind and stretch; of two that overlap with the same kind the shorter, which names the words."""
    kept: list[AuditFinding] = []
    for made in sorted(findings, key=lambda f: (f.article.end - f.article.start, f.article.start, f.kind)):
        span = made.article.span
        if not any(f.kind == made.kind and f.article.span.overlaps(span) for f in kept):
            kept.append(made)
    return kept


def verdict_on(examined: Examined) -> AuditedSentence:
    """Supported, partly, distorted, own judgement or not found, with the source's sentences it was held against."""
    sentence, beside, found = examined.span, examined.beside, examined.made
    evidence = tuple(c.source.report.place(c.span) for c in beside)
    if any(f.kind == "unsupported" for f in found):
        verdict = "partly" if beside else "not-found"
    elif any(f.severity != "low" for f in found):
        verdict = "distorted"
    elif any(f.rule != AT_ODDS for f in found):
        verdict = "partly"
    elif beside:
        verdict = "supported"
    else:
        return without_counterpart(examined.article, examined.number, examined.sources)
    return AuditedSentence(sentence.start, sentence.end, verdict, evidence)  # type: ignore[arg-type]


def without_counterpart(article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]) -> AuditedSentence:
    """A sentence that no sentence of the sources was found for: a judgement, near in meaning to one, or in none of them."""
    sentence = article.report.sentences[number]
    if sentence != article.report.headline and is_own(article, sentence):
        return AuditedSentence(sentence.start, sentence.end, "own", ())
    near = meant(article, number, sources) if not has_facts(article, number, sources) else None
    if near is None:
        return AuditedSentence(sentence.start, sentence.end, "not-found", (), "No sentence of any source is like it.")
    why = "No sentence of any source is near enough; the nearest is shown."
    return AuditedSentence(sentence.start, sentence.end, "partly", (near,), why)


def meant(article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]) -> Place | None:
    """The sentence of a source that one of the article may paraphrase: near enough in meaning, and nothing more to be said."""
    scored = [(score, -place, -at) for place, s in enumerate(sources) for score, at in nearest(article, number, s)]
    score, place, at = max(scored, default=(0.0, 0, 0))
    if score < NEAR_IN_MEANING:
        return None
    source = sources[-place]
    return source.report.place(source.report.sentences[-at])


def is_own(article: AnnotatedReport, sentence: Span) -> bool:
    """A sentence in the article's own voice that judges: no figure, day or name in it, and nothing that has happened."""
    inside = statements_within(article, (sentence,))
    facts = [q.span for q in within(article.quantities, (sentence,), lambda q: q.span)]
    facts += [d.span for d in within(article.dates, (sentence,), lambda d: d.span)]
    facts += [name.span for name in names_within(article, (sentence,)) if name.entity.kind in NAMED]
    happened = any(token.lower in HAPPENED for token in tokens_of(article.text, sentence.start, sentence.end))
    told = happened or any(span.overlaps(sentence) for span in facts)
    return not told and all(not s.chain for s in inside) and sentence_at(article, sentence) is not None
