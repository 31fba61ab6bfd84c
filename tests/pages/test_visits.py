"""What a visitor brings is his: seen by nobody else, and let go when the visit is over."""

from __future__ import annotations

import gc
import tempfile
import textwrap
import time
import weakref

import geopandas as gpd
import pytest
import shapely

from atlas.evaluation.own_panel import OwnPanel
from atlas.evaluation.own_panel_reading import read_own
from atlas.evaluation.plan import Plan
from atlas.index.design_edits import signed, with_ranked
from atlas.repository import IndicatorData, evaluation_results, index_results
from atlas.wording import text
from indicators.index.design.design_file import link_of
from indicators.index.design.presets import DEPRIVATION
from indicators.index.official import IDISE
from indicators.index.scoring.scores import Scores
from tests.pages.visits import SECONDS, Server
from tests.unit.test_atlas_evaluation_own_panel import file
from tests.unit.test_data_importers_idise_proposal import FIXTURE
from ui.state import uploads
from ui.state.evaluation import OWN_PANEL
from ui.state.uploads import Loaded
from ui.streamlit_patches import sessions
from ui.views.before_after.own_panel_form import area_names

WORDS = text("it")
FEW, MANY = 4, 30
BEFORE_AFTER = """
    import streamlit as st
    from atlas.repository import evaluation_results
    from ui.state import evaluation
    from ui.views.before_after import design_form
    for notice in evaluation.notices():
        st.warning(notice.sentence)
    plan = evaluation.current()
    design_form.design(plan)
    evaluation_results.before_study(plan)
"""
IMPORTS = """
    from indicators.index.official import IDISE
    from ui.state import uploads
    from ui.views.imports import upload
    upload.imports_page()
    if uploads.loaded("idise"):
        uploads.indicator_data(IDISE.key)
"""
SECTIONS = """
    import streamlit as st
    from tests.pages.test_visits import sections
    from ui.state import uploads
    from ui.views.imports.sections import section_scale
    uploads.put("sections", sections())
    section_scale()
"""
DESIGN = """
    import streamlit as st
    from atlas.repository import index_results
    name = st.query_params["disegno"]
    st.session_state["scores"] = index_results.scored(name)
    st.session_state["facts"] = index_results.facts(name, None, False)
"""
DOWNLOAD = """
    import streamlit as st
    st.download_button("take", data=lambda: b"what a visitor has brought", on_click="ignore")
"""


@pytest.fixture
def serve(tmp_path):
    """Serve the body of a page, as the router runs one."""
    started = []

    def start(body, **options):
        script = tmp_path / "page.py"
        script.write_text(
            f"def page():\n{textwrap.indent(textwrap.dedent(body), '    ')}\npage()\n"
        )
        started.append(Server(script, **options))
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """The folder of temporary files."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def alive(kind):
    """How many objects of a class there are."""
    gc.collect()
    return sum(isinstance(thing, kind) for thing in gc.get_objects())


def panel(number=0):
    """A panel of all areas; another number is another panel."""
    return file(areas=range(1, 89), head=f"area,anno,presenze{number}")


def bring(visitor, number=0):
    visitor.upload(WORDS("before.own_panel_choose"), "mio.csv", panel(number))
    assert visitor.elements("exception") == []


def confirm(visitor):
    visitor.upload(WORDS("imports.choose_idise"), FIXTURE.name, FIXTURE.read_bytes())
    visitor.run_until(lambda: visitor.has_button(WORDS("imports.confirm")))
    visitor.press(WORDS("imports.confirm"))
    visitor.run_until(lambda: "atlas-imported-idise" in visitor.state)
    assert visitor.elements("exception") == []


def sections():
    """Two sections as the importer gives them."""
    squares = [shapely.box(9.1 + at, 45.4, 9.11 + at, 45.41) for at in (0.0, 0.01)]
    columns = {"section_id": [1, 2], "area_id": [1, 2], "P1": [100.0, 50.0], "P2": [40.0, 9.0]}
    table = gpd.GeoDataFrame(columns, geometry=squares, crs=4326)
    return Loaded("mie.csv", "fingerprint", table, of_operator=False)


def readers_design():
    return link_of(signed(with_ranked(DEPRIVATION, "all")))


@pytest.mark.promise("Il file di un visitatore non lo vede nessun altro.")
def test_a_panel_is_not_found_by_another_visitor_who_has_its_address(serve):
    server = serve(BEFORE_AFTER)
    first = server.visitor()
    bring(first)
    key = first.state[OWN_PANEL].key
    assert server.cached(first.id) == 1
    second = server.visitor(esito=key)
    assert key not in str(second.elements("selectbox"))
    assert any("esito" in alert.body for alert in second.elements("alert"))
    assert server.cached(second.id) == 0


@pytest.mark.promise("Finita la visita, quello che il visitatore ha portato è dimenticato.")
@pytest.mark.parametrize("visits", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
def test_panels_of_many_visits_are_let_go_when_those_are_over(serve, visits):
    server, tables = serve(BEFORE_AFTER), []
    for number in range(visits):
        visitor = server.visitor()
        bring(visitor, number)
        tables.append(weakref.ref(visitor.state[OWN_PANEL].table))
        session = visitor.leave()
        assert server.cached(session) == 0
    del visitor
    server.ask(sessions.let_go)
    assert all(table() is None for table in tables)
    assert alive(OwnPanel) == 0
    assert not server.uploads.file_storage


def test_a_panel_is_there_again_for_a_page_that_lost_its_connection(serve):
    server = serve(BEFORE_AFTER, comes_back_s=60)
    visitor = server.visitor()
    bring(visitor)
    session = visitor.leave()
    server.ask(sessions.let_go)
    visitor.come_back()
    assert visitor.id == session
    assert visitor.state[OWN_PANEL].title == "presenze0"


@pytest.mark.promise("Finita la visita, quello che il visitatore ha portato è dimenticato.")
def test_the_watch_lets_go_by_itself(serve, monkeypatch):
    monkeypatch.setattr(sessions, "EVERY_S", 0.01)
    server = serve(BEFORE_AFTER)
    visitor = server.visitor()
    bring(visitor)
    table = weakref.ref(visitor.state[OWN_PANEL].table)
    sessions.watch.__wrapped__()
    visitor.leave()
    del visitor
    for _ in range(50 * SECONDS):
        if table() is None:
            break
        time.sleep(0.02)
    assert table() is None


def test_outside_a_visit_a_study_of_a_panel_is_made_and_not_kept():
    brought = read_own(panel(), "mio.csv", area_names()).panel
    plan = Plan(outcomes=(brought.key,), before=(2016, 2019), brought=brought)
    first, second = evaluation_results.before_study(plan), evaluation_results.before_study(plan)
    assert first is not second
    assert first.frame.equals(second.frame)


@pytest.fixture
def no_links(monkeypatch):
    """The page of imports without its links: there is no navigation around it here."""
    monkeypatch.setattr("ui.widgets.page.page_link", lambda *_, **__: None)


@pytest.mark.promise("Il file di un visitatore non lo vede nessun altro.")
@pytest.mark.usefixtures("no_links")
def test_an_official_file_of_a_visit_is_nobody_elses_and_ends_with_it(serve, scratch):
    server = serve(IMPORTS)
    first = server.visitor()
    confirm(first)
    table = weakref.ref(first.state["atlas-imported-idise"].table)
    assert server.cached(first.id) == 1
    second = server.visitor()
    assert "atlas-imported-idise" not in second.state
    first.leave()
    second.leave()
    del first, second
    server.ask(sessions.let_go)
    assert table() is None
    assert alive(Loaded) == 0
    layers = [thing for thing in gc.get_objects() if isinstance(thing, IndicatorData)]
    assert all(layer.indicator is not IDISE for layer in layers)
    assert [path for path in scratch.rglob("*") if path.is_file() and path.name != ".lock"] == []


@pytest.mark.usefixtures("no_links")
def test_the_operator_s_file_is_read_once_for_everybody(serve, tmp_path, monkeypatch):
    from data.importers.stored import keep

    folder = tmp_path / "imports"
    folder.mkdir()
    monkeypatch.setenv(uploads.FOLDER, str(folder))
    keep(folder, "idise", FIXTURE)
    server = serve(IMPORTS)
    assert [server.cached(server.visitor().id) for _ in range(2)] == [0, 0]


def test_outlines_of_a_visit_can_be_fetched_during_it_and_not_after(serve):
    server = serve(SECTIONS)
    visitor = server.visitor()
    assert visitor.elements("exception") == []
    assert (server.files, server.cached(visitor.id)) == (1, 1)
    visitor.leave()
    del visitor
    server.ask(sessions.let_go)
    assert server.files == 0


def test_a_file_made_for_a_visitor_is_gone_after_the_visit(serve):
    server = serve(DOWNLOAD)
    visitor = server.visitor()
    button = visitor.elements("download_button")[0]
    server.runtime.media_file_mgr.execute_deferred(button.deferred_file_id)
    assert server.files == 1
    visitor.leave()
    for _ in range(2):  # Streamlit marks a download first, and deletes it the next time
        server.ask(sessions.let_go)
    assert server.files == 0


def test_a_reader_s_design_is_scored_for_the_reader_alone_and_kept_for_the_visit(serve):
    server, link = serve(DESIGN), readers_design()
    first, second = server.visitor(disegno=link), server.visitor(disegno=link)
    scores = first.state["scores"]
    first.run()
    assert first.state["scores"] is scores
    assert second.state["scores"] is not scores
    before = alive(Scores)
    del scores
    for visitor in (first, second):
        visitor.leave()
    del first, second, visitor
    server.ask(sessions.let_go)
    assert before - alive(Scores) == 2


def test_the_atlas_s_designs_are_scored_once_for_everybody(serve):
    server = serve(DESIGN)
    first, second = (server.visitor(disegno=index_results.FIRST) for _ in range(2))
    assert first.state["scores"] is second.state["scores"]
    assert server.cached(first.id) == 0
