/* SPDX-License-Identifier: EUPL-1.2
 * recipe_threads.c - pieces of a file, looked at and counted side by side */
#include "pact/recipe_threads.h"

#include <pthread.h>
#include <string.h>

#include "base/file_stream.h"
#include "base/limits.h"
#include "base/workers.h"
#include "pact/recipe_rows.h"

enum {
    PIECE = 256 << 10, /* its bytes and bits stay in the second cache of a core */
    REACH = 2 << 10,   /* read of the next piece, for the row that goes on into it */
    FAR_REACH = 64 << 10,
    HEAD = PIECE,     /* in which names and settings are found */
    MARK_BYTES = 3,   /* of a byte order mark */
    PIECE_SHIFT = 40, /* a place is told as piece << 40 | line in it, mended at the end */
};

typedef enum QuoteState { QUOTES_NOT_KNOWN, QUOTES_OUTSIDE, QUOTES_INSIDE } QuoteState;

/* What one thread has for itself. */
typedef struct Hand {
    Arena *a;
    Run *run;
    Rows *rows;
    char *text;
    Marks marks;
} Hand;

/* What all threads share. */
typedef struct Pieces {
    const SourceAsk *ask;
    FileStream *file;
    uint64_t size;
    size_t piece_bytes;
    size_t count;
    const Dataset *dataset;
    DelimitedFound found;
    Hand *hands[MOST_WORKERS];
    size_t hand_count;
    uint64_t *lines; /* per piece: line feeds in its own bytes; later, in all before it */
    pthread_mutex_t lock;
    pthread_cond_t is_known;
    unsigned char *states; /* per piece: how it starts; guarded by the lock */
    bool gave_up;          /* guarded by the lock */
} Pieces;

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

/* A piece that was read: its bytes, and how much of them is its own. */
typedef struct Piece {
    size_t number;
    size_t before; /* 1: the last byte of the piece before it stands in front */
    size_t own;    /* bytes up to where the next one begins, `before` included */
    bool is_last;
} Piece;

static bool look_at_piece(Pieces *p, Hand *hand, size_t number, size_t reach,
                          Piece *piece)
{
    const DelimitedSettings *text = &p->ask->text;
    uint64_t next = (uint64_t)(number + 1) * p->piece_bytes;
    size_t before = number > 0;
    uint64_t from = (uint64_t)number * p->piece_bytes - before;
    if (number == 0 && p->found.has_byte_order_mark) {
        from = MARK_BYTES;
    }
    size_t own = (size_t)(next - from), length;
    if (!file_read_at(p->file, from, hand->text, own + reach, &length, NULL)) {
        return false;
    }
    if (from + length >= p->size && length > 0 && hand->text[length - 1] != '\n') {
        hand->text[length++] = '\n';
    }
    *piece = (Piece){number, before, own < length ? own : length, next >= p->size};
    marks_look(&hand->marks, hand->text, length, p->found.delimiter, text->is_literal,
               text->way);
    return !hand->marks.has_zero;
}

static void settle_piece(Hand *hand, const Piece *piece, QuoteState state)
{
    /* The state is that of the first byte of its own. */
    bool is_turned = piece->before > 0 && marks_quotes(&hand->marks, 0, 1) == 1;
    marks_settle(&hand->marks, (state == QUOTES_INSIDE) != is_turned);
}

/* Where the row ends in which the byte at `from` lies; the length: past the text. */
static size_t end_of_row(const Marks *m, size_t from)
{
    uint64_t rest = ~(uint64_t)0 << from % MARKS_WORD;
    for (size_t word = from / MARKS_WORD; word * MARKS_WORD < m->length; word++) {
        uint64_t rows = m->rows[word] & rest;
        if (rows != 0) {
            return word * MARKS_WORD + (size_t)__builtin_ctzll(rows);
        }
        rest = ~(uint64_t)0;
    }
    return m->length;
}

/* Where the first row begins that begins in the piece; in the first piece, past the line
 * of names. False: the names are not in the first piece. */
static bool first_row(const Pieces *p, const Marks *m, const Piece *piece, size_t *first)
{
    *first = piece->before > 0 ? end_of_row(m, 0) + 1 : 0;
    while (piece->before == 0 && marks_feeds(m, 0, *first) < p->found.header_line) {
        if (*first >= piece->own) {
            return false;
        }
        *first = end_of_row(m, *first) + 1;
    }
    return true;
}

/* Whether the bytes are of the encoding that the head of the file showed. A file that
 * was ASCII so far may turn out to be UTF-8; anything else is not for here. */
static bool encoding_fits(const Pieces *p, Str bytes)
{
    bool is_settled = !p->found.is_ascii || p->ask->text.encoding.length > 0;
    return (is_settled || p->found.encoding == ENCODING_UTF8) &&
           encoding_holds(p->found.encoding, bytes);
}

static bool count_piece(Pieces *p, Hand *hand, const Piece *piece)
{
    const Marks *m = &hand->marks;
    if (m->has_stray || (piece->is_last && m->ends_inside)) {
        return false;
    }
    size_t from;
    if (!first_row(p, m, piece, &from)) {
        return false;
    }
    if (from >= piece->own) {
        return true; /* no row begins here */
    }
    size_t to = end_of_row(m, piece->own - 1);
    if (to == m->length || /* past the reach */
        (m->has_high && !encoding_fits(p, (Str){m->text + from, to - from}))) {
        return false;
    }
    uint64_t line = 1 + marks_feeds(m, piece->before, from);
    RowsPart part = {m, from, piece->own, (uint64_t)piece->number << PIECE_SHIFT | line};
    return rows_count(hand->rows, &part);
}

static bool work_on_piece(void *context, size_t worker, size_t number)
{
    Pieces *p = context;
    Hand *hand = p->hands[worker];
    Piece piece;
    if (!look_at_piece(p, hand, number, REACH, &piece)) {
        return give_up(p);
    }
    bool is_odd = marks_quotes(&hand->marks, piece.before, piece.own) % 2 == 1;
    QuoteState state = pass_on(p, number, is_odd);
    if (state == QUOTES_NOT_KNOWN) {
        return false;
    }
    settle_piece(hand, &piece, state);
    if (!piece.is_last && end_of_row(&hand->marks, piece.own - 1) == hand->marks.length) {
        if (!look_at_piece(p, hand, number, FAR_REACH, &piece)) {
            return give_up(p);
        }
        settle_piece(hand, &piece, state);
    }
    p->lines[number] = marks_feeds(&hand->marks, piece.before, piece.own);
    return count_piece(p, hand, &piece) || give_up(p);
}

/* Stops the reading of the head as soon as the names are known. */
typedef struct Head {
    Run *run;
    const Dataset *dataset;
    Arena *a;
    const DelimitedFound *found;
    uint64_t blank_count; /* above the names; what follows them is read in pieces */
    uint64_t note_count;
} Head;

static bool head_begin(void *self, const Dataset *dataset, Error *err)
{
    Head *head = self;
    Dataset *copy = PUSH(head->a, Dataset);
    *copy = *dataset;
    head->dataset = copy;
    head->blank_count = head->found->blank_count;
    head->note_count = head->found->note_count;
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
    Head head = {.run = run, .a = a, .found = &p->found};
    DatasetSink sink = {&head, head_begin, head_row};
    Error err = {0};
    bool is_short = delimited_read(a, &input, &p->ask->text, &sink, &p->found, &err);
    p->dataset = head.dataset;
    p->found.row_count = 0;
    p->found.blank_count = head.blank_count;
    p->found.note_count = head.note_count;
    return !is_short && err.kind == ERR_CONFLICT;
}

static bool take_hand(Pieces *p, const Recipe *recipe, size_t i)
{
    Arena *a = arena_new();
    Hand *hand = p->hands[i] = PUSH(a, Hand);
    p->hand_count = i + 1;
    size_t room = 1 + p->piece_bytes + FAR_REACH + 1;
    *hand = (Hand){.a = a,
                   .run = run_new(a, recipe),
                   .text = PUSH_ARRAY(a, char, room + MARKS_SLACK),
                   .marks = marks_new(a, room)};
    DatasetSink sink = run_sink(hand->run);
    if (!sink.begin(sink.self, p->dataset, NULL)) {
        return false;
    }
    RowsShape shape = {p->found.encoding, p->ask->text.is_literal,
                       p->dataset->column_count, p->found.width, p->ask->text.way};
    hand->rows = rows_new(a, hand->run, &shape);
    return true;
}

static DatasetPlace mend_place(void *self, DatasetPlace place)
{
    const Pieces *p = self;
    uint64_t in_piece = ((uint64_t)1 << PIECE_SHIFT) - 1;
    place.line = (place.line & in_piece) + p->lines[place.line >> PIECE_SHIFT];
    return place;
}

/* Line feeds of each piece to those of all before it. */
static void add_lines(Pieces *p)
{
    uint64_t before = 0;
    for (size_t i = 0; i < p->count; i++) {
        uint64_t own = p->lines[i];
        p->lines[i] = before;
        before += own;
    }
}

static bool merge_hands(Pieces *p, Run *run)
{
    for (size_t i = 0; i < p->hand_count; i++) {
        if (!run_merge(run, p->hands[i]->run, NULL)) {
            return false;
        }
        RowsPassed passed = rows_passed(p->hands[i]->rows);
        p->found.blank_count += passed.blank_count;
        p->found.note_count += passed.note_count;
    }
    add_lines(p);
    run_mend_places(run, mend_place, p);
    return true;
}

static bool read_pieces(Pieces *p, Arena *a, const Recipe *recipe, Run *run)
{
    p->count = (size_t)((p->size + p->piece_bytes - 1) / p->piece_bytes);
    p->lines = PUSH_ARRAY(a, uint64_t, p->count);
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
    if (ask->threads == 0 ||
        (file_size(file) < LIMIT_THREADS_BYTES && ask->piece_bytes == 0)) {
        return true;
    }
    Arena *tmp = arena_new();
    Pieces *p = PUSH(tmp, Pieces);
    p->ask = ask;
    p->file = file;
    p->size = file_size(file);
    p->piece_bytes = ask->piece_bytes > 0 ? ask->piece_bytes : PIECE;
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->is_known, NULL);
    *is_done = read_head(p, a, run) && read_pieces(p, tmp, recipe, run);
    if (*is_done && ask->found != NULL) {
        *ask->found = p->found;
    }
    for (size_t i = 0; i < p->hand_count; i++) {
        arena_free(p->hands[i]->a);
    }
    pthread_cond_destroy(&p->is_known);
    pthread_mutex_destroy(&p->lock);
    arena_free(tmp);
    return true;
}
