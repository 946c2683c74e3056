# SPDX-License-Identifier: EUPL-1.2
"""Workbooks to read, and the reader of Debian that ours is measured beside.

make ROWS XLSX ODS   a sheet of a label, two codes and nine numbers a row
read XLSX            openpyxl, read_only: the sum of the numbers
"""
import sys
import zipfile

CELLS = 9


def numbers(row):
    return [(row * 7 + column * 13) % 5000 for column in range(CELLS)]


def label(row):
    return "Opleiding %d" % (row % 700)


def make_xlsx(rows, path):
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Tabel 1")
    sheet.append(["Opleiding", "Brin", "Jaar"] + ["Aantal %d" % i for i in range(CELLS)])
    for row in range(rows):
        sheet.append([label(row), "%02dAB" % (row % 90), 2010 + row % 10] + numbers(row))
    book.save(path)


def make_ods(rows, path):
    text = '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
    number = (
        '<table:table-cell office:value-type="float" office:value="%d">'
        "<text:p>%d</text:p></table:table-cell>"
    )
    head = ["Opleiding", "Brin", "Jaar"] + ["Aantal %d" % i for i in range(CELLS)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with pack.open("content.xml", "w") as out:
            out.write(
                b'<?xml version="1.0" encoding="UTF-8"?><office:document-content '
                b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
                b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
                b'<office:spreadsheet><table:table table:name="Tabel 1"><table:table-row>'
            )
            out.write("".join(text % name for name in head).encode())
            out.write(b"</table:table-row>")
            for row in range(rows):
                cells = text % label(row) + text % ("%02dAB" % (row % 90))
                values = [2010 + row % 10] + numbers(row)
                cells += "".join(number % (v, v) for v in values)
                out.write(("<table:table-row>%s</table:table-row>" % cells).encode())
            out.write(
                b"</table:table></office:spreadsheet></office:body></office:document-content>"
            )


def read_xlsx(path):
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    total = 0
    for row in sheet.iter_rows(min_row=2, values_only=True):
        total += sum(row[3:])
    print(total)


if sys.argv[1] == "make":
    make_xlsx(int(sys.argv[2]), sys.argv[3])
    make_ods(int(sys.argv[2]), sys.argv[4])
else:
    read_xlsx(sys.argv[2])
