"""The street tiles of a third party: shown only to a person who has switched them on."""

OSM_URL = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
OSM_ORIGIN = "https://tile.openstreetmap.org"
OSM_CREDIT = "© OpenStreetMap contributors"
