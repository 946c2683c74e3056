/* SPDX-License-Identifier: EUPL-1.2
 * command.h - every verb of the program, in one table
 *
 *   { .verb = S_INIT("check"),
 *     .summary = S_INIT("find every fault in a pact folder"),
 *     .arguments = {{.name = S_INIT("FOLDER"), .help = S_INIT("the pact folder")}},
 *     .options = {{.name = S_INIT("json"), .help = S_INIT("print the faults as JSON")}},
 *     .run = command_check },
 *
 *   bool command_check(Command *command, Error *err)
 *   {
 *       Str folder = command_argument(command, S("FOLDER"));
 *       if (command_flag(command, S("json"))) ...
 *       buf_add(&command->out, S("no faults\n"));
 *       return true;
 *   }
 *
 * The table (commands.c) gives dispatch, `pact help`, `pact help VERB` and the messages
 * for wrong usage. A row declares what its verb takes; the run function reads only that:
 * asking for a name that is not declared is our own mistake and aborts. Values are
 * checked by kind before the run function is called, so command_date() cannot fail.
 *
 * To add a command: declare its run function in commands.h, write it in command_*.c, and
 * add a row to commands.c. Nothing else.
 *
 * stdout is data: what stands in `out` is written when the run function returns, also
 * when it failed. stderr is talk: command_say(), and "pact: message" with its hint for an
 * error.
 *
 * Exit codes: 0 good, 1 failed, 2 wrong usage, 3 not comparable.
 *
 * Ownership: all that a Command gives out lives as long as the command runs.
 */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "base/buf.h"
#include "base/date.h"
#include "base/period.h"
#include "base/str.h"

#define COMMAND_ARGUMENTS 3
#define COMMAND_OPTIONS 28

enum { EXIT_GOOD = 0, EXIT_FAILED = 1, EXIT_WRONG_USAGE = 2, EXIT_NOT_COMPARABLE = 3 };

typedef enum ValueKind {
    VALUE_TEXT,
    VALUE_CHOICE,
    VALUE_NUMBER, /* whole, within least..most */
    VALUE_DATE,   /* 2018-06-27 */
    VALUE_PERIOD, /* 2017/18, or a span 2013/14..2017/18: see base/period.h */
} ValueKind;

typedef struct ArgumentSpec {
    Str name; /* FOLDER */
    Str help; /* no capital, no period */
    bool is_optional;
    bool is_many;  /* the last: takes all words that are left, see command_rest() */
    Str or_option; /* may be left out when this option is given: "db" */
} ArgumentSpec;

typedef struct OptionSpec {
    Str name;  /* "port", without dashes */
    Str value; /* "N"; empty: a flag that takes no value */
    Str help;
    ValueKind kind;
    Str choices; /* "table|csv|json"; the first is meant when the option is absent */
    int64_t least;
    int64_t most;
    bool is_required;
    Str not_with; /* another option that may not stand beside it: "as-of" */
} OptionSpec;

typedef struct Command Command;
typedef bool CommandRun(Command *command, Error *err);

typedef struct CommandRow {
    Str verb;
    Str summary; /* one line, no capital, no period */
    Str detail;  /* more for `pact help VERB`, whole sentences; may be empty */
    ArgumentSpec arguments[COMMAND_ARGUMENTS];
    OptionSpec options[COMMAND_OPTIONS];
    bool reads_clock; /* may call command_now() */
    CommandRun *run;
} CommandRow;

typedef struct CommandTable {
    const CommandRow *rows;
    size_t count;
} CommandTable;

/* What the outside world gives to a run: read in main, handed down. */
typedef struct Surroundings {
    CommandTable table;
    Moment now;
    Str program;    /* tells one build from another */
    size_t threads; /* that can run at once */
    bool out_is_terminal;
    bool talk_is_terminal;
    FILE *out;
    FILE *talk;
} Surroundings;

struct Command {
    Arena *arena;
    const Surroundings *around;
    const CommandRow *row;
    Str arguments[COMMAND_ARGUMENTS]; /* as the row has them; empty: absent */
    StrList rest;                     /* of an argument that is many */
    Str options[COMMAND_OPTIONS];
    bool is_given[COMMAND_OPTIONS];
    Buf out;
    bool is_wrong_usage;
};

/* Reads the words after the program's name, runs the verb and gives the exit code. */
int command_run(Arena *a, const Surroundings *around, StrList words);

/* For run functions. Absent text is empty; an absent choice is the first one. */
Str command_argument(const Command *command, Str name);
/* All words of an argument that is many, the first too. */
StrList command_rest(const Command *command, Str name);
bool command_flag(const Command *command, Str name);
bool command_has(const Command *command, Str name);
Str command_text(const Command *command, Str name);
int64_t command_number(const Command *command, Str name, int64_t if_absent);
Date command_date(const Command *command, Str name);     /* unset when absent */
Period command_period(const Command *command, Str name); /* PERIOD_NONE when absent */
Moment command_now(const Command *command);              /* only if the row reads_clock */

/* A line of talk, to stderr, at once. */
void command_say(const Command *command, const char *format, ...) PRINTF_LIKE(2, 3);
/* Writes `out` now, for a verb that goes on for long. */
MUST_CHECK bool command_flush(Command *command, Error *err);

/* What was asked for cannot be meant: exit 2, and where to read more. Yields false. */
bool command_wrong_usage(Command *command, Error *err, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* For `pact help`, and for what else is made of the table. */
Str command_usage(Arena *a, const CommandRow *row); /* pact check FOLDER [--json] */
Str command_help_all(Arena *a, CommandTable table);
Str command_help_one(Arena *a, const CommandRow *row);
const CommandRow *command_find(CommandTable table, Str verb); /* null if absent */
Str command_nearest(CommandTable table, Str verb);            /* empty: nothing is near */

#endif
