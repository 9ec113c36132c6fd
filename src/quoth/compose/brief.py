"""The brief: a few cited sentences by rules from the ledger, each with whose word it is.

Every rule gives its sentences with the most telling first. They are taken by turns, so that no kind of sentence uses up
the words of the others, and printed in the order of the rules.
"""

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from quoth.compare.keys import keys_of, share
from quoth.compare.points import every_statement
from quoth.compose.bearing_out import borne_out, is_given_to_another, parents_of, strays
from quoth.compose.contrasts import OF_FIGURES, contrast, values_by_speakers
from quoth.compose.counting import counts_of, sources_of
from quoth.compose.elsewhere import said_elsewhere
from quoth.compose.going_back import how_many_origins
from quoth.compose.held_against import holds_against
from quoth.compose.leads import headline_words, of_their_source, what_the_lead_says
from quoth.compose.left_out import silence_pattern
from quoth.compose.material import Material, cited, every_support, gives_the_same, reports_of, rewritten, tells_a_toll
from quoth.compose.soundness import PRONOUNS, leaning, points_back
from quoth.compose.telling import Told, report_name, root_of, statement_at, told
from quoth.compose.tolls import is_of_toll, toll_places, what_the_toll_is
from quoth.compose.wording import capital
from quoth.types import (
    AnnotatedReport,
    BriefSentence,
    Claim,
    Difference,
    Ledger,
    Lineage,
    Place,
    Side,
    Span,
    Statement,
    Support,
)

# A sentence of the brief that is longer than this is two thoughts; it is left out for a shorter one.
LONGEST = 48
# Two sentences that share so many of the content words of the shorter one tell one thing.
MUCH_ALIKE = 0.6
# So many costly disagreements of so few reports are told before further things that are agreed.
MANY_COSTLY, FEW = 3, 2
# Who rejects "this" rejects what stands before it in his own report.
THIS = re.compile(r"\b(?:this|that|these|those)\b(?=[:,.;]|$)")
# Phrases of not knowing; "nobody called it so" is none of them.
UNKNOWN = frozenset({"nobody", "no one", "none"})
FIGURES = ("figure", "unit")
# Words that lose their capital behind a semicolon.
LOWERED = frozenset(
    ["The", "A", "An", "According", "Both", "Their", "Its", "At", "About", "Some", "More", "Two", "Three", "Four", "Five",
     "Six", "Seven", "Eight", "Nine", "Ten", "Inspectors", "Prosecutors", "Police", "Residents", "Officials", "Workers"]
)  # fmt: skip

Rule = Callable[[Material], Iterator[BriefSentence]]


def write_brief(
    members: tuple[AnnotatedReport, ...], lineage: Lineage, ledger: Ledger, *, most: int
) -> tuple[BriefSentence, ...]:
    """The sentences of the brief, at most `most` words, each with the places it rests on."""
    # A sentence is made of a statement, not of a point of it.
    ledger = replace(ledger, claims=ledger.wholes or ledger.claims)
    material = Material(
        {read.id: read for read in members},
        {s.id: (read, s) for read in members for s in every_statement(read)},
        lineage,
        ledger,
    )
    waiting = {rule: rule(material) for rule in RULES}
    taken: dict[Rule, list[BriefSentence]] = {rule: [] for rule in RULES}
    used: list[BriefSentence] = []
    for rule in TURNS_OF_MANY if many_costly(ledger) else TURNS:
        for sentence in waiting[rule]:
            words = len(sentence.text.split())
            if words > min(most, LONGEST) or not sentence.citations or is_told(sentence, used):
                continue
            if rule in OF_ONE_CLAIM and is_much_like(sentence, used):
                continue
            if rule not in OF_LINEAGE and not holds_against(material, sentence, told=rule in TOLD_BY_STATEMENT):
                continue
            taken[rule].append(sentence)
            used.append(sentence)
            most -= words
            break
    return tuple(sentence for rule in RULES for sentence in taken[rule])


def many_costly(ledger: Ledger) -> bool:
    """Whether the reports disagree on so much that it matters more than what they agree on beyond the event itself."""
    found = [d for d in ledger.differences if d.between == "reports" and d.verdict == "conflict"]
    return (
        sum(d.severity == "high" for d in found) >= MANY_COSTLY
        and len({p.report for d in found for side in d.sides for p in side.spans}) <= FEW
    )


def is_told(sentence: BriefSentence, used: list[BriefSentence]) -> bool:
    """Whether a sentence taken before says the same: one of the two holds the other's main words in order."""
    core, whole = main_words(sentence.text), sentence.text.casefold()
    return any(core in one.text.casefold() or main_words(one.text) in whole for one in used)


def is_much_like(sentence: BriefSentence, used: list[BriefSentence]) -> bool:
    """Whether a sentence taken before has most of the content words, whoever says it."""
    keys = frozenset(keys_of(main_words(sentence.text)))
    others = [frozenset(keys_of(main_words(one.text))) for one in used]
    return any(share(*sorted((keys, other), key=len)) >= MUCH_ALIKE for other in others if keys and other)


def main_words(text: str) -> str:
    """A sentence in small letters without its counts and its stop."""
    return text.split(" (", maxsplit=1)[0].rstrip(".").casefold()


def what_is_agreed(material: Material) -> Iterator[BriefSentence]:
    """What most reports carry undenied, with the three counts."""
    shared = [c for c in material.ledger.claims if not c.denied and len(reports_of(c.asserted)) >= 2]
    for claim in sorted(shared, key=lambda c: (not tells_a_toll(material, c), *telling_first(c))):
        found = best_told(material, claim.asserted)
        if found is None:
            continue
        text, support = found
        if leaning(text) or (support.speaker is None and support.report in rewritten(material)):
            continue
        like = tuple(s for s in claim.asserted if gives_the_same(material, support, s))
        if len(reports_of(like)) < 2 or told_differently(material, like):
            continue
        kept = of_their_source(material, borne_out(material, support, like))
        if len(reports_of(kept)) >= 2:
            yield BriefSentence(f"{text} ({counts_of(material, claim, kept)}).", cited(material, (support, *kept)))


def told_differently(material: Material, kept: tuple[Support, ...]) -> bool:
    """Whether the reports disagree on a figure in what these supports say: two sides of a conflict stand in their words."""
    held = {(read.id, piece) for read, one in (material.statements[s.statement] for s in kept) for piece in one.content}
    return any(
        sum(any(stands_in(place, held) for place in side.spans) for side in difference.sides) >= 2
        for difference in material.ledger.differences
        if difference.between == "reports" and difference.verdict == "conflict" and difference.kind in OF_FIGURES
    )


def stands_in(place: Place, held: set[tuple[str, Span]]) -> bool:
    """Whether a place of a text lies in one of the passages."""
    return place.part == "text" and any(name == place.report and piece.overlaps(place.span) for name, piece in held)


def where_speakers_differ(material: Material) -> Iterator[BriefSentence]:
    """Who says it and who denies it, each in the words of a report; what most places carry comes first."""
    toll = toll_places(material)
    disputes = [d for d in material.ledger.differences if d.between == "speakers" and d.verdict == "conflict"]
    for difference in sorted(disputes, key=lambda d: -sum(len(side.spans) for side in d.sides[:2])):
        if difference.kind in FIGURES:
            if is_of_toll(difference, toll):
                continue
            text = values_by_speakers(material.reports, difference)
            if text is not None:
                yield BriefSentence(f"{capital(text)}.", places_of_sides(difference))
            continue
        first, second = (side_told(material, side) for side in difference.sides[:2])
        if first is not None and second is not None and first[0].speaker != second[0].speaker:
            if THIS.search(second[0].text) and are_strangers(first[0].text, second[0].text):
                continue
            yield BriefSentence(f"{first[0].text}; {lowered(second[0].text)}.", (*first[1], *second[1]))
            # Where the first has been told as agreed, the denial stands by itself.
            if not leaning(second[0].text) and not points_back(second[0].text):
                yield BriefSentence(f"{second[0].text}.", second[1])
    yield from what_is_denied(material)


def are_strangers(one: str, other: str) -> bool:
    """Whether two sentences have no word of weight in common: then the one answers to something else."""
    return not frozenset(keys_of(one)) & frozenset(keys_of(other))


def what_is_denied(material: Material) -> Iterator[BriefSentence]:
    """A denial of what nobody here asserts, where it stands by itself."""
    for claim in material.ledger.claims:
        found = best_told(material, claim.denied) if claim.denied and not claim.asserted else None
        if found is not None and not leaning(found[0]) and not points_back(found[0]):
            yield BriefSentence(f"{found[0]}.", cited(material, (found[1], *claim.denied)))


def where_reports_differ(material: Material) -> Iterator[BriefSentence]:
    """The reports' disagreements, both wordings side by side, the costliest first; those of the toll are told with it."""
    toll = toll_places(material)
    for difference in material.ledger.differences:
        if difference.between == "reports" and difference.verdict == "conflict" and len(difference.sides) >= 2:
            if is_of_toll(difference, toll):
                continue
            told = source_first(material, difference)
            text = contrast(material.reports, told)
            if text is not None:
                yield BriefSentence(f"{capital(text)}.", places_of_sides(told))


def what_has_changed(material: Material) -> Iterator[BriefSentence]:
    """What an outlet told first, and what it tells in a later report of its own."""
    for difference in material.ledger.differences:
        heads = [side.spans[0].report for side in difference.sides[:2] if side.spans]
        if difference.reason != "update" or difference.between != "reports" or len(heads) < 2:
            continue
        names = {report_name(material.reports[name]) for name in heads if name in material.reports}
        text = contrast(material.reports, difference) if len(names) == 1 else None
        if text is not None:
            yield BriefSentence(f"{capital(text)}.", places_of_sides(difference))


def source_first(material: Material, difference: Difference) -> Difference:
    """The difference with the side first that has the report from which that of the other side was made."""
    one, other = ({place.report for place in side.spans} for side in difference.sides[:2])
    if not any(other & parents_of(material, report) for report in one):
        return difference
    return replace(difference, sides=(difference.sides[1], difference.sides[0], *difference.sides[2:]))


def what_is_not_known(material: Material) -> Iterator[BriefSentence]:
    """What somebody says is not known."""
    for claim in material.ledger.claims:
        unknown = tuple(s for s in claim.undecided if stance_of(material, s) == "unknown" and s.speaker)
        found = best_told(material, unknown)
        if found is not None and silence_pattern(without=UNKNOWN).search(found[0].replace("’", "'")):
            yield BriefSentence(f"{found[0]}.", cited(material, (found[1], *unknown)))


def what_only_one_says(material: Material) -> Iterator[BriefSentence]:
    """What one report alone carries and a speaker stands for."""
    singles = [c for c in material.ledger.claims if len(reports_of(every_support(c))) == 1 and not c.denied]
    heads = headline_words(material)

    def order(claim: Claim) -> tuple[bool, int, str]:
        about = len(heads & set(keys_of(claim.text)))
        return not any(s.speaker for s in claim.asserted), -about - figures_in(claim), claim.id

    for claim in sorted(singles, key=order):
        found = best_told(material, tuple(s for s in claim.asserted if s.speaker))
        if found is None or len(material.reports) < 2 or ": “" in found[0] or leaning(found[0]):
            continue
        outlet = report_name(material.reports[found[1].report])
        if not said_elsewhere(material.reports, claim.span) and not found[0].startswith(outlet):
            yield BriefSentence(f"Found only in {outlet}: {lowered(found[0])}.", cited(material, (found[1],)))


def side_told(material: Material, side: Side) -> tuple[Told, tuple[Place, ...]] | None:
    """The best sentence of a side of a dispute, with the first place in another report."""
    made = rewritten(material)
    found = []
    for place in side.spans:
        read = material.reports.get(place.report)
        statement = statement_at(read, place) if read else None
        own = read is not None and report_name(read) in (side.speaker or "").split("; ")
        sentence = told(read, statement, place) if read and statement and (statement.chain or own) else None
        if read and statement and sentence is not None and not is_given_to_another(material, read, statement):
            found.append((leaning(sentence.text), place.report in made, len(sentence.text), sentence))
    if not found:
        return None
    best = min(found, key=lambda item: item[:3])[3]
    return best, (best.place, *(p for p in side.spans if p.report != best.place.report))[:2]


def best_told(material: Material, supports: tuple[Support, ...]) -> tuple[str, Support] | None:
    """The sentence that stands best by itself among those of the supports, a dispatch's before its rewrites'."""
    made = rewritten(material)
    found = []
    for support in supports:
        read, statement = material.statements.get(support.statement, (None, None))
        sentence = told(read, statement) if read and statement else None
        if sentence is None or read is None or statement is None or is_given_to_another(material, read, statement):
            continue
        if not strays(material, support, supports):
            # A pledge that others report must not stand as the pledger's own word.
            passed = statement.stance == "pledged" and len(statement.chain) == 1 and others_report(material, supports)
            unsure = is_by_pronoun(read, statement)
            key = (
                unsure,
                support.speaker is None,
                passed,
                leaning(sentence.text) > 0,
                support.report in made,
                len(sentence.text),
            )
            found.append((*key, support, sentence.text))
    if not found:
        return None
    *_, support, text = min(found, key=lambda item: item[:6])
    return text, support


def is_by_pronoun(read: AnnotatedReport, statement: Statement) -> bool:
    """Whether the report says only "he" or "she": who that is was worked out, and another wording is surer."""
    chain = root_of(read, statement).chain
    mention = chain[0].mention if chain else None
    return mention is not None and mention.of(read.text).casefold() in PRONOUNS


def others_report(material: Material, supports: tuple[Support, ...]) -> bool:
    """Whether the supports are the word of more than one speaker."""
    return len(sources_of(material, tuple(s for s in supports if s.speaker))) > 1


def stance_of(material: Material, support: Support) -> str:
    """The stance of the statement behind a support."""
    return material.statements[support.statement][1].stance if support.statement in material.statements else ""


def telling_first(claim: Claim) -> tuple[bool, int, int, bool, str]:
    """Claims with a speaker first, then those of most origins, of most reports, with a figure."""
    spoken = any(s.speaker for s in claim.asserted)
    return not spoken, -(claim.origins.low or 0), -len(reports_of(claim.asserted)), not figures_in(claim), claim.id


def figures_in(claim: Claim) -> bool:
    """Whether the claim's wording has a figure in it."""
    return any(char.isdigit() for char in claim.text)


def lowered(text: str) -> str:
    """The sentence behind a semicolon or colon: an article loses its capital, a name keeps it."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first in LOWERED else text


def places_of_sides(difference: Difference) -> tuple[Place, ...]:
    """The first place of each of the two sides; for a comparison also what is compared."""
    return tuple(place for side in difference.sides[:2] for place in side.spans[: 2 if side.reading else 1])


# What these tell is a claim by itself.
OF_ONE_CLAIM = frozenset({what_the_lead_says, what_is_agreed, what_only_one_says})
# What these tell is the words of one statement, cited first.
TOLD_BY_STATEMENT = OF_ONE_CLAIM | {what_is_not_known}
# What this tells stands in the links between the reports and not in their words.
OF_LINEAGE = frozenset({how_many_origins})
# The order of the brief, and the turns in which its words are given out.
RULES: tuple[Rule, ...] = (
    what_the_lead_says, what_is_agreed, what_the_toll_is, where_speakers_differ, where_reports_differ, what_has_changed,
    what_is_not_known, what_only_one_says, how_many_origins,
)  # fmt: skip
TURNS: tuple[Rule, ...] = (
    how_many_origins, what_the_lead_says, what_the_toll_is, where_speakers_differ, where_reports_differ, what_has_changed,
    what_is_agreed, where_reports_differ, where_speakers_differ, what_only_one_says, what_is_not_known, where_reports_differ,
    what_is_agreed, where_reports_differ, what_only_one_says,
)  # fmt: skip
TURNS_OF_MANY: tuple[Rule, ...] = (
    how_many_origins, what_the_lead_says, what_the_toll_is, where_speakers_differ, where_reports_differ,
    what_has_changed, where_reports_differ, where_reports_differ, what_is_agreed, where_reports_differ, what_is_not_known, what_only_one_says,
)  # fmt: skip
