"""What a person brings is asked for, opened and parsed in known places only."""

from __future__ import annotations

import tomllib
from typing import Any

from base.limits import MEGABYTE
from data.importers.jobs import FILE_LIMITS


def test_a_file_is_asked_for_in_one_place_and_no_limit_is_beyond_the_server_s(
    modules: dict[str, Any], root: Any
) -> None:
    asking = {name for name, module in modules.items() if "file_uploader" in module.attributes}
    assert asking == {"ui.widgets.uploads"}
    settings = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    largest = max(limits.size for limits in FILE_LIMITS.values())
    assert settings["server"]["maxUploadSize"] * MEGABYTE == largest


def test_yaml_and_outside_json_have_one_reader(modules: dict[str, Any]) -> None:
    """Elsewhere only our own files are parsed, and PyYAML only writes."""
    ours = {
        "atlas.wording", "base.plain_text", "data.catalogue.area_names",
        "data.catalogue.card", "data.quality.corrections", "data.quality.excluded_sources",
        "data.premises.money",
        "data.premises.disagreements", "data.premises.register", "data.build.steps.premises",
        "data.build.steps.sections",
    }  # fmt: skip
    parse = {"safe_load", "compose", "load_all", "safe_load_all", "full_load", "SafeLoader"}
    found = {
        name
        for name, module in modules.items()
        if "yaml" in module.packages and module.attributes & (parse | {"load"})
    }
    assert found <= ours


def test_gdal_and_archives_are_opened_by_their_readers_only(modules: dict[str, Any]) -> None:
    layers = {n for n, m in modules.items() if m.attributes & {"read_dataframe", "read_info"}}
    assert layers == {"geo.outlines"}
    files = {n for n, m in modules.items() if "read_file" in m.attributes}
    assert files == {"data.build.raw", "data.build.snapshot"}
    assert not {n for n, m in modules.items() if m.attributes & {"extractall", "fork"}}
