import pandas as pd

from render.style import palette
from ui.widgets.tables import printed


def test_every_colour_of_the_dark_theme_has_a_light_one_for_paper():
    light = palette.on_paper()
    assert light[palette.DARK.ground] == "#ffffff"
    for name in ("worse", "neutral", "diverging"):
        dark = getattr(palette.DARK, name)
        assert [light[colour] for colour in dark] == list(getattr(palette.LIGHT, name))


def test_no_dark_colour_stands_for_two_light_ones():
    dark = palette.DARK
    scales = (*dark.worse, *dark.neutral, *dark.diverging)
    assert len(set(scales)) == len(scales)
    assert not set(scales) & {dark.ground, dark.paper, dark.ink, dark.quiet, dark.line, dark.accent}


def test_a_table_for_paper_has_every_row_and_no_markup_from_a_cell():
    drawn = printed(pd.DataFrame({"A & B": ["<b>x</b>"] * 100, "n": range(100)}))
    assert drawn.count("<tr>") == 101
    assert "A &amp; B" in drawn
    assert "<td>&lt;b&gt;x&lt;/b&gt;</td><td>99</td>" in drawn
    assert "<b>" not in drawn
