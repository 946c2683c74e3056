/* SPDX-License-Identifier: EUPL-1.2
 * texts.c - turns the catalogue of texts into an enum and a table, at build time
 *
 *   texts OUTDIR texts/chart.txt texts/page.txt ...
 *
 * writes OUTDIR/texts.h (the keys and the named places) and OUTDIR/texts_table.h (the
 * rows, for src/publish/text/text.c alone). A text looks like this:
 *
 *   # a comment
 *   stamp.edition
 *     nl: {edition}, uitgebracht op {date}
 *     en: {edition}, released on {date}
 *
 *   actions.count
 *     nl one: {count} actie
 *     nl many: {count} acties
 *     en one: {count} action
 *     en many: {count} actions
 *
 * A key stands at the start of a line; its texts are indented. A line that begins with no
 * language goes on where the line before ended. `{name}` is a place to be filled. A text
 * with blanks at its ends stands between double quotes.
 *
 * The build breaks when a translation is missing, when a key occurs twice, or when a
 * place differs between languages. With `one` and `many` the place {count} must be in
 * `many`, and may be left out of `one`.
 *
 * For the Makefile:
 *
 *   $(OUT)/tools/%: tools/%.c            a plain program of the build machine
 *   $(OUT)/made/texts.h: $(OUT)/tools/texts $(wildcard texts/(star).txt)
 *           $< $(OUT)/made $(sort $(wildcard texts/(star).txt))
 *   every object depends on $(OUT)/made/texts.h (order-only will do; -MMD does the rest)
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_TEXTS = 2000,
    MOST_PLACES = 400,
    MOST_IN_TEXT = 12,
    MOST_BYTES = 4000,
    FORMS = 4 /* nl one, nl many, en one, en many; a text without number uses `many` */
};

static const char *const form_tags[] = {"nl one:", "nl many:", "en one:", "en many:"};

typedef struct Text {
    char *key;
    char *forms[FORMS];
    int plural;
    const char *file;
    int line;
} Text;

static Text texts[MOST_TEXTS];
static int text_count;
static char *places[MOST_PLACES];
static int place_count;

__attribute__((noreturn, format(printf, 3, 4))) static void
fail(const char *file, int line, const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    (void)fprintf(stderr, "%s:%d: ", file, line);
    (void)vfprintf(stderr, format, rest);
    (void)fputc('\n', stderr);
    va_end(rest);
    exit(1);
}

static char *copy_of(const char *text)
{
    size_t length = strlen(text) + 1;
    char *copy = malloc(length);
    if (copy == NULL) {
        fail("texts", 0, "out of memory");
    } else {
        memcpy(copy, text, length);
    }
    return copy;
}

static int compare_keys(const void *a, const void *b)
{
    return strcmp(((const Text *)a)->key, ((const Text *)b)->key);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_form(Text *text, int form, const char *value, const char *file, int line)
{
    if (text->forms[form] != NULL) {
        fail(file, line, "%s: `%s` is given twice", text->key, form_tags[form]);
    }
    while (*value == ' ') {
        value++;
    }
    size_t length = strlen(value);
    if (length >= 2 && value[0] == '"' && value[length - 1] == '"') {
        char inside[MOST_BYTES];
        memcpy(inside, value + 1, length - 2);
        inside[length - 2] = '\0';
        text->forms[form] = copy_of(inside);
    } else {
        text->forms[form] = copy_of(value);
    }
}

static void add_to_form(Text *text, int form, const char *more)
{
    char joined[MOST_BYTES];
    int length = snprintf(joined, sizeof joined, "%s%s%s", text->forms[form],
                          text->forms[form][0] == '\0' ? "" : " ", more);
    if (length < 0 || (size_t)length >= sizeof joined) {
        fail(text->file, text->line, "%s is too long", text->key);
    }
    free(text->forms[form]);
    text->forms[form] = copy_of(joined);
}

/* One indented line; returns the form that a next line may go on with. */
static int read_form(Text *text, int last, const char *line, const char *file, int number)
{
    for (int form = 0; form < FORMS; form++) {
        size_t length = strlen(form_tags[form]);
        if (strncmp(line, form_tags[form], length) == 0) {
            text->plural = 1;
            add_form(text, form, line + length, file, number);
            return form;
        }
    }
    if (strncmp(line, "nl:", 3) == 0 || strncmp(line, "en:", 3) == 0) {
        int form = line[0] == 'n' ? 1 : 3;
        add_form(text, form, line + 3, file, number);
        return form;
    }
    if (last < 0) {
        fail(file, number, "%s: a text begins with `nl:` or `en:`", text->key);
    }
    add_to_form(text, last, line);
    return last;
}

static void read_texts(const char *file)
{
    FILE *in = fopen(file, "rb");
    if (in == NULL) {
        fail(file, 0, "cannot be opened");
    }
    char buffer[MOST_BYTES];
    Text *text = NULL;
    int form = -1;
    for (int number = 1; fgets(buffer, sizeof buffer, in) != NULL; number++) {
        size_t length = strlen(buffer);
        while (length > 0 && isspace((unsigned char)buffer[length - 1])) {
            buffer[--length] = '\0';
        }
        if (length == 0 || buffer[0] == '#') {
            continue;
        }
        if (buffer[0] != ' ') {
            if (text_count == MOST_TEXTS) {
                fail(file, number, "more than %d texts", MOST_TEXTS);
            }
            if (strspn(buffer, "abcdefghijklmnopqrstuvwxyz0123456789.-") != length) {
                fail(file, number, "`%s` is not a key", buffer);
            }
            text = &texts[text_count++];
            *text = (Text){.key = copy_of(buffer), .file = file, .line = number};
            form = -1;
        } else if (text == NULL) {
            fail(file, number, "a text without a key");
        } else {
            form = read_form(text, form, buffer + strspn(buffer, " "), file, number);
        }
    }
    (void)fclose(in);
}

/* The places named in one form, sorted; returns how many. */
static int places_in(const Text *text, const char *form, char **found)
{
    int count = 0;
    for (const char *at = form; (at = strchr(at, '{')) != NULL;) {
        const char *end = strchr(at, '}');
        size_t length = end == NULL ? 0 : (size_t)(end - at - 1);
        if (length == 0 || strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_") != length) {
            fail(text->file, text->line, "%s: a place is written {name}", text->key);
        }
        char name[MOST_BYTES];
        memcpy(name, at + 1, length);
        name[length] = '\0';
        int known = 0;
        for (int i = 0; i < count; i++) {
            known |= strcmp(found[i], name) == 0;
        }
        if (!known && count == MOST_IN_TEXT) {
            fail(text->file, text->line, "%s has more than %d places", text->key,
                 MOST_IN_TEXT);
        }
        if (!known) {
            found[count++] = copy_of(name);
        }
        at = end;
    }
    qsort(found, (size_t)count, sizeof found[0], compare_names);
    return count;
}

static void remember_place(const char *name)
{
    for (int i = 0; i < place_count; i++) {
        if (strcmp(places[i], name) == 0) {
            return;
        }
    }
    if (place_count == MOST_PLACES) {
        fail("texts", 0, "more than %d places", MOST_PLACES);
    }
    places[place_count++] = copy_of(name);
}

static void check_places(const Text *text)
{
    char *wanted[MOST_IN_TEXT];
    int wanted_count = places_in(text, text->forms[1], wanted);
    int counts = 0;
    for (int i = 0; i < wanted_count; i++) {
        remember_place(wanted[i]);
        counts |= strcmp(wanted[i], "count") == 0;
    }
    if (text->plural && !counts) {
        fail(text->file, text->line, "%s: `nl many:` has no {count}", text->key);
    }
    for (int form = 0; form < FORMS; form++) {
        if (text->forms[form] == NULL) {
            continue;
        }
        char *found[MOST_IN_TEXT];
        int count = places_in(text, text->forms[form], found);
        int f = 0;
        for (int w = 0; w < wanted_count; w++) {
            if (f < count && strcmp(found[f], wanted[w]) == 0) {
                f++;
            } else if (form % 2 == 1 || strcmp(wanted[w], "count") != 0) {
                fail(text->file, text->line, "%s: `%s` lacks the place {%s}", text->key,
                     form_tags[form], wanted[w]);
            }
        }
        if (f < count) {
            fail(text->file, text->line, "%s: the place {%s} is not in all languages",
                 text->key, found[f]);
        }
    }
}

static void check_texts(void)
{
    qsort(texts, (size_t)text_count, sizeof texts[0], compare_keys);
    for (int i = 0; i < text_count; i++) {
        const Text *text = &texts[i];
        if (i > 0 && strcmp(texts[i - 1].key, text->key) == 0) {
            fail(text->file, text->line, "%s is there twice", text->key);
        }
        for (int form = 0; form < FORMS; form++) {
            if ((text->plural || form % 2 == 1) && text->forms[form] == NULL) {
                fail(text->file, text->line, "%s: `%s` is missing", text->key,
                     form_tags[form]);
            }
            if (text->forms[form] != NULL && text->forms[form][0] == '\0') {
                fail(text->file, text->line, "%s: `%s` is empty", text->key,
                     form_tags[form]);
            }
        }
        check_places(text);
    }
    qsort(places, (size_t)place_count, sizeof places[0], compare_names);
}

static void write_name(FILE *out, const char *head, const char *name)
{
    (void)fputs(head, out);
    for (; *name != '\0'; name++) {
        int c = *name == '.' || *name == '-' ? '_' : toupper((unsigned char)*name);
        (void)fputc(c, out);
    }
}

static void write_literal(FILE *out, const char *text)
{
    (void)fputs("S_INIT(\"", out);
    for (; text != NULL && *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') {
            (void)fputc('\\', out);
        }
        (void)fputc(*text, out);
    }
    (void)fputs("\")", out);
}

static FILE *open_out(const char *folder, const char *name)
{
    char path[MOST_BYTES];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *out = fopen(path, "wb");
    if (out == NULL) {
        fail(path, 0, "cannot be written");
    }
    return out;
}

static void write_header(const char *folder)
{
    FILE *out = open_out(folder, "texts.h");
    (void)fputs("/* Made by tools/texts.c from texts/; do not edit. */\n"
                "#ifndef MADE_TEXTS_H\n#define MADE_TEXTS_H\n\n"
                "typedef enum TextKey {\n",
                out);
    for (int i = 0; i < text_count; i++) {
        write_name(out, "    TEXT_", texts[i].key);
        (void)fputs(",\n", out);
    }
    (void)fputs("    TEXT_KEY_COUNT\n} TextKey;\n\ntypedef enum TextPlace {\n", out);
    for (int i = 0; i < place_count; i++) {
        write_name(out, "    PLACE_", places[i]);
        (void)fputs(",\n", out);
    }
    (void)fputs("    TEXT_PLACE_COUNT\n} TextPlace;\n\n#endif\n", out);
    if (fclose(out) != 0) {
        fail(folder, 0, "texts.h could not be finished");
    }
}

static void write_table(const char *folder)
{
    FILE *out = open_out(folder, "texts_table.h");
    (void)fputs("/* Made by tools/texts.c from texts/; do not edit. */\n"
                "static const Str place_names[TEXT_PLACE_COUNT] = {\n",
                out);
    for (int i = 0; i < place_count; i++) {
        (void)fputs("    ", out);
        write_literal(out, places[i]);
        (void)fputs(",\n", out);
    }
    (void)fputs("};\n\nstatic const TextRow text_rows[TEXT_KEY_COUNT] = {\n", out);
    for (int i = 0; i < text_count; i++) {
        (void)fputs("    {", out);
        write_literal(out, texts[i].key);
        (void)fprintf(out, ", %s, {\n", texts[i].plural ? "true" : "false");
        for (int form = 0; form < FORMS; form++) {
            int use = texts[i].forms[form] != NULL ? form : form + 1;
            (void)fputs(form % 2 == 0 ? "        {" : " ", out);
            write_literal(out, texts[i].forms[use]);
            (void)fputs(form % 2 == 0 ? "," : "},\n", out);
        }
        (void)fputs("    }},\n", out);
    }
    (void)fputs("};\n", out);
    if (fclose(out) != 0) {
        fail(folder, 0, "texts_table.h could not be finished");
    }
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        (void)fputs("usage: texts OUTDIR TEXTS.txt ...\n", stderr);
        return 2;
    }
    for (int i = 2; i < argc; i++) {
        read_texts(argv[i]);
    }
    remember_place("count");
    check_texts();
    write_table(argv[1]);
    write_header(argv[1]);
    return 0;
}
