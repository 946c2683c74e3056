/* SPDX-License-Identifier: EUPL-1.2
 * pact_threads_test.c - facts about reading a file in pieces: whatever their size, the
 * number of threads and the processor, it is what the careful reader makes of it
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "pact/recipe_read.h"
#include "pact/recipe_threads.h"

static const char *const RECIPES[] = {
    /* Filters, dimensions, hidden counts. */
    "id: test\nfile: x\nvalues: [n, m]\nperiod: {column: jaar}\n"
    "tokens: {\"<5\": 1..4, \"\": missing, \".\": impossible}\n"
    "keep:\n  - {column: soort, codes: [HO, \"H;O\", een lange soort met naam]}\n"
    "drop:\n  - {column: sex, codes: [x]}\n"
    "dimensions:\n  sex: {column: sex}\n  deel: {column: deel}\n"
    "figures:\n  - {series: s, by: [sex, deel]}\n",
    /* Rows that repeat others. */
    "id: test\nfile: x\nvalues: [n]\nperiod: {column: jaar}\n"
    "tokens: {\"<5\": 1..4, \"\": missing, \".\": impossible}\n"
    "drop:\n  - {column: soort, codes: [MO]}\n"
    "lists:\n  - {name: tech, column: deel, codes: [t, \"t\\nt\"]}\n"
    "totals:\n  - {column: sex, code: x}\nwithin: [deel]\n"
    "figures:\n  - {series: s, rows: [tech], of: []}\n",
    /* Rows that count as one. */
    "id: test\nfile: x\nvalues: rows\nperiod: {is: \"2019\"}\n"
    "keep:\n  - {column: n, except: [\"\"]}\n"
    "dimensions:\n  deel: {column: deel}\nfigures:\n  - {series: s, by: [deel]}\n",
};

enum { RECIPE_COUNT = sizeof RECIPES / sizeof RECIPES[0] };

static const Recipe *recipe_of(Arena *a, const char *yaml)
{
    const Recipe *recipe = NULL;
    FaultList faults = fault_list(a);
    Error err = {0};
    if (!recipe_read_text(a, S("test"), str_of(yaml), &recipe, &faults, &err)) {
        fail_msg("%s: %.*s", err.message,
                 STR_ARG(fault_text(a, S(""), &faults.items[0])));
    }
    return recipe;
}

/* --- files in every dress --- */

typedef struct Dress {
    const char *line_end;
    bool has_mark;   /* of byte order */
    bool has_tail;   /* a delimiter at the end of every line */
    bool has_quotes; /* else none at all */
    bool has_high;   /* e-acute, UTF-8 */
    bool is_odd;     /* something in it is not regular */
} Dress;

static const char *one_of(Random *random, const char *const *texts, size_t count)
{
    return texts[random_below(random, count)];
}
#define ONE_OF(random, texts) one_of((random), (texts), sizeof(texts) / sizeof(texts)[0])

static void put_field(Buf *buf, Random *random, const Dress *dress, const char *text)
{
    bool must_quote = strpbrk(text, ";\n\"") != NULL;
    if (must_quote || (dress->has_quotes && random_below(random, 4) == 0)) {
        buf_printf(buf, "\"%s\"", text);
    } else {
        buf_printf(buf, "%s%s", random_below(random, 8) == 0 ? "  " : "", text);
    }
}

static void put_row(Buf *buf, Random *random, const Dress *dress)
{
    static const char *const KINDS[] = {"HO",  "HO", "MO", "een lange soort met naam",
                                        "HBO", "H;O"};
    static const char *const PARTS[] = {
        "t", "u", "z", "t\nt", "een \"\"deel\"\" apart", "caf\xC3\xA9"};
    static const char *const SEXES[] = {"m", "v", "x"};
    static const char *const YEARS[] = {"2017", "2018", "2019"};
    static const char *const VALUES[] = {"1", "25", "<5", "3.25", "", ".", "12345678"};
    size_t kinds = dress->has_quotes ? 6 : 5;
    size_t parts = !dress->has_quotes ? 3 : dress->has_high ? 6 : 5;
    put_field(buf, random, dress, one_of(random, KINDS, kinds));
    buf_char(buf, ';');
    put_field(buf, random, dress, one_of(random, PARTS, parts));
    buf_char(buf, ';');
    put_field(buf, random, dress, ONE_OF(random, SEXES));
    buf_char(buf, ';');
    put_field(buf, random, dress, ONE_OF(random, YEARS));
    for (int i = 0; i < 2; i++) {
        buf_char(buf, ';');
        bool is_odd = dress->is_odd && random_below(random, 60) == 0;
        put_field(buf, random, dress, is_odd ? "veel" : ONE_OF(random, VALUES));
    }
    buf_printf(buf, "%s%s", dress->has_tail ? ";" : "", dress->line_end);
}

static Str file_of(Arena *a, Random *random, const Dress *dress)
{
    static const char *const ODD[] = {"a;b;c", "x\"y;;;;;", "\"open", "a;b;c;d;1;2;3;4"};
    Buf buf = buf_in(a, 0);
    buf_printf(&buf, "%s%ssoort%s;deel;sex;jaar;n;m%s%s",
               dress->has_mark ? "\xEF\xBB\xBF" : "", dress->has_quotes ? "\"" : "",
               dress->has_quotes ? "\"" : "", dress->has_tail ? ";" : "",
               dress->line_end);
    put_row(&buf, random, dress);
    size_t rows = random_below(random, 60);
    for (size_t i = 0; i < rows; i++) {
        switch (random_below(random, 12)) {
        case 0:
            buf_printf(&buf, "%s%s", random_below(random, 2) == 0 ? ";;;;;" : " ",
                       dress->line_end);
            break;
        case 1:
            buf_printf(&buf, "Bron: het CBS%s", dress->line_end);
            break;
        default:
            put_row(&buf, random, dress);
        }
        if (dress->is_odd && random_below(random, 100) == 0) {
            buf_printf(&buf, "%s%s", ONE_OF(random, ODD), dress->line_end);
        }
    }
    Str text = buf_str(&buf);
    bool is_cut = random_below(random, 3) == 0;
    return is_cut ? str_slice(text, 0, text.length - strlen(dress->line_end)) : text;
}

/* --- one file, read in one way --- */

typedef struct Outcome {
    bool is_read;
    Cube cube;
    RunReport report;
    DelimitedFound found;
} Outcome;

static Outcome carefully(Arena *a, const Recipe *recipe, const SourceAsk *ask)
{
    Outcome o = {0};
    SourceAsk with = *ask;
    with.found = &o.found;
    Run *run = run_new(a, recipe);
    DatasetSink sink = run_sink(run);
    o.is_read = source_read(a, &with, &sink, NULL);
    if (o.is_read) {
        o.report = run_finish(run, &o.cube);
    }
    return o;
}

static Outcome in_pieces(Arena *a, const Recipe *recipe, const SourceAsk *ask)
{
    Outcome o = {0};
    SourceAsk with = *ask;
    with.found = &o.found;
    Run *run = run_new(a, recipe);
    assert_true(recipe_in_threads(a, recipe, &with, run, &o.is_read, NULL));
    if (o.is_read) {
        o.report = run_finish(run, &o.cube);
    }
    return o;
}

static void expect_same_totals(const RunReport *x, const RunReport *y)
{
    assert_int_equal(x->total_count, y->total_count);
    for (size_t i = 0; i < x->total_count; i++) {
        expect_str(x->totals[i].printed, y->totals[i].printed);
        expect_str(x->totals[i].sum, y->totals[i].sum);
        assert_int_equal(x->totals[i].outcome, y->totals[i].outcome);
        assert_int_equal(x->totals[i].place.line, y->totals[i].place.line);
    }
}

static void expect_same(const Outcome *x, const Outcome *y)
{
    assert_true(cube_equal(&x->cube, &y->cube));
    const RunReport *r = &x->report, *s = &y->report;
    assert_int_equal(r->row_count, s->row_count);
    assert_int_equal(r->kept_count, s->kept_count);
    assert_int_equal(r->dropped_count, s->dropped_count);
    for (size_t i = 0; i < r->dropped_count; i++) {
        assert_int_equal(r->dropped[i].count, s->dropped[i].count);
    }
    assert_int_equal(r->cell_count, s->cell_count);
    assert_int_equal(r->hidden_count, s->hidden_count);
    assert_int_equal(r->missing_count, s->missing_count);
    assert_int_equal(r->unknown_tokens.total, s->unknown_tokens.total);
    assert_int_equal(r->unknown_tokens.count, s->unknown_tokens.count);
    for (size_t i = 0; i < r->unknown_tokens.count; i++) {
        expect_str(r->unknown_tokens.items[i].text, s->unknown_tokens.items[i].text);
        assert_int_equal(r->unknown_tokens.items[i].first.line,
                         s->unknown_tokens.items[i].first.line);
    }
    expect_same_totals(r, s);
    assert_int_equal(x->found.blank_count, y->found.blank_count);
    assert_int_equal(x->found.note_count, y->found.note_count);
    assert_int_equal(x->found.header_line, y->found.header_line);
    assert_int_equal(x->found.ends_in_delimiter, y->found.ends_in_delimiter);
}

static Dress any_dress(Random *random, bool is_odd)
{
    static const char *const LINE_ENDS[] = {"\n", "\r\n", "\r\r\n"};
    return (Dress){
        .line_end = ONE_OF(random, LINE_ENDS),
        .has_mark = random_below(random, 3) == 0,
        .has_tail = random_below(random, 3) == 0,
        .has_quotes = random_below(random, 4) > 0,
        .has_high = random_below(random, 2) == 0,
        .is_odd = is_odd,
    };
}

/* Reads the file with a recipe, by both processors, on as many threads. Returns how often
 * the pieces could do it, of two. */
static size_t try_file(Arena *a, Str path, size_t recipe_number, size_t piece_bytes,
                       size_t threads)
{
    const Recipe *recipe = recipe_of(a, RECIPES[recipe_number % RECIPE_COUNT]);
    SourceAsk ask = {.path = path, .format = S("delimited")};
    ask.text.delimiter = S(";");
    Outcome careful = carefully(a, recipe, &ask);
    ask.piece_bytes = piece_bytes;
    ask.threads = threads;
    size_t done = 0;
    for (size_t way = 0; way < 2; way++) {
        ask.text.way = way == 0 ? MARKS_FASTEST : MARKS_PORTABLE;
        Outcome pieces = in_pieces(a, recipe, &ask);
        if (pieces.is_read) {
            assert_true(careful.is_read);
            expect_same(&careful, &pieces);
            done++;
        }
    }
    return done;
}

static Str own_path(Arena *a)
{
    const char *folder = getenv("TMPDIR");
    return str_format(a, "%s/pact-threads-%ld.csv", folder == NULL ? "/tmp" : folder,
                      (long)getpid());
}

static size_t try_files(bool is_odd, size_t files)
{
    static const size_t THREADS[] = {1, 2, 4};
    Random random = {20180613};
    size_t done = 0;
    for (size_t i = 0; i < files; i++) {
        Arena *a = arena_new();
        Dress dress = any_dress(&random, is_odd);
        Str text = file_of(a, &random, &dress);
        Str path = own_path(a);
        assert_true(file_write_derived(path, text, NULL, NULL));
        size_t piece = 64 + random_below(&random, 1 + text.length);
        done += try_file(a, path, i, piece, THREADS[random_below(&random, 3)]);
        assert_int_equal(unlink(str_c(a, path)), 0);
        arena_free(a);
    }
    return done;
}

static size_t files_to_try(void)
{
    return getenv("LONG") != NULL ? 20000 : 200;
}

static void pieces_give_what_the_careful_reader_gives(void **state)
{
    (void)state;
    /* Regular files never need the careful reader. */
    assert_int_equal(try_files(false, files_to_try()), 2 * files_to_try());
}

static void what_is_odd_is_left_to_the_careful_reader(void **state)
{
    (void)state;
    size_t done = try_files(true, files_to_try());
    assert_true(done > files_to_try() / 2);
    assert_true(done < 2 * files_to_try());
}

/* One file, cut at each of its bytes in turn. */
static void quotes_hold_over_every_border(void **state)
{
    Arena *a = *state;
    Str text = S("soort;deel;sex;jaar;n;m\n"
                 "HO;\"t\nt\";m;2017;\"1\";2\r\n"
                 "HO;\"een \"\"deel\"\"; apart\n\";v;2018;3;\"<5\"\n"
                 "\"H;O\";\"\n\n\"\"\n\";m;2019;5;6\n"
                 "MO;t;m;2017;7;8\nHO;z;x;2017;7;8\nHO;z;v;2017;9;10");
    Str path = own_path(a);
    assert_true(file_write_derived(path, text, NULL, NULL));
    for (size_t piece = 24; piece <= text.length + 1; piece++) {
        Arena *own = arena_new();
        assert_int_equal(try_file(own, path, piece, piece, 1 + piece % 4), 2);
        arena_free(own);
    }
    assert_int_equal(unlink(str_c(a, path)), 0);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(pieces_give_what_the_careful_reader_gives),
        FACT(what_is_odd_is_left_to_the_careful_reader),
        FACT(quotes_hold_over_every_border),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
