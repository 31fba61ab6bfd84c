"""A design edited: weights that sum, themes, scales with their numbers, a plain name."""

from dataclasses import replace

import pytest

from atlas.index import design_edits as bending
from atlas.index import scales
from atlas.index.scales import Observed
from base.text import LocalizedText
from indicators.index.design.design_file import design_of_link, link_of
from indicators.index.design.presets import DEPRIVATION, FRAGILITY, PRESETS
from indicators.index.design.problem import IndexProblemError
from ui.state.design_changes import design_in

KEYS = [one.key for one in DEPRIVATION.indicators]
EQUAL = dict.fromkeys(KEYS, 1.0)
IMD = PRESETS["after_imd"]


def weights(design, key="index"):
    """Weights below an element as the engine would use them."""
    return {one.key: one.weight for one in design.element(key).elements}


@pytest.mark.parametrize("share", [0, 1, 17, 50, 99, 100])
def test_weights_always_sum_to_a_hundred(share):
    bent = bending.with_share(DEPRIVATION, "index", KEYS[0], share, EQUAL)
    shown = bending.shares(weights(bent))
    assert shown[KEYS[0]] == share
    assert sum(shown.values()) == 100


def test_after_a_weight_of_a_hundred_the_others_come_back():
    alone = bending.with_share(DEPRIVATION, "index", KEYS[0], 100, EQUAL)
    back = bending.with_share(alone, "index", KEYS[0], 50, weights(alone))
    assert bending.shares(weights(back)) == dict.fromkeys(KEYS, 10) | {KEYS[0]: 50}


def test_weights_below_the_top_sum_too_and_leave_the_top_alone():
    inside = weights(IMD, "barriers")
    bent = bending.with_share(IMD, "barriers", "metro_reach", 60, inside)
    assert bending.shares(weights(bent, "barriers"))["metro_reach"] == 60
    assert weights(bent) == weights(IMD)


def test_moving_a_weight_takes_over_from_weights_of_the_data():
    pca = bending.with_weighting(DEPRIVATION, "pca", "index")
    bent = bending.with_share(pca, "index", KEYS[0], 30, EQUAL)
    assert bent.index.weighting.name == "given"


def test_a_design_in_a_link_is_a_readers_whatever_it_says_of_itself():
    boast = LocalizedText(it="[Comune](http://x)", en="# Official")
    theme = replace(IMD.element("income"), title=boast)
    index = replace(IMD.index, elements=(theme, *IMD.index.elements[1:]))
    faked = replace(IMD, name=boast, edition="9", index=index, absent=(boast, IMD.absent[0]))
    read = bending.signed(design_of_link(link_of(faked)))
    assert (read.name, read.edition) == (bending.OWN, bending.OWN_EDITION)
    assert read.element("income").title == LocalizedText(it="«Comune http x»", en="«Official»")
    assert read.absent == (IMD.absent[0],)
    assert not read.comparable_over_time


def test_a_readers_annual_design_keeps_the_breaks_and_never_compares_scales_of_their_own():
    smooth = replace(FRAGILITY, breaks=())
    assert bending.signed(smooth).breaks == FRAGILITY.breaks
    apart = bending.signed(replace(smooth, base=replace(smooth.base, years="each")))
    assert not apart.comparable_over_time
    assert apart.why_not_comparable is not None


def test_indicators_can_be_left_out_and_added():
    bent = bending.with_indicators(DEPRIVATION, ["low_income", "heat_risk"])
    assert [one.key for one in bent.indicators] == ["low_income", "heat_risk"]
    themed = bending.with_indicators(IMD, ["low_income", "heat_risk", "minors"])
    assert [one.key for one in themed.indicators] == ["low_income", "heat_risk", "minors"]


def test_themes_keep_the_share_of_every_indicator():
    shares = dict.fromkeys(KEYS, 1 / 6)
    themed = bending.with_structure(DEPRIVATION, "themes", shares)
    assert bending.structure_of(themed) == "themes"
    income = themed.element("theme_income_work")
    assert [one.key for one in income.elements] == ["low_income", "employed_residents"]
    assert income.weight == pytest.approx(100 / 3)
    flat = bending.with_structure(themed, "flat", shares)
    assert bending.shares(weights(flat)) == bending.shares(EQUAL)


def test_an_indicator_moves_to_a_theme_there_is_or_to_a_new_one():
    moved = bending.moved(IMD, "pharmacies", "living")
    assert "pharmacies" in weights(moved, "living")
    assert "pharmacies" not in weights(moved, "barriers")
    new = bending.moved(IMD, "low_income", "Soldi *oggi*")
    assert new.element("theme_1").title == LocalizedText(it="«Soldi oggi»", en="«Soldi oggi»")
    assert [one.key for one in new.element("theme_1").elements] == ["low_income"]
    assert all(one.key != "income" for one in new.index.walk())


def test_base_ranks_and_coverage_are_part_of_the_design():
    bent = bending.with_population(DEPRIVATION, "all")
    bent = bending.with_ranked(bent, "all")
    bent = bending.with_coverage(bent, "index", 50)
    read = design_of_link(link_of(bent))
    assert (read.base.reliable, read.rank_among, read.index.coverage) == (False, {}, 0.5)


def test_the_base_period_of_the_annual_profile_can_be_set():
    assert bending.base_years(FRAGILITY.base) == (2011, 2024)
    bent = bending.with_base_years(FRAGILITY, 2015, 2020)
    assert bending.base_years(bent.base) == (2015, 2020)
    assert bending.with_base_years(bent, 2011, 2024).base == FRAGILITY.base


OBSERVED = {key: Observed(1.0, 9.0, 4.0) for key in KEYS}


@pytest.mark.parametrize("name", [one for one in scales.NORMALISATIONS if one != scales.KEPT])
def test_every_scale_is_written_with_its_numbers_and_found_again(name):
    bent = scales.with_scale(DEPRIVATION, KEYS, name, OBSERVED, "city")
    read = design_of_link(link_of(bent))
    assert {scales.name_of(one.normalisation) for one in read.indicators} == {name}


def test_goalposts_and_references_are_stated_and_can_be_changed():
    bent = scales.with_scale(DEPRIVATION, [KEYS[0]], "goalposts", OBSERVED, "city")
    bent = scales.with_number(bent, KEYS[0], "maximum", 12.0)
    ends = bent.element(KEYS[0]).normalisation
    assert (ends["minimum"], ends["maximum"], ends["truncate"]) == (1.0, 12.0, True)
    assert bent.element(KEYS[1]) == DEPRIVATION.element(KEYS[1])
    for asked, stated in (("city", 4.0), ("median", "median")):
        method = scales.scale_of("reference", OBSERVED[KEYS[0]], asked)
        assert method["reference"] == stated
        assert scales.reference_of(method) == asked


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe\x00", "mine.yml is not UTF-8"), (b"schema: 1\nname: x\nindice: {}\n", "line 3"),
     (b"", "mine.yml"), (b"- 1\n- [", "not YAML")],
)  # fmt: skip
def test_a_file_that_is_no_design_is_refused_with_its_name_and_line(content, said):
    with pytest.raises(IndexProblemError) as refused:
        design_in(content, "mine.yml")
    assert said in refused.value.text("en")
    assert refused.value.text("it")
