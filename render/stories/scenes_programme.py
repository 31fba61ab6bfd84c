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
    every = {one.event_id: one for one in event_history.everything(repository.premises_events(),
                                                          language=language)}  # fmt: skip
    listed = sorted(spec.options["events"], key=lambda one: every[one.event_id].first)
    facts = [
        Dated(
            promised=every[one.event_id].stage in ("planned", "superseded"),
            when=every[one.event_id].when,
            said=filled(one.said.text(language), language),
        )
        for one in listed
    ]
    nine = repository.premises_facts(repository.read_until(), language)
    opened = sum(one.status.service.state == "open" for one in nine)
    now = words("story.opened", count=opened) if opened else words("story.not_opened")
    until = nine[0].sources_read()
    sides = (words("story.promised"), words("story.known"))
    alt = " ".join(
        f"{sides[0] if one.promised else sides[1]}, {one.when}: {one.said}." for one in facts
    )
    drawing = charts.timeline(
        facts, promised=sides[0], known=sides[1], until=f"{until}:", now=now,
        alt=f"{alt} {until}: {now}",
    )  # fmt: skip
    hosts = {
        host for one in listed for host, _ in event_history.hosts(every[one.event_id].sources)
    }  # fmt: skip
    return {
        "picture": drawing,
        "source": words("story.source_events", hosts=", ".join(sorted(hosts))),
        "live": address("spazi", vista="tempo"),
    }


def money(_spec: SceneSpec, language: str) -> Parts:
    """What was announced of each line of funding, beside what was spent."""
    words = text(language)
    found = funding().lines
    sums = [
        Sum(one.title.text(language), one.amounts[0].eur, _euro(one.amounts[0].eur, language))
        for one in found
    ]
    paid = [one.official.paid for one in found]
    unknown = words("story.not_known")
    told = "; ".join(f"{one.name}: {one.said}" for one in sums)
    spent = unknown if not any(paid) else words("story.partly_known")
    drawing = charts.money(
        sums, announced=words("story.announced"), spent=words("story.spent"), unknown=spent,
        alt=words("story.alt_money", listed=told, spent=spent),
    )  # fmt: skip
    hosts = {host for one in found for host, _ in event_history.hosts([one.amounts[0].source])}
    return {
        "picture": drawing,
        "source": words("story.source_events", hosts=", ".join(sorted(hosts))),
        "live": address("spazi", vista="soldi"),
    }


def _euro(eur: int, language: str) -> str:
    return text(language)("unit.euro", value=numbers.number(eur, language=language))


def around(spec: SceneSpec, language: str) -> Parts:
    """Residents within a distance of each premises."""
    words, radius = text(language), str(spec.options["radius"])
    rows = catchment.chosen(catchments.reach_shapes(), radius)
    nine = repository.premises_facts(repository.read_until(), language)
    found = []
    for one in nine:
        near = row(rows, str(one.row["premises_id"]))
        said = catchment.estimate(near, "residents", language)
        name = short_name(str(one.row["name"]))
        low, high = float(near["residents_lower"]), float(near["residents_upper"])
        found.append(Amount(name, float(near["residents"]), low, high, said, weak=one.estimated))
    found.sort(key=lambda one: -one.value)
    alt = "; ".join(f"{one.name}: {one.said}" for one in found)
    distance = catchment.distance(radius, language)
    return {
        "picture": charts.amounts(
            found, alt=words("story.alt_around", listed=alt, radius=distance)
        ),
        "source": words("story.source_around", title=dataset("premises_reach").title.text(language),
                        source=dataset("premises_reach").attribution.text(language)),
        "live": address("spazi", vista="persone", entro=radius),
    }  # fmt: skip
