"""Text from outside is shown as it was written, and is never markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.wording.untrusted import JOINER, LENGTH, Foreign, foreign, name_of, quoted


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("dati_2021(1).csv", r"dati\_2021\(1\).csv"),
        ("# Heading", r"\# Heading"),
        ("![x](//evil.example/a.png)", r"\!\[x\]\(//evil.example/a.png\)"),
        ("<img src=x>", r"\<img src\=x\>"),
        ("1. a", r"1\. a"),
        ("$x$ ~a~ `b` |c|", r"\$x\$ \~a\~ \`b\` \|c\|"),
        ("https://evil.example", f"https:{JOINER}//evil.example"),
        ("www.evil.example", f"www{JOINER}.evil.example"),
        ("a@evil.example", f"a@{JOINER}evil.example"),
        (":red[x] :material/face:", rf":{JOINER}red\[x\] :{JOINER}material/face:{JOINER}"),
    ],
)
def test_what_means_something_in_markdown_is_written_out(written: str, markdown: str) -> None:
    assert foreign(written) == markdown
    assert foreign(written).plain == written


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\nb\r\n\tc", "a b c"),
        ("a\u202ebc\u2066d", "abcd"),
        ("a\x00\x1b[31mb", "a[31mb"),
        ("\u200b\ufeffa\u00ad", "a"),
        ("Z" + "\u0335" * 90, "Z" + "\u0335" * 4),
        ("perché l’età è “x”", "perché l’età è “x”"),
        (2024, "2024"),
    ],
)
def test_what_does_not_show_is_left_out(written: object, shown: str) -> None:
    assert foreign(written).plain == shown


def test_a_long_text_is_cut_and_says_so() -> None:
    assert foreign("ab" * 900_000).plain == "ab" * (LENGTH // 2) + "…"


def test_it_is_made_once_and_can_be_quoted_and_put_into_html() -> None:
    made = foreign("<b>*x*</b>")
    assert foreign(made) is made
    assert quoted(made).plain == "«<b>*x*</b>»"
    assert made.html == "&lt;b&gt;*x*&lt;/b&gt;"
    assert f"{made}" == f"{made}" == str(made) == r"\<b\>\*x\*\</b\>"


@given(st.text())
def test_whatever_is_written_stands_on_one_short_line(written: str) -> None:
    made = foreign(written)
    assert isinstance(made, Foreign)
    assert len(made.plain) <= LENGTH + 1
    assert len(made.plain.splitlines()) <= 1
    assert "](" not in made
    assert "://" not in made


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("dati_2021 (1).csv", "dati_2021 (1).csv"),
        ("Quota, in % dell’anno", "Quota, in % dell’anno"),
        ("# *Comune* [x](https://evil.example)", "Comune x (https //evil.example)"),
        ("_x_ www.evil.example", "x www evil.example"),
        ("=cmd|' /C calc'!A0", "cmd ' /C calc' A0"),
        ("<b>:red[x]</b> :material/face:", "b red x /b material/face"),
        ("$$$", "?"),
        ("", "?"),
    ],
)
def test_a_name_for_every_place_keeps_letters_digits_and_plain_signs(
    written: str, kept: str
) -> None:
    assert name_of(written) == kept
