"""A map as a poster for the wall: one A3 or A0 page, vector PDF (PDF/UA-1) through Typst.

``python -m render.documents.posters OUT.pdf --size a0 --indicator elderly_alone --year 2024 --lang
it`` makes one; ``/mappa`` and ``/indice`` give the same file of what is on screen, made when it is
asked for.
"""

from render.documents.posters.content import index_poster, scene_poster
from render.documents.posters.paper import SIZES, Poster, poster_pdf

__all__ = ["SIZES", "Poster", "index_poster", "poster_pdf", "scene_poster"]
