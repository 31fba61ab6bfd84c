import pytest

from data.build.raw import SourceChangedError, read

TABLE = "nil;famiglie\n1;014\n2;3\n"


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "families.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_every_column_of_the_file_is_read(path):
    table = read(path, ["nil"], sep=";", dtype={"famiglie": "str"})
    assert table["famiglie"].tolist() == ["014", "3"]


def test_a_column_that_is_gone_is_named_with_its_file(path):
    with pytest.raises(SourceChangedError, match=r"families\.csv: without the columns anno, CAP"):
        read(path, ["nil", "anno", "CAP"], sep=";")
