"""Scenes about the programme: dated events, money, and the people around the premises."""

from __future__ import annotations

from atlas import repository
from atlas.premises import catchment, event_history
from atlas.premises.facts import short_name
from atlas.repository import catchments
from atlas.rows import row
from atlas.stories.facts import filled
from atlas.stories.model import SceneSpec
from atlas.wording import numbers, text
from data.catalogue.card import dataset
from data.premises.money import money as funding
from render.stories import charts
from render.stories.charts import Amount, Dated, Sum
from render.stories.scene import Parts, address


def timeline(spec: SceneSpec, language: str) -> Parts:
    """What was promised and what happened, from the register of events."""
    words = text(language)
    register = event_history.everything(repository.premises_events(), language=language)
    every = {event.event_id: event for event in register}
    listed = sorted(spec.options["events"], key=lambda event: every[event.event_id].first)
    facts = [
        Dated(
            promised=every[event.event_id].stage in ("planned", "superseded"),
            when=every[event.event_id].when,
            words=filled(event.sentence.text(language), language, spec.day),
        )
        for event in listed
    ]
    nine = repository.premises_facts(repository.read_until(), language)
    opened = sum(place.status.service.state == "open" for place in nine)
    now = words("story.opened", count=opened) if opened else words("story.not_opened")
    until = nine[0].sources_read()
    sides = (words("story.promised"), words("story.known"))
    alt = " ".join(
        f"{sides[0] if fact.promised else sides[1]}, {fact.when}: {fact.words}." for fact in facts
    )
    drawing = charts.timeline(
        facts, promised=sides[0], known=sides[1], until=f"{until}:", now=now,
        alt=f"{alt} {until}: {now}",
    )  # fmt: skip
    hosts = {
        host for event in listed for host, _ in event_history.hosts(every[event.event_id].sources)
    }  # fmt: skip
    return {
        "picture": drawing,
        "source": words("story.source_events", sources=until, hosts=", ".join(sorted(hosts))),
        "live": address("spazi", vista="tempo"),
    }


def money(_spec: SceneSpec, language: str) -> Parts:
    """What was announced of each line of funding, beside what was spent."""
    words = text(language)
    funds = funding().lines
    sums = [
        Sum(fund.title.text(language), fund.amounts[0].eur, _euro(fund.amounts[0].eur, language))
        for fund in funds
    ]
    paid = [fund.official.paid for fund in funds]
    unknown = words("story.not_known")
    told = "; ".join(f"{amount.name}: {amount.written}" for amount in sums)
    spent = unknown if not any(paid) else words("story.partly_known")
    drawing = charts.money(
        sums, announced=words("story.announced"), spent=words("story.spent"), unknown=spent,
        alt=words("story.alt_money", listed=told, spent=spent),
    )  # fmt: skip
    until = repository.premises_facts(repository.read_until(), language)[0].sources_read()
    hosts = {host for fund in funds for host, _ in event_history.hosts([fund.amounts[0].source])}
    return {
        "picture": drawing,
        "source": words("story.source_events", sources=until, hosts=", ".join(sorted(hosts))),
        "live": address("spazi", vista="soldi"),
    }


def _euro(eur: int, language: str) -> str:
    return text(language)("unit.euro", value=numbers.number(eur, language=language))


def surroundings(spec: SceneSpec, language: str) -> Parts:
    """Residents within a distance of each premises."""
    words, radius = text(language), str(spec.options["radius"])
    rows = catchment.chosen(catchments.catchment_shapes(), radius)
    nine = repository.premises_facts(repository.read_until(), language)
    amounts = []
    for place in nine:
        near = row(rows, str(place.row["premises_id"]))
        estimate = catchment.estimate(near, "residents", language)
        name = short_name(str(place.row["name"]))
        low, high = float(near["residents_lower"]), float(near["residents_upper"])
        amounts.append(
            Amount(name, float(near["residents"]), low, high, estimate, weak=place.estimated)
        )
    amounts.sort(key=lambda amount: -amount.value)
    alt = "; ".join(f"{amount.name}: {amount.written}" for amount in amounts)
    distance, reach = catchment.distance(radius, language), dataset("premises_reach")
    return {
        "picture": charts.amounts(
            amounts, alt=words("story.alt_around", listed=alt, radius=distance)
        ),
        "source": words("story.source_around", title=reach.title.text(language),
                        years=reach.reference_years.text(language),
                        source=reach.attribution.text(language)),
        "live": address("spazi", vista="persone", entro=radius),
    }  # fmt: skip
