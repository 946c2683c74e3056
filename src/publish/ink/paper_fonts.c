/* SPDX-License-Identifier: EUPL-1.2
 * paper_fonts.c - embedding fonts
 */
#include "publish/ink/paper_fonts.h"

#include "base/sha256.h"

#define MOST_IN_BLOCK ((size_t)100) /* of a ToUnicode map (Adobe technical note 5014) */

/* Of two characters with one glyph (blank and unbreakable blank) the lower is told. */
void font_use(Arena *a, Fonts *fonts, PaperFont font, FontUse *use, const Glyph *glyph)
{
    if (use->characters == NULL) {
        use->count = fonts_glyph_count(fonts, font);
        use->characters = PUSH_ARRAY(a, uint32_t, use->count + 1);
    }
    uint32_t *known = &use->characters[glyph->id];
    uint32_t is = glyph->character == 0 ? GLYPH_SILENT : glyph->character;
    if (*known == GLYPH_UNUSED || is < *known) {
        *known = is;
    }
}

typedef struct FontWriter {
    Arena *a;
    Fonts *fonts;
    PaperFont font;
    const FontUse *use;
    Pdf *pdf;
    unsigned *glyphs; /* those used, in order */
    size_t count;
    FontFacts facts;
    Str name; /* with six letters in front: it is a part of a font (9.6.4) */
} FontWriter;

static void list_glyphs(FontWriter *w)
{
    w->glyphs = PUSH_ARRAY(w->a, unsigned, w->use->count + 1);
    for (size_t i = 0; i < w->use->count; i++) {
        if (w->use->characters[i] != GLYPH_UNUSED) {
            w->glyphs[w->count++] = (unsigned)i;
        }
    }
}

/* The same glyphs have the same six letters. */
static void set_name(FontWriter *w)
{
    Sha256 hash = sha256_start();
    sha256_add(&hash, (Str){(const char *)w->glyphs, w->count * sizeof *w->glyphs});
    Str digest = sha256_finish(w->a, &hash);
    char letters[6];
    for (size_t i = 0; i < 6; i++) {
        letters[i] = (char)('A' + (unsigned char)digest.data[i] % 26);
    }
    w->name = str_format(w->a, "%.6s+%.*s", letters, STR_ARG(w->facts.name));
}

static void write_descriptor(FontWriter *w, size_t number, size_t file)
{
    const FontFacts *f = &w->facts;
    unsigned flags = 4u | (f->is_serif ? 2u : 0) | (f->is_italic ? 64u : 0); // table 123
    Str body = str_format(
        w->a,
        "<< /Type /FontDescriptor /FontName /%.*s /Flags %u /FontBBox [%d %d %d %d] "
        "/ItalicAngle %d /Ascent %d /Descent %d /CapHeight %d /StemV %d /%s %zu 0 R >>",
        STR_ARG(w->name), flags, f->box[0], f->box[1], f->box[2], f->box[3],
        f->is_italic ? -10 : 0, f->ascent, f->descent, f->cap_height, f->stem,
        f->is_cff ? "FontFile3" : "FontFile2", file);
    pdf_object(w->pdf, number, body);
}

static void write_glyph_font(FontWriter *w, size_t number, size_t descriptor)
{
    Buf body = buf_in(w->a, 0);
    buf_printf(&body,
               "<< /Type /Font /Subtype /CIDFontType%d /BaseFont /%.*s /CIDSystemInfo << "
               "/Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
               "/FontDescriptor %zu 0 R %s/W [",
               w->facts.is_cff ? 0 : 2, STR_ARG(w->name), descriptor,
               w->facts.is_cff ? "" : "/CIDToGIDMap /Identity ");
    for (size_t i = 0; i < w->count; i++) {
        bool goes_on = i > 0 && w->glyphs[i] == w->glyphs[i - 1] + 1;
        if (!goes_on) {
            buf_printf(&body, "%s%u [", i == 0 ? "" : "] ", w->glyphs[i]);
        }
        pdf_put_number(&body, fonts_advance(w->fonts, w->font, w->glyphs[i]) * 1000);
    }
    buf_add(&body, S("]] >>"));
    pdf_object(w->pdf, number, buf_str(&body));
}

static void write_characters(FontWriter *w, size_t number)
{
    Buf map = buf_in(w->a, 0);
    buf_add(&map, S("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 "
                    ">> def\n/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
                    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"));
    for (size_t from = 0; from < w->count; from += MOST_IN_BLOCK) {
        size_t end = from + MOST_IN_BLOCK < w->count ? from + MOST_IN_BLOCK : w->count;
        Buf lines = buf_in(w->a, 0);
        size_t told = 0;
        for (size_t i = from; i < end; i++) {
            uint32_t character = w->use->characters[w->glyphs[i]];
            if (character != GLYPH_SILENT) {
                buf_printf(&lines, "<%04X> <", w->glyphs[i]);
                pdf_put_utf16(&lines, character);
                buf_add(&lines, S(">\n"));
                told++;
            }
        }
        if (told > 0) {
            buf_printf(&map, "%zu beginbfchar\n", told);
            buf_add(&map, buf_str(&lines));
            buf_add(&map, S("endbfchar\n"));
        }
    }
    buf_add(&map, S("endcmap CMapName currentdict /CMap defineresource pop end end\n"));
    pdf_stream(w->pdf, number, S(""), buf_str(&map));
}

bool font_write(Arena *a, Fonts *fonts, PaperFont font, const FontUse *use, Pdf *pdf,
                size_t number, Error *err)
{
    FontWriter w = {.a = a,
                    .fonts = fonts,
                    .font = font,
                    .use = use,
                    .pdf = pdf,
                    .facts = fonts_facts(fonts, font)};
    list_glyphs(&w);
    set_name(&w);
    Str file;
    if (!fonts_subset(fonts, font, w.glyphs, w.count, &file, err)) {
        return false;
    }
    size_t numbers = pdf_numbers(pdf, 4);
    Str entries = w.facts.is_cff ? S("/Subtype /CIDFontType0C")
                                 : str_format(a, "/Length1 %zu", file.length);
    pdf_stream(pdf, numbers, entries, file);
    write_descriptor(&w, numbers + 1, numbers);
    write_glyph_font(&w, numbers + 2, numbers + 1);
    write_characters(&w, numbers + 3);
    pdf_object(pdf, number,
               str_format(a,
                          "<< /Type /Font /Subtype /Type0 /BaseFont /%.*s /Encoding "
                          "/Identity-H /DescendantFonts [%zu 0 R] /ToUnicode %zu 0 R >>",
                          STR_ARG(w.name), numbers + 2, numbers + 3));
    return true;
}
