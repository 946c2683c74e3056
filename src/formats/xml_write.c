/* SPDX-License-Identifier: EUPL-1.2
 * xml_write.c - writing XML
 */
#include "formats/xml_write.h"

#include <limits.h>

#include "base/buf.h"

#define MOST_DEPTH 24
#define USUAL_BYTES ((size_t)4 << 10)

struct Xml {
    Buf buf;
    Str open[MOST_DEPTH];
    size_t depth;
    size_t mixed_at;  /* the depth from which blanks count; 0: nowhere */
    bool is_tag_open; /* its ">" is not written yet */
    bool has_text;    /* of the element that was written last: no line end after it */
    bool failed;
    Error error;
};

#define REFUSE(x, ...)                                                                   \
    do {                                                                                 \
        if (!(x)->failed) {                                                              \
            (x)->failed = !FAIL(&(x)->error, ERR_INVALID, __VA_ARGS__);                  \
        }                                                                                \
    } while (0)

static bool is_name(Str name)
{
    for (size_t i = 0; i < name.length; i++) {
        char c = name.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':';
        if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '-'))) {
            return false;
        }
    }
    return name.length > 0;
}

static void add_escaped(Xml *x, Str text)
{
    static const Str escaped[UCHAR_MAX + 1] = {['&'] = S_INIT("&amp;"),
                                               ['<'] = S_INIT("&lt;"),
                                               ['>'] = S_INIT("&gt;"),
                                               ['"'] = S_INIT("&quot;")};
    size_t start = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < ' ' && c != '\n' && c != '\t') {
            REFUSE(x, "XML has no control character %d", c);
        }
        if (escaped[c].length > 0) {
            buf_add(&x->buf, (Str){text.data + start, i - start});
            buf_add(&x->buf, escaped[c]);
            start = i + 1;
        }
    }
    if (start < text.length) {
        buf_add(&x->buf, (Str){text.data + start, text.length - start});
    }
}

static void end_tag(Xml *x)
{
    if (x->is_tag_open) {
        buf_char(&x->buf, '>');
        x->is_tag_open = false;
    }
}

void xml_open(Xml *x, Str name)
{
    if (x->depth == MOST_DEPTH || !is_name(name)) {
        REFUSE(x, "the element \"%.*s\" cannot stand here", STR_ARG(name));
        return;
    }
    end_tag(x);
    buf_add(&x->buf, x->mixed_at > 0 ? S("<") : S("\n<"));
    buf_add(&x->buf, name);
    x->open[x->depth++] = name;
    x->is_tag_open = true;
    x->has_text = false;
}

Xml *xml_new(Arena *a, Str root, Str name_space)
{
    Xml *x = PUSH(a, Xml);
    x->buf = buf_in(a, 0);
    buf_reserve(&x->buf, USUAL_BYTES);
    buf_add(&x->buf, S("<?xml version=\"1.0\" encoding=\"utf-8\"?>"));
    xml_open(x, root);
    if (name_space.length > 0) {
        xml_attr(x, S("xmlns"), name_space);
    }
    return x;
}

void xml_attr(Xml *x, Str name, Str value)
{
    if (!x->is_tag_open || !is_name(name)) {
        REFUSE(x, "the attribute \"%.*s\" cannot stand here", STR_ARG(name));
        return;
    }
    buf_char(&x->buf, ' ');
    buf_add(&x->buf, name);
    buf_add(&x->buf, S("=\""));
    add_escaped(x, value);
    buf_char(&x->buf, '"');
}

void xml_mixed(Xml *x)
{
    x->mixed_at = x->mixed_at == 0 ? x->depth : x->mixed_at;
}

void xml_text(Xml *x, Str text)
{
    if (x->depth == 0) {
        REFUSE(x, "text stands outside the root");
        return;
    }
    end_tag(x);
    x->has_text = true;
    add_escaped(x, text);
}

void xml_close(Xml *x)
{
    if (x->depth == 0) {
        REFUSE(x, "nothing is open");
        return;
    }
    bool is_tight = x->has_text || x->mixed_at > 0;
    x->mixed_at = x->mixed_at == x->depth ? 0 : x->mixed_at;
    Str name = x->open[--x->depth];
    if (x->is_tag_open) {
        buf_add(&x->buf, S("/>"));
        x->is_tag_open = false;
    } else {
        buf_add(&x->buf, is_tight ? S("</") : S("\n</"));
        buf_add(&x->buf, name);
        buf_char(&x->buf, '>');
    }
    x->has_text = false;
}

void xml_element(Xml *x, Str name, Str text)
{
    xml_open(x, name);
    xml_text(x, text);
    xml_close(x);
}

bool xml_finish(Xml *x, Str *text, Error *err)
{
    if (x->depth != 1) {
        REFUSE(x, "an element was left open or closed twice");
    } else {
        xml_close(x);
    }
    if (x->failed) {
        *err = x->error;
        return false;
    }
    buf_char(&x->buf, '\n');
    return buf_finish(&x->buf, text, err);
}
