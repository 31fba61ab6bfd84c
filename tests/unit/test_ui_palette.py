"""Colours that stay apart: for every eye, in grey, in both themes, and in the app's settings."""

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from indicators.spec import Polarity
from ui import palette
from ui.palette import DARK, LIGHT, THEMES, contrast, diverging, hatch_on, luminance, sequential

ROOT = Path(__file__).resolve().parents[2]

APART = 10.0
"""Least CIEDE2000 difference between two classes. About 1 is just noticeable side by side; ten
times that is seen across a map and against a legend, where colours are not side by side."""

APART_IN_GREY = 10.0
"""Least difference in lightness (CIE L*, 0 to 100) between neighbouring classes in grey."""

APART_IN_GREY_DIVERGING = 4.5
"""The same for any two classes of a diverging scale, whose two arms share one range of greys."""

# Machado, Oliveira & Fernandes (2009), IEEE TVCG 15(6), table 1, severity 1.0, linear sRGB.
EYES = {
    "normal": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
SRGB_TO_XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
WHITE = np.array([0.95047, 1.0, 1.08883])

SCALES = {
    (theme.name, name): getattr(theme, name)
    for theme in THEMES.values()
    for name in ("worse", "neutral", "diverging")
}


def linear(colour):
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(colour, eye="normal"):
    """CIE L*a*b* (D65) of a colour as an eye sees it."""
    seen = np.clip(np.array(EYES[eye]) @ linear(colour), 0, 1)
    ratio = np.array(SRGB_TO_XYZ) @ seen / WHITE
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one, other):
    """Colour difference after Sharma, Wu & Dalal (2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + 25.0**7))
    c1, c2 = np.hypot(stretch * a1, b1), np.hypot(stretch * a2, b2)
    h1, h2 = (np.degrees(np.arctan2(b, stretch * a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    cosines = zip((0.17, -0.24, -0.32, 0.20), (1, 2, 3, 4), (-30, 0, 6, -63), strict=True)
    weight = 1 - sum(size * np.cos(np.radians(n * hue + by)) for size, n, by in cosines)
    far = (lightness - 50) ** 2
    dl = (l2 - l1) / (1 + 0.015 * far / np.sqrt(20 + far))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    angle = np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2)))
    rotation = -2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7)) * np.sin(angle)
    return float(np.sqrt(dl**2 + dc**2 + dh**2 + rotation * dc * dh))


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (61, -5, 29), 22.8977),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_of_difference_gives_its_published_values(one, other, published):
    assert ciede2000(one, other) == pytest.approx(published, abs=5e-5)


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
