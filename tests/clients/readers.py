# SPDX-License-Identifier: EUPL-1.2
"""Reads our files with the standard library alone, and prints the same lines for each:
codes of the dimensions, value, status letters, for every cell that has a value.

  python3 readers.py csv|csvw|xlsx|ods|px|sdmx-csv|sdmx-ml FILE
"""
import csv
import io
import itertools
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

LETTERS = {"P": "p", "E": "e", "F": "f"}


def lines_of(rows):
    """Rows as dictionaries, with the columns of our CSV."""
    for row in rows:
        if row["value"] == "":
            continue
        names = list(row)
        codes = [row[name] for name in names[: names.index("value")] if not name.endswith("_label")]
        broken = "b" if row["after_break"] == "true" else ""
        yield codes, float(row["value"]), broken + LETTERS.get(row["obs_status"], "")


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(lines_of(csv.DictReader(file)))


def read_xlsx(path):
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert sheet.find(".//m:f", space) is None, "a formula"
    grid = []
    for row in sheet.iterfind(".//m:row", space):
        cells = {}
        for cell in row.iterfind("m:c", space):
            letters = re.match("[A-Z]+", cell.get("r"))[0]
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            text = cell.find("m:v", space)
            if text is None:
                text = cell.find("m:is/m:t", space)
            cells[column] = text.text or ""
        grid.append(cells)
    names = grid[0]
    return lines_of([{names[c]: row.get(c, "") for c in names} for row in grid[1:]])


def read_ods(path):
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    with zipfile.ZipFile(path) as book:
        assert book.namelist()[0] == "mimetype"
        assert book.infolist()[0].compress_type == zipfile.ZIP_STORED
        content = ElementTree.fromstring(book.read("content.xml"))
    sheet = content.find(f".//{table}table")
    grid = []
    for row in sheet.iterfind(f"{table}table-row"):
        cells = []
        for cell in row.iterfind(f"{table}table-cell"):
            assert cell.get(f"{table}formula") is None, "a formula"
            shown = " ".join("".join(p.itertext()) for p in cell.iterfind(f"{text}p"))
            cells.append(cell.get(f"{office}value", shown))
        grid.append(cells)
    return lines_of([dict(zip(grid[0], row)) for row in grid[1:]])


def px_keywords(text):
    """KEYWORD("sub") -> list of values, quoted or bare."""
    found = {}
    pattern = re.compile(r'([A-Z0-9-]+)(\((?:"(?:[^"]*)"(?:,|\n)*)+\))?=((?:"[^"]*"|[^;"])*);', re.S)
    for name, sub, values in pattern.findall(text):
        joined = re.sub(r'"\n"', "", values)
        found[(name, sub)] = joined
    return found


def px_texts(values):
    return re.findall(r'"([^"]*)"', values)


def read_px(path):
    with open(path, encoding="utf-8") as file:
        words = px_keywords(file.read())
    names = px_texts(words["STUB", ""]) + px_texts(words["HEADING", ""])
    codes = [px_texts(words["CODES", f'("{name}")']) for name in names]
    data = words["DATA", ""].split()
    places = list(itertools.product(*codes))
    assert len(data) == len(places), (len(data), len(places))
    for place, value in zip(places, data):
        if not value.startswith('"'):
            yield list(place), float(value), None


def read_sdmx_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = list(row)
            assert names[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
            if row["OBS_VALUE"] != "":
                keys = [row[name] for name in names[3 : names.index("OBS_VALUE")]]
                letter = "b" if row["OBS_STATUS"] == "B" else LETTERS.get(row["OBS_STATUS"], "")
                yield keys, float(row["OBS_VALUE"]), letter


def read_sdmx_ml(path):
    gen = "{http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic}"
    for series in ElementTree.parse(path).iter(f"{gen}Series"):
        key = [value.get("value") for value in series.find(f"{gen}SeriesKey")]
        for seen in series.iterfind(f"{gen}Obs"):
            value = seen.find(f"{gen}ObsValue")
            if value is not None:
                said = {a.get("id"): a.get("value") for a in seen.find(f"{gen}Attributes")}
                letter = "b" if said["OBS_STATUS"] == "B" else LETTERS.get(said["OBS_STATUS"], "")
                yield key + [seen.find(f"{gen}ObsDimension").get("value")], float(value.get("value")), letter


def read_csvw(path):
    """The metadata says of each column what is in it."""
    with open(path, encoding="utf-8") as file:
        about = json.load(file)
    table = path.rsplit("/", 1)[0] + "/" + about["url"]
    columns = about["tableSchema"]["columns"]
    with open(table, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == [column["titles"] for column in columns]
    key = [rows[0].index(name) for name in about["tableSchema"]["primaryKey"]]
    keys = {tuple(row[i] for i in key) for row in rows[1:]}
    assert len(keys) == len(rows) - 1, "the key is not unique"
    for row in rows[1:]:
        for column, text in zip(columns, row):
            assert text != "" or not column["required"], column
            if column["datatype"] == "decimal" and text != "":
                float(text)
            if column["datatype"] == "boolean":
                assert text in ("true", "false")
    return lines_of([dict(zip(rows[0], row)) for row in rows[1:]])


READERS = {
    "csv": read_csv,
    "csvw": read_csvw,
    "xlsx": read_xlsx,
    "ods": read_ods,
    "px": read_px,
    "sdmx-csv": read_sdmx_csv,
    "sdmx-ml": read_sdmx_ml,
}

if __name__ == "__main__":
    kind, path = sys.argv[1:3]
    for codes, value, status in READERS[kind](path):
        number = int(value) if value == int(value) else value
        print("|".join([*codes, str(number)] + ([] if status is None else [status])))
