import pytest

from indicators.index.design_file import design_of_link, link_of
from indicators.index.designs import DEPRIVATION
from ui.design_bending import OWN, shares, signed, with_indicators, with_share


@pytest.mark.parametrize("share", [1, 17, 50, 99])
def test_weights_always_sum_to_a_hundred(share):
    key = DEPRIVATION.index.elements[0].key
    bent = with_share(DEPRIVATION, key, share)
    assert shares(bent)[key] == share
    assert sum(shares(bent).values()) == 100


def test_a_design_in_a_link_is_a_readers_whatever_it_calls_itself():
    assert signed(design_of_link(link_of(DEPRIVATION))).name == OWN


def test_indicators_can_be_left_out_and_added():
    bent = with_indicators(DEPRIVATION, ["low_income", "heat_risk"])
    assert [one.key for one in bent.indicators] == ["low_income", "heat_risk"]
