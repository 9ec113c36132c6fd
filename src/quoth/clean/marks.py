"""What is no part of the story: bylines, credits, copyright, teasers, share and subscribe lines, and the like.

Every rule looks at one line, and says which kind of mark it is or nothing; the first that says something wins. What
stands after the story is then known by where it stands.
"""

from collections.abc import Callable

from quoth.clean.bylines import (
    credits_its_makers,
    is_a_desk_code,
    is_an_agency_alone,
    names_its_author,
    names_people_and_their_outlet,
    tells_about_its_author,
)
from quoth.clean.datelines import FIRST, is_a_date_line, is_a_place_and_date, is_a_time_line, read_dateline
from quoth.clean.furniture import (
    has_words_of_furniture,
    is_a_credited_caption,
    is_a_photographer_and_agency,
    is_an_address_line,
    is_an_exchange_rate,
    is_tags_or_an_address,
)
from quoth.clean.lines import Line, content_words, folded
from quoth.clean.openers import (
    caption_again,
    headline_within,
    listed_with_their_age,
    name_above_an_office,
    repeated_headline,
)
from quoth.clean.others import is_a_readers_comment, set_out_again, signed_posts
from quoth.clean.tables import is_a_table_row, rows_of_figures
from quoth.clean.trailers import (
    Kinds,
    is_a_list_of_sources,
    listed_below,
    trailing_author,
    trailing_section,
    trailing_teasers,
)
from quoth.text.labels import labelled_lines
from quoth.types import Mark, RawReport, Span
from quoth.types.reports import MarkKind

# Lines longer than this are paragraphs of the story, by whose words teasers are told from the story.
LONG_LINE = 80
# A line of more characters is a paragraph, whatever it says.
LONGEST_MARK = 700

RULES: tuple[Callable[[Line], MarkKind | None], ...] = (
    names_its_author,
    names_people_and_their_outlet,
    is_an_agency_alone,
    credits_its_makers,
    is_a_desk_code,
    is_an_exchange_rate,
    is_tags_or_an_address,
    is_a_table_row,
    tells_about_its_author,
    is_a_list_of_sources,
    is_a_date_line,
    is_a_time_line,
    is_a_place_and_date,
    has_words_of_furniture,
    is_a_credited_caption,
    is_a_photographer_and_agency,
    is_an_address_line,
    is_a_readers_comment,
)
AFTERWARDS: tuple[Callable[[list[Line], Kinds], Kinds], ...] = (
    rows_of_figures,
    signed_posts,
    repeated_headline,
    name_above_an_office,
    listed_with_their_age,
    caption_again,
    headline_within,
    trailing_author,
    trailing_section,
    listed_below,
    trailing_teasers,
    set_out_again,
)


def find_marks(raw: RawReport, body: tuple[Span, ...]) -> tuple[Mark, ...]:
    """The whole paragraphs that are marks, in text order; `body` are the paragraphs without the headline.

    Where every paragraph looks like a mark there is no story to tell them from, and none is taken for one.
    """
    lines = lines_of(raw, body)
    kinds: Kinds = [kind_of(line) for line in lines]
    turns = labelled_lines(["" if kind else line.words[:LONGEST_MARK] for line, kind in zip(lines, kinds, strict=True)])
    for rule in AFTERWARDS:
        kinds = rule(lines, kinds)
    kinds = [None if turn else kind for turn, kind in zip(turns, kinds, strict=True)]
    if all(kinds):
        return ()
    return tuple(Mark(span.start, span.end, kind) for span, kind in zip(body, kinds, strict=True) if kind)


def lines_of(raw: RawReport, body: tuple[Span, ...]) -> list[Line]:
    """The paragraphs as lines for the rules."""
    texts = [span.of(raw.text) for span in body]
    story = content_words(" ".join([raw.title or "", *(words for words in texts if len(words) > LONG_LINE)]))
    known = (raw.outlet, *raw.authors)
    names = frozenset(name.casefold().removeprefix("the ") for name in known if name)
    title = folded(raw.title or "")
    return [
        Line(words, folded(words[:LONGEST_MARK]), number, len(texts) - 1, story, names, title)
        for number, words in enumerate(texts)
    ]


def kind_of(line: Line) -> MarkKind | None:
    """What the first rule that holds says of the line; a paragraph behind an agency's dateline is the story."""
    if len(line.words) > LONGEST_MARK or opens_a_story(line):
        return None
    return next((kind for rule in RULES if (kind := rule(line)) is not None), None)


def opens_a_story(line: Line) -> bool:
    """Whether a line is a paragraph of the story, with the dateline of an agency before it ("TOLM (AFP/Reuters) - ...")."""
    if len(line.words) <= LONG_LINE or line.number > FIRST:
        return False
    dateline = read_dateline(line.words, Span(0, len(line.words)), line.number)
    return dateline is not None and dateline.agency is not None
