"""What is on every screen is in the page's language: words, and numbers in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from atlas.wording import LANGUAGES
from data.catalogue.card import datasets
from indicators import REGISTRY
from tests.pages.conftest import PARTS_OF_METHOD, opening
from tests.pages.tongue import foreign

OPEN = {
    "atlas-table-box": True,
    "atlas-two-table": True,
    "atlas-two-files": True,
    "atlas-claim": True,
    "atlas-downloads": True,
    "atlas-batch": True,
    "atlas-batch-list": "San Siro\nvia Padova 10",
    **{f"atlas-before-{box}": True for box in ("how", "warnings", "files")},
    "atlas-before-why-not": True,
    "atlas-strips-twin": True,
    "atlas-trends-twin": True,
    **{f"atlas-index-{name}": True for name in ("desk", "sure", "effects", "face", "papers")},
    **{f"atlas-before-twin-{key}": True for key in
       ("areas", "events", "robust", "drift", "line-up", "time", "without")},
    **PARTS_OF_METHOD,
    **{f"atlas-papers-{one.key}": True for one in REGISTRY},
    **{f"atlas-papers-table-{key}": True for key in datasets()},
}  # fmt: skip
"""Boxes that are sent only when they are open."""

SCREENS: tuple[tuple[str, dict[str, str]], ...] = (
    ("mappa", {"area": "57", "indicatore": "elderly_alone"}),
    ("mappa", {"area": "3", "indicatore": "low_income", "modo": "variazione"}),
    ("mappa", {"area": "57", "indicatore": "low_income", "con": "employed_residents"}),
    ("mappa", {"spazio": "zoia", "indicatore": "market_rent"}),
    *(("spazi", {"vista": view}) for view in
      ("stato", "tempo", "soldi", "persone", "bisogno", "fonti", "registro")),
    ("spazi", {"spazio": "zoia"}),
    ("quartiere", {"area": "57", "confronta": "1,2"}),
    ("quartiere", {"area": "3"}),
    ("indice", {"area": "57", "confronto": "equal"}),
    ("indice", {"area": "57", "disegno": "fragility", "lettura": "variazione"}),
    ("indice", {"area": "3", "passo": "errori", "lettura": "robusta"}),
    ("prima-dopo", {"esito": "minors", "confronto": "periferia"}),
    ("metodo", {}),
    ("importa", {}),
    ("note", {}),
    ("presentazione", {}),
)  # fmt: skip

NOTHING = {"None", "nan", "NaN", "NaT", "<NA>", "True", "False"}
COMMAND = re.compile(r"^(?:python -m|venv/).*")
NAMED = re.compile(
    r"Caranci et al\.|numero civico|Difensore civico per il digitale|atlante\S*|coincide|repository"
)
"""Names that stay Italian in an English sentence, and words that both languages have."""


def kind(node: Any) -> str:
    return type(node).__name__


def nodes(node: Any) -> Iterator[Any]:
    """An element of a page and all below it."""
    yield node
    below = getattr(node, "children", None)
    for one in below.values() if isinstance(below, dict) else ():
        yield from nodes(one)


WIDGETS = {"ButtonGroup", "SelectSlider", "Selectbox", "Radio", "TextArea", "TextInput", "Slider",
           "NumberInput", "Multiselect", "Toggle", "Checkbox"}  # fmt: skip
"""Elements whose value is a code or a person's own words; their options are what is read."""

MARKUP = re.compile(r"<p lang=\"it\">.*?</p>|<(style|script)\b.*?</\1>|</?[a-z][^<>]*>", re.DOTALL)


def said(node: Any) -> Iterator[str]:
    """The words of one element: its text, its label, its help, its options."""
    names = ["label", "help", "placeholder", *(["value"] if kind(node) not in WIDGETS else [])]
    texts = [getattr(node, name, None) for name in names]
    texts += [getattr(getattr(node, "proto", None), "body", None)]
    for text in texts:
        if isinstance(text, str):
            yield from MARKUP.sub("\n", text).splitlines()
    yield from (str(one) for one in getattr(node, "options", ()) or ())


def screen(slug: str, query: dict[str, str], language: str) -> list[Any]:
    """Every element of a page with its boxes open."""
    app = opening(slug, OPEN, lingua=language, **query)
    assert not app.exception
    return list(nodes(app._tree))


def is_table(node: Any) -> bool:
    return kind(node) in {"Dataframe", "Table"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("slug", "query"), SCREENS)
def test_a_screen_speaks_one_language_and_its_tables_write_as_it_does(slug, query, language):
    found = screen(slug, query, language)
    tables = [pd.DataFrame(one.value) for one in found if is_table(one)]
    cells = [cell for table in tables for name in table.columns for cell in table[name]]
    heads = [str(name) for table in tables for name in table.columns]
    words = [text for one in found if not is_table(one) for text in said(one)]
    spoken = [NAMED.sub(" ", COMMAND.sub(" ", text)) for text in (*words, *heads)]
    spoken += [NAMED.sub(" ", cell) for cell in cells if isinstance(cell, str)]
    assert foreign(spoken, language) == {}
    assert not NOTHING & {str(cell) for cell in cells if isinstance(cell, str | bool)}
    noise = [
        cell for cell in cells if isinstance(cell, float) and abs(cell - round(cell, 3)) > 1e-9
    ]
    assert noise == []


def test_a_word_of_the_other_language_would_be_seen():
    left = foreign(["Licenza: no open licence"], "it")["Licenza: no open licence"]
    assert {"open", "licence"} <= left
    assert foreign(["Source: redditi dichiarati"], "en")
