# SPDX-License-Identifier: EUPL-1.2
# report.sh - the yearly report of the latest edition, beside what prints its HTML
. bench/measure.sh

# Both peers print the HTML that we write of the same report: the same words, drawings and
# tables. Theirs has no numbers of pages in its references and no notes in the margin.
report() { "$PACT" report "$FOLDER" --edition monitor-2024 --format "$1" --out "$WORK/report.$1" 2>/dev/null; }
for form in html pdf odt docx; do report $form >/dev/null; done
if command -v pdfinfo >/dev/null; then
    printf 'the report has %s pages and %s drawings\n' \
        "$(pdfinfo "$WORK/report.pdf" | sed -n 's/^Pages: *//p')" \
        "$(pdfdetach -list "$WORK/report.pdf" | sed -n 's/ embedded files$//p')"
fi

ours() { took cpu "$PACT" report "$FOLDER" --edition monitor-2024 --format pdf --out "$WORK/ours.pdf"; }
if command -v chromium >/dev/null; then
    peer() {
        took cpu chromium --headless --no-sandbox --disable-gpu --generate-pdf-document-outline \
            --user-data-dir="$WORK/chromium" --no-pdf-header-footer \
            --print-to-pdf="$WORK/chromium.pdf" "file://$WORK/report.html"
    }
    versus 'the report to PDF: processor' ms chromium
fi
if command -v weasyprint >/dev/null; then
    peer() { took cpu weasyprint "$WORK/report.html" "$WORK/weasyprint.pdf"; }
    versus 'the report to PDF: processor' ms weasyprint
fi
ours() { took wall "$PACT" report "$FOLDER" --edition monitor-2024 --format pdf --out "$WORK/ours.pdf"; }
alone 'the report to PDF: clock' ms
ours() { took memory "$PACT" report "$FOLDER" --edition monitor-2024 --format pdf --out "$WORK/ours.pdf"; }
alone 'the report to PDF: most memory' MB
ours() { took cpu "$PACT" report "$FOLDER" --edition monitor-2024 --format odt --out "$WORK/ours.odt"; }
alone 'the report to ODT: processor' ms
ours() { took cpu "$PACT" report "$FOLDER" --edition monitor-2024 --format docx --out "$WORK/ours.docx"; }
alone 'the report to DOCX: processor' ms
