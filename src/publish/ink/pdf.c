/* SPDX-License-Identifier: EUPL-1.2
 * pdf.c - a file of objects
 */
#include "publish/ink/pdf.h"

#include <math.h>

#include "base/sha256.h"
#include "formats/deflate.h"

#define MOST_TOGETHER ((size_t)400) /* objects in one stream */

typedef struct Place {
    size_t stream; /* the number of the stream it lies in; 0: it lies in the file */
    size_t at;     /* byte of the file, or place in the stream */
    bool is_set;
} Place;

struct Pdf {
    Arena *arena;
    Buf file;
    Place *places; /* by number; 0 is free */
    size_t count;
    size_t capacity;
    Buf heads; /* of the stream that is being filled: number and offset by turns */
    Buf bodies;
    size_t together;
    size_t stream;
};

static Place *new_place(Pdf *pdf)
{
    if (pdf->count == pdf->capacity) {
        pdf->places = arena_grow(pdf->arena, pdf->places, pdf->count, &pdf->capacity,
                                 sizeof(Place));
    }
    pdf->places[pdf->count] = (Place){0};
    return &pdf->places[pdf->count++];
}

Pdf *pdf_new(Arena *a)
{
    Pdf *pdf = PUSH(a, Pdf);
    pdf->arena = a;
    pdf->file = buf_in(a, 0);
    pdf->heads = buf_in(a, 0);
    pdf->bodies = buf_in(a, 0);
    (void)new_place(pdf);
    /* Four bytes that are no text: so that nothing on the way mends line ends. */
    buf_add(&pdf->file, S("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
    return pdf;
}

size_t pdf_numbers(Pdf *pdf, size_t count)
{
    size_t first = pdf->count;
    for (size_t i = 0; i < count; i++) {
        (void)new_place(pdf);
    }
    return first;
}

static void set_place(Pdf *pdf, size_t number, size_t stream, size_t at)
{
    CHECK(number > 0 && number < pdf->count && !pdf->places[number].is_set);
    pdf->places[number] = (Place){stream, at, true};
}

void pdf_plain_stream(Pdf *pdf, size_t number, Str entries, Str bytes)
{
    set_place(pdf, number, 0, pdf->file.length);
    buf_printf(&pdf->file, "%zu 0 obj\n<< %.*s/Length %zu >>\nstream\n", number,
               STR_ARG(entries), bytes.length);
    buf_add(&pdf->file, bytes);
    buf_add(&pdf->file, S("\nendstream\nendobj\n"));
}

void pdf_stream(Pdf *pdf, size_t number, Str entries, Str bytes)
{
    Str all = str_format(pdf->arena, "%.*s%s/Filter /FlateDecode ", STR_ARG(entries),
                         entries.length > 0 ? " " : "");
    pdf_plain_stream(pdf, number, all, deflate_packed(pdf->arena, bytes));
}

static void end_together(Pdf *pdf)
{
    if (pdf->together == 0) {
        return;
    }
    Str entries = str_format(pdf->arena, "/Type /ObjStm /N %zu /First %zu", pdf->together,
                             pdf->heads.length);
    buf_add(&pdf->heads, buf_str(&pdf->bodies));
    pdf_stream(pdf, pdf->stream, entries, buf_str(&pdf->heads));
    buf_clear(&pdf->heads);
    buf_clear(&pdf->bodies);
    pdf->together = 0;
}

void pdf_object(Pdf *pdf, size_t number, Str body)
{
    if (pdf->together == MOST_TOGETHER) {
        end_together(pdf);
    }
    if (pdf->together == 0) {
        pdf->stream = pdf_numbers(pdf, 1);
    }
    set_place(pdf, number, pdf->stream, pdf->together++);
    buf_int(&pdf->heads, (int64_t)number);
    buf_char(&pdf->heads, ' ');
    buf_int(&pdf->heads, (int64_t)pdf->bodies.length);
    buf_char(&pdf->heads, ' ');
    buf_add(&pdf->bodies, body);
    buf_char(&pdf->bodies, '\n');
}

static void put_big_endian(Buf *buf, size_t number, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        buf_char(buf, (char)(number >> shift & 255));
    }
}

/* Where each object lies: a byte of kind, four of place, two of place within. */
static Str cross_references(const Pdf *pdf)
{
    Buf table = buf_in(pdf->arena, 0);
    put_big_endian(&table, 0, 5);
    put_big_endian(&table, 65535, 2);
    for (size_t i = 1; i < pdf->count; i++) {
        const Place *place = &pdf->places[i];
        CHECK(place->is_set);
        bool is_within = place->stream > 0;
        put_big_endian(&table, is_within ? 2 : 1, 1);
        put_big_endian(&table, is_within ? place->stream : place->at, 4);
        put_big_endian(&table, is_within ? place->at : 0, 2);
    }
    return buf_str(&table);
}

Str pdf_finish(Pdf *pdf, size_t catalogue, size_t about)
{
    end_together(pdf);
    Sha256 hash = sha256_start();
    sha256_add(&hash, buf_str(&pdf->file));
    Str identity = str_slice(sha256_finish(pdf->arena, &hash), 0, 32);
    size_t own = pdf_numbers(pdf, 1);
    size_t start = pdf->file.length;
    pdf->places[own] = (Place){0, start, true};
    Str table = deflate_packed(pdf->arena, cross_references(pdf));
    buf_printf(&pdf->file,
               "%zu 0 obj\n<< /Type /XRef /Size %zu /W [1 4 2] /Root %zu 0 R "
               "/Info %zu 0 R /ID [<%.*s> <%.*s>] /Filter /FlateDecode /Length %zu >>\n"
               "stream\n",
               own, pdf->count, catalogue, about, STR_ARG(identity), STR_ARG(identity),
               table.length);
    buf_add(&pdf->file, table);
    buf_printf(&pdf->file, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", start);
    return buf_str(&pdf->file);
}

void pdf_put_number(Buf *buf, double number)
{
    long long thousandths = llround(number * 1000);
    if (thousandths < 0) {
        buf_char(buf, '-');
        thousandths = -thousandths;
    }
    buf_int(buf, thousandths / 1000);
    int rest = (int)(thousandths % 1000);
    if (rest > 0) {
        char digits[] = {'.', (char)('0' + rest / 100), (char)('0' + rest / 10 % 10),
                         (char)('0' + rest % 10)};
        size_t length = rest % 10 > 0 ? 4 : rest % 100 > 0 ? 3 : 2;
        buf_add(buf, (Str){digits, length});
    }
    buf_char(buf, ' ');
}

void pdf_put_reference(Buf *buf, size_t number)
{
    buf_int(buf, (int64_t)number);
    buf_add(buf, S(" 0 R "));
}

void pdf_put_bytes(Buf *buf, Str text)
{
    buf_char(buf, '(');
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '(' || c == ')' || c == '\\') {
            buf_char(buf, '\\');
        }
        if (c == '\r') {
            buf_add(buf, S("\\r"));
        } else {
            buf_char(buf, c);
        }
    }
    buf_char(buf, ')');
}

void pdf_put_utf16(Buf *buf, uint32_t character)
{
    static const char digits[] = "0123456789ABCDEF";
    uint32_t units[2] = {character, 0};
    size_t count = 1;
    if (character > 0xFFFF) {
        units[0] = 0xD800 + ((character - 0x10000) >> 10);
        units[1] = 0xDC00 + ((character - 0x10000) & 0x3FF);
        count = 2;
    }
    for (size_t i = 0; i < count; i++) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            buf_char(buf, digits[units[i] >> shift & 15]);
        }
    }
}

/* Letters of ASCII as they are; else UTF-16 with its mark (7.9.2.2). */
void pdf_put_text(Buf *buf, Str text)
{
    bool is_plain = true;
    for (size_t i = 0; i < text.length; i++) {
        is_plain = is_plain && text.data[i] >= ' ' && text.data[i] <= '~';
    }
    if (is_plain) {
        pdf_put_bytes(buf, text);
        return;
    }
    buf_add(buf, S("<FEFF"));
    for (size_t at = 0; at < text.length;) {
        pdf_put_utf16(buf, str_next_char(text, &at));
    }
    buf_char(buf, '>');
}
