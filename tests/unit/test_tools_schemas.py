import json

import pytest

from tools.schemas import FOLDER, MODELS, main, schema_text


@pytest.mark.parametrize("name", MODELS)
def test_the_schema_in_the_docs_is_that_of_the_model(name):
    path = FOLDER / f"{name}.json"
    assert path.read_text(encoding="utf-8") == schema_text(name), "run python -m tools.schemas"


def test_no_schema_is_left_of_a_file_nobody_reads():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(MODELS)


def test_what_is_not_in_the_file_is_not_in_its_schema(tmp_path):
    main(tmp_path)
    schema = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    assert "key" not in schema["properties"]
    assert "title" in schema["required"]
