"""What stands word for word in a source is carried, whatever its neighbours are; quotation marks around it are a change."""

from tests.audit.test_audit import audited

from quoth.encoder import Encoder

FIRST = """Mill fire

Police ruled out arson at the Tolm mill, and nobody was hurt.

The owner may rebuild the hall by May, Anna Reik said."""
SECOND = """Mill burnt down

Police did not rule out arson at the Tolm mill, where two people were hurt.

The owner will rebuild the hall, the union said.

Firemen said the roof was unsafe."""


def test_sentences_of_two_sources_that_contradict_each_other_are_carried(encoder: Encoder) -> None:
    article = "Mill fire\n\n" + "\n\n".join([*FIRST.split("\n\n")[1:], *SECOND.split("\n\n")[1:]])
    audit = audited(article, encoder, FIRST, SECOND)
    assert (audit.findings, audit.omissions) == ((), ())
    assert {sentence.verdict for sentence in audit.sentences} == {"supported"}


def test_quotation_marks_put_around_told_words_are_found(encoder: Encoder) -> None:
    audit = audited(SECOND.replace("the roof was unsafe.", '"the roof was unsafe."'), encoder, SECOND)
    assert [f.kind for f in audit.findings] == ["quote-invented"]
