"""Colours that stay apart: for every eye, in grey, in both themes, and in the app's settings."""

import tomllib
import warnings
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from indicators.spec import Polarity
from render.style import palette
from render.style.palette import (
    DARK,
    LIGHT,
    THEMES,
    contrast,
    diverging,
    hatch_on,
    luminance,
    sequential,
)

with warnings.catch_warnings(), np.printoptions():  # it writes floats with 12 digits from here on
    warnings.simplefilter("ignore")  # it misses matplotlib, which nothing here needs
    import colour

D65 = colour.CCS_ILLUMINANTS["CIE 1931 2 Degree Standard Observer"]["D65"]
ROOT = Path(__file__).resolve().parents[2]

APART = 10.0
"""Least CIEDE2000 difference between two classes. About 1 is just noticeable side by side; ten
times that is seen across a map and against a legend, where colours are not side by side."""

APART_IN_GREY = 10.0
"""Least difference in lightness (CIE L*, 0 to 100) between neighbouring classes in grey."""

APART_IN_GREY_DIVERGING = 4.5
"""The same for any two classes of a diverging scale, whose two arms share one range of greys."""

EYES = ("normal", "protanopia", "deuteranopia", "tritanopia")
"""Who looks: dichromats are simulated after Machado, Oliveira & Fernandes (2009), severity 1.
Their model of tritanopia is an approximation (a shift of the short-wave cones), as they say."""

SCALES = {
    (theme.name, name): getattr(theme, name)
    for theme in THEMES.values()
    for name in ("worse", "neutral", "diverging", "bivariate")
}


@cache
def seen_by(eye):
    """The matrix that turns linear sRGB into what an eye sees of it."""
    anomaly = f"{eye.removesuffix('opia').capitalize()}omaly"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it approximates tritanopia is said above
        return np.eye(3) if eye == "normal" else colour.matrix_cvd_Machado2009(anomaly, 1.0)


@cache
def lab(written, eye="normal"):
    """CIE L*a*b* (D65) of ``#rrggbb`` as an eye sees it."""
    linear = colour.models.eotf_sRGB(colour.notation.HEX_to_RGB(written))
    seen = np.clip(seen_by(eye) @ linear, 0, 1)
    return colour.XYZ_to_Lab(colour.RGB_to_XYZ(seen, "sRGB"), D65)


def ciede2000(one, other):
    """Colour difference after Sharma, Wu & Dalal (2005)."""
    return float(colour.delta_E(one, other, method="CIE 2000"))


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scale", SCALES, ids="-".join)
def test_no_two_classes_look_alike_to_any_eye(scale, eye):
    seen = [lab(colour, eye) for colour in SCALES[scale]]
    assert min(ciede2000(*pair) for pair in combinations(seen, 2)) >= APART


@pytest.mark.parametrize("name", ["worse", "neutral"])
def test_in_grey_more_ink_is_worse_and_no_step_is_lost(name):
    light, dark = ([lab(colour)[0] for colour in SCALES[theme, name]] for theme in THEMES)
    assert (np.diff(light) <= -APART_IN_GREY).all()
    assert (np.diff(dark) >= APART_IN_GREY).all()


@pytest.mark.parametrize("theme", THEMES)
def test_in_grey_both_arms_run_to_the_ends_and_no_two_changes_are_one(theme):
    greys = np.array([lab(colour)[0] for colour in THEMES[theme].diverging])
    away = 1 if theme == "dark" else -1
    assert (away * np.diff(greys[3:]) >= APART_IN_GREY).all()
    assert (away * np.diff(greys[2::-1]) >= APART_IN_GREY).all()
    assert np.diff(np.sort(greys)).min() >= APART_IN_GREY_DIVERGING
    assert (greys[3:] > greys[2::-1]).all()


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scale", SCALES, ids="-".join)
def test_no_value_is_never_taken_for_a_class(scale, eye):
    missing = lab(THEMES[scale[0]].missing[0], eye)
    nearest = min(ciede2000(missing, lab(colour, eye)) for colour in SCALES[scale])
    assert nearest >= APART / 2  # lines are drawn over it, too


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize("words", ["ink", "quiet", "accent"])
@pytest.mark.parametrize("behind", ["ground", "paper"])
def test_text_can_be_read_on_both_grounds(theme, words, behind):
    assert contrast(getattr(theme, words), getattr(theme, behind)) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_the_sign_and_the_outline_of_a_premises_are_seen_on_its_fill(theme):
    assert set(theme.marker) == {"unknown", "to_be_done", "under_way", "done"}
    assert min(contrast(fill, theme.marker_ink) for fill in theme.marker.values()) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_hatching_is_seen_on_every_class(theme):
    classes = {*theme.worse, *theme.neutral, *theme.diverging}
    assert min(contrast(colour, hatch_on(theme, colour)) for colour in classes) >= 1.8
    assert contrast(*theme.missing) >= 1.8


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_the_guidelines(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)
    assert luminance("#ff0000") == pytest.approx(0.2126)


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize(
    ("polarity", "scale", "last"),
    [
        (Polarity.HIGHER_IS_WORSE, "worse", -1),
        (Polarity.LOWER_IS_WORSE, "worse", 0),
        (Polarity.NEITHER, "neutral", -1),
    ],
)
def test_the_worse_end_has_the_strongest_colour(theme, polarity, scale, last):
    colours = sequential(theme, polarity)
    assert set(colours) == set(getattr(theme, scale))
    strongest = max(colours, key=lambda colour: contrast(colour, theme.ground))
    assert colours[last] == strongest


def test_orange_is_the_worse_direction_of_a_change():
    rising_is_worse = diverging(LIGHT, Polarity.HIGHER_IS_WORSE)
    assert rising_is_worse[-1] == LIGHT.diverging[-1]
    assert diverging(LIGHT, Polarity.LOWER_IS_WORSE) == rising_is_worse[::-1]
    assert diverging(LIGHT, Polarity.NEITHER) == rising_is_worse


@pytest.mark.parametrize("classes", [1, 2, 3, 4, 5])
def test_fewer_classes_keep_the_ends_of_the_scale(classes):
    colours = sequential(LIGHT, Polarity.HIGHER_IS_WORSE, classes)
    assert len(colours) == len(set(colours)) == classes
    assert {colours[0], colours[-1]} <= {LIGHT.worse[0], LIGHT.worse[-1]}


@pytest.mark.parametrize("classes", [2, 4, 6])
def test_fewer_changes_keep_the_strong_colours_on_both_sides(classes):
    colours = diverging(LIGHT, Polarity.HIGHER_IS_WORSE, classes)
    assert len(colours) == classes
    assert (colours[0], colours[-1]) == (LIGHT.diverging[0], LIGHT.diverging[-1])


@pytest.mark.parametrize(
    ("asked", "given"), [(None, LIGHT), ("light", LIGHT), ("dark", DARK), ("sepia", LIGHT)]
)
def test_a_theme_that_is_not_known_is_the_light_one(asked, given):
    assert palette.theme(asked) is given


SETTINGS = {
    "primaryColor": "accent",
    "linkColor": "accent",
    "backgroundColor": "ground",
    "secondaryBackgroundColor": "paper",
    "textColor": "ink",
    "borderColor": "line",
}


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_the_app_s_settings_have_the_same_colours(theme):
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    given = settings["theme"][theme.name]
    assert {name: given[name] for name in SETTINGS} == {
        name: getattr(theme, field) for name, field in SETTINGS.items()
    }


def test_the_style_sheets_have_the_same_colours():
    written = (ROOT / "ui" / "web" / "style" / "palette.css").read_text("utf-8")
    assert written == palette.style_sheet()


def test_a_style_sheet_s_colours_follow_the_theme():
    light, dark = palette.style_sheet().split('[data-theme="dark"]')
    assert f"--atlas-ink: {LIGHT.ink};" in light
    assert f"--atlas-ink: {DARK.ink};" in dark
    assert f"--atlas-print: {LIGHT.ink};" in dark
