"""The ASGI entry and the router of the atlas: what is served, and what a visit runs.

``streamlit run app.py`` imports this file as a server's module and runs it as a script for every
visit; AppTest only runs it.
"""

import os

import streamlit as st

if __name__ == "__main__":
    from ui.shell import layout

    layout.router()
else:
    from server.site import Site
    from ui.shell import pages, warm_up
    from ui.streamlit_patches import held_uploads
    from ui.widgets import boundary

    option = st.get_option
    site = Site.read(
        os.environ, base_path=option("server.baseUrlPath"), hosts=option("server.allowedHosts")
    )
    app = st.App(
        __file__,
        routes=site.routes(pages.sought),
        middleware=site.middleware(held_uploads.is_full),
        lifespan=site.lifespan(warm_up.opening_page),
        on_script_error=boundary.on_script_error,
    )
