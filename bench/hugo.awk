# SPDX-License-Identifier: EUPL-1.2
# hugo.awk - a site for Hugo of some pages of some size: a table and words, as on a page of
# figures. A row of the table becomes about 74 bytes of HTML.
#
#   awk -v out=DIR -v pages=2000 -v bytes=20000 -f bench/hugo.awk

BEGIN {
    print "baseURL = \"http://pact.example/\"\ntitle = \"Pact\"\ndisableKinds = [\"taxonomy\", \"term\", \"RSS\", \"sitemap\", \"section\", \"404\"]" >(out "/config.toml")
    layout = "<!doctype html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head>\n<body><header><a href=\"/\">{{ .Site.Title }}</a></header><main>{{ .Content }}</main></body></html>"
    print layout >(out "/layouts/_default/single.html")
    print layout >(out "/layouts/index.html")
    rows = int((bytes - 1300) / 74)
    for (p = 1; p < pages; p++) {
        file = out "/content/page/page-" p ".md"
        print "---\ntitle: \"Page " p "\"\n---\n\n## Figures\n" >file
        for (w = 1; w <= 4; w++) print "This is *a sentence* about [subject " w "](https://pact.example/" w "/) with some words in it.\n" >file
        print "| year | value | status |\n|---|---:|---|" >file
        for (r = 1; r <= rows; r++) print "| " 1900 + r % 120 " | " 1000 + (r * 7919 + p) % 90000 " | final |" >file
        close(file)
    }
}
