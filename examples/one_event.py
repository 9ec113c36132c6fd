"""Where do the reports of one event disagree? Prints each disagreement with both wordings.

python examples/one_event.py a.txt b.txt c.html
"""

import sys

import quoth


def main(paths: list[str]) -> None:
    """Reads the reports and prints their disagreements."""
    dossier = quoth.read(paths)
    texts = {read.id: read.text for read in dossier.reports}
    for story in dossier.stories:
        print(story.title, f"({len(story.reports)} reports, {story.lineage.origins.low} origins)")
        for difference in story.differences:
            if difference.verdict == "conflict" and difference.between == "reports":
                print(" ", difference.question)
                for side in difference.sides:
                    place = side.spans[0]
                    if place.part == "text":
                        print("     ", texts[place.report][place.start : place.end])


if __name__ == "__main__":
    main(sys.argv[1:])
