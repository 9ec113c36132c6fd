"""Paragraphs beside the extracted ones: taken where they stand in the story's element, never from another story."""

from selectolax.lexbor import LexborHTMLParser

from quoth.acquire.neighbours import with_neighbours

LINES = [f"Paragraph {number} of the story tells what the council of Tolm decided in the night." for number in range(6)]


def found(body: str, taken: list[str], title: str | None = "A title") -> list[str]:
    return with_neighbours(LexborHTMLParser(f"<html><body>{body}</body></html>"), taken, title)


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_what_stands_between_before_and_behind_comes_to_its_place() -> None:
    body = f"<div>{paragraphs(LINES)}</div><div><p>Another box on the page.</p></div>"
    assert found(body, LINES[1:3] + LINES[4:5]) == LINES


def test_a_quotation_in_a_box_of_its_own_is_kept_and_a_line_of_links_is_not() -> None:
    box = "<div class='embed'><blockquote><p>“Nobody asked us.”</p></blockquote></div><p><a href='/x'>More on the council</a></p>"
    body = f"<div><p>{LINES[0]}</p>{box}<p>{LINES[1]}</p></div>"
    assert found(body, LINES[:2]) == [LINES[0], "“Nobody asked us.”", LINES[1]]


def test_text_without_an_element_of_its_own_is_a_paragraph_and_a_line_break_in_it_a_blank() -> None:
    body = f"<div><p>{LINES[0]}</p><figure></figure>A bare line that is as <b>long</b> as<br>a paragraph, nearly.<p>{LINES[1]}</p></div>"
    assert found(body, LINES[:2])[1] == "A bare line that is as long as a paragraph, nearly."


def test_a_story_in_several_boxes_of_one_class_is_put_together_under_its_heading() -> None:
    parts = "".join(
        f"<div><div class='text x{n}'>{paragraphs(LINES[n : n + 2])}</div></div><div class='ad'>Ad</div>"
        for n in (0, 2, 4)
    )
    assert found(f"<main><h1>A title</h1>{parts}</main>", LINES[:2]) == LINES


def test_the_next_story_of_a_page_without_end_is_not_put_together_with_the_first() -> None:
    stories = "".join(
        f"<div><h1>{title}</h1><div class='text'>{paragraphs(LINES[n : n + 3])}</div></div>"
        for title, n in (("A title", 0), ("B", 3))
    )
    assert found(stories, LINES[:3]) == LINES[:3]
    assert found(f"<h1>A title</h1><h1>B</h1>{stories.replace('h1', 'b')}", LINES[:3]) == LINES[:3]


def test_a_page_of_which_nothing_was_extracted_stays_so() -> None:
    assert found(paragraphs(LINES), []) == []
