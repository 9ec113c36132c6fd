"""Disagreements as lines: kind and question at the left, the wordings under each other, their places at the right."""

import re

from quoth.compose.contrasts import parted, with_its_content, words_at
from quoth.compose.holders import holders, key_of, same_words_elsewhere, similarly
from quoth.compose.kinds import kind_in_words
from quoth.compose.left_out import silence_pattern
from quoth.compose.views import (
    ABOVE_THE_FOLD,
    StoryView,
    conflicts_between,
    disputes_of,
    milder,
    names_in_story,
    people_of,
)
from quoth.compose.wording import quoted, within_brackets
from quoth.edges.gate import visible
from quoth.edges.terminal.layout import Style, columns, padded, row, shortened, wrapped
from quoth.lexicons import load_word_set
from quoth.text.counting import counted
from quoth.text.stems import content_stems
from quoth.types import Difference, Side

KIND, QUESTION, NARROW = 9, 23, 80
LONGEST = 40
# A quotation of a comparison says enough in so many columns.
SHORT_WORDS = 12
# "5,000 is in neither report" is told as "5,000 in neither" where it stands beside the words.
IN_WHICH = re.compile(r" is in (neither|both|one|all|no) reports?\b")
# A stretch from the middle must have more than this many words more in common than the beginning.
LATER = 1
# Where nothing but milder points is found, so many of them are shown.
MOST_MILD = 3
MOST_SIDES, MOST_LETTERS, MOST_MARKS, MOST_PLACES = 3, 4, 8, 4
# Between the links of a chain as it is read; so many columns are kept for the words beside it.
FROM_WHOM, WORDS_BESIDE = " < ", 22
# Where a speaker stands before the words, who says it similarly stands below them unless so many columns are left.
WHOSE_WORDS = 48
# So many words of a quotation are shown where another has them otherwise.
QUOTED_WORDS = 8
OWN_VOICE = "own voice"


def disagreement_lines(view: StoryView, style: Style, *, most: int = ABOVE_THE_FOLD) -> list[str]:
    """The conflicts of the reports, the costliest first, each with both wordings and their places."""
    found, mild = conflicts_between(view.story, "reports"), milder(view.story)
    if not found and not mild:
        return []
    shown = found[:most] or mild[:MOST_MILD]
    head = counted(len(found), "point") if found else "in milder points only"
    head += f"; the first {most}" if len(found) > most else ""
    lines = ["", style.bold("THE REPORTS DISAGREE") + f"   {head}"]
    for number, difference in enumerate(shown, 1):
        lines += difference_lines(view, style, number, difference)
    rest = [one for one in (*found, *mild) if one not in shown]
    if rest:
        kinds = ", ".join(dict.fromkeys(kind_in_words(d.kind) for d in rest))
        lines.append(f"  {shortened(f'+ {len(rest)} milder or further: {kinds}', style.width - 2)}")
    return lines


def difference_lines(view: StoryView, style: Style, number: int, difference: Difference) -> list[str]:
    """One disagreement: the question beside its sides, or above them where the screen is narrow."""
    kind = kind_in_words(difference.kind)
    sides = sorted(difference.sides[:MOST_SIDES], key=lambda side: first_letter(view, side))
    head = f"{number:3} {padded(kind, KIND)}"
    if style.width < NARROW:
        lines = wrapped(f"{number} {kind}: {difference.question}", style.width, indent="    ", first="  ")
        return [*lines, *(line for side in sides for line in side_lines(view, style, difference, side, indent=5))]
    question = wrapped(difference.question, QUESTION)
    indent = len(head) + QUESTION + 1
    both = on_one_line(view, style, difference, indent) if len(question) == 1 else None
    told = both or [line for side in sides for line in side_lines(view, style, difference, side, indent=indent)]
    while len(told) < len(question):
        told.append("")
    question += [""] * (len(told) - len(question))
    left = [head, *[" " * len(head)] * (len(told) - 1)]
    return [
        f"{begin}{padded(asked, QUESTION)} {line.removeprefix(' ' * indent)}".rstrip()
        for begin, asked, line in zip(left, question, told, strict=True)
    ]


def side_lines(view: StoryView, style: Style, difference: Difference, side: Side, *, indent: int) -> list[str]:
    """A side: its letters, its words, its marks; below, what was read from them where that is arithmetic."""
    letters, others = letters_of(view, difference, side)
    marks = shortened(view.marks(side.spans[:3]), MOST_MARKS)
    begin = f"{' ' * indent}{letters}  "
    behind = f" · {others}" if others else ""
    room = style.width - columns(begin) - columns(marks) - 2 - columns(behind)
    if side.reading and difference.kind == "comparison":
        return compared_lines(view, difference, side, row_of=(begin, marks, style))
    least = WHOSE_WORDS if difference.kind.startswith("attribution") else SHORT_WORDS
    if room < least and others:
        room += columns(behind)
        return [row(begin + side_words(view, difference, side, room), marks, style.width), f"{' ' * indent}{others}"]
    return [row(begin + side_words(view, difference, side, room) + behind, marks, style.width)]


def compared_lines(view: StoryView, difference: Difference, side: Side, *, row_of: tuple[str, str, Style]) -> list[str]:
    """The words of a comparison and what was worked out of them, on one line where both fit."""
    begin, marks, style = row_of
    reading = IN_WHICH.sub(r" in \1", side.reading or "")
    room = style.width - columns(begin) - columns(marks) - 2
    left = room - columns(reading) - 2
    if left >= SHORT_WORDS:
        return [
            row(f"{begin}{shortened(side_words(view, difference, side, room), left)}: {reading}", marks, style.width)
        ]
    indent = " " * columns(begin)
    told = wrapped(reading, style.width, indent=indent, first=indent)[:2]
    return [row(begin + side_words(view, difference, side, room), marks, style.width), *told]


def side_words(view: StoryView, difference: Difference, side: Side, room: int) -> str:
    """The words of a side in quotation marks, with the speaker before them where the speakers are the difference."""
    words, speaker = shown_words(view, difference, side), ""
    if difference.kind.startswith(("attribution", "quote-mis")):
        chain = through_whom(side, max(SHORT_WORDS, room - WORDS_BESIDE))
        speaker = "" if words.strip("“").casefold().startswith(chain.casefold()) else f"{chain}: "
    if difference.kind == "unit":
        return ending(words, room)
    others = " ".join(view.words(p) for one in difference.sides if one is not side for p in one.spans[:1])
    left = room - columns(speaker)
    begun = shortened(words, left)
    # Whose word it is stands at the beginning, and is read with what is said, unless that comes only later.
    if difference.kind.startswith("attribution") and set(content_stems(begun)) & set(content_stems(others)):
        return speaker + begun
    return speaker + telling_stretch(words, others, left)


def ending(words: str, room: int) -> str:
    """The end of a wording that has no room: what is counted stands before a figure, and the figure must be seen."""
    if columns(words) <= room:
        return words
    listed = words.strip("“”").split(" ")
    at = next((n for n in range(1, len(listed)) if columns(" ".join(listed[n:])) <= room - 3), len(listed) - 1)
    return f"“…{' '.join(listed[at:])}”"


def through_whom(side: Side, room: int) -> str:
    """Whose word it is, from whoever says it first to whoever tells it last, the first shortened where there is no room."""
    told = side.reading or (side.speaker or "").split("; ")[0]
    if not told or told == "the report's own voice":
        return OWN_VOICE
    inner, *others = [visible(name) for name in told.split(FROM_WHOM)]
    behind = "".join(f" → {name}" for name in others)
    # Of three and more the last is the one that the other report lacks.
    if len(others) > 1 and columns(inner) + columns(behind) > room:
        behind = f" → … → {others[-1]}"
    return shortened(f"{shortened(inner, max(SHORT_WORDS, room - columns(behind)))}{behind}", max(room, SHORT_WORDS))


def shown_words(view: StoryView, difference: Difference, side: Side) -> str:
    """The wording of a side: of a quotation from shortly before the other differs, of a unit with what is said of it."""
    words = whole_words(view, difference, side)
    others = [one for one in difference.sides if one is not side]
    # Words given to another speaker are the same words: they are read from their beginning.
    if difference.kind.startswith("quote") and difference.kind != "quote-misattributed" and others:
        return parted(words, whole_words(view, difference, others[0]), most=QUOTED_WORDS)[0]
    return words


def whole_words(view: StoryView, difference: Difference, side: Side) -> str:
    """The first wording of a side in quotation marks."""
    # In a comparison the second place says "twice ..."; the figure itself is in the reading below it.
    place = next(iter(side.spans[1:2] if side.reading and difference.kind == "comparison" else side.spans[:1]), None)
    if place is None:
        return "not there"
    read = view.reports[place.report]
    if difference.kind == "unit" and place.part == "text":
        place = with_its_content(read, place, difference.kind)
    words = visible(words_at(read, place, most=LONGEST))
    return unhung(words) if difference.kind == "comparison" else words


def unhung(words: str) -> str:
    """A wording in quotation marks without small words that hang at its end ("twice as large as one in")."""
    listed = words.removesuffix("”").split(" ")
    kept = list(listed)
    while len(kept) > 1 and kept[-1].casefold() in load_word_set("function_words"):
        kept.pop()
    return words if len(kept) == len(listed) else f"{' '.join(kept).rstrip(' ,;:')} …”"


def telling_stretch(words: str, others: str, room: int) -> str:
    """The part of long words that fits and has most in common with the other side; from the beginning where equal."""
    if columns(words) <= room or not words.startswith("“"):
        return shortened(words, room)
    listed = words.strip("“”").split(" ")
    common = set(content_stems(others))
    turns = silence_pattern()
    # A beginning that has nothing in common gives way to any stretch that has.
    later = LATER if common & set(content_stems(fitting(listed, room - 3))) else 0
    best = max(
        (
            at
            for at in range(len(listed))
            # What stands behind "denied" or "not" would say the opposite without it.
            if not at or (opens_well(listed, at) and not turns.search(" ".join(listed[:at]).replace("’", "'")))
        ),
        key=lambda at: (len(common & set(content_stems(fitting(listed[at:], room - 4)))) - (later if at else 0), -at),
    )
    cut = fitting(listed[best:], room - (4 if best else 3))
    closed = "”" if cut == " ".join(listed[best:]) else "…”"
    return f"“{'…' if best else ''}{cut.rstrip(' ,;:')}{closed}"


def opens_well(listed: list[str], at: int) -> bool:
    """Whether a stretch may begin there: behind a mark or before a small word."""
    return listed[at - 1][-1:] in ",;:—–" or listed[at].casefold() in load_word_set("function_words")


def fitting(listed: list[str], room: int) -> str:
    """As many whole words as fit, the last no small word."""
    kept: list[str] = []
    for word in listed:
        if columns(" ".join([*kept, word])) > room:
            break
        kept.append(word)
    small = load_word_set("function_words")
    while len(kept) > 1 and len(kept) < len(listed) and kept[-1].casefold() in small:
        kept.pop()
    return " ".join(kept)


def on_one_line(view: StoryView, style: Style, difference: Difference, indent: int) -> list[str] | None:
    """Two short wordings on one line; None where they do not fit whole."""
    if len(difference.sides) != 2 or difference.kind == "comparison":
        return None
    sides = sorted(difference.sides, key=lambda side: first_letter(view, side))
    if any(letters_of(view, difference, side)[1] for side in sides):
        return None
    told = [
        f"{letters_of(view, difference, side)[0]}  {side_words(view, difference, side, style.width)}" for side in sides
    ]
    marks = " ".join(view.mark(side.spans[0]) for side in sides if side.spans)
    if indent + sum(map(columns, told)) + columns(marks) + 4 > style.width:
        return None
    return [row(f"{' ' * indent}{told[0]}  {told[1]}", marks, style.width)]


def letters_of(view: StoryView, difference: Difference, side: Side) -> tuple[str, str]:
    """The letters of the reports that have the words shown ("A C"; many are counted), and who says it similarly."""
    words = whole_words(view, difference, side)
    held, others = holders(view, words, side.spans, same_words_elsewhere(view, difference, side, words))
    more = len(held) - MOST_LETTERS
    return " ".join(held[:MOST_LETTERS]) + (f" +{more}" if more > 0 else "") if held else "-", similarly(others)


def first_letter(view: StoryView, side: Side) -> tuple[int, str]:
    """The first letter of a side's reports, by which the sides stand."""
    return min((key_of(view.letters.get(p.report, "?")) for p in side.spans), default=(9, ""))


def dispute_lines(view: StoryView, style: Style, *, most: int = 3) -> list[str]:
    """Where those quoted contradict each other: the question, then who says what on either side."""
    found = disputes_of(view.story)
    if not found:
        return []
    head = style.bold("THE SPEAKERS DISAGREE")
    count = counted(len(found), "point") + (f"; the first {most}" if len(found) > most else "")
    lines = ["", f"{head}   {count if len(found) > 1 else shortened(found[0].question, style.width - 24)}"]
    for difference in found[:most]:
        lines += [f"  {shortened(difference.question, style.width - 2)}"] if len(found) > 1 else []
        lines += [voices_line(view, style, side) for side in difference.sides[:MOST_SIDES]]
    return lines


def voices_line(view: StoryView, style: Style, side: Side) -> str:
    """Who stands on a side, with the first words said and the places: first where the words are, then those like it."""
    words = quoted(visible(within_brackets(view.words(side.spans[0])))) if side.spans else ""
    held, _ = holders(view, words, side.spans)
    own = [p for p in side.spans[:MOST_PLACES] if view.letters.get(p.report) in held]
    other = view.marks(p for p in side.spans[:MOST_PLACES] if p not in own)
    marks = view.marks(own) + (f", similarly {other}" if other and style.width >= NARROW else "")
    room = style.width - columns(marks) - 5
    who = shortened(visible(" · ".join(people_of(side, names_in_story(view))) or "the report itself"), room * 3 // 5)
    left = room - columns(who) - 2
    return row(f"    {who}{f': {shortened(words, left)}' if words and left >= 16 else ''}", marks, style.width)
