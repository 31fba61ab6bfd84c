"""Whatever a stranger sends, a reader answers with a value or with its own kind of refusal.

Every reader that an address or a file can reach from outside stands here with the errors it
declares; any other error is a page replaced by a traceback. What a refusal says can be written down
in both languages.
"""

from __future__ import annotations

import base64
import functools
import json
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from atlas import selection
from atlas.evaluation import plan as before_plan
from atlas.evaluation.own_panel import indicator_of
from atlas.evaluation.own_panel_reading import OwnQuestion, OwnRefusedError, read_own
from atlas.index.design_edits import signed
from atlas.neighbourhood.area_list import ListError, read_list
from atlas.premises import query as places_view
from atlas.query import OF_PLAN, OF_PREMISES, SHARED, Parameter
from atlas.selection import Choices
from atlas.stories.model import FIRST, FOLDER
from atlas.stories.parser import StoryError, parsed
from atlas.wording.untrusted import LENGTH
from base.problem import RefusedError
from data.catalogue.area_names import AreaNames
from data.importers import whole_number
from data.importers.idise import proposal
from data.importers.sections import proposal as sections
from data.premises.submission import SubmissionError, as_yaml, check, read_entries
from geo.address.book import AddressBook
from geo.estates import PerimeterError, read_perimeters
from indicators import REGISTRY
from indicators.evaluation.design.milan import milan_design
from indicators.evaluation.design.model import mapping_of as evaluation_mapping
from indicators.evaluation.design.problems import EvaluationError
from indicators.evaluation.design.schema import design_of as evaluation_design
from indicators.evaluation.files import read_design as read_evaluation
from indicators.index.design.design_file import design_of_link, read_design
from indicators.index.design.plain import mapping_of
from indicators.index.design.presets import DEPRIVATION, FRAGILITY
from indicators.index.design.problem import IndexProblemError
from indicators.index.design.schema import design_of
from indicators.index.layer import LAYER
from render.documents.live_address import PublicAddressError, live_address
from render.files.batch import areas_named
from tests.property.hostile import (
    TEXTS,
    changed,
    contents,
    damaged,
    queries,
    tables,
    texts,
    utf8,
    values,
)

INDICATORS = {one.key: one for one in (LAYER, *REGISTRY)}
AREAS = {area: f"Quartiere {area}" for area in range(1, 89)}
NAMES = AreaNames({area: (name, name) for area, name in AREAS.items()}, {})
CHOICES = Choices(INDICATORS, frozenset(AREAS), ("omero", "zoia"))
DESIGNS = [mapping_of(DEPRIVATION), mapping_of(FRAGILITY)]
MILAN = evaluation_mapping(milan_design(("minors",)))
FIXTURES = Path(__file__).parents[1] / "fixtures"
TODAY = date(2026, 11, 23)
EVENT = {
    "premises_id": "omero", "about": "premises", "track": "works", "state": "done",
    "kind": "works_end", "stage": "done", "date": "2026-11", "precision": "month",
    "confidence": "H", "names_all_nine": False, "operator": None, "operator_source": None,
    "summary": {"it": "Lavori finiti", "en": "Works done"}, "sources": ["https://example.org"],
}  # fmt: skip


quick = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def listed(name: str) -> Any:
    """The hostile texts and values one by one, besides those hypothesis draws."""

    def decorate(test: Any) -> Any:
        return functools.reduce(lambda made, text: example(**{name: text})(made), TEXTS, test)

    return decorate


def outcome(answer: Any, *refusals: type[Exception]) -> Any:
    """What a reader answers, or its refusal, which can be said."""
    try:
        return answer()
    except refusals as refusal:
        said = getattr(refusal, "said", None)
        for language in ("it", "en"):
            str(said(language) if callable(said) else refusal)
        return refusal


# Addresses


def names_of(parameters: tuple[Parameter, ...]) -> list[str]:
    """The names under which parameters stand in an address."""
    return [parameter.name for parameter in parameters]


@quick
@given(queries(names_of(SHARED), {"indicatore": "elderly_alone"}))
def test_a_selection(query):
    chosen, notices = selection.read_selection(query, CHOICES)
    assert chosen.year in INDICATORS[chosen.indicator].years
    assert all(len(notice.typed.plain) <= LENGTH + 1 for notice in notices)


@quick
@given(queries(names_of(OF_PREMISES), {"vista": "tempo", "al": "2024-01-01"}))
def test_a_view_of_the_premises(query):
    view, _ = places_view.read_view(query, first=date(2017, 1, 1), last=TODAY)
    assert date(2017, 1, 1) <= view.day(TODAY) <= TODAY


@quick
@given(queries(names_of(OF_PLAN), {"confronto": "elenco", "elenco": "1,2,3"}))
def test_a_plan_of_before_and_after(query):
    plan, _ = before_plan.read_plan(query, INDICATORS, CHOICES.areas)
    assert plan.start in plan.starts
    assert plan.treated
    assert before_plan.read_plan(before_plan.as_query(plan), INDICATORS, CHOICES.areas) == (
        plan,
        (),
    )


@quick
@given(text=texts)
@listed("text")
def test_a_link_of_a_design(text):
    outcome(lambda: design_of_link(text), IndexProblemError)


@quick
@given(texts, st.dictionaries(texts, texts, max_size=4))
def test_a_public_address(public, query):
    found = outcome(lambda: live_address(public, "mappa", query), PublicAddressError)
    assert found is None or isinstance(found, str | PublicAddressError)


@quick
@given(text=texts)
@listed("text")
def test_a_typed_address(text, milan):
    assert milan.find(text) is not None
    assert isinstance(areas_named(text, AREAS), tuple)


@pytest.fixture(scope="module")
def milan():
    from data.catalogue.read import read_table

    return AddressBook(read_table("streets"), read_table("house_numbers"))


# Designs


@quick
@given(st.sampled_from(DESIGNS).flatmap(changed))
def test_a_design_with_something_changed(mapping):
    design = outcome(lambda: design_of(mapping), IndexProblemError)
    if not isinstance(design, IndexProblemError):
        assert signed(design).name
        assert design_of(mapping_of(design)) == design


@quick
@given(values | st.recursive(values, lambda inner: st.lists(inner) | st.dictionaries(texts, inner)))
def test_anything_in_place_of_a_design(value):
    outcome(lambda: design_of(value), IndexProblemError)


@few
@given(st.sampled_from(DESIGNS).flatmap(lambda design: changed(design, times=1)))
def test_a_changed_design_is_scored_or_refused(mapping):
    from atlas.repository import index_results
    from indicators.index.atlas import table_for
    from indicators.index.scoring.scores import score

    def scores():
        design = signed(design_of(mapping))
        return score(design, table_for(design, index_results.inputs(bool(design.year)).table))

    outcome(scores, IndexProblemError)


@quick
@given(changed(MILAN))
def test_a_design_of_an_evaluation_with_something_changed(mapping):
    outcome(lambda: evaluation_design(mapping), EvaluationError)


# Files


@quick
@given(contents | tables(["area", "anno", "valore"], ["14", "2018", "31.2"]).map(utf8))
def test_a_panel(content):
    read = outcome(lambda: read_own(content, "a.csv", NAMES), OwnRefusedError)
    assert isinstance(read, OwnRefusedError | OwnQuestion) or indicator_of(read.panel)


def panel_text() -> str:
    """A panel that is read."""
    rows = (f"{area},{year},{area + 0.5}" for area in range(1, 13) for year in (2018, 2023))
    return "\n".join(["area,anno,presenze", *rows])


@quick
@given(damaged(panel_text()))
def test_a_panel_with_something_changed(text):
    content = utf8(text)
    outcome(lambda: read_own(content, "a\x00.csv", NAMES), OwnRefusedError)


@quick
@given(contents | texts | tables(["indirizzo", "civico"], ["via Padova", "12/a"]),
       st.sampled_from(["", "a.csv", "a.xlsx"]))  # fmt: skip
def test_a_list_of_addresses(content, name):
    outcome(lambda: read_list(content, name), ListError, RefusedError)


@quick
@given(contents | tables(["premises_id", "date"], ["omero", "2026-11-01"]).map(utf8),
       st.sampled_from(["a.csv", "a.txt", "a", ".csv"]))  # fmt: skip
def test_a_table_of_events(content, name):
    outcome(lambda: read_entries(content, name), SubmissionError)


@quick
@given(content=changed({"events": [EVENT]}))
def test_an_event_with_something_changed(content, register):
    events = content.get("events") if isinstance(content, dict) else None
    entries = events if isinstance(events, list) else []
    for breach in check([one for one in entries if isinstance(one, dict)], *register, as_of=TODAY):
        assert breach.text("it")
        assert breach.text("en")


@pytest.fixture(scope="module")
def register():
    from data.catalogue.read import read_table

    return read_table("premises_events"), read_table("premises")


@quick
@given(st.dictionaries(st.sampled_from(list(EVENT)), values))
def test_an_event_typed_into_the_form_can_be_written(entry):
    assert as_yaml({**EVENT, **entry})


@few
@given(content=contents | tables(["SEZ21_ID", "COM_ASC2", "P1"], ["151460000001", "15146001", "10"])
       .map(utf8),
       name=st.sampled_from(["a.csv", "a.txt", "a.xlsx", "a.zip"]))  # fmt: skip
def test_a_table_of_sections(content, name, tmp_path_factory):
    path = tmp_path_factory.mktemp("sections") / name
    path.write_bytes(content)
    outcome(lambda: sections.propose(path), RefusedError)


@few
@given(text=damaged((FIXTURES / "sections_fixture.csv").read_text()))
def test_a_table_of_sections_with_something_changed(text, tmp_path_factory):
    path = tmp_path_factory.mktemp("sections") / "a.csv"
    path.write_bytes(utf8(text))
    outcome(lambda: sections.propose(path), RefusedError)


@settings(few, max_examples=15)
@given(changes=st.lists(st.tuples(st.integers(1, 95), st.integers(1, 16), values), max_size=4))
def test_a_workbook_with_something_changed(changes, tmp_path_factory):
    book = openpyxl.load_workbook(FIXTURES / "idise_fixture.xlsx")
    for row, column, value in changes:
        try:
            book.worksheets[0].cell(row, column, value)
        except (ValueError, IllegalCharacterError):
            continue  # a workbook cannot hold it
    path = tmp_path_factory.mktemp("idise") / "a.xlsx"
    try:
        book.save(path)
    except (ValueError, TypeError, OverflowError, UnicodeEncodeError):
        return
    outcome(lambda: proposal.propose(path), RefusedError)


@few
@given(content=contents)
def test_anything_in_place_of_a_workbook(content, tmp_path_factory):
    path = tmp_path_factory.mktemp("idise") / "a.xlsx"
    path.write_bytes(content)
    outcome(lambda: proposal.propose(path), RefusedError)


@quick
@given(values)
def test_a_cell_in_place_of_a_code(value):
    assert whole_number(value) is None or isinstance(whole_number(value), int)


OUTLINE = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"premises_id": "omero", "source": "x"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[9.2, 45.43], [9.21, 45.43], [9.21, 45.44], [9.2, 45.43]]],
            },
        }
    ],
}


@quick
@given(changed(OUTLINE))
@example({**OUTLINE, "name": "\ud800"})
def test_outlines_of_estates_with_something_changed(content):
    import geopandas as gpd

    points = gpd.GeoDataFrame(
        {"premises_id": ["omero"]}, geometry=gpd.points_from_xy([9.2], [45.43]), crs=4326
    )
    text = json.dumps(content, default=str)
    outcome(lambda: read_perimeters(text, points), PerimeterError)


# Texts that are YAML or JSON inside


def as_text(value: Any) -> str:
    """A plain value as a person might write it in YAML."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


written = st.sampled_from(DESIGNS).flatmap(changed).map(as_text) | st.sampled_from(
    [as_text(design) for design in DESIGNS]
).flatmap(damaged)
"""The text of a design with something changed, in what it says or as it is written."""


@quick
@given(written | texts)
def test_the_text_of_a_design(text):
    outcome(lambda: read_design(text, source="mio.yml"), IndexProblemError)


@quick
@given(st.sampled_from(DESIGNS).flatmap(changed).map(json.dumps) | written | texts)
def test_a_packed_design(text):
    packed = base64.urlsafe_b64encode(zlib.compress(utf8(text))).decode()
    outcome(lambda: design_of_link(packed), IndexProblemError)


@quick
@given(text=changed(MILAN).map(as_text) | damaged(as_text(MILAN)) | texts)
def test_the_text_of_a_design_of_an_evaluation(text, tmp_path_factory):
    path = tmp_path_factory.mktemp("design") / "design.yml"
    path.write_bytes(utf8(text))
    outcome(lambda: read_evaluation(path), EvaluationError)


@quick
@given(changed({"events": [EVENT]}).map(as_text) | damaged(as_text({"events": [EVENT]})) | texts)
def test_the_text_of_events(text):
    outcome(lambda: read_entries(utf8(text), "a.yml"), SubmissionError)


STORY = (FOLDER / f"{FIRST}.yml").read_text(encoding="utf-8")


@quick
@given(text=changed(yaml.safe_load(STORY)).map(as_text) | damaged(STORY) | texts)
def test_the_text_of_a_story(text, names):
    outcome(lambda: parsed(text, "mia", names), StoryError)


@pytest.fixture(scope="module")
def names():
    from atlas.stories import facts

    return facts.known(date.today())
