"""The names of files: plain, lower case, hyphens, nothing of outside but through a slug."""

import pytest

from render.files.names import file_name


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Mappa Città Studi 2013–2024.csv", "mappa-citta-studi-2013-2024.csv"),
        ("scheda Barona.pdf", "scheda-barona.pdf"),
        ("mappa Case con 5+ residenti 2011.xlsx", "mappa-case-con-5-residenti-2011.xlsx"),
        ("scheda Sant'Erlembaldo.pdf", "scheda-sant-erlembaldo.pdf"),
        ("../../etc/passwd.csv", "etc-passwd.csv"),
        ("con.pdf", "file-con.pdf"),
        ("COM1 x.pdf", "file-com1-x.pdf"),
        ('a<b>:"c|d?*.svg', "a-b-c-d.svg"),
        ("«»….yml", "file.yml"),
    ],
)
def test_a_name_is_one_every_system_takes_and_a_person_recognises(asked, name):
    assert file_name(asked) == name


def test_a_long_name_ends_with_a_whole_word_and_its_ending():
    assert file_name(f"{'parola ' * 20}.geojson") == f"{'-'.join(['parola'] * 11)}.geojson"
    assert file_name(f"{'a' * 300}.geojson") == f"{'a' * 80}.geojson"
