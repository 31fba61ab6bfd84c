from base.city import City
from base.text import LocalizedText

TOY = City(
    name=LocalizedText("Prova", "Trial"), code=12, province="PR", area_count=3, district_count=2,
    metric_crs=32632, centre=(45.0, 9.0), bounds=(8.9, 44.9, 9.1, 45.1), street_words=frozenset(),
    office=("Ufficio", "stanza 1"),
)  # fmt: skip


def test_areas_and_districts_are_numbered_from_one():
    assert list(TOY.areas) == [1, 2, 3]
    assert list(TOY.districts) == [1, 2]


def test_codes_of_the_areas_follow_the_city_s_code():
    assert list(TOY.area_codes) == [12001, 12002, 12003]
