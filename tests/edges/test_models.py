"""Another model, or none: hashes are checked first, errors are words, rules alone still make a dossier."""

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoth.edges.cli import app
from quoth.edges.models import chosen_model
from quoth.encoder.files import SHA256
from quoth.errors import EncoderMissing, WrongUse

TEXT = "Osk ferry stops\n\nThe ferry to Osk will stop for 12 days, harbour master Ada Rell said on Monday.\n"


def quoth(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_without_a_model_attributions_are_found_by_rules_and_the_user_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = quoth("--model", "none", "annotate", str(tmp_path / "a.txt"))
    assert done.exit_code == 0
    assert '"Ada Rell"' in done.stdout
    assert "no model" in done.stderr


def test_the_model_may_be_named_before_and_behind_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    path = str(tmp_path / "a.txt")
    for command in (["read", path], ["annotate", path], ["audit", path, "--against", path]):
        before, behind = quoth("--model", "none", *command), quoth(*command, "--model", "none")
        assert before.exit_code == behind.exit_code == 0
        assert before.stdout == behind.stdout
        assert before.stderr.count("no model") == behind.stderr.count("no model") == 1
    assert isinstance(quoth("read", path, "--model-sha256", "0" * 64).exception, WrongUse)


def test_the_shipped_model_can_be_named_like_any_other(tmp_path: Path) -> None:
    from quoth.encoder.files import read_weights

    file = tmp_path / "mine.onnx"
    file.write_bytes(read_weights("encoder.onnx"))
    encoder = chosen_model(str(file), SHA256["encoder.onnx"])
    assert encoder
    assert encoder.encode_all(["The ferry stops."])[0].vector.any()


def test_a_file_with_another_hash_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "mine.onnx"
    file.write_bytes(b"anything")
    with pytest.raises(EncoderMissing, match="another hash"):
        chosen_model(str(file), "0" * 64)


def test_a_file_that_is_no_model_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "mine.onnx"
    file.write_bytes(b"anything")
    with pytest.raises(EncoderMissing, match="no model"):
        chosen_model(str(file), hashlib.sha256(b"anything").hexdigest())


def test_a_missing_file_and_a_missing_hash_are_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderMissing, match="no such file"):
        chosen_model(str(tmp_path / "none.onnx"), "0" * 64)
    with pytest.raises(WrongUse, match="needs --model-sha256"):
        chosen_model(str(tmp_path / "none.onnx"), None)
    with pytest.raises(WrongUse, match="belongs to"):
        chosen_model(None, "0" * 64)
