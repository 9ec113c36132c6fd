"""Whether a sentence in which nothing was found is carried: the source's sentence has its numbers, days, yes or no, and speaker.

What no rule of the audit can name, but what does not stand in the source, is not called carried: it cannot be compared.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from quoth.audit.counterparts import Counterpart
from quoth.audit.examined import Examined
from quoth.audit.opposed import denied_in
from quoth.audit.reasons import called
from quoth.audit.spoken import is_hearer, of_one_body
from quoth.audit.standing import steps
from quoth.audit.unsupported import figure_known
from quoth.compare import passage_of_sentence
from quoth.compare.carrying import (
    Telling,
    has_the_numbers,
    is_across_the_moment,
    is_another_share,
    is_on_another_day,
    keeps_the_bounds,
    leaves_it_open,
    says_no,
    takes_it_back,
    telling_of,
)
from quoth.compare.keys import keys_of
from quoth.compare.ladders.speakers import (
    is_pronoun,
    is_somebody,
    is_vague,
    mentioned_in,
    mentioned_near,
    nameless_of_body,
    same_link,
)
from quoth.compare.passages import within
from quoth.compare.wording import phrases
from quoth.text.folding import fold_words
from quoth.text.stems import stem_of
from quoth.text.subjects import in_sentence
from quoth.types import AnnotatedReport, Link, Statement

# Words for the whole of something.
ALL_OF = frozenset({"entire", "whole", "all", "every", "everyone", "everything", "always", "complete", "nationwide"})
# Among so many first words a pronoun stands for a speaker whom the sentence before names.
PRONOUNS, OPENING = frozenset({"he", "she", "they", "it", "his", "her"}), 3
# Papers and outlets say nothing of their own.
PAPERS = frozenset({"document", "media"})
# So few words may be anybody's.
FEWEST = 2
WORD = re.compile(r"[a-z]+")
Beside = tuple[Telling, ...]


def why_not_carried(examined: Examined) -> str:
    """Why a sentence in which nothing was found is not called carried all the same; nothing where it is."""
    own = telling_of(examined.article, (examined.span,))
    beside = beside_of(examined)
    why = next((why for rule in RULES if (why := rule(examined, own, beside))), "")
    return f"{why[:1].upper()}{why[1:]}." if why else ""


def beside_of(examined: Examined) -> Beside:
    """What the sentences beside it tell, one by one."""
    return tuple(telling_of(c.source, (c.span,)) for c in examined.beside)


def together_of(examined: Examined) -> Iterator[Telling]:
    """What the sentences beside it tell together, source by source: rewrites join sentences."""
    for source in examined.sources:
        spans = tuple(sorted(c.span for c in examined.beside if c.source is source))
        if spans:
            yield telling_of(source, spans)


def is_told_otherwise(examined: Examined, own: Telling, beside: Beside) -> str:
    """A number, a bound, a day or a share of the sentence is none of the source's sentences."""
    together = tuple(together_of(examined))
    if not any(has_the_numbers(other, own) for other in together) and (words := number_without_source(examined)):
        return f'"{words}" does not stand in the source\'s sentence'
    if not any(keeps_the_bounds(other, own) for other in together):
        return "one of its numbers has another bound in the source's sentence"
    if all(is_on_another_day(other, own) for other in together):
        return "its day is not that of the source's sentence"
    return "its share is not that of the source's sentence" if is_of_another_share(together, own) else ""


def number_without_source(examined: Examined) -> str:
    """The first number of a sentence that no source has in whatever form."""
    for quantity in within(examined.article.quantities, (examined.span,), lambda q: q.span):
        if not figure_known(examined.article, quantity, examined.sources):
            return " ".join(quantity.span.of(examined.article.text).split())
    return ""


def is_of_another_share(together: Beside, own: Telling) -> bool:
    """Whether every source tells of another half or third."""
    return all(is_another_share(other, own) for other in together)


def is_told_by_another(examined: Examined, own: Telling, beside: Beside) -> str:
    """Somebody says it who says nothing in the source's sentence."""
    for counterpart in examined.beside:
        for told, other in counterpart.statements:
            link = told.chain[-1] if told.chain else None
            if link is not None and (name := one_of_others(told, examined)):
                return f"{called(counterpart.source)} has it from {in_sentence(name)}"
            if (
                link is not None
                and can_be_looked_for(link, examined)
                and not is_there(link, other.chain, examined.beside)
            ):
                return f"{called(counterpart.source)} does not have it from {in_sentence(link.speaker)}"
    return ""


def one_of_others(told: Statement, examined: Examined) -> str:
    """Who says in the sources all that a statement says, where its own speaker says nothing like it there; mostly nobody."""
    keys = content_keys(examined.article, told)
    held = [
        (is_one_speaker(told.chain[-1], one.chain[-1]), one, keys & content_keys(source, one))
        for source in examined.sources
        for one in source.statements
        if one.chain and len(keys) >= FEWEST
    ]
    if any(own and met for own, _, met in held):
        return ""
    return next((one.chain[-1].speaker for own, one, met in held if not own and met == keys), "")


def is_one_speaker(one: Link, other: Link) -> bool:
    """Whether two speakers are one, or one is of the body of the other."""
    return same_link(one, other) or of_one_body(one, other) or is_pronoun(one) or is_pronoun(other)


def content_keys(read: AnnotatedReport, statement: Statement) -> frozenset[str]:
    """The keys of what a statement says."""
    return frozenset(key for piece in statement.content for key in keys_of(piece.of(read.text)))


def can_be_looked_for(link: Link, examined: Examined) -> bool:
    """Whether a speaker is one who can be looked for: no pronoun, no outlet, no paper."""
    outlets = {word for read in (examined.article, *examined.sources) for word in fold_words(called(read))}
    words = set(fold_words(link.speaker))
    meant = is_somebody(link) and not is_pronoun(link) and not is_vague(link)
    return meant and link.kind not in PAPERS and not words <= outlets


def is_there(link: Link, chain: tuple[Link, ...], beside: tuple[Counterpart, ...]) -> bool:
    """Whether a speaker stands in a chain, or in the source's sentences as one who is more than spoken to."""
    if any(same_link(link, one) or of_one_body(link, one) for one in chain):
        return True
    if any(nameless_of_body(link, one) or nameless_of_body(one, link) for one in chain):
        return True
    passages = [(passage_of_sentence(c.source, c.sentence), c) for c in beside]
    return any(
        (mentioned_in(passage, link) and not is_hearer(passage, link))
        or (points_back(counterpart) and mentioned_near(passage, link))
        for passage, counterpart in passages
    )


def points_back(counterpart: Counterpart) -> bool:
    """Whether a sentence begins with one who was named before it."""
    return any(token.lower in PRONOUNS for token in counterpart.tokens[:OPENING])


def is_yes_for_no(examined: Examined, own: Telling, beside: Beside) -> str:
    """The one denies a word that the other tells, and nothing there says no."""
    here, there = denied_in(examined.tokens), [denied_in(c.tokens) for c in examined.beside]
    stems = [{stem_of(t.lower) for t in c.tokens} for c in examined.beside]
    if any(set(here) & words for words in stems) and not any(has_no(other.words) for other in beside):
        return "it says no, and the source's sentence does not"
    told = {stem_of(token.lower) for token in examined.tokens}
    if not has_no(own.words) and any(set(words) & told for words in there):
        return "the source's sentence says no, and it does not"
    return ""


def has_no(words: str) -> bool:
    """Whether a "no" stands in some words, plain or inside another word."""
    return says_no(words) or bool(hidden() & set(WORD.findall(words))) or " un" in f" {words}"


@cache
def hidden() -> frozenset[str]:
    """The single words with a "no" inside."""
    return frozenset(phrase[0] for phrase in phrases("negations", "hidden") if len(phrase) == 1)


def is_left_open_there(examined: Examined, own: Telling, beside: Beside) -> str:
    """The source's sentence leaves it open, takes it back, or has it at the other side of a moment."""
    first = beside[0]
    if leaves_it_open(first, own) and not has_no(own.words):
        return "the source's sentence leaves it open"
    if any(takes_it_back(other, own) for other in beside):
        return "the source's sentence takes it back"
    return "the source has it at the other side of a moment" if is_across_the_moment(first, own) else ""


def is_all_for_some(examined: Examined, own: Telling, beside: Beside) -> str:
    """A word for all of something, and no such word in the source."""
    words = (own.singles & ALL_OF) - {word for source in examined.sources for word in fold_words(source.text)}
    return f'no source has the word "{min(words)}"' if words else ""


def is_another_step(examined: Examined, own: Telling, beside: Beside) -> str:
    """Somebody arrested, charged or convicted, and no word of the like in any source."""
    known = {word for source in examined.sources for word in fold_words(source.text)}
    step = next((t.lower for t in examined.tokens if steps().get(t.lower, 0) > 0 and t.lower not in known), "")
    return f'no source has the word "{step}"' if step else ""


RULES: tuple[Callable[[Examined, Telling, Beside], str], ...] = (
    is_told_otherwise,
    is_told_by_another,
    is_yes_for_no,
    is_left_open_there,
    is_all_for_some,
    is_another_step,
)
