/* SPDX-License-Identifier: EUPL-1.2
 * command_help.c - help, written from the table
 */
#include "app/command.h"
#include "app/commands.h"
#include "app/version.h"

enum { LINE_WIDTH = 78 };

static size_t most(size_t a, size_t b)
{
    return a > b ? a : b;
}

static void add_option(Buf *buf, const OptionSpec *option)
{
    buf_printf(buf, "--%.*s", STR_ARG(option->name));
    if (option->value.length > 0) {
        Str value = option->kind == VALUE_CHOICE ? option->choices : option->value;
        buf_printf(buf, " %.*s", STR_ARG(value));
    }
}

/* Null if there is none; no option has an empty name. */
static const OptionSpec *option_named(const CommandRow *row, Str name)
{
    for (size_t i = 0; i < COMMAND_OPTIONS && row->options[i].name.length > 0; i++) {
        if (str_equal(row->options[i].name, name)) {
            return &row->options[i];
        }
    }
    return NULL;
}

/* Named already, beside the argument or the option that it may stand in for. */
static bool is_shown_elsewhere(const CommandRow *row, Str option)
{
    for (size_t i = 0; i < COMMAND_ARGUMENTS; i++) {
        if (str_equal(row->arguments[i].or_option, option)) {
            return true;
        }
    }
    for (size_t i = 0; i < COMMAND_OPTIONS; i++) {
        if (str_equal(row->options[i].not_with, option)) {
            return true;
        }
    }
    return false;
}

static Str option_usage(Arena *a, const CommandRow *row, const OptionSpec *option)
{
    const OptionSpec *other = option_named(row, option->not_with);
    Buf buf = buf_in(a, 0);
    buf_add(&buf, option->is_required ? S("") : S("["));
    add_option(&buf, option);
    if (other != NULL) {
        buf_add(&buf, S(" | "));
        add_option(&buf, other);
    }
    buf_add(&buf, option->is_required ? S("") : S("]"));
    return buf_str(&buf);
}

static Str argument_usage(Arena *a, const CommandRow *row, const ArgumentSpec *argument)
{
    const OptionSpec *instead = option_named(row, argument->or_option);
    Buf buf = buf_in(a, 0);
    if (instead != NULL) {
        buf_printf(&buf, "(%.*s | ", STR_ARG(argument->name));
        add_option(&buf, instead);
        buf_add(&buf, S(")"));
    } else {
        buf_printf(&buf, argument->is_optional ? "[%.*s]" : "%.*s",
                   STR_ARG(argument->name));
        buf_add(&buf, argument->is_many ? S("...") : S(""));
    }
    return buf_str(&buf);
}

/* What follows the verb, part by part: a line is broken only between them. */
static StrList usage_parts(Arena *a, const CommandRow *row)
{
    StrList parts = {PUSH_ARRAY(a, Str, COMMAND_ARGUMENTS + COMMAND_OPTIONS), 0};
    for (size_t i = 0; i < COMMAND_ARGUMENTS && row->arguments[i].name.length > 0; i++) {
        parts.items[parts.count++] = argument_usage(a, row, &row->arguments[i]);
    }
    for (size_t i = 0; i < COMMAND_OPTIONS && row->options[i].name.length > 0; i++) {
        if (!is_shown_elsewhere(row, row->options[i].name)) {
            parts.items[parts.count++] = option_usage(a, row, &row->options[i]);
        }
    }
    return parts;
}

Str command_usage(Arena *a, const CommandRow *row)
{
    StrList parts = usage_parts(a, row);
    Str rest = str_join(a, parts.items, parts.count, S(" "));
    return str_trim(str_format(a, "pact %.*s %.*s", STR_ARG(row->verb), STR_ARG(rest)));
}

/* The same, on lines that fit a terminal. */
static void add_usage_lines(Arena *a, Buf *buf, const CommandRow *row)
{
    StrList parts = usage_parts(a, row);
    size_t line_start = buf->length;
    buf_printf(buf, "pact %.*s", STR_ARG(row->verb));
    for (size_t i = 0; i < parts.count; i++) {
        if (buf->length - line_start + 1 + parts.items[i].length > LINE_WIDTH) {
            line_start = buf->length + 1;
            buf_add(buf, S("\n        "));
        }
        buf_printf(buf, " %.*s", STR_ARG(parts.items[i]));
    }
}

Str command_help_all(Arena *a, CommandTable table)
{
    size_t width = 0;
    for (size_t i = 0; i < table.count; i++) {
        width = most(width, table.rows[i].verb.length);
    }
    Buf buf = buf_in(a, 0);
    buf_add(&buf,
            S("pact runs a pact: its monitor, its register and its yearly report.\n\n"));
    for (size_t i = 0; i < table.count; i++) {
        buf_printf(&buf, "  pact %-*.*s  %.*s\n", (int)width, STR_ARG(table.rows[i].verb),
                   STR_ARG(table.rows[i].summary));
    }
    buf_add(&buf,
            S("\n`pact help VERB` tells more about one of them. Exit codes: 0 good, "
              "1 failed,\n2 wrong usage, 3 not comparable.\n"));
    return buf_str(&buf);
}

/* Two columns: what may be given, and what it means. */
typedef struct HelpRows {
    Str names[COMMAND_ARGUMENTS + COMMAND_OPTIONS];
    Str helps[COMMAND_ARGUMENTS + COMMAND_OPTIONS];
    size_t count;
    size_t width;
} HelpRows;

static void help_rows_add(HelpRows *rows, Str name, Str help)
{
    rows->names[rows->count] = name;
    rows->helps[rows->count] = help;
    rows->count++;
    rows->width = most(rows->width, name.length);
}

static HelpRows help_rows(Arena *a, const CommandRow *row)
{
    HelpRows rows = {0};
    for (size_t i = 0; i < COMMAND_ARGUMENTS && row->arguments[i].name.length > 0; i++) {
        help_rows_add(&rows, row->arguments[i].name, row->arguments[i].help);
    }
    for (size_t i = 0; i < COMMAND_OPTIONS && row->options[i].name.length > 0; i++) {
        Buf name = buf_in(a, 0);
        add_option(&name, &row->options[i]);
        help_rows_add(&rows, buf_str(&name), row->options[i].help);
    }
    return rows;
}

Str command_help_one(Arena *a, const CommandRow *row)
{
    Buf buf = buf_in(a, 0);
    add_usage_lines(a, &buf, row);
    buf_printf(&buf, "\n\n  %.*s\n", STR_ARG(row->summary));
    HelpRows rows = help_rows(a, row);
    buf_add(&buf, rows.count > 0 ? S("\n") : S(""));
    for (size_t i = 0; i < rows.count; i++) {
        buf_printf(&buf, "  %-*.*s  %.*s\n", (int)rows.width, STR_ARG(rows.names[i]),
                   STR_ARG(rows.helps[i]));
    }
    if (row->detail.length > 0) {
        buf_printf(&buf, "\n%.*s\n", STR_ARG(row->detail));
    }
    return buf_str(&buf);
}

bool command_help(Command *command, Error *err)
{
    CommandTable table = command->around->table;
    Str verb = command_argument(command, S("VERB"));
    if (verb.length == 0) {
        buf_add(&command->out, command_help_all(command->arena, table));
        return true;
    }
    const CommandRow *row = command_find(table, verb);
    if (row == NULL) {
        Str nearest = command_nearest(table, verb);
        if (nearest.length > 0) {
            error_hint(err, str_format(command->arena, "Did you mean \"pact help %.*s\"?",
                                       STR_ARG(nearest)));
        }
        return command_wrong_usage(command, err, "there is no command \"%.*s\"",
                                   STR_ARG(verb));
    }
    buf_add(&command->out, command_help_one(command->arena, row));
    return true;
}

bool command_version(Command *command, Error *err)
{
    (void)err;
    buf_printf(&command->out, "pact %s\n", PROGRAM_VERSION);
    return true;
}
