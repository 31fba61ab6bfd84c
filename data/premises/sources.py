"""Sources that a curated file names by key: explained once at its top, cited below."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from base.yaml_model import unfit


def _address(key: str, info: ValidationInfo) -> str:
    sources = (info.context or {}).get("sources")
    if not isinstance(sources, Mapping) or key not in sources:
        raise unfit("unknown_source", f"fonte sconosciuta {key!r}", f"unknown source {key!r}")
    return str(sources[key])


SourceKey = Annotated[str, AfterValidator(_address)]
"""The key of a source in the file, read as the address (or the words) it stands for."""
