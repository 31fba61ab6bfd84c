from dataclasses import replace
from datetime import date

import pytest

from atlas.premises.facts import PlaceFacts, place_facts, short_name
from atlas.wording import text
from data.premises.register import NewsItem, TrackState
from render.maps.premises_marks import map_places


def facts_of(milan, language, as_of=None):
    found = place_facts(
        milan.premises, milan.events, milan.names.to_dict(), as_of=as_of or milan.as_of,
        language=language,
    )  # fmt: skip
    return {str(one.row["premises_id"]): one for one in found}


@pytest.fixture(scope="module")
def it(milan):
    return facts_of(milan, "it")


@pytest.fixture(scope="module")
def en(milan):
    return facts_of(milan, "en")


def track(**changes) -> TrackState:
    plain = TrackState(
        "under_way", "2019-02-16", date(2019, 2, 16), date(2019, 2, 16), "day", "M", (), "e", None
    )
    return replace(plain, **changes)


def said(one: PlaceFacts, **changes) -> str:
    return replace(one, status=replace(one.status, works=track(**changes))).works()


def test_there_are_nine_premises_in_table_order(it, milan):
    assert list(it) == list(milan.premises.index)
    assert len(it) == 9


@pytest.mark.parametrize("language", ["it", "en"])
def test_both_tracks_are_said_apart_in_every_popup(milan, language):
    words = text(language)
    for one in facts_of(milan, language).values():
        starts = [line.split(":")[0] for line in one.lines()]
        assert starts.count(words("place.works")) == 1
        assert starts.count(words("place.service")) == 1


OPEN = ("apert", "attiv", "inaugur", "open", "active", "running")


@pytest.mark.parametrize("language", ["it", "en"])
def test_nothing_is_said_to_be_open_and_nobody_to_run_it(milan, language):
    for one in facts_of(milan, language).values():
        told = " ".join([one.works(), one.service(), one.theme(), one.said_news(one.news.premises)])
        assert not [word for word in OPEN if word in told.lower().replace("attività", "")]
        assert one.status.service.operator is None
        assert not [line for line in one.lines() if "gest" in line or "run by" in line]


def test_the_state_of_the_works_has_its_date_and_its_certainty(it, en):
    assert it["padre_monti"].works() == "in corso (notizia del 16 febbraio 2019), certezza media"
    assert it["erlembaldo"].works() == "da fare (notizia del 1º ottobre 2021), certezza media"
    assert en["erlembaldo"].works() == "to be done (news of 1 October 2021), medium certainty"
    assert it["omero"].works() == "stato non noto"


def test_the_service_is_told_as_far_as_the_last_source_goes(it, en):
    for one in it.values():
        assert one.service() == (
            "proposte in valutazione, esito non noto (dopo il 30 aprile 2020), certezza alta"
        )
    assert en["zoia"].service().startswith("proposals under evaluation, outcome not known (after")


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        ({"since": "2018-09", "precision": "month"}, "in corso (notizia di settembre 2018)"),
        ({"since": "2018", "precision": "year"}, "in corso (notizia del 2018)"),
        ({"since": "2019-02-08"}, "in corso (notizia dell'8 febbraio 2019)"),
        ({"since": "after 2019-08-11", "precision": "unknown"}, "in corso (dopo l'11 agosto 2019)"),
        ({"state": "done"}, "conclusi (notizia del 16 febbraio 2019)"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(it, changes, written):
    assert said(it["omero"], **changes) == f"{written}, certezza media"


def test_the_age_of_news_counts_from_the_day_that_is_asked_about(milan):
    def age(*day):
        one = facts_of(milan, "it", date(*day))["padre_monti"]
        return one.said_news(one.news.premises)

    news = "16 febbraio 2019"
    assert age(2019, 2, 16) == news
    assert age(2019, 3, 18) == f"{news} (30 giorni prima del 18 marzo 2019)"
    assert age(2020, 2, 16) == f"{news} (circa 12 mesi prima del 16 febbraio 2020)"
    assert age(2026, 11, 23) == f"{news} (circa 8 anni prima del 23 novembre 2026)"


def test_where_there_is_no_news_it_is_said(it, en):
    assert it["omero"].said_news(it["omero"].news.premises) == text("it")("place.no_news")
    assert en["omero"].said_news(None) == text("en")("place.no_news")


def test_news_of_an_uncertain_day_is_after_the_last_day_that_is_known(it):
    item = NewsItem(
        "e", "premises", "after 2020-04-30", date(2020, 5, 1), None, "unknown", "H", (), 2397
    )
    assert it["omero"].said_news(item) == (
        "dopo il 30 aprile 2020 (circa 7 anni prima del 30 novembre 2026)"
    )


def test_news_of_building_or_estate_is_kept_apart_from_news_of_the_premises(it):
    omero = it["omero"]
    assert omero.said_news(omero.news.estate).startswith("29 ottobre 2022")
    assert not [line for line in omero.lines() if "2022" in line]


def test_an_estimated_point_and_a_border_close_by_are_said(it):
    estimated = {key for key, one in it.items() if one.estimated}
    assert estimated == {"capuana", "palmanova"}
    assert it["capuana"].cautions() == ("Posizione stimata: il numero civico non è noto",)
    assert it["palmanova"].cautions()[1] == "A 34 m dal confine con Cimiano"
    assert it["zoia"].cautions() == ("A 39 m dal confine con Forze Armate",)
    assert it["omero"].cautions() == ()
    assert it["zoia"].cautions()[0] in it["zoia"].lines()


def test_a_theme_that_is_told_by_elimination_says_so(it):
    assert it["capuana"].theme() == "impresa e comunità (per esclusione)"
    assert it["omero"].theme() == "portinerie sociali"


def test_the_popup_begins_with_the_address_and_its_neighbourhood(it, en):
    assert it["omero"].lines()[0] == "viale Omero 15. Quartiere Lodi – Corvetto, Municipio 4"
    assert en["omero"].lines()[0] == "viale Omero 15. Neighbourhood Lodi – Corvetto, Municipio 4"


def test_sources_are_addresses_and_each_is_named_once(it):
    for one in it.values():
        sources = one.sources()
        assert len(sources) == len(set(sources)) > 2
        assert all(source.startswith("https://") for source in sources)


# Marks on the map


def test_a_mark_has_the_state_of_the_works_and_a_short_name(it):
    places = {one.id: one for one in map_places(tuple(it.values()))}
    assert (places["padre_monti"].works, places["padre_monti"].name) == ("under_way", "Monti")
    assert (places["erlembaldo"].works, places["omero"].works) == ("to_be_done", "unknown")
    assert places["omero"].title == "Viale Omero"
    assert places["omero"].lines == it["omero"].lines()


def test_only_estimated_points_have_a_halo_as_wide_as_their_error(it):
    halos = {one.id: one.halo for one in map_places(tuple(it.values())) if one.halo}
    assert halos == {"capuana": 100, "palmanova": 100}  # the error of palmanova is not known


def test_two_premises_of_one_neighbourhood_are_two_marks(it):
    here = [key for key, one in it.items() if int(one.row["area_id"]) == 76]
    assert here == ["boccioni", "capuana"]
    first, second = (it[key].row[["lon", "lat"]].tolist() for key in here)
    assert first != second


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Viale Omero", "Omero"),
        ("Via Padre Luigi Monti", "Monti"),
        ("Via Fratelli Zoia", "Zoia"),
        ("Via Sant'Erlembaldo", "Sant'Erlembaldo"),
        ("Piazzetta Capuana", "Capuana"),
    ],
)
def test_a_label_is_the_name_without_the_words_it_can_spare(name, short):
    assert short_name(name) == short
