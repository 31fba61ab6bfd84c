from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tools.faults import Exit, StartError
from tools.launch import LAN_URL, announced, open_lines, state_lines
from tools.settings import (
    allowed_hosts,
    base_path,
    network_address,
    read_port,
    read_settings,
    require_free_port,
    require_public_address,
    require_sites,
)


def test_the_atlas_is_served_to_this_machine_alone_unless_told_otherwise() -> None:
    settings = read_settings([], {})
    assert (settings.host, settings.port, settings.is_open) == ("127.0.0.1", 8501, False)


def test_host_and_port_come_from_the_environment() -> None:
    settings = read_settings([], {"HOST": "192.0.2.7", "PORT": "9000"})
    assert (settings.host, settings.port, settings.is_open) == ("192.0.2.7", 9000, True)


def test_lan_serves_every_address_and_warns_in_both_languages() -> None:
    settings = read_settings(["--lan"], {})
    said = "\n".join(open_lines(settings, "/atlante"))
    assert (settings.host, settings.local_host) == ("0.0.0.0", "127.0.0.1")  # noqa: S104
    assert ":8501/atlante" in said
    assert "Attenzione" in said
    assert "Warning" in said


def test_nothing_is_said_about_the_network_when_it_is_closed() -> None:
    assert open_lines(read_settings([], {}), "") == []
    assert announced(read_settings([], {}), "") == {}


def test_the_app_is_told_its_address_on_the_network_and_none_is_made_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tools.launch.network_address", lambda: "192.0.2.7")
    told = announced(read_settings(["--lan"], {}), "/atlante")
    assert told == {LAN_URL: "http://192.0.2.7:8501/atlante"}
    monkeypatch.setattr("tools.launch.network_address", lambda: None)
    assert announced(read_settings(["--lan"], {}), "/atlante") == {}


def test_an_unknown_option_shows_the_usage() -> None:
    with pytest.raises(StartError, match="--lna") as stopped:
        read_settings(["--lna"], {})
    assert stopped.value.code == Exit.USAGE
    assert "PORT=8502 ./run" in str(stopped.value)


@pytest.mark.parametrize("text", ["0", "65536", "-1", "85O1", "8501 ", "8.5", "9" * 5000])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(StartError) as stopped:
        read_port(text)
    assert stopped.value.code == Exit.USAGE


@pytest.mark.parametrize(("text", "port"), [("1", 1), ("65535", 65535)])
def test_the_first_and_the_last_port_are_ports(text: str, port: int) -> None:
    assert read_port(text) == port


def test_a_taken_port_is_named_with_a_free_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StartError, match=f"Port {port} is taken") as stopped:
            require_free_port("127.0.0.1", port)
    assert stopped.value.code == Exit.PORT
    assert "PORT=" in stopped.value.it


def test_a_port_taken_for_every_address_is_taken_for_this_one() -> None:
    with socket.socket() as taken:
        taken.bind(("", 0))
        taken.listen()
        with pytest.raises(StartError, match="is taken"):
            require_free_port("127.0.0.1", taken.getsockname()[1])


def test_a_port_just_freed_is_free() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert require_free_port("127.0.0.1", port) is None


def test_an_address_of_another_machine_cannot_be_served() -> None:
    with pytest.raises(StartError, match=r"192\.0\.2\.1:8501") as stopped:
        require_free_port("192.0.2.1", 8501)
    assert stopped.value.code == Exit.PORT
    assert "taken" not in stopped.value.en


def test_the_network_address_is_an_address_or_unknown() -> None:
    found = network_address()
    assert found is None or socket.inet_aton(found)


@pytest.mark.parametrize(
    ("config", "environ", "expected"),
    [
        ("", {}, ""),
        ('[server]\nbaseUrlPath = "/atlante/"\n', {}, "/atlante"),
        ('[server]\nbaseUrlPath = "a"\n', {"STREAMLIT_SERVER_BASE_URL_PATH": "b/c"}, "/b/c"),
    ],
)
def test_base_path_is_read_where_streamlit_reads_it(
    config: str, environ: dict[str, str], expected: str, tmp_path: Path
) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(config)
    assert base_path(tmp_path, environ) == expected


@pytest.mark.parametrize(
    "address", ["", "https://atlante.example.org/base", "http://192.0.2.7:8501"]
)
def test_a_public_address_that_a_phone_can_open_is_let_through(address: str) -> None:
    require_public_address({"ATLAS_PUBLIC_URL": address})


@pytest.mark.parametrize("address", ["atlante.example.org", "ftp://x.org", "https://", "http://["])
def test_any_other_public_address_is_told_at_the_start_in_both_languages(address: str) -> None:
    with pytest.raises(StartError) as fault:
        require_public_address({"ATLAS_PUBLIC_URL": address})
    assert fault.value.code == Exit.USAGE
    assert "non è un indirizzo" in fault.value.it
    assert "is not an address" in fault.value.en


def test_the_atlas_answers_to_this_machine_and_to_the_names_it_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tools.settings.network_address", lambda: "192.0.2.7")
    monkeypatch.setattr("tools.settings.socket.gethostname", lambda: "municipio")
    closed = read_settings([], {})
    public = {"ATLAS_PUBLIC_URL": "https://Atlante.example.org/x", "ATLAS_HOSTS": "a.org, *.b.org"}
    assert allowed_hosts(closed, {}) == ("127.0.0.1", "localhost", "::1")
    assert allowed_hosts(closed, public)[3:] == ("atlante.example.org", "a.org", "*.b.org")
    assert {"192.0.2.7", "municipio", "municipio.local"} <= {
        *allowed_hosts(read_settings(["--lan"], {}), {})
    }
    assert allowed_hosts(read_settings([], {"HOST": "192.0.2.9"}), {})[3:] == ("192.0.2.9",)


@pytest.mark.parametrize(
    ("variable", "value"),
    [("ATLAS_EMBED_SITES", "example.org"), ("ATLAS_HOSTS", "https://example.org")],
)
def test_a_site_or_a_name_that_is_not_one_stops_the_start(variable: str, value: str) -> None:
    with pytest.raises(StartError, match=variable) as stopped:
        require_sites({variable: value})
    assert stopped.value.code == Exit.USAGE
    assert variable in stopped.value.it


def test_a_damaged_atlas_is_never_called_ready() -> None:
    assert "Atlas ready" in state_lines("http://a", [], 1.0)[0]
    damaged = "\n".join(state_lines("http://a", ["shops.csv: guasta · damaged"], 1.0))
    assert "ready" not in damaged
    assert "pronto" not in damaged
    assert "shops.csv" in damaged
