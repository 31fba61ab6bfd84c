"""Words Streamlit writes in English by itself, with what an Italian reader is told instead."""

WORDS = {
    "Open": "Apri",
    "Clear value": "Togli la scelta",
    "Clear all": "Togli tutto",
    "Choose an option": "Scegli",
    "Choose options": "Scegli",
    "Search": "Cerca",
    "Download as CSV": "Scarica come CSV",
    "Fullscreen": "A tutto schermo",
    "Close fullscreen": "Esci da tutto schermo",
    "Show/hide columns": "Mostra o nascondi colonne",
    "Close": "Chiudi",
    "Dismiss": "Chiudi",
    "Copy to clipboard": "Copia",
    "Suggestions": "Suggerimenti",
    "Selected values": "Scelti",
    "Notifications": "Avvisi",
    "Loading...": "Caricamento",
    "Main menu": "Menu",
    "Upload": "Scegli il file",
    "View fullscreen": "A tutto schermo",
    "Exit fullscreen": "Esci da tutto schermo",
}
"""Labels Streamlit writes in English, with what an Italian reader is told instead."""

BEGINNINGS = {"Help for ": "Aiuto: ", "Remove ": "Togli "}
"""Beginnings of such labels; what follows is ours already."""

ENDINGS = {" — start": " — inizio", " — end": " — fine"}
"""Endings of such labels; what comes before is ours already."""
