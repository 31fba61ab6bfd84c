"""The replication zip: data, design, results, code and the command that repeats them."""

import importlib
import inspect
import io
import pkgutil
import zipfile
from importlib.metadata import version

import pandas as pd

from indicators.evaluation.design.columns import columns_named
from indicators.evaluation.estimators.result import METHOD_VERSION, PACKAGE, PACKAGE_VERSION
from indicators.evaluation.files import DECIMALS, written_design, written_json
from indicators.evaluation.report import Report, versions

STAMP = (1980, 1, 1, 0, 0, 0)
"""Date of every entry, so that the same content gives the same bytes."""

ATLAS_ONLY = ("milan",)
"""Modules that need the rest of the atlas; the command does not."""

COMMAND = "python -m indicators.evaluation design.yml panel.csv -o again.json --decimal {decimal}"
"""The mark is stated: a panel may hold numbers that read in two ways (``17.027``)."""


def replication_zip(
    report: Report, frame: pd.DataFrame, *, notes: str = "", language: str = "en"
) -> bytes:
    """A zip that gives the same numbers on a machine that has only Python.

    Holds ``design.yml, panel.csv`` (only the columns and rows the design reads), ``result.json``,
    ``requirements.txt`` with exact versions, ``README.md`` and the code of this package. ``frame``
    is the long table the panel was made of. ``notes`` (Markdown) is added to the README: sources,
    licences and attributions of the data, in ``language``, the README's.
    """
    design = report.design
    used = frame[columns_named(design)]
    table = used.to_csv(
        index=False, sep=design.columns.separator or ",",
        decimal=design.columns.decimal or ".",
        lineterminator="\n",
    )  # fmt: skip
    pins = {name: version for name, version in versions().items() if name != "python"}
    contents = {
        "README.md": readme(report, notes, language),
        "design.yml": written_design(design),
        "panel.csv": table,
        "result.json": written_json(report.mapping()),
        "requirements.txt": "".join(
            f"{name}=={number}\n" for name, number in {**pins, **_of_the_reader()}.items()
        ),
        "indicators/__init__.py": '"""Only what the evaluation needs."""\n',
        **sources(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in contents.items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()


def sources() -> dict[str, str]:
    """The source of every module of this package and of ``base``, by path in the zip."""
    sources = {}
    for name in (*_modules("base"), *_modules("indicators.evaluation")):
        module = importlib.import_module(name)
        inside = "/__init__.py" if hasattr(module, "__path__") else ".py"
        sources[name.replace(".", "/") + inside] = inspect.getsource(module)
    return sources


def _modules(package: str) -> list[str]:
    """The names of a package and of everything inside it, but what needs the rest of the atlas."""
    inside = pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}.")
    names = [package, *(module.name for module in inside)]
    return [name for name in names if name.rpartition(".")[2] not in ATLAS_ONLY]


README = {
    "it": """# {title}

{first}
## Rifare i conti

Con Python {python} (vanno bene dalla 3.11 alla 3.13), in questa cartella:

    python -m venv venv
    venv/bin/pip install -r requirements.txt
    venv/bin/{command}

`again.json` contiene i numeri di `result.json`, fino agli ultimi decimali che dà l'algebra
lineare della macchina.

## Che cosa c'è

- `design.yml`: chi si confronta con chi, quando e come; scritto prima del risultato
- `panel.csv`: i dati usati, una riga per unità e periodo
- `result.json`: i risultati, con le avvertenze (in inglese, come il programma li scrive)
- `indicators/evaluation`, `base`: il codice ({package} {package_version}, metodo {method_version};
  licenza EUPL-1.2)
- seme di ogni estrazione: {seed}
{data}""",
    "en": """# {title}

{first}
## Repeat it

With Python {python} (3.11 to 3.13 will do), in this folder:

    python -m venv venv
    venv/bin/pip install -r requirements.txt
    venv/bin/{command}

`again.json` holds the numbers of `result.json`, to the last decimals that the machine's linear
algebra gives.

## What is here

- `design.yml`: who is compared with whom, when and how; written before the result
- `panel.csv`: the data used, one row per unit and period
- `result.json`: the results, with warnings
- `indicators/evaluation`, `base`: the code ({package} {package_version}, method version
  {method_version}; licence EUPL-1.2)
- seed of every draw: {seed}
{data}""",
}
TITLE = {"it": "Prima e dopo", "en": "Before and after"}
DATA = {"it": "## Dati", "en": "## Data"}


def readme(report: Report, notes: str, language: str) -> str:
    """What is in the zip and how to run it, in ``"it"`` or ``"en"``.

    The report's own sentence is English: an Italian page says it in its ``notes``.
    """
    return README[language].format(
        title=report.design.title or TITLE[language],
        first=f"{report.sentence}\n" if language == "en" else "",
        python=versions()["python"],
        command=COMMAND.format(decimal=DECIMALS[report.design.columns.decimal or "."]),
        package=PACKAGE,
        package_version=PACKAGE_VERSION,
        method_version=METHOD_VERSION,
        seed=report.design.options.seed,
        data=f"\n{DATA[language]}\n\n{notes}\n" if notes else "",
    )


def _of_the_reader() -> dict[str, str]:
    return {name: version(name) for name in ("pyyaml", "pydantic")}
