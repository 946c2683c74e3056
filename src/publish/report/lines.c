/* SPDX-License-Identifier: EUPL-1.2
 * lines.c - breaking spans into lines
 */
#include "publish/report/lines.h"

#define MOST_POINTS 24
#define RAISED 0.62 /* size of a raised number, of the text's */

typedef struct Breaker {
    const Setter *setter;
    const LineStyle *style;
    double width;
    Lines lines;
    Line *line;
    bool was_broken; /* the line before ended in a hyphen */
} Breaker;

/* What stands between two places where a line may end: pieces of one or more spans. */
typedef struct Word {
    Piece pieces[8];
    size_t count;
    double width;
    bool has_blank; /* before it */
} Word;

static PaperType type_of(const LineStyle *style, const Span *span)
{
    PaperFont font = span->kind == SPAN_STRONG     ? style->strong
                     : span->kind == SPAN_EMPHASIS ? style->emphasis
                                                   : style->plain;
    bool is_link = span->kind == SPAN_LINK || span->kind == SPAN_SEE;
    return (PaperType){font, style->size, is_link ? INK_ACCENT : style->ink};
}

static void new_line(Breaker *b, bool is_broken)
{
    Lines *lines = &b->lines;
    if (lines->count == lines->capacity) {
        lines->items = arena_grow(b->setter->a, lines->items, lines->count,
                                  &lines->capacity, sizeof(Line));
    }
    b->line = &lines->items[lines->count++];
    *b->line = (Line){0};
    b->was_broken = is_broken;
}

static bool is_same(const Piece *a, const Piece *b)
{
    return a->type.font == b->type.font && a->type.ink == b->type.ink &&
           a->is_raised == b->is_raised && a->span->kind == b->span->kind &&
           str_equal(a->span->target, b->span->target);
}

static double blank_width(Breaker *b, PaperType type)
{
    return paper_width(b->setter->paper, type, S(" "));
}

static Str joined(Arena *a, Str head, Str tail)
{
    return str_join(a, (Str[]){head, tail}, 2, S(""));
}

/* Joins the piece before it when nothing parts them, so that it is drawn in one go. */
static void add_piece(Breaker *b, Piece piece, double width, bool has_blank)
{
    Line *line = b->line;
    Arena *a = b->setter->a;
    Piece *last = line->count == 0 ? NULL : &line->pieces[line->count - 1];
    if (has_blank && last != NULL) {
        line->width += blank_width(b, last->type);
        last->text = joined(a, last->text, S(" "));
    }
    if (last != NULL && is_same(last, &piece)) {
        last->text = joined(a, last->text, piece.text);
    } else {
        if (line->count == line->capacity) {
            line->pieces =
                arena_grow(a, line->pieces, line->count, &line->capacity, sizeof(Piece));
        }
        piece.x = line->width;
        line->pieces[line->count++] = piece;
    }
    line->width += width;
}

static double width_of(Breaker *b, const Piece *piece)
{
    return paper_width(b->setter->paper, piece->type, piece->text);
}

static void put_word(Breaker *b, const Word *word)
{
    for (size_t i = 0; i < word->count; i++) {
        add_piece(b, word->pieces[i], width_of(b, &word->pieces[i]),
                  i == 0 && word->has_blank && b->line->count > 0);
    }
}

/* The longest head of the word that fits with a hyphen; 0 when none does. */
static size_t head_that_fits(Breaker *b, const Word *word, double room)
{
    const Piece *piece = &word->pieces[0];
    Hyphen *hyphen = b->setter->hyphens[piece->span->lang];
    if (word->count != 1 || !b->style->hyphenates || b->was_broken || hyphen == NULL) {
        return 0;
    }
    /* Marks before and after it are no part of the word. */
    size_t end = piece->text.length;
    while (end > 0 &&
           (piece->text.data[end - 1] == '.' || piece->text.data[end - 1] == ',' ||
            piece->text.data[end - 1] == ':')) {
        end--;
    }
    size_t points[MOST_POINTS];
    size_t count =
        hyphen_points(hyphen, str_slice(piece->text, 0, end), points, MOST_POINTS);
    for (size_t i = count; i > 0; i--) {
        Str head = joined(b->setter->a, str_slice(piece->text, 0, points[i - 1]), S("-"));
        if (paper_width(b->setter->paper, piece->type, head) <= room) {
            return points[i - 1];
        }
    }
    return 0;
}

static void put_head(Breaker *b, Word *word, size_t at)
{
    Word head = *word;
    Piece *piece = &word->pieces[0];
    head.pieces[0].text = joined(b->setter->a, str_slice(piece->text, 0, at), S("-"));
    put_word(b, &head);
    piece->text = str_slice(piece->text, at, piece->text.length);
    word->has_blank = false;
    new_line(b, true);
}

/* Of a word wider than a line: as many characters as fit. */
static void cut_word(Breaker *b, Word *word)
{
    Piece *piece = &word->pieces[0];
    size_t at = 0;
    for (size_t next = 0; next < piece->text.length;) {
        (void)str_next_char(piece->text, &next);
        if (at > 0 && paper_width(b->setter->paper, piece->type,
                                  str_slice(piece->text, 0, next)) > b->width) {
            break;
        }
        at = next;
    }
    Word head = *word;
    head.count = 1;
    head.pieces[0].text = str_slice(piece->text, 0, at);
    put_word(b, &head);
    piece->text = str_slice(piece->text, at, piece->text.length);
    new_line(b, false);
}

static void measure(Breaker *b, Word *word)
{
    word->width = 0;
    for (size_t i = 0; i < word->count; i++) {
        word->width += width_of(b, &word->pieces[i]);
    }
}

static void place(Breaker *b, Word *word)
{
    if (word->count == 0) {
        return;
    }
    measure(b, word);
    bool is_first = b->line->count == 0;
    double blank = word->has_blank && !is_first
                       ? blank_width(b, b->line->pieces[b->line->count - 1].type)
                       : 0;
    double room = b->width - b->line->width - blank;
    if (word->width > room && (!is_first || word->width > b->width)) {
        size_t at = room > b->width / 7 ? head_that_fits(b, word, room) : 0;
        if (at > 0) {
            put_head(b, word, at);
        } else if (!is_first) {
            new_line(b, false);
        }
        measure(b, word);
        while (word->count == 1 && word->width > b->width) {
            cut_word(b, word);
            measure(b, word);
        }
    }
    put_word(b, word);
    word->count = 0;
    word->has_blank = false;
    word->width = 0;
}

static void take(Breaker *b, Word *word, const Span *span, Str text, bool is_raised)
{
    if (word->count == sizeof word->pieces / sizeof word->pieces[0]) {
        place(b, word);
    }
    PaperType type = type_of(b->style, span);
    if (is_raised) {
        type.size *= RAISED;
    }
    word->pieces[word->count++] = (Piece){span, type, text, 0, is_raised};
}

/* The end of the part that begins at `from` and has no place to end a line in it. */
static size_t part_end(Str text, size_t from)
{
    for (size_t at = from; at < text.length; at++) {
        if (text.data[at] == ' ') {
            return at;
        }
        bool may_follow = text.data[at] == '-' || text.data[at] == '/';
        bool between_digits =
            at + 1 < text.length && text.data[at + 1] >= '0' && text.data[at + 1] <= '9';
        if (may_follow && !between_digits && at + 1 < text.length && at > from) {
            return at + 1;
        }
    }
    return text.length;
}

static void add_span(Breaker *b, Word *word, const Span *span)
{
    if (span->kind == SPAN_NOTE) {
        take(b, word, span, span->target, true);
        return;
    }
    for (size_t at = 0; at < span->text.length;) {
        if (span->text.data[at] == ' ') {
            place(b, word);
            word->has_blank = true;
            at++;
            continue;
        }
        size_t end = part_end(span->text, at);
        take(b, word, span, str_slice(span->text, at, end), false);
        if (end < span->text.length && span->text.data[end] != ' ') {
            place(b, word);
        }
        at = end;
    }
}

Lines lines_break(const Setter *setter, const Spans *spans, const LineStyle *style,
                  double width)
{
    Breaker b = {.setter = setter, .style = style, .width = width};
    Word word = {0};
    new_line(&b, false);
    for (size_t i = 0; i < spans->count; i++) {
        add_span(&b, &word, &spans->items[i]);
    }
    place(&b, &word);
    if (b.lines.count > 1 && b.line->count == 0) {
        b.lines.count--;
    }
    return b.lines;
}

Lines lines_of_text(const Setter *setter, Str text, const LineStyle *style, double width)
{
    Spans spans = spans_in(setter->a);
    (void)spans_add(&spans, (Span){.text = text});
    return lines_break(setter, &spans, style, width);
}

double lines_widest(const Lines *lines)
{
    double widest = 0;
    for (size_t i = 0; i < lines->count; i++) {
        widest = lines->items[i].width > widest ? lines->items[i].width : widest;
    }
    return widest;
}
