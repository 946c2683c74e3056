/* SPDX-License-Identifier: EUPL-1.2
 * recipe_threads.c - pieces of a file, cut and counted side by side */
#include "pact/recipe_threads.h"

#include <pthread.h>
#include <string.h>

#include "base/file_stream.h"
#include "base/limits.h"
#include "base/workers.h"

enum {
    PIECE = 256 << 10,
    REACH = 64 << 10, /* a row may go on so far into the next piece */
    HEAD = 256 << 10, /* in which names and settings are found */
    PIECE_SHIFT = 40, /* a place is told as piece << 40 | line in it, mended at the end */
};

typedef enum QuoteState { QUOTES_NOT_KNOWN, QUOTES_OUTSIDE, QUOTES_INSIDE } QuoteState;

/* What one thread has for itself. */
typedef struct Hand {
    Arena *a;
    Arena *scratch; /* texts of the piece at hand */
    Run *run;
    char *text;
    Separators separators;
    Str *slots;
    Str *values;
    uint64_t blank_count;
    uint64_t note_count;
} Hand;

/* What all threads share. */
typedef struct Pieces {
    const SourceAsk *ask;
    FileStream *file;
    uint64_t size;
    size_t count;
    const Dataset *dataset;
    DelimitedFound found;
    size_t raw_width; /* fields of a row, with the empty one after a last delimiter */
    Hand hands[MOST_WORKERS];
    size_t hand_count;
    uint64_t *feeds; /* per piece: line feeds in its own bytes */
    pthread_mutex_t lock;
    pthread_cond_t is_known;
    unsigned char *states; /* per piece: how it starts; guarded by the lock */
    bool gave_up;          /* guarded by the lock */
} Pieces;

static size_t count_feeds(const char *from, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += from[i] == '\n';
    }
    return count;
}

/* Tells how the next piece starts, and learns how this one does. */
static QuoteState pass_on(Pieces *p, size_t piece, bool is_odd)
{
    pthread_mutex_lock(&p->lock);
    while (p->states[piece] == QUOTES_NOT_KNOWN && !p->gave_up) {
        pthread_cond_wait(&p->is_known, &p->lock);
    }
    QuoteState state = p->gave_up ? QUOTES_NOT_KNOWN : (QuoteState)p->states[piece];
    bool is_inside = (state == QUOTES_INSIDE) != is_odd;
    p->states[piece + 1] = is_inside ? QUOTES_INSIDE : QUOTES_OUTSIDE;
    pthread_cond_broadcast(&p->is_known);
    pthread_mutex_unlock(&p->lock);
    return state;
}

static bool give_up(Pieces *p)
{
    pthread_mutex_lock(&p->lock);
    p->gave_up = true;
    pthread_cond_broadcast(&p->is_known);
    pthread_mutex_unlock(&p->lock);
    return false;
}

/* Rows that stand whole in the piece: no character of theirs is cut. */
static Str whole_rows(const Hand *hand, size_t before)
{
    const Separators *s = &hand->separators;
    if (s->row_count == 0) {
        return S("");
    }
    size_t start = before > 0 ? s->ends[s->rows[0]] + 1 : 0;
    size_t end = s->ends[s->rows[s->row_count - 1]] + 1;
    return (Str){hand->text + start, end - start};
}

/* Whether the bytes are of the encoding that the head of the file showed. A file that
 * was ASCII so far may turn out to be UTF-8; anything else is not for here. */
static bool encoding_fits(const Pieces *p, Str bytes)
{
    bool is_settled = !p->found.is_ascii || p->ask->text.encoding.length > 0;
    return (is_settled || p->found.encoding == ENCODING_UTF8) &&
           encoding_holds(p->found.encoding, bytes);
}

/* The text of a field without blanks and quotes, as formats/delimited.c cleans it. */
static bool clean(Hand *hand, const Pieces *p, Str raw, Str *text)
{
    Str s = raw;
    if (s.length > 0 &&
        ((unsigned char)s.data[0] <= ' ' || (unsigned char)s.data[s.length - 1] <= ' ')) {
        s = str_trim(s);
    }
    if (s.length >= 2 && s.data[0] == '"' && !p->ask->text.is_literal) {
        s = str_slice(s, 1, s.length - 1);
        if (memchr(s.data, '"', s.length) != NULL) {
            s = str_replace(hand->scratch, s, S("\"\""), S("\""));
        }
        s = str_trim(s);
    }
    size_t at;
    if (hand->separators.has_high) {
        if (!encoding_to_utf8(hand->scratch, p->found.encoding, s, &s, &at)) {
            return false;
        }
        s = delimited_trim(s);
    }
    *text = s;
    return true;
}

/* The row as offsets: field i is [start(i), ends[first + i]). */
typedef struct Row {
    size_t first; /* place of its first end */
    size_t count;
    size_t start;
} Row;

static Str field_of(const Hand *hand, const Row *row, size_t i)
{
    const uint32_t *ends = hand->separators.ends + row->first;
    size_t start = i == 0 ? row->start : ends[i - 1] + 1;
    return (Str){hand->text + start, ends[i] - start};
}

static size_t count_filled(Hand *hand, const Pieces *p, const Row *row)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->count; i++) {
        Str text;
        filled += clean(hand, p, field_of(hand, row, i), &text) && text.length > 0;
    }
    return filled;
}

/* A row of another width: blank, a note, or for the careful reader to judge. */
static bool odd_row(Hand *hand, const Pieces *p, const Row *row)
{
    size_t filled = count_filled(hand, p, row);
    if (filled > 1 || (filled == 1 && p->dataset->column_count <= 2)) {
        return false;
    }
    hand->blank_count += filled == 0;
    hand->note_count += filled == 1;
    return true;
}

static bool count_row(Hand *hand, const Pieces *p, const Row *row, DatasetPlace place)
{
    if (row->count != p->raw_width) {
        return odd_row(hand, p, row);
    }
    RunColumns columns = run_columns(hand->run);
    bool is_blank = true;
    for (size_t i = 0; i < columns.slot_count; i++) {
        if (!clean(hand, p, field_of(hand, row, columns.slots[i]), &hand->slots[i])) {
            return false;
        }
        is_blank = is_blank && hand->slots[i].length == 0;
    }
    for (size_t i = 0; i < columns.value_count; i++) {
        if (!clean(hand, p, field_of(hand, row, columns.values[i]), &hand->values[i])) {
            return false;
        }
        is_blank = is_blank && hand->values[i].length == 0;
    }
    if (is_blank && count_filled(hand, p, row) == 0) {
        hand->blank_count++;
        return true;
    }
    for (size_t i = p->dataset->column_count; i < row->count; i++) {
        Str past;
        if (!clean(hand, p, field_of(hand, row, i), &past) || past.length > 0) {
            return false;
        }
    }
    return run_row(hand->run, hand->slots, hand->values, place, NULL);
}

/* A piece that was read: its bytes, and how much of them is its own. */
typedef struct Piece {
    size_t number;
    size_t before; /* 1: the last byte of the piece before it stands in front */
    size_t own;    /* bytes up to where the next one begins, `before` included */
    size_t length; /* with the reach */
    bool is_last;
} Piece;

static bool read_piece(Pieces *p, Hand *hand, size_t number, Piece *piece)
{
    uint64_t start = (uint64_t)number * PIECE;
    size_t before = number > 0, got;
    if (!file_read_at(p->file, start - before, hand->text, before + PIECE + REACH, &got,
                      NULL)) {
        return false;
    }
    *piece = (Piece){number, before, before + PIECE, got, start + PIECE >= p->size};
    if (start - before + got >= p->size && got > 0 && hand->text[got - 1] != '\n') {
        hand->text[piece->length++] = '\n';
    }
    if (piece->own > piece->length) {
        piece->own = piece->length;
    }
    return memchr(hand->text, '\0', piece->length) == NULL;
}

static bool count_rows(Pieces *p, Hand *hand, const Piece *piece)
{
    const Separators *s = &hand->separators;
    size_t line = 1;
    bool lines_are_rows =
        !s->has_quotes || count_feeds(hand->text, piece->length) == s->row_count;
    size_t row = 0, start = 0;
    if (piece->before > 0) { /* what ends first began in the piece before */
        start = s->row_count > 0 ? s->ends[s->rows[0]] + 1 : piece->length;
        line = count_feeds(hand->text + 1, start - 1) + 1;
        row = 1;
    }
    for (; row < s->row_count && start < piece->own; row++) {
        size_t first = row == 0 ? 0 : s->rows[row - 1] + 1;
        Row here = {first, s->rows[row] + 1 - first, start};
        size_t next = s->ends[s->rows[row]] + 1;
        bool is_head = piece->number == 0 && line <= p->found.header_line;
        DatasetPlace place = {(uint64_t)piece->number << PIECE_SHIFT | line, 0};
        if (!is_head && !count_row(hand, p, &here, place)) {
            return false;
        }
        line += lines_are_rows ? 1 : count_feeds(hand->text + start, next - start);
        start = next;
    }
    /* A row that begins here must end within reach. */
    return start >= piece->own || start >= piece->length;
}

static bool work_on_piece(void *context, size_t worker, size_t number)
{
    Pieces *p = context;
    Hand *hand = &p->hands[worker];
    Piece piece;
    if (!read_piece(p, hand, number, &piece)) {
        return give_up(p);
    }
    bool is_literal = p->ask->text.is_literal;
    size_t own = piece.own - piece.before;
    bool is_odd = !is_literal && separators_odd_quotes(hand->text + piece.before, own);
    QuoteState state = pass_on(p, number, is_odd);
    if (state == QUOTES_NOT_KNOWN) {
        return false;
    }
    bool starts_inside = state == QUOTES_INSIDE;
    if (piece.before > 0 && !is_literal) {
        starts_inside = starts_inside != (hand->text[0] == '"');
    }
    p->feeds[number] = count_feeds(hand->text + piece.before, own);
    SeparatorsMarks marks = {p->found.delimiter, is_literal, starts_inside,
                             p->ask->text.way};
    separators_find(hand->text, piece.length, marks, &hand->separators);
    bool is_regular = !hand->separators.has_stray &&
                      !(piece.is_last && hand->separators.ends_inside) &&
                      (!hand->separators.has_high ||
                       encoding_fits(p, whole_rows(hand, piece.before))) &&
                      count_rows(p, hand, &piece);
    arena_reset(hand->scratch);
    return is_regular || give_up(p);
}

/* Stops the reading of the head as soon as the names are known. */
typedef struct Head {
    Run *run;
    const Dataset *dataset;
    Arena *a;
} Head;

static bool head_begin(void *self, const Dataset *dataset, Error *err)
{
    Head *head = self;
    Dataset *copy = PUSH(head->a, Dataset);
    *copy = *dataset;
    head->dataset = copy;
    DatasetSink sink = run_sink(head->run);
    return sink.begin(sink.self, copy, err);
}

static bool head_row(void *self, const DatasetRow *row, Error *err)
{
    (void)self;
    (void)row;
    return FAIL(err, ERR_CONFLICT, "the head is read");
}

/* False: the head is not regular, and the careful reader will tell why. */
static bool read_head(Pieces *p, Arena *a, Run *run)
{
    char *bytes = PUSH_ARRAY(a, char, HEAD);
    size_t got;
    if (!file_read_at(p->file, 0, bytes, HEAD, &got, NULL)) {
        return false;
    }
    Str text = {bytes, got};
    Input input = input_of_text(&text);
    Head head = {run, NULL, a};
    DatasetSink sink = {&head, head_begin, head_row};
    Error err = {0};
    bool is_short = delimited_read(a, &input, &p->ask->text, &sink, &p->found, &err);
    p->dataset = head.dataset;
    p->raw_width = p->found.width;
    p->found.row_count = 0;
    return !is_short && err.kind == ERR_CONFLICT && !p->found.has_byte_order_mark;
}

static bool take_hand(Pieces *p, const Recipe *recipe, size_t i)
{
    Hand *hand = &p->hands[i];
    hand->a = arena_new();
    hand->scratch = arena_new();
    p->hand_count = i + 1;
    size_t room = 1 + PIECE + REACH + 1;
    hand->text = PUSH_ARRAY(hand->a, char, room + SEPARATORS_SLACK);
    hand->separators = separators_new(hand->a, room);
    hand->run = run_new(hand->a, recipe);
    DatasetSink sink = run_sink(hand->run);
    if (!sink.begin(sink.self, p->dataset, NULL)) {
        return false;
    }
    RunColumns columns = run_columns(hand->run);
    hand->slots = PUSH_ARRAY(hand->a, Str, columns.slot_count + 1);
    hand->values = PUSH_ARRAY(hand->a, Str, columns.value_count + 1);
    return true;
}

static DatasetPlace mend_place(void *self, DatasetPlace place)
{
    const Pieces *p = self;
    uint64_t line = place.line & (((uint64_t)1 << PIECE_SHIFT) - 1);
    for (size_t i = 0; i < place.line >> PIECE_SHIFT; i++) {
        line += p->feeds[i];
    }
    place.line = line;
    return place;
}

static bool merge_hands(Pieces *p, Run *run)
{
    for (size_t i = 0; i < p->hand_count; i++) {
        if (!run_merge(run, p->hands[i].run, NULL)) {
            return false;
        }
        p->found.blank_count += p->hands[i].blank_count;
        p->found.note_count += p->hands[i].note_count;
    }
    run_mend_places(run, mend_place, p);
    return true;
}

static bool read_pieces(Pieces *p, Arena *a, const Recipe *recipe, Run *run)
{
    p->count = (size_t)((p->size + PIECE - 1) / PIECE);
    p->feeds = PUSH_ARRAY(a, uint64_t, p->count);
    p->states = PUSH_ARRAY(a, unsigned char, p->count + 1);
    p->states[0] = QUOTES_OUTSIDE;
    size_t threads = p->ask->threads < MOST_WORKERS ? p->ask->threads : MOST_WORKERS;
    for (size_t i = 0; i < threads; i++) {
        if (!take_hand(p, recipe, i)) {
            return false;
        }
    }
    return workers_run(threads, p->count, work_on_piece, p) == p->count &&
           merge_hands(p, run);
}

bool recipe_in_threads(Arena *a, const Recipe *recipe, const SourceAsk *ask, Run *run,
                       bool *is_done, Error *err)
{
    *is_done = false;
    FileStream *file;
    if (!file_open(a, ask->path, &file, err)) {
        return false;
    }
    if (ask->threads == 0 || file_size(file) < LIMIT_THREADS_BYTES) {
        return true;
    }
    Arena *tmp = arena_new();
    Pieces *p = PUSH(tmp, Pieces);
    p->ask = ask;
    p->file = file;
    p->size = file_size(file);
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->is_known, NULL);
    *is_done = read_head(p, a, run) && read_pieces(p, tmp, recipe, run);
    if (*is_done && ask->found != NULL) {
        *ask->found = p->found;
    }
    for (size_t i = 0; i < p->hand_count; i++) {
        arena_free(p->hands[i].scratch);
        arena_free(p->hands[i].a);
    }
    pthread_cond_destroy(&p->is_known);
    pthread_mutex_destroy(&p->lock);
    arena_free(tmp);
    return true;
}
