"""A tenant's questions: answered as far as the register goes, on any day, and no further."""

from dataclasses import replace
from datetime import date

import pytest

from atlas.premises import answers
from atlas.premises.facts import place_facts

CLOSED = "Come sia finita, nessuna fonte lo dice."


@pytest.fixture
def on(milan):
    """The facts of one premises on a day."""

    def facts(key, *day, language="it"):
        as_of = date(*day) if day else milan.as_of
        places = place_facts(
            milan.premises, milan.events, milan.names.to_dict(), as_of=as_of, language=language
        )
        return {str(place.row["premises_id"]): place for place in places}[key]

    return facts


@pytest.mark.parametrize(
    ("key", "day", "works"),
    [
        ("padre_monti", (), "Lavori cominciati nel 2019. Se siano finiti, nessuna fonte lo dice."),
        ("padre_monti", (2018, 12, 31), "Sui lavori, nessuna notizia"),
        ("erlembaldo", (), "Lavori ancora da fare nel 2021"),
        ("zoia", (), "Sui lavori, nessuna notizia"),
    ],
)
def test_works_are_told_with_the_year_of_the_news(on, key, day, works):
    assert answers.works(on(key, *day)) == works


def test_who_has_it_follows_the_call_and_ends_with_it(on):
    assert answers.who(on("zoia", 2018, 12, 31)) == "Nessuna fonte lo dice."
    assert "Nel 2020 il Comune cercava" in answers.who(on("zoia", 2020, 2, 1))
    assert answers.who(on("zoia")) == (
        f"Chiuso il bando del 2020, il Comune stava valutando le proposte. {CLOSED}"
    )


def test_an_operator_is_named_only_where_a_source_names_one(on):
    place = on("zoia")
    service = replace(place.status.service, state="open", operator="Cooperativa Esempio")
    named = replace(place, status=replace(place.status, service=service))
    assert answers.who(named) == "Cooperativa Esempio (notizia del 2020)."
    assert "quando apra" not in answers.unknown(named)


def test_the_sum_of_one_premises_is_told_and_the_others_have_that_of_all_nine(on):
    assert "circa 200.000 €, costo dei lavori nei tre locali" in answers.cost(on("padre_monti"))
    assert "Per i lavori in tutti e nove: 1,1 milioni di euro" in answers.cost(on("zoia"))
    assert "1.1 million euros" in answers.cost(on("zoia", language="en"))


def test_what_is_known_is_in_order_and_a_page_without_a_date_stands_apart(on, milan):
    gorla = on("erlembaldo")
    months = [fact.when for fact in answers.known(gorla, milan.events)]
    assert months == ["marzo 2018", "gennaio 2020", "aprile 2020", "ottobre 2021"]
    assert [fact.when for fact in answers.known(gorla, milan.events, answers.CALL)] == months[1:]
    (page,) = answers.undated(gorla, milan.events)
    assert page.startswith("Una pagina senza data")
    assert answers.undated(on("zoia"), milan.events) == ()


def test_a_moved_deadline_and_what_is_around_are_not_told_as_news_of_the_premises(on, milan):
    told = " ".join(fact.sentence for fact in answers.known(on("omero"), milan.events))
    assert "scadenza" not in told
    assert "civico 15" not in told
    beside = answers.surroundings(on("omero"), milan.events)
    assert (beside.when, "civico 15" in beside.sentence) == ("ottobre 2022", True)
    assert answers.surroundings(on("zoia"), milan.events) is None


@pytest.mark.parametrize(
    ("key", "day", "news"),
    [
        ("padre_monti", (), "16 febbraio 2019"),
        ("faenza", (), "pagina senza data"),
        ("zoia", (), "bando del 2020"),
        ("zoia", (2018, 12, 31), "notizia sui nove, 2018"),
        ("zoia", (2018, 1, 1), "nessuna"),
    ],
)
def test_the_last_news_is_the_own_or_that_of_all_nine(on, key, day, news):
    assert answers.last_news(on(key, *day)) == news


def test_what_no_source_says_is_listed_once_for_all(on):
    places = [on("zoia"), on("padre_monti"), on("erlembaldo")]
    shared = (
        "chi lo abbia avuto", "quando apra", "quanto si sia speso davvero", "quanti metri misuri",
    )  # fmt: skip
    assert answers.unknown_of_all(places) == shared
    assert answers.unknown(places[1]) == ("se i lavori siano finiti", *shared)
    assert answers.unknown_of_all([]) == ()
