/* SPDX-License-Identifier: EUPL-1.2
 * html.c - writes elements, and refuses what is not HTML
 */
#include "publish/markup/html.h"

#include <limits.h>
#include <math.h>

#include "base/buf.h"
#include "base/map.h"
#include "publish/markup/tags.h"

#define MOST_DEPTH 64
#define USUAL_BYTES ((size_t)32 << 10)

typedef struct Reference {
    Str id;
    Tag by;
} Reference;

struct Html {
    Arena *arena;
    Buf buf;
    Tag open[MOST_DEPTH];
    size_t depth;
    bool failed;
    Error error;
    Map ids;
    Reference *references;
    size_t reference_count;
    size_t reference_capacity;
};

Html *html_new(Arena *a, size_t limit)
{
    Html *h = PUSH(a, Html);
    h->arena = a;
    h->buf = buf_in(a, limit);
    buf_reserve(&h->buf, USUAL_BYTES);
    h->ids = map_in(a, 64);
    return h;
}

#define REFUSE(h, ...)                                                                   \
    do {                                                                                 \
        if (!(h)->failed) {                                                              \
            (h)->failed = !FAIL(&(h)->error, ERR_INVALID, __VA_ARGS__);                  \
        }                                                                                \
    } while (0)

void html_doctype(Html *h)
{
    if (h->buf.length > 0) {
        REFUSE(h, "the doctype must come first");
        return;
    }
    buf_add(&h->buf, S("<!doctype html>"));
}

static void add_escaped(Html *h, Str text)
{
    static const Str escaped[UCHAR_MAX + 1] = {['&'] = S_INIT("&amp;"),
                                               ['<'] = S_INIT("&lt;"),
                                               ['>'] = S_INIT("&gt;"),
                                               ['"'] = S_INIT("&quot;")};
    size_t start = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (escaped[c].length > 0) {
            buf_add(&h->buf, (Str){text.data + start, i - start});
            buf_add(&h->buf, escaped[c]);
            start = i + 1;
        }
    }
    if (start < text.length) {
        buf_add(&h->buf, (Str){text.data + start, text.length - start});
    }
}

/* At most one decimal, rounded half away from zero, never "-0" or "1.0". */
static void add_number(Html *h, double number)
{
    if (!(fabs(number) < 1e9)) {
        REFUSE(h, "a drawing has a number that is too large");
        return;
    }
    long long tenths = llround(number * 10.0);
    if (tenths < 0) {
        buf_char(&h->buf, '-');
        tenths = -tenths;
    }
    buf_int(&h->buf, (int64_t)(tenths / 10));
    if (tenths % 10 != 0) {
        buf_char(&h->buf, '.');
        buf_int(&h->buf, (int64_t)(tenths % 10));
    }
}

static bool is_id(Str id)
{
    for (size_t i = 0; i < id.length; i++) {
        char c = id.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '-' || c == '_'))) {
            return false;
        }
    }
    return id.length > 0;
}

static bool is_path(Str commands)
{
    for (size_t i = 0; i < commands.length; i++) {
        char c = commands.data[i];
        bool known = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ' ';
        for (const char *letter = "MLHVZmlhvz"; *letter != '\0' && !known; letter++) {
            known = c == *letter;
        }
        if (!known) {
            return false;
        }
    }
    return commands.length > 0 && (commands.data[0] == 'M' || commands.data[0] == 'm');
}

static void refer(Html *h, Str id, Tag by)
{
    if (h->reference_count == h->reference_capacity) {
        h->references = arena_grow(h->arena, h->references, h->reference_count,
                                   &h->reference_capacity, sizeof(Reference));
    }
    h->references[h->reference_count++] = (Reference){str_copy(h->arena, id), by};
}

static void note_ids(Html *h, Tag tag, Attr attr)
{
    if (attr.name == ATTR_ID) {
        if (!is_id(attr.text)) {
            REFUSE(h, "\"%.*s\" is not an id", STR_ARG(attr.text));
        } else if (!map_put(&h->ids, str_copy(h->arena, attr.text), 1)) {
            REFUSE(h, "the id \"%.*s\" is given twice", STR_ARG(attr.text));
        }
    } else if (attr.name == ATTR_ARIA_LABELLEDBY || attr.name == ATTR_ARIA_DESCRIBEDBY) {
        StrList ids = str_split(h->arena, attr.text, ' ');
        for (size_t i = 0; i < ids.count; i++) {
            refer(h, ids.items[i], tag);
        }
    } else if (attr.name == ATTR_FOR) {
        refer(h, attr.text, tag);
    } else if (attr.name == ATTR_SRC || attr.name == ATTR_ACTION) {
        if (str_contains(attr.text, S(":"))) {
            REFUSE(h, "<%s> may not reach outside the site", tag_row(tag)->name);
        }
    } else if (attr.name == ATTR_HREF && str_starts(attr.text, S("#"))) {
        refer(h, str_slice(attr.text, 1, attr.text.length), tag);
    } else if (attr.name == ATTR_D && !is_path(attr.text)) {
        REFUSE(h, "\"%.*s\" is not a path of a drawing", STR_ARG(attr.text));
    }
}

static void add_attr(Html *h, Tag tag, Attr attr)
{
    const AttrRow *row = attr_row(attr.name);
    if ((row->groups & tag_row(tag)->groups) == 0) {
        REFUSE(h, "<%s> has no attribute \"%s\"", tag_row(tag)->name, row->name);
        return;
    }
    note_ids(h, tag, attr);
    buf_char(&h->buf, ' ');
    buf_add(&h->buf, str_of(row->name));
    if (attr.form == FORM_FLAG) {
        return;
    }
    buf_add(&h->buf, S("=\""));
    switch (attr.form) {
    case FORM_TEXT:
        add_escaped(h, attr.text);
        break;
    case FORM_NUMBER:
        add_number(h, attr.number);
        break;
    case FORM_BOX:
        buf_add(&h->buf, S("0 0 "));
        add_number(h, attr.number);
        buf_char(&h->buf, ' ');
        add_number(h, attr.height);
        break;
    case FORM_FLAG:
        break;
    }
    buf_char(&h->buf, '"');
}

static bool may_stand_here(Html *h, Tag tag)
{
    const TagRow *row = tag_row(tag);
    if (h->depth == 0) {
        bool fits = tag == TAG_HTML || (row->is & (KIND_FLOW | KIND_PHRASING)) != 0;
        if (!fits) {
            REFUSE(h, "<%s> may not be the outermost element", row->name);
        }
        return fits;
    }
    Tag parent = h->open[h->depth - 1];
    if ((tag_row(parent)->holds & row->is) == 0) {
        REFUSE(h, "<%s> may not stand in <%s>", row->name, tag_row(parent)->name);
        return false;
    }
    if (tag == TAG_SVG_STYLE && h->open[0] != TAG_SVG) {
        REFUSE(h, "a page has no style of its own");
        return false;
    }
    for (size_t i = 0; tag == TAG_A && i < h->depth; i++) {
        if (h->open[i] == TAG_A) {
            REFUSE(h, "a link may not stand in a link");
            return false;
        }
    }
    return true;
}

static void start_element(Html *h, Tag tag, Attrs attrs)
{
    const TagRow *row = tag_row(tag);
    if (row->on_own_line && h->buf.length > 0) {
        buf_char(&h->buf, '\n');
    }
    buf_char(&h->buf, '<');
    buf_add(&h->buf, str_of(row->name));
    bool given[ATTR_NAME_COUNT] = {false};
    for (size_t i = 0; i < attrs.count && !h->failed; i++) {
        Attr attr = attrs.items[i];
        if (attr.is_absent) {
            continue;
        }
        if (given[attr.name]) {
            REFUSE(h, "<%s> is given the attribute \"%s\" twice", row->name,
                   attr_row(attr.name)->name);
        }
        given[attr.name] = true;
        add_attr(h, tag, attr);
    }
}

size_t html_open(Html *h, Tag tag, Attrs attrs)
{
    /* Also after a mistake the block runs and depths stay right; only the bytes stop. */
    if (h->depth == MOST_DEPTH) {
        REFUSE(h, "elements nest deeper than %d", MOST_DEPTH);
        return 0;
    }
    if (!h->failed && tag_row(tag)->holds == 0) {
        REFUSE(h, "<%s> holds nothing; it is a leaf", tag_row(tag)->name);
    }
    if (!h->failed && may_stand_here(h, tag)) {
        start_element(h, tag, attrs);
        buf_char(&h->buf, '>');
    }
    h->open[h->depth++] = tag;
    return h->depth;
}

size_t html_close(Html *h, size_t depth)
{
    if (depth != h->depth) {
        REFUSE(h, "a block inside <%s> was left by return or break",
               tag_row(h->open[depth - 1])->name);
    }
    h->depth = depth - 1;
    if (!h->failed) {
        buf_add(&h->buf, S("</"));
        buf_add(&h->buf, str_of(tag_row(h->open[depth - 1])->name));
        buf_char(&h->buf, '>');
    }
    return 0;
}

void html_leaf(Html *h, Tag tag, Attrs attrs)
{
    if (h->failed) {
        return;
    }
    if (tag_row(tag)->holds != 0) {
        REFUSE(h, "<%s> is not a leaf; open it with HTML()", tag_row(tag)->name);
        return;
    }
    if (may_stand_here(h, tag)) {
        start_element(h, tag, attrs);
        buf_add(&h->buf, tag_row(tag)->is_drawing ? S("/>") : S(">"));
    }
}

void html_text(Html *h, Str text)
{
    if (h->failed || text.length == 0) {
        return;
    }
    if (h->depth == 0 || (tag_row(h->open[h->depth - 1])->holds & KIND_TEXT) == 0) {
        REFUSE(h, "text may not stand in <%s>: \"%.*s\"",
               h->depth == 0 ? "nothing" : tag_row(h->open[h->depth - 1])->name,
               (int)(text.length > 60 ? 60 : text.length), text.data);
        return;
    }
    add_escaped(h, text);
}

void html_style(Html *h, Str css)
{
    if (str_contains(css, S("<"))) {
        REFUSE(h, "CSS with a < in it could end its element");
        return;
    }
    HTML(h, TAG_STYLE, NO_ATTRS)
        buf_add(&h->buf, css);
}

void html_link(Html *h, Url url, Str text)
{
    HTML(h, TAG_A, ATTRS(attr_href(url))) {
        html_text(h, text);
    }
}

bool html_finish(Html *h, Str *text, Error *err)
{
    if (h->depth != 0) {
        REFUSE(h, "<%s> was left open", tag_row(h->open[h->depth - 1])->name);
    }
    for (size_t i = 0; i < h->reference_count; i++) {
        if (map_get(&h->ids, h->references[i].id) == MAP_NONE) {
            REFUSE(h, "<%s> refers to the id \"%.*s\", which is not there",
                   tag_row(h->references[i].by)->name, STR_ARG(h->references[i].id));
        }
    }
    if (h->failed) {
        *err = h->error;
        return false;
    }
    buf_char(&h->buf, '\n');
    return buf_finish(&h->buf, text, err);
}
