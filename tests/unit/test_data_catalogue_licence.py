"""The licence of a file from the cards of what it holds, on cards drawn by hand."""

from dataclasses import replace

import pytest

from data.catalogue.card import Licence, dataset
from data.catalogue.licence import LicenceError, attribution_of, licence_of, share_alike

REGISTER, PRECINCTS = dataset("population_register"), dataset("census_precincts")
PARKS = replace(
    PRECINCTS,
    licence=Licence(replace(PRECINCTS.licence.name, it="ODbL 1.0", en="ODbL 1.0"), "odbl"),
)


def test_a_share_alike_licence_claims_the_whole_in_any_order():
    for cards in ([REGISTER, PRECINCTS], [PRECINCTS, REGISTER, PRECINCTS]):
        assert licence_of(cards, "it") == "CC BY-SA 4.0"
    assert share_alike([REGISTER]) is None


def test_without_one_each_licence_is_named_once():
    census = dataset("employment_2011")
    assert licence_of([REGISTER, census, REGISTER], "en") == "CC BY 4.0; CC BY 3.0 IT"


def test_whoever_is_credited_is_named_once():
    assert attribution_of([PRECINCTS, PRECINCTS, REGISTER], "it") == (
        "G. Pinto, Sezioni Elettorali Italiane; ISTAT; Comune di Milano - dati.comune.milano.it"
    )


def test_two_that_claim_the_whole_are_refused():
    with pytest.raises(LicenceError, match="odbl"):
        share_alike([PARKS, PRECINCTS])
