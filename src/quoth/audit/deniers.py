"""Who in all the sources denies it, and in the article confirms it: "dismissed claims of a sale" told as "confirmed the sale"."""

from quoth.audit.examined import Examined
from quoth.audit.reasons import called
from quoth.compare.carrying import says_no, words_at
from quoth.compare.keys import keys_of, share
from quoth.compare.wording import marked
from quoth.text.names import same_speaker
from quoth.types import AnnotatedReport, AuditFinding, Statement

# Behind a word of confirming one content word of what is denied is enough, behind others two; and so much of all there are.
CONFIRMED, SAID, MOSTLY = 1, 2, 0.5


def denier_says_so(examined: Examined) -> list[AuditFinding]:
    """Somebody says or confirms in the article what he only denies in the sources."""
    if any(finding.kind == "polarity" for finding in examined.made):
        return []
    for told in examined.article.statements:
        speaks = told.stance == "asserted" and told.chain and told.content[0].overlaps(examined.span)
        if (
            not speaks
            or is_dismissed(examined.article, told)
            or says_no(words_at(examined.article, told.content).casefold())
        ):
            continue
        found = only_denied(examined, told)
        if found is not None:
            source, denial = found
            places = examined.article.report.place(told.content[0]), source.report.place(denial.content[0])
            why = f"In {called(source)} {told.chain[-1].speaker} denies it; in the article {told.chain[-1].speaker} says so."
            return [AuditFinding("polarity", "high", *places, why, "denier_says_so")]
    return []


def only_denied(examined: Examined, told: Statement) -> tuple[AnnotatedReport, Statement] | None:
    """The first denial of what is told by its speaker, where all that the sources have of him about it is denials."""
    keys = frozenset(keys_of(words_at(examined.article, told.content)))
    least = CONFIRMED if confirms(examined.article, told) else SAID
    about = [
        (source, other)
        for source in examined.sources
        for other in source.statements
        if other.chain
        and same_speaker(other.chain[-1].speaker, told.chain[-1].speaker)
        and len(met := keys & frozenset(keys_of(words_at(source, other.content)))) >= least
        and share(keys, met) >= MOSTLY
    ]
    return about[0] if about and all(is_dismissed(source, other) for source, other in about) else None


def is_dismissed(source: AnnotatedReport, statement: Statement) -> bool:
    """Whether its speaker denies it, or calls it premature or false."""
    words = words_at(source, statement.content).casefold().split()
    return statement.stance == "denied" or not marked("audited", "dismissing").isdisjoint(
        w.strip('.,;”"’') for w in words
    )


def confirms(article: AnnotatedReport, told: Statement) -> bool:
    """Whether the statement hangs on a word of confirming."""
    cue = told.chain[-1].cue
    return cue is not None and not marked("audited", "confirming").isdisjoint(cue.of(article.text).casefold().split())
