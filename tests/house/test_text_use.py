"""Every public word is used, and every word that is used is there.

Keys are written whole in the code, or put together from a fixed beginning and a name out of a
known list: such a family is declared here, so that neither side can grow alone.
"""

from __future__ import annotations

import ast
from itertools import chain
from typing import Any, get_args

import pytest

from atlas.evaluation.own_panel_reading import FLAWS
from atlas.evaluation.sentences import KNOWN_PROBLEMS
from atlas.index import design_edits, scales
from atlas.index.facts import INSTITUTIONAL, LOW_COVERAGE
from atlas.index.view import READINGS
from atlas.neighbourhood.phrases import COUNTED
from atlas.premises import estate
from atlas.premises.catchment import COUNTS
from atlas.premises.event_history import LANES
from atlas.premises.query import FILTERS
from atlas.query import COMPARISON, FLOOR, MODE, SCALE, SCHEME, SECTION
from atlas.stories.parser import NEARLY_RIGHT, PROBLEMS
from atlas.wording import LANGUAGES, text
from atlas.wording.numbers import MOST_IN_LETTERS
from data.catalogue.card import dataset
from data.premises.events import ENUMS, SERVICE, WORKS
from data.premises.money import OFFICIAL
from data.quality.excluded_sources import Exclusion
from geo.bearing import DIRECTIONS
from indicators.engine.city_test import Verdict
from indicators.engine.reliability import Reliability
from indicators.engine.zones import COUNTS as ZONE_COUNTS
from indicators.index.uncertainty.certainty import Robustness
from indicators.spec import Concept, Interval, Missing, ObservationStatus, Topic, Unit, Verification
from render.stories.player import KEYS, WORDS
from render.style.premises_symbols import STATES
from ui.shell.pages import PAGES
from ui.state.index import ERRORS
from ui.views.index.panels import PANELS
from ui.views.index.ranking import ORDERS
from ui.widgets.map.panel import HINT


def allowed(table: str, column: str) -> set[str]:
    """The names a column may hold, from the card of its table."""
    (found,) = [one for one in dataset(table).columns if one.name == column]
    return set(found.enum or ())


SPEAKING = {"atlas", "render", "ui", "pages", "app"}

FAMILIES: dict[str, set[str]] = {
    "unit.": {one.value for one in Unit},
    "unit_change.": {one.value for one in Unit},
    "theme.": {one.value for one in Topic},
    "voice.": {one.value for one in Concept},
    "standing.": {one.value for one in ObservationStatus},
    "interval.": {one.value for one in Interval},
    "missing.": {one.value for one in Missing},
    "profile.need_": {one.value for one in Robustness} | {"doubtful", "none"},
    "reliability.": {one.value for one in Reliability},
    "works.": set(WORKS),
    "service.": set(SERVICE),
    "premises_theme.": allowed("premises", "theme"),
    "confidence_short.": allowed("premises_events", "confidence"),
    "map.mode_": set(MODE.values),
    "map.scheme_": set(SCHEME.values),
    "map.key_": set(STATES),
    "hint.": set(HINT),
    "zones.scale_": set(SCALE.values),
    "zones.of.": {whole for _, whole in ZONE_COUNTS.values()},
    "zones.": {"part", "whole", "residents"},
    "renewal.outcome_": {"same", "unread", "stopped", "checked", "shipped"},
    "releases.": {"index_deprivation", "index_deprivation_2", "index_fragility"},
    "left_out.": {"title", "intro", *Exclusion},
    "imports.choose_": {"idise", "sections", "outlines"},
    "event_about.": set(ENUMS["about"]),
    "event_stage.": set(ENUMS["stage"]),
    "places.section_": set(SECTION.values),
    "places.box_": {"money", "sources", "files", "form", "need", "census", "method"},
    "places.head_": {"space", "known", "news"},
    "places.filter_": set(FILTERS),
    "places.lane_": set(LANES),
    "places.official_": set(OFFICIAL),
    "places.count_": set(COUNTS),
    "places.answer_": {"open", "ended"},
    "plain.works_": set(WORKS),
    "plain.who_": set(SERVICE),
    "plain.unknown_": {
        *(f"works_{state}" for state in WORKS if state != "done"),
        "award",
        "opening",
        "spent",
        "area",
    },
    "places.verdict_": {"more", "less", "alike"},
    "places.fifth_": allowed("siting_coverage", "measure"),
    "estate.": {
        *get_args(estate.Reading),
        *chain(*estate.MEASURES.values()),
        *(f"low_education_pct_{year}" for year in estate.MEASURES),
    }
    - {"low_education_pct"},
    "estate.year_": {str(year) for year in estate.MEASURES},
    "estate.head_": {name for _, name in estate.OF_NINE},
    "estate.short_": set(get_args(estate.Reading)),
    "register.": {"about", "stage", "state", "confidence", "ics"},
    "search.also.": {spec.slug for spec in PAGES},
    "review.check_": set(Verification),
    "census_share.": {
        "aged_65_plus",
        "buildings_1_floor",
        "buildings_2_floors",
        "buildings_4_plus_floors",
        "employed",
        "foreign_residents",
        "low_education",
        "men",
        "tertiary",
    },
    "census_use.": {"rule", "interval", "held_out"},
    "claim.weight_": {"postcode", "omi", "precinct"},
    "claim.zone_": {"postcode", "omi", "precinct"},
    "claim.zones_": {"postcode", "omi", "precinct"},
    "before.comparison_": set(COMPARISON.values),
    "before.elsewhere_": set(COMPARISON.values),
    "before.answer_": {
        *("up_more", "up_less", "down_more", "down_less", "up_alone", "down_alone", "apart"),
        "none",
    },
    "before.chance_": {"possible", "unlikely", "unknown"},
    "before.comparison_help_": set(COMPARISON.values) - {"similar"},
    "before.floor_": set(FLOOR.values),
    "before.not_": {"transferred", "estimated", "yearly", "in_windows", "overlapping"},
    "before.sees_": {"green", "amber", "red"},
    "before.by_": {"formula", "simulation"},
    "before.role_": {"treated", "control", "ring"},
    "before.map_": {"before", "after", "change"},
    "before.method_": {"weighted", "unweighted"},
    "before.sheet_": set(LANGUAGES),
    "before.problem_": {*KNOWN_PROBLEMS, "other"},
    "download.": {"csv", "geojson", "gpkg", "parquet", "png", "svg", "xlsx", "zip"},
    "file.": {"strips", "trends"},
    "index.choice_": {"without", "treatment", "normalisation", "aggregation", "missing"},
    "index.step_": {
        "indicators",
        "normalisation",
        "treatment",
        "aggregation",
        "weights",
        "other",
    },
    "column.": {key.removeprefix("column.") for key in text("en").entries if key[:7] == "column."},
    "event_track.": set(ENUMS["track"]),
    "event_kind.": set(ENUMS["kind"]),
    "precision.": set(ENUMS["precision"]),
    "certainty.": allowed("premises", "theme_certainty"),
    "point_quality.": allowed("premises", "point_quality"),
    "index.bent_normalisation_": set(scales.NORMALISATIONS),
    "index.bent_treatment_": set(design_edits.TREATMENTS),
    "index.bent_aggregation_": set(design_edits.AGGREGATIONS),
    "index.bent_weighting_": set(design_edits.WEIGHTINGS),
    "index.bent_missing_": set(design_edits.IMPUTATIONS),
    "index.area_is_": {"doubtful", *map(str, Robustness)},
    "index.by_": set(READINGS),
    "index.order_": set(ORDERS),
    "index.panel_": set(PANELS),
    "index.ranking_": {"filter", "order", "none", "note"},
    "index.square_": set(READINGS),
    "two.link_": {"same", "other", "none"},
    "index.times_": {"always", "never", "doubtful"},
    "index.varied_": {"choices", ERRORS},
    "index.why_": {INSTITUTIONAL, LOW_COVERAGE},
    "index.desk_": {"indicators", "weights", "methods", "base", "compare", "save", "note"},
    "index.structure_": set(design_edits.STRUCTURES),
    "index.reference_": set(scales.REFERENCES),
    "index.goalpost_": {"minimum", "maximum"},
    "index.population_": set(design_edits.POPULATIONS),
    **{f"rank.{kind}_": {"highest", "lowest"} for kind in ("first", "exact", "among", "near")},
    "index.ranked_": set(design_edits.RANKED),
    "verdict.": {one.value for one in Verdict},
    "verdict_part.": {one.value for one in Verdict} - {"not_tested", "no_value"},
    "direction.": set(DIRECTIONS),
    "service_kind.": {name for name, _, _ in COUNTED},
    "take.": {"strips_png", "strips_svg", "trends_png", "trends_svg"},
    "profile.moved_": {"clear", "unclear", "plain"},
    "sheet.head_": {"indicator", "value", "city", "strip", "verdict"},
    "sheet.event_": {"date", "about", "what", "certainty", "source"},
    "batch.column_": {"line", "typed", "area", "note"},
    "batch.": {"xlsx", "pdf"},
    "twin.": {
        "help",
        "list",
        "order",
        "order_value",
        "order_name",
        "ways",
        "ways_help",
        "show",
        "shown",
    },
    "reach.": {"distance", "residents", "households"},
    "before.own_flaw_": set(FLAWS),
    "before.own_decimal_": {"comma", "point"},
    "player.": {*WORDS, "no_script", "page", "page_intro", "refused", "no_story", "loading"},
    "player_key.": set(KEYS),
    "player_does.": set(KEYS),
    "story_problem.": {*PROBLEMS, *(f"{name}_near" for name in NEARLY_RIGHT)},
    "story.key_": {"always", "depends", "never"},
    "story_number.n": {str(number) for number in range(MOST_IN_LETTERS + 1)},
}
"""Beginnings of keys put together in an f-string, each with the names that may follow."""


def written(tree: ast.Module) -> tuple[set[str], set[str]]:
    """Strings written whole, and the fixed beginnings of f-strings."""
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    pieces = {id(piece) for node in joined for piece in node.values}
    whole = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces
    }
    begun = {
        node.values[0].value
        for node in joined
        if isinstance(node.values[0], ast.Constant) and isinstance(node.values[0].value, str)
    }
    return whole, begun


@pytest.fixture(scope="module")
def code(modules: dict[str, Any]) -> tuple[set[str], set[str]]:
    trees = [m.tree for name, m in modules.items() if name.split(".")[0] in SPEAKING]
    found = [written(tree) for tree in trees]
    return {one for whole, _ in found for one in whole}, {
        one for _, begun in found for one in begun
    }


@pytest.fixture(scope="module")
def in_families() -> set[str]:
    return {f"{start}{name}" for start, names in FAMILIES.items() for name in names}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_used(
    language: str, code: tuple[set[str], set[str]], in_families: set[str]
) -> None:
    assert set(text(language).entries) - code[0] - in_families == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_a_family_may_take_has_its_text(language: str, in_families: set[str]) -> None:
    assert in_families - set(text(language).entries) == set()


def test_every_family_the_code_begins_is_declared_and_no_other(
    code: tuple[set[str], set[str]],
) -> None:
    keys = set(text("it").entries)
    begun = {
        start for start in code[1] if "." in start and any(key.startswith(start) for key in keys)
    }
    assert begun == set(FAMILIES)


def test_a_text_that_nobody_says_would_be_seen() -> None:
    tree = ast.parse("words('nav.map'); words(f'unit.{unit}'); f'{a}.b'")
    assert written(tree) == ({"nav.map"}, {"unit."})
