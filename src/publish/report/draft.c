/* SPDX-License-Identifier: EUPL-1.2
 * draft.c - a report as a list of blocks
 */
#include "publish/report/draft.h"

#include "base/map.h"
#include "publish/text/shown.h"
#include "publish/text/text.h"

Draft *draft_new(Arena *a, Lang lang)
{
    Draft *draft = PUSH(a, Draft);
    draft->arena = a;
    draft->lang = lang;
    return draft;
}

Block *draft_add(Draft *draft, BlockKind kind)
{
    if (draft->count == draft->capacity) {
        draft->blocks = arena_grow(draft->arena, draft->blocks, draft->count,
                                   &draft->capacity, sizeof(Block));
    }
    Block *block = &draft->blocks[draft->count++];
    *block = (Block){.kind = kind, .spans = spans_in(draft->arena)};
    return block;
}

Block *draft_text(Draft *draft, BlockKind kind, Str text)
{
    Block *block = draft_add(draft, kind);
    (void)spans_add(&block->spans, (Span){.text = text, .lang = draft->lang});
    return block;
}

Block *draft_heading(Draft *draft, int level, Str text)
{
    Block *block = draft_text(draft, BLOCK_HEADING, text);
    block->level = level;
    return block;
}

Spans spans_in(Arena *a)
{
    return (Spans){.arena = a};
}

Span *spans_add(Spans *spans, Span span)
{
    if (spans->count == spans->capacity) {
        spans->items = arena_grow(spans->arena, spans->items, spans->count,
                                  &spans->capacity, sizeof(Span));
    }
    spans->items[spans->count++] = span;
    return &spans->items[spans->count - 1];
}

/* In the language of the span before it. */
void spans_text(Spans *spans, Str text)
{
    Lang lang = spans->count > 0 ? spans->items[spans->count - 1].lang : LANG_NL;
    (void)spans_add(spans, (Span){.text = text, .lang = lang});
}

void spans_words(Spans *spans, Words words, Lang lang)
{
    Lang shown;
    Str text = words_in(words, lang, &shown);
    (void)spans_add(spans, (Span){.text = text, .lang = shown});
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A number stands by itself: "29" is not in "29,5" and not in "2029". */
static bool stands_alone(Str text, size_t from, size_t to)
{
    bool joins = from > 0 && is_digit(text.data[from - 1]);
    bool after_mark = from > 1 && is_digit(text.data[from - 2]) &&
                      (text.data[from - 1] == '.' || text.data[from - 1] == ',' ||
                       text.data[from - 1] == '/');
    bool goes_on = to < text.length && is_digit(text.data[to]);
    bool before_mark =
        to + 1 < text.length && is_digit(text.data[to + 1]) &&
        (text.data[to] == '.' || text.data[to] == ',' || text.data[to] == '/');
    return !joins && !after_mark && !goes_on && !before_mark;
}

static size_t find_number(Str text, size_t from, Str number)
{
    for (size_t at = from; at + number.length <= text.length; at++) {
        if (str_starts(str_slice(text, at, text.length), number) &&
            stands_alone(text, at, at + number.length)) {
            return at;
        }
    }
    return text.length;
}

void spans_sentence(Spans *spans, Str text, const Figure *const *figures, size_t count,
                    Lang lang)
{
    size_t done = 0;
    for (size_t i = 0; i < count; i++) {
        if (figures[i] == NULL || !figure_has_value(figures[i])) {
            continue;
        }
        Str number = shown_decimal(spans->arena, figures[i]->value, lang);
        size_t at = find_number(text, done, number);
        if (at == text.length) {
            continue;
        }
        (void)spans_add(spans, (Span){.text = str_slice(text, done, at), .lang = lang});
        (void)spans_add(spans,
                        (Span){.text = number, .lang = lang, .figure = figures[i]});
        done = at + number.length;
    }
    (void)spans_add(spans,
                    (Span){.text = str_slice(text, done, text.length), .lang = lang});
}

Str spans_plain(Arena *a, const Spans *spans)
{
    Str *texts = PUSH_ARRAY(a, Str, spans->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < spans->count; i++) {
        if (spans->items[i].kind != SPAN_NOTE) {
            texts[count++] = spans->items[i].text;
        }
    }
    return str_join(a, texts, count, S(""));
}

ReportTable *table_new(Draft *draft, Str caption)
{
    ReportTable *table = PUSH(draft->arena, ReportTable);
    table->caption = caption;
    table->has_row_heads = true;
    Block *block = draft_add(draft, BLOCK_TABLE);
    block->table = table;
    return table;
}

void table_column(ReportTable *table, Str head, double share, bool is_number)
{
    CHECK(table->column_count < MOST_TABLE_COLUMNS);
    table->columns[table->column_count++] = (TableColumn){head, share, is_number};
}

TableRow *table_row(Draft *draft, ReportTable *table)
{
    Arena *a = draft->arena;
    if (table->count == table->capacity) {
        table->rows =
            arena_grow(a, table->rows, table->count, &table->capacity, sizeof(TableRow));
    }
    TableRow *row = &table->rows[table->count++];
    *row = (TableRow){.cells = PUSH_ARRAY(a, Spans, table->column_count)};
    for (size_t i = 0; i < table->column_count; i++) {
        row->cells[i] = spans_in(a);
    }
    return row;
}

void table_cell(TableRow *row, size_t column, Str text)
{
    spans_text(&row->cells[column], text);
}

typedef struct Numbering {
    Draft *draft;
    Map places; /* id to block */
    int level[4];
    int charts;
    int tables;
} Numbering;

static void number_heading(Numbering *n, Block *block)
{
    n->level[block->level]++;
    for (int i = block->level + 1; i < 4; i++) {
        n->level[i] = 0;
    }
    Arena *a = n->draft->arena;
    if (block->level == 1) {
        block->number = str_format(a, "%d", n->level[1]);
    } else if (block->level == 2) {
        block->number = str_format(a, "%d.%d", n->level[1], n->level[2]);
    }
}

static void number_block(Numbering *n, size_t at)
{
    Block *block = &n->draft->blocks[at];
    Arena *a = n->draft->arena;
    if (block->kind == BLOCK_HEADING) {
        if (n->draft->has_cover) {
            number_heading(n, block);
        }
        if (block->id.length == 0) {
            block->id = str_format(a, "h%zu", at);
        }
    } else if (block->kind == BLOCK_CHART) {
        block->number = str_format(a, "%d", ++n->charts);
        if (block->id.length == 0) {
            block->id = str_format(a, "f%d", n->charts);
        }
        block->chart->csv_name = str_format(a, "figure-%d.csv", n->charts);
    } else if (block->kind == BLOCK_TABLE) {
        block->number = str_format(a, "%d", ++n->tables);
    }
    /* A place that is named twice is the first; the other gets a name of its own. */
    if (block->id.length > 0 && !map_put(&n->places, block->id, at)) {
        block->id = str_format(a, "%.*s-%zu", STR_ARG(block->id), at);
    }
}

/* "hoofdstuk 3", "paragraaf 3.2", "figuur 12". */
static Str see_words(Arena *a, const Block *block, Lang lang)
{
    TextKey key = block->kind == BLOCK_CHART   ? TEXT_REPORT_SEE_FIGURE
                  : block->kind == BLOCK_TABLE ? TEXT_REPORT_SEE_TABLE
                  : block->level == 1          ? TEXT_REPORT_SEE_CHAPTER
                                               : TEXT_REPORT_SEE_SECTION;
    return text_fill(a, key, lang, PLACES({PLACE_NUMBER, block->number}));
}

static bool resolve(Numbering *n, const Block *block, Span *span, Error *err)
{
    Draft *draft = n->draft;
    if (span->kind == SPAN_NOTE) {
        span->target = str_format(draft->arena, "%zu", ++draft->note_count);
        return true;
    }
    size_t at = map_get(&n->places, span->target);
    if (at == MAP_NONE) {
        error_hint(err, S("Give the heading an id, {#like-this}, or name an indicator "
                          "that has a chart."));
        return FAIL(err, ERR_INVALID,
                    "%.*s:%d: there is no \"%.*s\" in the report to see",
                    STR_ARG(block->file), span->line, STR_ARG(span->target));
    }
    if (span->text.length == 0) {
        span->text = see_words(draft->arena, &draft->blocks[at], draft->lang);
    }
    return true;
}

bool draft_number(Draft *draft, Error *err)
{
    Numbering n = {.draft = draft, .places = map_in(draft->arena, 256)};
    for (size_t i = 0; i < draft->count; i++) {
        number_block(&n, i);
    }
    for (size_t i = 0; i < draft->count; i++) {
        Spans *spans = &draft->blocks[i].spans;
        for (size_t k = 0; k < spans->count; k++) {
            Span *span = &spans->items[k];
            if ((span->kind == SPAN_SEE || span->kind == SPAN_NOTE) &&
                !resolve(&n, &draft->blocks[i], span, err)) {
                return false;
            }
        }
    }
    return true;
}
