"""More than is taken: the form comes back with what was typed, and says which file has how much."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.edges.web.served import OURS, client_of, store_in

from quoth.edges.web.serving.door import MOST_BYTES


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with store_in(tmp_path) as store, client_of(store) as client:
        yield client


def test_a_file_beyond_the_limit_gives_the_form_again_with_the_text_that_was_pasted(client: TestClient) -> None:
    files = [
        ("files", ("small.txt", b"Ferry late\n", "text/plain")),
        ("files", ("big <b>.txt", b"x" * (MOST_BYTES + 10_000_000), "text/plain")),
    ]
    typed = {
        "text": "Ferry late\n\nThe <ferry> was late, the mayor said.",
        "outlet": "Gazette",
        "published": "2026-03-01",
    }
    answer = client.post("/add", headers=OURS, data=typed, files=files)
    assert answer.status_code == 413
    assert "big &lt;b&gt;.txt has 30 MB" in answer.text
    assert "20 MB in all are taken at a time" in answer.text
    assert "The &lt;ferry&gt; was late, the mayor said.</textarea>" in answer.text
    assert 'value="Gazette"' in answer.text
    assert 'value="2026-03-01"' in answer.text
    assert '<a href="/help"' in answer.text
    assert client.get("/stories.json").json() == []


def test_too_much_of_anything_else_is_refused_in_words_with_a_way_back(client: TestClient) -> None:
    answer = client.post("/audit", headers=OURS, content=b"x" * (MOST_BYTES + 1))
    assert answer.status_code == 413
    assert "<h1>Too much</h1>" in answer.text
    assert '<a href="/">' in answer.text
    for kind in ("text/plain", "multipart/form-data", "multipart/form-data; boundary=a"):
        answer = client.post("/add", headers={**OURS, "content-type": kind}, content=b"x" * (MOST_BYTES + 1))
        assert answer.status_code == 413
        assert "20 MB in all" in answer.text


def test_a_form_with_nothing_in_it_keeps_the_outlet_and_the_day(client: TestClient) -> None:
    answer = client.post("/add", headers=OURS, data={"text": " ", "outlet": "Gazette", "published": "2026-03-01"})
    assert answer.status_code == 422
    assert 'value="Gazette"' in answer.text
