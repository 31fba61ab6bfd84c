"""Makers of hostile files, for any test: each gives the bytes of one, small on disk.

``ARCHIVES``, ``WORKBOOKS``, ``YAML_TEXTS``, ``JSON_TEXTS``, ``OUTLINES`` and ``TABLES`` map a
plain name to ``(file name, maker)``. None of them may be read; all must be refused in words.
"""

from __future__ import annotations

import io
import json
import sqlite3
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

Maker = Callable[[], bytes]
Corpus = Mapping[str, tuple[str, Maker]]

CONTENT_TYPES = b'<?xml version="1.0"?><Types xmlns="x"/>'
SHEET = b'<?xml version="1.0"?><worksheet><sheetData/></worksheet>'


def packed(members: Mapping[str, bytes], *, level: int = 9) -> bytes:
    """A ZIP of ``members``."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def bomb(megabytes: int = 200, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A ZIP that unpacks to ``megabytes`` of blanks."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece, check, parts = b" " * 1_000_000, 0, []
    for _ in range(megabytes):
        parts.append(squeezed.compress(piece))
        check = zlib.crc32(piece, check)
    parts.append(squeezed.flush())
    return one_member(name, b"".join(parts), megabytes * 1_000_000, check)


def one_member(name: str, body: bytes, size: int, check: int, *, method: int = 8) -> bytes:
    """A ZIP with one member, its ``size`` and ``check`` as told: they need not be true."""
    said = struct.pack("<HHHHHLLL", 20, 0, method, 0, 33, check, len(body), size)
    known = name.encode()
    local = b"PK\x03\x04" + said + struct.pack("<HH", len(known), 0) + known
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + said
    entry += struct.pack("<HHHHHLL", len(known), 0, 0, 0, 0, 0, 0) + known
    end = struct.pack("<HHHHLLH", 0, 0, 1, 1, len(entry), len(local) + len(body), 0)
    return local + body + entry + b"PK\x05\x06" + end


def lying_bomb() -> bytes:
    """A member that says 10 bytes and holds 50 MB."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = squeezed.compress(b" " * 50_000_000) + squeezed.flush()
    return one_member("xl/workbook.xml", body, 10, 0)


def linked(target: str = "/etc/hostname") -> bytes:
    """A ZIP whose member is a symbolic link."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        member = zipfile.ZipInfo("area.shp")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, target)
    return made.getvalue()


def overlapping(copies: int = 400) -> bytes:
    """Many entries of the directory that share one body."""
    inside = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = b" " * 900_000
    body = inside.compress(content) + inside.flush()
    check = zlib.crc32(content)
    said = struct.pack("<HHHHHLLL", 20, 0, 8, 0, 33, check, len(body), len(content))
    local = b"PK\x03\x04" + said + struct.pack("<HH", 5, 0) + b"a0000" + body
    entries = b""
    for number in range(copies):
        known = f"a{number:04}".encode()
        entries += b"PK\x01\x02" + struct.pack("<H", 20) + said
        entries += struct.pack("<HHHHHLL", len(known), 0, 0, 0, 0, 0, 0) + known
    end = struct.pack("<HHHHLLH", 0, 0, copies, copies, len(entries), len(local), 0)
    return local + entries + b"PK\x05\x06" + end


def encrypted() -> bytes:
    """A ZIP whose member says that it is encrypted."""
    plain = bytearray(packed({"a.txt": b"secret"}))
    plain[6] |= 1
    plain[plain.index(b"PK\x01\x02") + 8] |= 1
    return bytes(plain)


def with_two_directories() -> bytes:
    """A ZIP behind another one: which of the two a reader sees depends on the reader."""
    return packed({"a.txt": b"first"}) + packed({"b.txt": b"second"})


def workbook(members: Mapping[str, bytes]) -> bytes:
    """A ZIP with the bones of an XLSX and ``members``."""
    bones = {"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": SHEET}
    return packed({**bones, **members})


def laughs(encoding: str = "utf-8", declared: str | None = None) -> bytes:
    """XML whose entities multiply: a few hundred bytes that mean gigabytes."""
    lines = ['<!ENTITY a "ha">']
    lines += [
        f'<!ENTITY {one} "{f"&{before};" * 10}">'
        for before, one in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    text = f"<!DOCTYPE x [{''.join(lines)}]><x>&i;</x>"
    head = f'<?xml version="1.0" encoding="{declared or encoding}"?>'
    return head.encode() + text.encode(encoding)


ARCHIVES: Corpus = {
    "a bomb": ("a.zip", bomb),
    "a bomb that lies about its size": ("a.zip", lying_bomb),
    "a bomb in a zip": ("a.zip", lambda: packed({"inner.zip": bomb(20)})),
    "a zip under another name": ("a.zip", lambda: packed({"area.shp": packed({"a": b"b"})})),
    "a way up": ("a.zip", lambda: packed({"../../area.shp": b"x"})),
    "a way up in another alphabet": ("a.zip", lambda: packed({"..\\..\\area.shp": b"x"})),
    "an absolute path": ("a.zip", lambda: packed({"/etc/area.shp": b"x"})),
    "a drive": ("a.zip", lambda: packed({"C:/area.shp": b"x"})),
    "a symbolic link": ("a.zip", linked),
    "entries that overlap": ("a.zip", overlapping),
    "too many members": ("a.zip", lambda: packed({f"m{n}": b"" for n in range(3_000)})),
    "a name without an end": ("a.zip", lambda: packed({"a" * 60_000: b""})),
    "folders without an end": ("a.zip", lambda: packed({"a/" * 90 + "b": b""})),
    "names that differ by case": ("a.zip", lambda: packed({"a.shp": b"1", "A.SHP": b"2"})),
    "a password": ("a.zip", encrypted),
    "two directories": ("a.zip", with_two_directories),
    "an empty zip": ("a.zip", lambda: packed({})),
    "half a zip": ("a.zip", lambda: packed({"a.txt": b"x" * 1000})[:60]),
    "a wrong checksum": ("a.zip", lambda: one_member("a", b"abc", 3, 7, method=0)),
    "no zip at all": ("a.zip", lambda: b"Rar!\x1a\x07\x00" + b"0" * 99),
    "nothing": ("a.zip", lambda: b""),
}
"""ZIP files that :func:`base.archive.check_archive` refuses."""

WORKBOOKS: Corpus = {
    "entities that multiply": ("a.xlsx", lambda: workbook({"xl/sharedStrings.xml": laughs()})),
    "entities in UTF-16": (
        "a.xlsx", lambda: workbook({"xl/sharedStrings.xml": laughs("utf-16")})
    ),
    "entities in EBCDIC": (
        "a.xlsx", lambda: workbook({"xl/sharedStrings.xml": laughs("cp037")})
    ),
    "entities after a long remark": (
        "a.xlsx",
        lambda: workbook({"xl/s.xml": b"<!--" + b"-=" * 99_990 + b"-->" + laughs()[38:]}),
    ),
    "shared texts without an end": (
        "a.xlsx",
        lambda: workbook({"xl/sharedStrings.xml": b"<sst>" + b"<si><t>a</t></si>" * 9_000_000}),
    ),
    "empty rows without an end": (
        "a.xlsx",
        lambda: workbook({"xl/worksheets/sheet1.xml": b"".join(
            b'<row r="%d"><c/></row>' % row for row in range(500_000)
        )}),
    ),
    "styles without an end": (
        "a.xlsx", lambda: workbook({"xl/styles.xml": b"<a>" + b"<xf/>" * 900_000})
    ),
    "more shared texts than cells": (
        "a.xlsx",
        lambda: workbook({"xl/worksheets/s.xml": b"<a>" + b"<x:si\t/>" * 2_100_000}),
    ),
    "a zip without a workbook": ("a.xlsx", lambda: packed({"a.txt": b"x"})),
    "an old workbook": ("a.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 999),
}  # fmt: skip
"""XLSX files that :func:`base.archive.check_workbook` refuses, beside ``ARCHIVES``."""


def aliases(levels: int = 12, width: int = 9) -> str:
    """YAML in which each line names the line before many times."""
    lines = ["a0: &a0 [x, x]"]
    for level in range(1, levels):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]")
    return "\n".join(lines) + "\n"


def deep_block(levels: int = 600) -> str:
    """YAML blocks one in the other."""
    return "\n".join(f"{' ' * level}a:" for level in range(levels)) + "\n"


YAML_TEXTS: Mapping[str, Callable[[], str]] = {
    "aliases, few": lambda: aliases(3, 2),
    "aliases, some": lambda: aliases(6),
    "aliases, many": lambda: aliases(40, 20),
    "an alias of itself": lambda: "a: &a [*a]\n",
    "an alias as a merged key": lambda: "a: &a {b: 1}\nc:\n  <<: *a\n",
    "open lists": lambda: "[" * 5_000,
    "open lists over lines": lambda: "[\n" * 90_000,
    "open mappings": lambda: "{" * 5_000,
    "open mappings with keys": lambda: "{a: " * 5_000,
    "lists in lists": lambda: "[" * 5_000 + "]" * 5_000,
    "blocks in blocks": deep_block,
    "dashes in dashes": lambda: "- " * 20_000,
    "complex keys in complex keys": lambda: "? " * 20_000,
    "many keys": lambda: "\n".join(f"k{n}: 1" for n in range(19_000)),
    "many values": lambda: f"[{'a,' * 90_000}]",
    "many commas": lambda: f"[{',' * 150_000}]",
    "a number of 5,000 digits": lambda: f"a: {'1' * 5_000}\n",
    "a number of 400 digits": lambda: f"a: {'1' * 400}\n",
    "a long text": lambda: f"a: {'x' * 150_000}\n",
    "a long text in many lines": lambda: "a: " + "x\n " * 60_000,
    "a huge text": lambda: "a: " + "x" * 5_000_000,
    "quoted lines without an end": lambda: 'a: "' + "x\n\n" * 49_000 + '"',
    "unclosed texts": lambda: "[" + '"a",' * 45_000,
    "a tab for a space": lambda: "a:\n\tb: 1\n",
    "only tabs": lambda: "\t" * 150_000 + "x",
    "a key twice": lambda: "a: 1\na: 2\n",
    "a list as a key": lambda: "? [a, b]\n: 1\n",
    "two documents": lambda: "a: 1\n---\nb: 2\n",
    "many documents": lambda: "---\n" * 40_000,
    "a sign that cannot be written": lambda: "a: \x07\n",
    "a NUL": lambda: "a: b\x00\n",
    "an escaped NUL": lambda: 'a: "b\\0"\n',
    "half a sign": lambda: 'a: "\\uD800"\n',
    "an escape beyond the last sign": lambda: 'a: "\\U00110000"\n',
    "an escape beyond any number": lambda: 'a: "\\UFFFFFFFF"\n',
    "a decimal without an end": lambda: "a: 1.0e+999\n",
    "an object of Python": lambda: "!!python/object/apply:os.system ['true']\n- [",
    "many tags": lambda: "".join(f"%TAG !a{n}! tag:x\n" for n in range(9_000)) + "--- [",
}
"""YAML that :func:`base.plain_text.read_yaml` refuses."""

JSON_TEXTS: Mapping[str, Callable[[], str]] = {
    "open lists": lambda: "[" * 150_000,
    "lists in lists": lambda: "[" * 50_000 + "]" * 50_000,
    "mappings in mappings": lambda: '{"a":' * 20_000 + "1" + "}" * 20_000,
    "lists and mappings by turns": lambda: '[{"a":' * 9_000,
    "many values": lambda: f"[{'1,' * 60_000}1]",
    "a number of 5,000 digits": lambda: f"[{'1' * 5_000}]",
    "a number of 400 digits": lambda: f"[{'1' * 400}]",
    "no number": lambda: "[NaN]",
    "no end": lambda: "[Infinity]",
    "a decimal without an end": lambda: "[1e999]",
    "a key twice": lambda: '{"a": 1, "a": 2}',
    "a quote without an end": lambda: '["' + '\\"' * 90_000,
    "a stroke at the end": lambda: '["' + "\\\\" * 90_000 + "\\",
    "half a sign": lambda: '["\\ud800"]',
    "an escaped NUL": lambda: '["\\u0000"]',
    "a huge text": lambda: f'["{"x" * 5_000_000}"]',
    "nothing": lambda: "",
}
"""JSON that :func:`base.plain_text.read_json` refuses."""


MILAN_SQUARE = {
    "type": "Polygon",
    "coordinates": [[[9.1, 45.4], [9.2, 45.4], [9.2, 45.5], [9.1, 45.5], [9.1, 45.4]]],
}


def features(*given: object, **more: object) -> bytes:
    """A GeoJSON collection of ``given`` features, or of one section drawn as a square."""
    one = {"type": "Feature", "properties": {"SEZ21_ID": 151460000001}, "geometry": MILAN_SQUARE}
    content = {"type": "FeatureCollection", "features": list(given) or [one], **more}
    return json.dumps(content).encode()


def drawn(geometry: object, **properties: object) -> dict[str, object]:
    """A section of Milan with any geometry."""
    known = {"SEZ21_ID": 151460000001, **properties}
    return {"type": "Feature", "properties": known, "geometry": geometry}


VRT = b"""<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>CSV:/etc/passwd</SrcDataSource>
<SrcLayer>passwd</SrcLayer><GeometryType>wkbPoint</GeometryType></OGRVRTLayer></OGRVRTDataSource>"""
WFS = b"<OGRWFSDataSource><URL>http://127.0.0.1:9/wfs</URL></OGRWFSDataSource>"
HTTP = b"/vsicurl/http://127.0.0.1:9/a.geojson"


def geopackage(*statements: str, layer: str = "a", ident: int = 0x47504B47) -> bytes:
    """A GeoPackage with one layer of one point, and what ``statements`` add to it."""
    base = sqlite3.connect(":memory:")
    base.execute(f"PRAGMA application_id={ident}")
    base.execute("PRAGMA user_version=10300")
    base.executescript(
        """CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY,
          organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES ('a', 4326, 'EPSG', 4326, 'undefined', '');
        CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT,
          description TEXT, last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL,
          srs_id INTEGER);
        CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT,
          geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
        INSERT INTO gpkg_contents VALUES (':layer','features','a','','2024-01-01T00:00:00Z',
          0, 0, 1, 1, 4326);
        INSERT INTO gpkg_geometry_columns VALUES (':layer', 'geom', 'POLYGON', 4326, 0, 0);
        CREATE TABLE a (fid INTEGER PRIMARY KEY, geom BLOB, SEZ21_ID INTEGER);""".replace(
            ":layer", layer
        )
    )
    for one in statements:
        base.executescript(one)
    return bytes(base.serialize())


OUTLINES: Corpus = {
    "a VRT under another name": ("a.geojson", lambda: VRT),
    "a VRT in JSON's clothes": ("a.geojson", lambda: b'{"a": 1}\n' + VRT),
    "a VRT as a GeoPackage": ("a.gpkg", lambda: VRT),
    "a VRT in a zip": ("a.zip", lambda: packed({"a.vrt": VRT})),
    "a VRT as a Shapefile": ("a.zip", lambda: packed({"a.shp": VRT, "a.shx": b"x", "a.dbf": b"x"})),
    "a VRT by its own name": ("a.vrt", lambda: VRT),
    "a service": ("a.geojson", lambda: WFS),
    "a service as a GeoPackage": ("a.gpkg", lambda: WFS),
    "an address": ("a.geojson", lambda: HTTP),
    "a GeoJSON by reference": (
        "a.geojson",
        lambda: b'{"type": "GDALG", "command_line": "gdal vector pipeline read x"}',
    ),
    "a system that is an address": (
        "a.geojson",
        lambda: features(crs={"type": "link", "properties": {"href": "http://127.0.0.1:9/"}}),
    ),
    "another system": (
        "a.geojson",
        lambda: features(crs={"type": "name", "properties": {"name": "EPSG:32632"}}),
    ),
    "a system that is a list": ("a.geojson", lambda: features(crs=[["EPSG:4326"]])),
    "a TopoJSON": ("a.geojson", lambda: b'{"type": "Topology", "objects": {}, "arcs": []}'),
    "a table": ("a.csv", lambda: b"WKT,SEZ21_ID\nPOINT(9 45),1\n"),
    "a table under another name": ("a.geojson", lambda: b"WKT,SEZ21_ID\nPOINT(9 45),1\n"),
    "no features": ("a.geojson", lambda: b'{"type": "FeatureCollection"}'),
    "features that are none": (
        "a.geojson",
        lambda: b'{"type": "FeatureCollection", "features": [1, [], null, "x"]}',
    ),
    "features twice": (
        "a.geojson",
        lambda: b'{"type": "FeatureCollection", "features": [], "features": []}',
    ),
    "a geometry that is missing": ("a.geojson", lambda: features(drawn(None))),
    "a point": ("a.geojson", lambda: features(drawn({"type": "Point", "coordinates": [9, 45]}))),
    "an empty outline": (
        "a.geojson",
        lambda: features(drawn({"type": "Polygon", "coordinates": []})),
    ),
    "an outline of words": (
        "a.geojson",
        lambda: features(drawn({"type": "Polygon", "coordinates": "words"})),
    ),
    "an outline of huge numbers": (
        "a.geojson",
        lambda: features(drawn({"type": "Polygon", "coordinates": [[[10**400, 1]] * 4]})),
    ),
    "an outline without an end": ("a.geojson", lambda: features().replace(b"9.1", b"1e999")),
    "an outline that is no number": ("a.geojson", lambda: features().replace(b"9.1", b"NaN")),
    "a number of 5,000 digits": (
        "a.geojson",
        lambda: features().replace(b"151460000001", b"1" * 5_000),
    ),
    "lists in lists": (
        "a.geojson",
        lambda: (
            b'{"type": "FeatureCollection", "features": ' + b"[" * 99_000 + b"]" * 99_000 + b"}"
        ),
    ),
    "half a GeoJSON": ("a.geojson", lambda: features()[:-20]),
    "something after the end": ("a.geojson", lambda: features() + b"{}"),
    "bytes that are no text": ("a.geojson", lambda: features().replace(b"Feature", b"F\xff")),
    "another database": ("a.gpkg", lambda: geopackage(ident=0)),
    "a database without layers": ("a.gpkg", lambda: geopackage("DELETE FROM gpkg_contents")),
    "a view as a layer": (
        "a.gpkg",
        lambda: geopackage(
            "CREATE VIEW b AS SELECT ogr_geocode('x') AS geom, 1 AS SEZ21_ID", layer="b"
        ),
    ),
    "a computed column": (
        "a.gpkg",
        lambda: geopackage(
            "DROP TABLE a; CREATE TABLE a (fid INTEGER PRIMARY KEY, geom BLOB,"
            " SEZ21_ID INTEGER AS (abs(fid)))"
        ),
    ),
    "a table of another module": (
        "a.gpkg",
        lambda: geopackage(
            "PRAGMA writable_schema=ON; INSERT INTO sqlite_master VALUES ('table', 'v', 'v', 0,"
            " 'CREATE VIRTUAL TABLE v USING VirtualOGR(''/etc/passwd'')')"
        ),
    ),
    "a database cut short": ("a.gpkg", lambda: geopackage()[:3_000]),
    "a zip of a way up": (
        "a.zip",
        lambda: packed({"../a.shp": b"x", "../a.shx": b"x", "../a.dbf": b"x"}),
    ),
    "a link in a zip": ("a.zip", linked),
    "a bomb": ("a.zip", lambda: bomb(name="a.shp")),
    "two layers in a zip": (
        "a.zip",
        lambda: packed({f"{n}.{end}": b"x" for n in "ab" for end in ("shp", "shx", "dbf")}),
    ),
    "half a Shapefile": ("a.zip", lambda: packed({"a.shp": b"\x00\x00\x27\x0a", "a.shx": b"x"})),
    "nothing": ("a.geojson", lambda: b""),
}
"""Files of outlines of the census sections that are refused."""


def sections_table(**cells: str) -> bytes:
    """A table of one census section of Milan, with ``cells`` changed."""
    known = {"PROCOM": "15146", "SEZ21_ID": "151460000001", "COM_ASC2": "15146001", "P1": "1"}
    row = {**known, **cells}
    return f"{';'.join(row)}\n{';'.join(row.values())}\n".encode()


TABLES: Corpus = {
    "300,000 columns": ("a.csv", lambda: b";".join(b"c%d" % n for n in range(300_000)) + b"\n"),
    "300,000 columns without a name": ("a.csv", lambda: b";" * 300_000 + b"\n1;2\n"),
    "600 columns": ("a.csv", lambda: b";".join(b"c%d" % n for n in range(600)) + b"\n"),
    "headings without an end": ("a.csv", lambda: b"x" * 90_000_000),
    "one cell without an end": ("a.csv", lambda: sections_table(COM_ASC2="x" * 50_000_000)),
    "NUL": ("a.csv", lambda: sections_table(P1="1\0")),
    "UTF-16": ("a.csv", lambda: sections_table().decode().encode("utf-16")),
    "a quote without an end": ("a.csv", lambda: b'SEZ21_ID;COM_ASC2\n"' + b"x;y\n" * 2_000_000),
    "rows of other lengths": ("a.csv", lambda: sections_table() + b";" * 5_000 + b"\n"),
    "nothing": ("a.csv", lambda: b""),
    "a cell at the end of the sheet": ("a.xlsx", lambda: far_cell("XFD1048576")),
    "a cell beyond the sheet": ("a.xlsx", lambda: far_cell("ZZZZZZ99999999999")),
    "a cell just beyond the sheet": ("a.xlsx", lambda: far_cell("XFE1048577")),
    "a sheet that says it is endless": ("a.xlsx", lambda: far_cell("A1", "A1:XFD1048576")),
}
"""Tables of census sections that are refused."""


def far_cell(place: str, dimension: str = "A1") -> bytes:
    """An XLSX with one heading and one cell at ``place``."""
    space = "http://schemas.openxmlformats.org"
    row = "".join(sign for sign in place if sign.isdigit())
    sheet = f"""<worksheet xmlns="{space}/spreadsheetml/2006/main"><dimension ref="{dimension}"/>
    <sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{place}"><v>1</v></c>
    </row></sheetData></worksheet>"""
    book = f"""<workbook xmlns="{space}/spreadsheetml/2006/main" xmlns:r="{space}/officeDocument/
2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"""
    relation = f"""<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1"
    Type="{space}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
    </Relationships>"""
    members = {
        "_rels/.rels": relation.replace("worksheet", "officeDocument").replace(
            "officeDocuments/sheet1", "xl/workbook"
        ),
        "xl/workbook.xml": book.replace("/\n", "/"),
        "xl/_rels/workbook.xml.rels": relation,
        "xl/worksheets/sheet1.xml": sheet,
    }
    return workbook({name: text.encode() for name, text in members.items()})
