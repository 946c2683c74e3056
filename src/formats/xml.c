/* SPDX-License-Identifier: EUPL-1.2
 * xml.c - the door to libxml2
 *
 * A piece of the input is pushed; what the parser tells of it waits in a queue, from
 * which xml_next() takes. The queue's texts live in an arena that is emptied with it.
 *
 * libxml2 would hold a tag of any length, and compares all its attributes with each
 * other. So markup is measured before it is pushed: see Meter.
 */
#include "formats/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"

enum { PIECE_BYTES = 16 << 10 };

typedef enum MeterState {
    METER_TEXT,
    METER_LESS, /* after < */
    METER_TAG,
    METER_QUOTE,   /* in an attribute value */
    METER_BANG,    /* after <! */
    METER_COMMENT, /* until --> */
    METER_CDATA,   /* until ]]> */
    METER_QUERY,   /* until ?> */
} MeterState;

/* How long the markup at hand is. */
typedef struct Meter {
    MeterState state;
    char quote;
    size_t length;
    char before[2]; /* the two bytes before */
} Meter;

struct XmlReader {
    Input *input;
    xmlParserCtxtPtr parser;
    Arena *queue_arena;
    XmlItem *queue;
    size_t queue_count;
    size_t queue_capacity;
    size_t queue_next;
    Buf text; /* not yet in the queue: more of it may come */
    DatasetPlace text_place;
    DatasetPlace mark; /* where the next markup begins */
    int depth;
    bool keeps_blanks;
    Meter meter;
    bool begun;
    bool ended;
    bool failed;
    Error fault;
};

/* ---- What the parser tells ---- */

static Str str_of_xml(const xmlChar *text)
{
    return str_of((const char *)text);
}

static DatasetPlace place_now(const XmlReader *x, int further)
{
    const xmlParserInput *input = x->parser->input;
    if (input == NULL) {
        return x->mark;
    }
    return (DatasetPlace){(uint64_t)input->line, (uint32_t)(input->col + further)};
}

/* The first fault counts; the parser stops. */
#define STOP(x, place, ...)                                                              \
    do {                                                                                 \
        if (!(x)->failed) {                                                              \
            (x)->failed = true;                                                          \
            (void)FAIL_AT(&(x)->fault, place, __VA_ARGS__);                              \
        }                                                                                \
        xmlStopParser((x)->parser);                                                      \
    } while (0)

static XmlItem *push(XmlReader *x, XmlKind kind, DatasetPlace place)
{
    if (x->queue_count == x->queue_capacity) {
        x->queue = arena_grow(x->queue_arena, x->queue, x->queue_count,
                              &x->queue_capacity, sizeof(XmlItem));
    }
    XmlItem *item = &x->queue[x->queue_count++];
    *item = (XmlItem){.kind = kind, .place = place, .depth = x->depth};
    return item;
}

/* Text is complete when markup follows. */
static void push_text(XmlReader *x)
{
    Str text = buf_str(&x->text);
    if (x->keeps_blanks ? text.length > 0 : str_trim(text).length > 0) {
        push(x, XML_TEXT, x->text_place)->text = str_copy(x->queue_arena, text);
    }
    buf_clear(&x->text);
}

static void on_text(void *self, const xmlChar *text, int length)
{
    XmlReader *x = self;
    if (x->text.length == 0) {
        x->text_place = x->mark;
    }
    buf_add(&x->text, (Str){(const char *)text, (size_t)length});
    if (x->text.overflowed) {
        STOP(x, x->text_place, "text of more than %zu bytes", LIMIT_FIELD_BYTES);
    }
    x->mark = place_now(x, 0);
}

/* Five pointers an attribute: name, prefix, namespace, begin and end of the value. */
static void set_attributes(XmlReader *x, XmlItem *item, size_t count,
                           const xmlChar **fields)
{
    XmlAttribute *attributes = PUSH_ARRAY(x->queue_arena, XmlAttribute, count);
    for (size_t i = 0; i < count; i++, fields += 5) {
        Str value = {(const char *)fields[3], (size_t)(fields[4] - fields[3])};
        attributes[i] = (XmlAttribute){str_of_xml(fields[0]), str_of_xml(fields[2]),
                                       str_copy(x->queue_arena, value)};
    }
    item->attributes = attributes;
    item->attribute_count = count;
}

static void on_open(void *self, const xmlChar *name, const xmlChar *prefix,
                    const xmlChar *space, int space_count, const xmlChar **spaces,
                    int count, int default_count, const xmlChar **fields)
{
    (void)prefix;
    (void)space_count;
    (void)spaces;
    (void)default_count;
    XmlReader *x = self;
    push_text(x);
    if (++x->depth > LIMIT_XML_DEPTH) {
        STOP(x, x->mark, "more than %d levels deep", LIMIT_XML_DEPTH);
        return;
    }
    if (count > LIMIT_XML_ATTRIBUTES) {
        STOP(x, x->mark, "more than %d attributes", LIMIT_XML_ATTRIBUTES);
        return;
    }
    /* Of what stands before the outermost element, the parser does not tell the end. */
    bool is_outermost = x->depth == 1;
    DatasetPlace outermost = {place_now(x, 0).line, 0};
    XmlItem *item = push(x, XML_OPEN, is_outermost ? outermost : x->mark);
    item->name = str_of_xml(name);
    item->space = str_of_xml(space);
    set_attributes(x, item, (size_t)count, fields);
    x->mark = place_now(x, 1); /* past > */
}

static void on_close(void *self, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *space)
{
    (void)prefix;
    XmlReader *x = self;
    push_text(x);
    XmlItem *item = push(x, XML_CLOSE, x->mark);
    item->name = str_of_xml(name);
    item->space = str_of_xml(space);
    x->depth--;
    x->mark = place_now(x, 0);
}

static void on_comment(void *self, const xmlChar *text)
{
    (void)text;
    XmlReader *x = self;
    x->mark = place_now(x, 0);
}

static void on_query(void *self, const xmlChar *target, const xmlChar *data)
{
    (void)target;
    on_comment(self, data);
}

static void on_document_type(void *self, const xmlChar *name, const xmlChar *external,
                             const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    XmlReader *x = self;
    STOP(x, x->mark, "a document type (DTD) is not read");
}

static void on_begin(void *self)
{
    static const char *const known[] = {"UTF-8",    "ISO-8859-1",   "ISO-8859-15",
                                        "US-ASCII", "WINDOWS-1252", "ASCII"};
    XmlReader *x = self;
    const xmlChar *name = x->parser->encoding;
    for (size_t i = 0; name != NULL && i < sizeof known / sizeof known[0]; i++) {
        if (xmlStrcasecmp(name, (const xmlChar *)known[i]) == 0) {
            return;
        }
    }
    if (name != NULL) {
        STOP(x, x->mark, "the encoding \"%s\" is not read", (const char *)name);
    }
}

static void on_fault(void *self, xmlErrorPtr fault)
{
    XmlReader *x = self;
    if (fault->level < XML_ERR_ERROR) {
        return;
    }
    Str message = str_trim(str_of(fault->message));
    DatasetPlace place = {fault->line > 0 ? (uint64_t)fault->line : 1,
                          fault->int2 > 0 ? (uint32_t)fault->int2 : 1};
    STOP(x, place, "not well-formed XML: %.*s", STR_ARG(message));
}

/* ---- How long markup is ---- */

static MeterState meter_step(Meter *meter, char c)
{
    switch (meter->state) {
    case METER_TEXT:
        meter->length = 0;
        return c == '<' ? METER_LESS : METER_TEXT;
    case METER_LESS:
        return c == '!' ? METER_BANG : c == '?' ? METER_QUERY : METER_TAG;
    case METER_TAG:
        if (c == '"' || c == '\'') {
            meter->quote = c;
            return METER_QUOTE;
        }
        return c == '>' ? METER_TEXT : METER_TAG;
    case METER_QUOTE:
        return c == meter->quote ? METER_TAG : METER_QUOTE;
    case METER_BANG:
        return c == '-' ? METER_COMMENT : c == '[' ? METER_CDATA : METER_TAG;
    case METER_COMMENT:
        return c == '>' && meter->before[0] == '-' && meter->before[1] == '-'
                   ? METER_TEXT
                   : METER_COMMENT;
    case METER_CDATA:
        return c == '>' && meter->before[0] == ']' && meter->before[1] == ']'
                   ? METER_TEXT
                   : METER_CDATA;
    case METER_QUERY:
        break;
    }
    return c == '>' && meter->before[1] == '?' ? METER_TEXT : METER_QUERY;
}

static bool measure(XmlReader *x, const char *piece, size_t length)
{
    Meter *meter = &x->meter;
    for (size_t i = 0; i < length; i++) {
        if (meter->state == METER_TEXT) {
            const char *less = memchr(piece + i, '<', length - i);
            if (less == NULL) {
                return true;
            }
            i = (size_t)(less - piece);
        }
        meter->state = meter_step(meter, piece[i]);
        meter->before[0] = meter->before[1];
        meter->before[1] = piece[i];
        bool is_tag = meter->state == METER_TAG || meter->state == METER_QUOTE;
        if (++meter->length > (is_tag ? LIMIT_FIELD_BYTES : LIMIT_SOURCE_ROW_BYTES)) {
            STOP(x, x->mark, "%s of more than %zu bytes", is_tag ? "a tag" : "markup",
                 is_tag ? LIMIT_FIELD_BYTES : LIMIT_SOURCE_ROW_BYTES);
            return false;
        }
    }
    return true;
}

/* ---- Pulling ---- */

static void close_parser(void *thing)
{
    XmlReader *x = thing;
    xmlFreeParserCtxt(x->parser);
    arena_free(x->queue_arena);
}

XmlReader *xml_reader(Arena *a, Input *input)
{
    static const xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = on_document_type,
        .startDocument = on_begin,
        .startElementNs = on_open,
        .endElementNs = on_close,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .comment = on_comment,
        .processingInstruction = on_query,
        .serror = on_fault,
    };
    XmlReader *x = PUSH(a, XmlReader);
    x->input = input;
    x->queue_arena = arena_new();
    x->text = buf_in(a, LIMIT_FIELD_BYTES);
    x->mark = (DatasetPlace){1, 1};
    xmlSAXHandler own = handler;
    x->parser = xmlCreatePushParserCtxt(&own, x, NULL, 0, NULL);
    CHECK(x->parser != NULL);
    /* NOENT: &amp; comes as &; there are no other entities, for there is no DTD. */
    xmlCtxtUseOptions(x->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
    arena_defer(a, close_parser, x);
    return x;
}

void xml_keep_blanks(XmlReader *x)
{
    x->keeps_blanks = true;
}

static bool check_begin(XmlReader *x, Str piece, Error *err)
{
    x->begun = true;
    if (piece.length == 0) {
        return FAIL(err, ERR_INVALID, "the file is empty");
    }
    if (piece.length > 1 &&
        (piece.data[0] == '\0' || piece.data[1] == '\0' ||
         str_starts(piece, S("\xFF\xFE")) || str_starts(piece, S("\xFE\xFF")))) {
        return FAIL(err, ERR_INVALID, "the text is UTF-16, which is not read");
    }
    return true;
}

/* Pushes the next piece of the input. */
static bool push_piece(XmlReader *x, Error *err)
{
    char piece[PIECE_BYTES];
    size_t got = 0;
    if (!input_read(x->input, piece, sizeof piece, &got, err) ||
        (!x->begun && !check_begin(x, (Str){piece, got}, err))) {
        return false;
    }
    x->ended = got == 0;
    if (measure(x, piece, got)) {
        xmlParseChunk(x->parser, piece, (int)got, x->ended);
    }
    return true;
}

bool xml_next(XmlReader *x, XmlItem *item, Error *err)
{
    while (x->queue_next == x->queue_count) {
        if (x->failed) {
            if (err != NULL) {
                *err = x->fault;
            }
            return false;
        }
        if (x->ended) {
            *item = (XmlItem){.kind = XML_END, .place = place_now(x, 0)};
            return true;
        }
        arena_reset(x->queue_arena);
        x->queue = NULL;
        x->queue_count = x->queue_capacity = x->queue_next = 0;
        if (!push_piece(x, err)) {
            return false;
        }
    }
    *item = x->queue[x->queue_next++];
    return true;
}

bool xml_skip(XmlReader *x, XmlItem item, Error *err)
{
    int depth = item.depth;
    if (item.kind != XML_OPEN) {
        return true;
    }
    do {
        if (!xml_next(x, &item, err)) {
            return false;
        }
    } while (item.kind != XML_CLOSE || item.depth != depth);
    return true;
}

Str xml_attribute(const XmlItem *item, Str name)
{
    for (size_t i = 0; i < item->attribute_count; i++) {
        if (str_equal(item->attributes[i].name, name)) {
            return item->attributes[i].value;
        }
    }
    return (Str){0};
}

bool xml_opens(const XmlItem *item, Str name)
{
    return item->kind == XML_OPEN && str_equal(item->name, name);
}

bool xml_closes(const XmlItem *item, Str name)
{
    return item->kind == XML_CLOSE && str_equal(item->name, name);
}
