"""Read a typed address: street type, words of the name, house number and what follows it.

The reader is forgiving about spelling: case, accents, apostrophes, abbreviations, numbers in
words and what stands around an address (CAP, city, staircase) do not change what is understood.
Nothing here knows which streets exist: see :mod:`geo.address.streets`.
"""

import re
import unicodedata
from dataclasses import dataclass

from base.city import CITY


def _row(words: str) -> list[str]:
    return words.split()


KIND_FORMS = {
    "alzaia": "alz",
    "bastioni": "bastione bst",
    "cavalcavia": "cav",
    "corso": "cso crs",
    "foro": "",
    "galleria": "gall gll",
    "giardini": "giard",
    "giardino": "grd",
    "largo": "lgo lg",
    "monte": "",
    "parco": "",
    "passaggio": "pass psg",
    "passeggiata": "",
    "passerella": "",
    "piazza": "pza pzza pz",
    "piazzale": "ple pzle pzzle pzale",
    "piazzetta": "ptta pzt pztta pzta pzetta pzzetta",
    "ponte": "",
    "ripa": "",
    "sito": "",
    "sopraelevata": "",
    "sottopasso": "",
    "sottovia": "",
    "strada": "str",
    "via": "v",
    "via privata": "",
    "viale": "vle vl",
    "vicolo": "vlo vic",
}
"""Street types of the register, each with the abbreviations people type (dots left out)."""

KINDS = {form: kind for kind, forms in KIND_FORMS.items() for form in (kind, *forms.split())}
PRIVATE = frozenset({"privata", "priv", "pr", "pvt"})

SAINT = "san"
SAME_WORD = {
    **dict.fromkeys(_row("s ss sant santa santi santo sta sto"), SAINT),
    **dict.fromkeys(_row("flli fli fratello"), "fratelli"),
    **dict.fromkeys(_row("giam gian giovan"), "giovanni"),
    "cardinal": "cardinale",
    "card": "cardinale",
    "gen": "generale",
    "pta": "porta",
    "mons": "monsignor",
    "monsignore": "monsignor",
}
"""Words that count as one."""

LITTLE_WORDS = frozenset(
    _row(
        "a ad agli ai al all alla alle allo d da dei del dell della delle dello degli di e ed "
        "gli il in l la le lo nei nel nell per sul sull sulla via"
    )
)
"""Words a person leaves out or adds without meaning another street."""

TITLES = frozenset(
    _row(
        "avvocato beato capitano cardinale cavaliere conte don dottor duca fra generale ingegner "
        "maestro maresciallo monsignor padre papa professor senatore suor tenente"
    )
)
"""Words dropped when nothing is found with them."""

CARDINALS = _row(
    "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove venti ventuno ventidue ventitre "
    "ventiquattro venticinque ventisei ventisette ventotto ventinove trenta trentuno"
)
ORDINALS = _row("primo secondo terzo quarto quinto sesto settimo ottavo nono decimo")
ROMAN_UNITS = ["", *_row("i ii iii iv v vi vii viii ix")]


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as it was understood: street type, words of the name, number and what follows it."""

    kind: str | None
    words: tuple[str, ...]
    number: int | None = None
    suffix: tuple[str, ...] = ()

    @property
    def asked(self) -> str:
        """The number as the register would write it: ``24A``, ``46/6``; empty if none."""
        if self.number is None:
            return ""
        first, *others = self.suffix or ("",)
        glued = f"/{first}" if first.isdigit() else first
        return "/".join([f"{self.number}{glued}", *others])


def fold(text: str) -> str:
    """Lower case without accents, one kind of apostrophe, abbreviations without their dots."""
    plain = unicodedata.normalize("NFKD", re.sub("[’‘`´ʼ′]", "'", text))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    for gap in ("", " "):
        plain = re.sub(rf"\b([a-z])[./]{gap}([a-z]{{1,5}})\b", _undotted, plain)
    return plain


def words_of(text: str) -> tuple[str, ...]:
    """The meaningful words of a street name, in order, each in its canonical form."""
    words = (SAME_WORD.get(word, word) for word in re.findall("[a-z0-9]+", fold(text)))
    return tuple(NUMERALS.get(word, word) for word in words if word not in LITTLE_WORDS)


def suffix_runs(suffix: str) -> tuple[str, ...]:
    """What follows a house number, cut where letters and digits meet: ``A/3`` is (A, 3)."""
    return tuple(re.findall("[A-Z]+|[0-9]+", suffix.upper()))


def read(text: str) -> tuple[Typed, ...]:
    """The ways to understand a text, in the order to try them.

    Digits may belong to the name (via Otto Ottobre 2001) or be the house number; a first word
    such as ``monte`` may be the street type or part of the name.
    """
    street = _without_tails(fold(text))
    readings = _typed(street)
    for digits in re.finditer("[0-9]+", street):
        match = NUMBER.match(street, digits.start())
        if match is not None:
            number, suffix = int(match["number"]), suffix_runs(match["suffix"])
            readings += _typed(street[: match.start()], number, suffix)
    return tuple(readings)


NUMBER = re.compile(
    r"(?<![a-z])(?P<number>[0-9]{1,4})(?![0-9])"
    r"(?P<suffix>(?:[\s/,.&+-]*(?:(?:[a-z]|bis|ter|quater)(?![a-z])|[0-9]{1,4}(?![0-9]))){0,4})"
    r"[\s/,.-]*$"
)
NAME, PROVINCE = CITY.name.it.casefold(), CITY.province.casefold()
TAILS = (
    (re.compile(r"\b20[01][0-9]{2}\b"), " "),
    (re.compile(rf"^\s*{NAME}[\s,:-]+(?=[a-z0-9])"), ""),
    (re.compile(rf"(,|\b{NAME}\b|\b{PROVINCE}\b)\W*ital(?:ia|y)\W*$"), r"\1"),
    (re.compile(rf"[\s,-]+\(?{PROVINCE}\)?\W*$"), ""),
    (re.compile(rf"(?:(?<!\bda)[\s,(-]+|^\W*){NAME}\W*$"), ""),
    (re.compile(r"[\s,]+(?:s\.?\s?n\.?\s?c?\.?|senza numero)$"), ""),
    (
        re.compile(
            r"(?<=[0-9])(\s*/?\s*[a-z]?)[\s,]+(?:scala|sc|interno|int|piano|edificio|presso)\b.*$"
        ),
        r"\1",
    ),
    (re.compile(r"(?<=[a-z]{3})(?=[0-9])"), " "),
    (re.compile(r"(?<=[0-9]) e (?=[0-9])"), "-"),
    (re.compile(r"\b(?:n|nr|no|num|numero|civ|civico)\b[\s.°]*(?=[0-9])"), " "),
)
"""What is put aside before reading, in order: CAP, country, city, "no number", staircase."""

NUMBER_FIRST = re.compile(r"(?P<number>[0-9]{1,4}(?:\s?/?[a-z])?)[\s,]+(?P<street>[a-z].*)")


def _undotted(match: re.Match[str]) -> str:
    joined = match[1] + match[2]
    return joined if joined in KINDS or joined in SAME_WORD else f"{match[1]} {match[2]}"


def _without_tails(folded: str) -> str:
    for pattern, instead in TAILS:
        folded = pattern.sub(instead, folded).strip(" ,;")
    leading = NUMBER_FIRST.match(folded)
    if leading and re.split("[^a-z]", leading["street"])[0] in KINDS:
        return f"{leading['street']} {leading['number']}"
    return folded


def _typed(street: str, number: int | None = None, suffix: tuple[str, ...] = ()) -> list[Typed]:
    """Readings with and without a street type, then with a second (via Bastioni di Porta Nuova).

    None if no word is spelt out.
    """
    name = re.findall("[a-z0-9]+", street)
    kind = KINDS.get(name[0]) if name else None
    whole = Typed(None, words_of(street), number, suffix)
    if kind is not None:
        name = name[1:]
    if kind == "via" and name and name[0] in PRIVATE:
        kind, name = "via privata", name[1:]
    if not any(len(word) > 1 and word.isalpha() for word in name):
        return []
    typed = Typed(kind, words_of(" ".join(name)), number, suffix)
    readings = [typed] if typed.words == whole.words else [typed, whole]
    if kind is not None and name[0] in KINDS:
        readings.append(Typed(KINDS[name[0]], words_of(" ".join(name[1:])), number, suffix))
    return [reading for reading in readings if reading.words]


def _numerals() -> dict[str, str]:
    known = {}
    for value, word in enumerate(CARDINALS, start=1):
        ordinals = [ORDINALS[value - 1]] if value <= 10 else [word[:-1] + "esimo", word + "esimo"]
        known.update(dict.fromkeys([word, *ordinals], str(value)))
        known["x" * (value // 10) + ROMAN_UNITS[value % 10]] = str(value)
    return {word: digits for word, digits in known.items() if len(word) > 1}


NUMERALS = _numerals()
"""Numbers in words and Roman figures to digits, 1 to 31 (single letters may be initials)."""


def likeliest(readings: tuple[Typed, ...]) -> Typed:
    """The reading that most often is the right one: with a number, then with a street type."""
    return max(readings, key=lambda typed: (typed.number is not None, typed.kind is not None))
