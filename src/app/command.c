/* SPDX-License-Identifier: EUPL-1.2
 * command.c - reading the words of a command line against the table
 */
#include "app/command.h"

#include <inttypes.h>
#include <stdarg.h>

#include "base/nearest.h"
#include "base/number.h"

enum { USAGE_MOST = 200 }; /* letters: what is longer is left to `pact help` */

static size_t argument_count(const CommandRow *row)
{
    size_t count = 0;
    while (count < COMMAND_ARGUMENTS && row->arguments[count].name.length > 0) {
        count++;
    }
    return count;
}

static size_t option_count(const CommandRow *row)
{
    size_t count = 0;
    while (count < COMMAND_OPTIONS && row->options[count].name.length > 0) {
        count++;
    }
    return count;
}

static size_t option_index(const CommandRow *row, Str name)
{
    size_t count = option_count(row);
    size_t i = 0;
    while (i < count && !str_equal(row->options[i].name, name)) {
        i++;
    }
    return i;
}

const CommandRow *command_find(CommandTable table, Str verb)
{
    const CommandRow *rows = table.rows;
    for (size_t i = 0; i < table.count; i++) {
        if (str_equal(rows[i].verb, verb)) {
            return &rows[i];
        }
    }
    return NULL;
}

Str command_nearest(CommandTable table, Str verb)
{
    Nearest nearest = nearest_to(verb);
    for (size_t i = 0; i < table.count; i++) {
        nearest_offer(&nearest, table.rows[i].verb);
    }
    return nearest.best;
}

bool command_wrong_usage(Command *command, Error *err, const char *format, ...)
{
    char message[sizeof err->message];
    va_list rest;
    va_start(rest, format);
    vsnprintf(message, sizeof message, format, rest);
    va_end(rest);
    command->is_wrong_usage = true;
    if (err->hint[0] == '\0' && command->row != NULL) {
        Str usage = command_usage(command->arena, command->row);
        error_hint(err, usage.length <= USAGE_MOST
                            ? str_format(command->arena, "Usage: %.*s", STR_ARG(usage))
                            : str_format(command->arena, "`pact help %.*s` tells how.",
                                         STR_ARG(command->row->verb)));
    }
    return FAIL(err, ERR_INVALID, "%s", message);
}

static bool unknown_option(Command *command, Str name, Error *err)
{
    Nearest nearest = nearest_to(name);
    size_t count = option_count(command->row);
    for (size_t i = 0; i < count; i++) {
        nearest_offer(&nearest, command->row->options[i].name);
    }
    if (nearest.best.length > 0) {
        error_hint(err, str_format(command->arena, "Did you mean --%.*s?",
                                   STR_ARG(nearest.best)));
    }
    return command_wrong_usage(command, err, "pact %.*s has no option \"--%.*s\"",
                               STR_ARG(command->row->verb), STR_ARG(name));
}

static bool check_choice(Command *command, const OptionSpec *option, Str value,
                         Error *err)
{
    StrList choices = str_split(command->arena, option->choices, '|');
    Nearest nearest = nearest_to(value);
    for (size_t i = 0; i < choices.count; i++) {
        if (str_equal(choices.items[i], value)) {
            return true;
        }
        nearest_offer(&nearest, choices.items[i]);
    }
    Str words = str_join(command->arena, choices.items, choices.count, S(", "));
    Str hint =
        nearest.best.length > 0
            ? str_format(command->arena, "Did you mean %.*s? It takes one of: %.*s.",
                         STR_ARG(nearest.best), STR_ARG(words))
            : str_format(command->arena, "It takes one of: %.*s.", STR_ARG(words));
    error_hint(err, hint);
    return command_wrong_usage(command, err, "--%.*s cannot be \"%.*s\"",
                               STR_ARG(option->name), STR_ARG(value));
}

static bool check_number(Command *command, const OptionSpec *option, Str value,
                         Error *err)
{
    int64_t number;
    if (integer_parse(value, &number) && number >= option->least &&
        number <= option->most) {
        return true;
    }
    return command_wrong_usage(
        command, err,
        "--%.*s takes a whole number from %" PRId64 " to %" PRId64 ", not \"%.*s\"",
        STR_ARG(option->name), option->least, option->most, STR_ARG(value));
}

static bool check_value(Command *command, const OptionSpec *option, Str value, Error *err)
{
    Date date;
    Period period;
    switch (option->kind) {
    case VALUE_TEXT:
        return true;
    case VALUE_CHOICE:
        return check_choice(command, option, value, err);
    case VALUE_NUMBER:
        return check_number(command, option, value, err);
    case VALUE_DATE:
        if (!date_parse(value, &date)) {
            return command_wrong_usage(
                command, err, "--%.*s takes a date like 2018-06-27, not \"%.*s\"",
                STR_ARG(option->name), STR_ARG(value));
        }
        return true;
    case VALUE_PERIOD:
        if (!period_parse(value, &period)) {
            error_hint(err, S("A period is written 2017, 2017/18, 2017-Q3 or 2017-10-01; "
                              "a span has .. between two of them."));
            return command_wrong_usage(command, err,
                                       "--%.*s takes a period, not \"%.*s\"",
                                       STR_ARG(option->name), STR_ARG(value));
        }
        return true;
    }
    return true;
}

/* One word that begins with "--"; `*at` moves past its value. */
static bool read_option(Command *command, StrList words, size_t *at, Error *err)
{
    Str word = str_slice(words.items[*at], 2, words.items[*at].length);
    Str name, value;
    bool has_value = str_cut(word, '=', &name, &value);
    size_t i = option_index(command->row, name);
    if (i == option_count(command->row)) {
        return unknown_option(command, name, err);
    }
    const OptionSpec *option = &command->row->options[i];
    if (command->is_given[i]) {
        return command_wrong_usage(command, err, "--%.*s is given twice", STR_ARG(name));
    }
    bool is_flag = option->value.length == 0;
    if (is_flag && has_value) {
        return command_wrong_usage(command, err, "--%.*s takes no value", STR_ARG(name));
    }
    if (!is_flag && !has_value) {
        if (*at + 1 == words.count || str_starts(words.items[*at + 1], S("--"))) {
            return command_wrong_usage(command, err, "--%.*s needs a value: %.*s",
                                       STR_ARG(name), STR_ARG(option->value));
        }
        value = words.items[++*at];
    }
    if (!is_flag && value.length == 0) {
        return command_wrong_usage(command, err, "--%.*s is empty", STR_ARG(name));
    }
    command->is_given[i] = true;
    command->options[i] = value;
    return is_flag || check_value(command, option, value, err);
}

static bool check_options(Command *command, Error *err)
{
    const CommandRow *row = command->row;
    size_t count = option_count(row);
    for (size_t i = 0; i < count; i++) {
        const OptionSpec *option = &row->options[i];
        if (option->is_required && !command->is_given[i]) {
            return command_wrong_usage(command, err, "pact %.*s needs --%.*s %.*s",
                                       STR_ARG(row->verb), STR_ARG(option->name),
                                       STR_ARG(option->value));
        }
        if (command->is_given[i] && option->not_with.length > 0 &&
            command_has(command, option->not_with)) {
            return command_wrong_usage(command, err,
                                       "--%.*s and --%.*s cannot stand together",
                                       STR_ARG(option->name), STR_ARG(option->not_with));
        }
    }
    return true;
}

/* Gives the words their places: an argument that an option stands for takes none. */
static bool place_arguments(Command *command, StrList words, Error *err)
{
    const CommandRow *row = command->row;
    size_t next = 0;
    for (size_t i = 0; i < argument_count(row); i++) {
        const ArgumentSpec *argument = &row->arguments[i];
        bool by_option =
            argument->or_option.length > 0 && command_has(command, argument->or_option);
        if (by_option) {
            continue;
        }
        if (next < words.count) {
            command->arguments[i] = words.items[next++];
            if (argument->is_many) {
                command->rest = (StrList){&words.items[next - 1], words.count - next + 1};
                next = words.count;
            }
        } else if (!argument->is_optional) {
            return command_wrong_usage(command, err, "pact %.*s needs a %.*s: %.*s",
                                       STR_ARG(row->verb), STR_ARG(argument->name),
                                       STR_ARG(argument->help));
        }
    }
    if (next < words.count) {
        return command_wrong_usage(command, err, "pact %.*s has no place for \"%.*s\"",
                                   STR_ARG(row->verb), STR_ARG(words.items[next]));
    }
    return true;
}

/* The words after the verb. */
static bool read_words(Command *command, StrList words, Error *err)
{
    StrList arguments = {PUSH_ARRAY(command->arena, Str, words.count + 1), 0};
    bool only_arguments = false;
    for (size_t i = 0; i < words.count; i++) {
        Str word = words.items[i];
        size_t bad;
        if (!str_is_utf8(word, &bad)) {
            return command_wrong_usage(command, err, "word %zu is not UTF-8", i + 2);
        }
        if (!only_arguments && str_equal(word, S("--"))) {
            only_arguments = true;
        } else if (!only_arguments && str_starts(word, S("--"))) {
            if (!read_option(command, words, &i, err)) {
                return false;
            }
        } else if (!only_arguments && word.length > 1 && word.data[0] == '-') {
            return unknown_option(command, str_slice(word, 1, word.length), err);
        } else {
            arguments.items[arguments.count++] = word;
        }
    }
    return check_options(command, err) && place_arguments(command, arguments, err);
}

static bool find_verb(Command *command, StrList words, Error *err)
{
    CommandTable table = command->around->table;
    Str verb = words.items[0];
    if (str_equal(verb, S("--help")) || str_equal(verb, S("-h"))) {
        verb = S("help");
    } else if (str_equal(verb, S("--version"))) {
        verb = S("version");
    }
    command->row = command_find(table, verb);
    if (command->row != NULL) {
        return true;
    }
    Str nearest = command_nearest(table, verb);
    error_hint(err, nearest.length > 0
                        ? str_format(command->arena,
                                     "Did you mean \"pact %.*s\"? `pact help` lists all.",
                                     STR_ARG(nearest))
                        : S("`pact help` lists the commands."));
    return command_wrong_usage(command, err, "there is no command \"%.*s\"",
                               STR_ARG(verb));
}

/* `pact check --help` means `pact help check`. */
static bool asks_for_help(StrList words)
{
    for (size_t i = 1; i < words.count && !str_equal(words.items[i], S("--")); i++) {
        if (str_equal(words.items[i], S("--help")) ||
            str_equal(words.items[i], S("-h"))) {
            return true;
        }
    }
    return false;
}

static bool run(Command *command, StrList words, Error *err)
{
    if (words.count == 0) {
        error_hint(err, S("`pact help` lists the commands."));
        return command_wrong_usage(command, err, "no command is given");
    }
    if (!find_verb(command, words, err)) {
        return false;
    }
    if (asks_for_help(words)) {
        buf_add(&command->out, command_help_one(command->arena, command->row));
        return true;
    }
    StrList rest = {words.items + 1, words.count - 1};
    return read_words(command, rest, err) && command->row->run(command, err);
}

static int exit_code(const Command *command, bool is_good, const Error *err)
{
    if (is_good) {
        return EXIT_GOOD;
    }
    if (command->is_wrong_usage) {
        return EXIT_WRONG_USAGE;
    }
    return err->kind == ERR_NOT_COMPARABLE ? EXIT_NOT_COMPARABLE : EXIT_FAILED;
}

int command_run(Arena *a, const Surroundings *around, StrList words)
{
    Error err = {0};
    Command command = {.arena = a, .around = around, .out = buf_in(a, 0)};
    bool is_good = run(&command, words, &err);
    Error flush_err = {0};
    if (!command_flush(&command, &flush_err) && is_good) {
        is_good = false;
        err = flush_err;
    }
    if (!is_good) {
        fprintf(around->talk, "pact: %s\n", err.message);
        if (err.hint[0] != '\0') {
            fprintf(around->talk, "    %s\n", err.hint);
        }
    }
    return exit_code(&command, is_good, &err);
}

Str command_argument(const Command *command, Str name)
{
    size_t count = argument_count(command->row);
    size_t i = 0;
    while (i < count && !str_equal(command->row->arguments[i].name, name)) {
        i++;
    }
    CHECK(i < count);
    return command->arguments[i];
}

static size_t declared(const Command *command, Str name)
{
    size_t i = option_index(command->row, name);
    CHECK(i < option_count(command->row));
    return i;
}

bool command_has(const Command *command, Str name)
{
    return command->is_given[declared(command, name)];
}

StrList command_rest(const Command *command, Str name)
{
    (void)command_argument(command, name); /* it is declared */
    return command->rest;
}

bool command_flag(const Command *command, Str name)
{
    CHECK(command->row->options[declared(command, name)].value.length == 0);
    return command_has(command, name);
}

Str command_text(const Command *command, Str name)
{
    size_t i = declared(command, name);
    const OptionSpec *option = &command->row->options[i];
    if (!command->is_given[i] && option->kind == VALUE_CHOICE) {
        Str first, rest;
        (void)str_cut(option->choices, '|', &first, &rest);
        return first;
    }
    return command->options[i];
}

int64_t command_number(const Command *command, Str name, int64_t if_absent)
{
    size_t i = declared(command, name);
    CHECK(command->row->options[i].kind == VALUE_NUMBER);
    int64_t number = if_absent;
    if (command->is_given[i]) {
        CHECK(integer_parse(command->options[i], &number));
    }
    return number;
}

Date command_date(const Command *command, Str name)
{
    size_t i = declared(command, name);
    CHECK(command->row->options[i].kind == VALUE_DATE);
    Date date = {0};
    if (command->is_given[i]) {
        CHECK(date_parse(command->options[i], &date));
    }
    return date;
}

Period command_period(const Command *command, Str name)
{
    size_t i = declared(command, name);
    CHECK(command->row->options[i].kind == VALUE_PERIOD);
    Period period = {0};
    if (command->is_given[i]) {
        CHECK(period_parse(command->options[i], &period));
    }
    return period;
}

Moment command_now(const Command *command)
{
    CHECK(command->row->reads_clock);
    return command->around->now;
}

void command_say(const Command *command, const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    vfprintf(command->around->talk, format, rest);
    va_end(rest);
    fputc('\n', command->around->talk);
}

bool command_flush(Command *command, Error *err)
{
    Str text;
    if (!buf_finish(&command->out, &text, err)) {
        return false;
    }
    FILE *out = command->around->out;
    bool is_written =
        text.length == 0 || fwrite(text.data, 1, text.length, out) == text.length;
    if (!is_written || fflush(out) != 0) {
        return FAIL(err, ERR_IO, "the output could not be written");
    }
    buf_clear(&command->out);
    return true;
}
