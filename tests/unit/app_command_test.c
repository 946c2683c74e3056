/* SPDX-License-Identifier: EUPL-1.2
 * app_command_test.c - facts about reading a command line against a table
 */
#include "expect.h"

#include <stdio.h>

#include "app/commands.h"

static bool echo(Command *command, Error *err)
{
    Date until = command_date(command, S("until"));
    Period period = command_period(command, S("period"));
    buf_printf(&command->out, "%.*s %.*s %lld %s %.*s %.*s\n",
               STR_ARG(command_argument(command, S("FOLDER"))),
               STR_ARG(command_argument(command, S("FIGURE"))),
               (long long)command_number(command, S("port"), 8080),
               command_flag(command, S("json")) ? "json" : "-",
               STR_ARG(command_text(command, S("format"))),
               STR_ARG(date_iso(command->arena, until)));
    if (str_equal(command_argument(command, S("FIGURE")), S("other"))) {
        return FAIL(err, ERR_NOT_COMPARABLE, "these belong to two series");
    }
    return period.kind != PERIOD_UNDATED ||
           FAIL(err, ERR_NOT_FOUND, "nothing is undated");
}

static bool tell_time(Command *command, Error *err)
{
    (void)err;
    buf_printf(&command->out, "%lld\n", (long long)command_now(command).seconds);
    return true;
}

static const CommandRow rows[] = {
    {
        .verb = S_INIT("echo"),
        .summary = S_INIT("prints what it was given"),
        .arguments = {{.name = S_INIT("FOLDER"),
                       .help = S_INIT("a folder"),
                       .or_option = S_INIT("db")},
                      {.name = S_INIT("FIGURE"),
                       .help = S_INIT("a figure"),
                       .is_optional = true}},
        .options =
            {
                {.name = S_INIT("db"), .value = S_INIT("URL")},
                {.name = S_INIT("port"),
                 .value = S_INIT("N"),
                 .kind = VALUE_NUMBER,
                 .most = 65535},
                {.name = S_INIT("json"), .not_with = S_INIT("format")},
                {.name = S_INIT("format"),
                 .value = S_INIT("F"),
                 .kind = VALUE_CHOICE,
                 .choices = S_INIT("table|csv|json")},
                {.name = S_INIT("until"), .value = S_INIT("DATE"), .kind = VALUE_DATE},
                {.name = S_INIT("period"), .value = S_INIT("P"), .kind = VALUE_PERIOD},
            },
        .run = echo,
    },
    {
        .verb = S_INIT("now"),
        .summary = S_INIT("tells the time"),
        .options = {{.name = S_INIT("zone"), .value = S_INIT("Z"), .is_required = true}},
        .reads_clock = true,
        .run = tell_time,
    },
};

typedef struct Ran {
    int code;
    Str out;
    Str talk;
} Ran;

static Str all_of(Arena *a, FILE *file)
{
    char bytes[4096];
    rewind(file);
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return str_copy(a, (Str){bytes, length});
}

static Ran run_in(Arena *a, CommandTable table, Str line)
{
    Surroundings around = {
        .table = table, .now = {.seconds = 1000}, .out = tmpfile(), .talk = tmpfile()};
    Ran ran = {.code = command_run(a, &around, str_split(a, line, ' '))};
    ran.out = all_of(a, around.out);
    ran.talk = all_of(a, around.talk);
    return ran;
}

static Ran run(Arena *a, Str line)
{
    return run_in(a, (CommandTable){rows, sizeof rows / sizeof rows[0]}, line);
}

static void options_stand_before_or_after_arguments(void **state)
{
    Arena *a = *state;
    Str expected = S("x y 80 - csv 2018-06-27\n");
    expect_str(run(a, S("echo --port 80 x --format=csv y --until 2018-06-27")).out,
               expected);
    expect_str(run(a, S("echo x y --port=80 --format csv --until=2018-06-27")).out,
               expected);
}

static void the_first_choice_is_meant_when_absent(void **state)
{
    Ran ran = run(*state, S("echo x"));
    expect_text(ran.out, "x  8080 - table \n");
    expect_text(ran.talk, "");
    assert_int_equal(ran.code, EXIT_GOOD);
}

static void two_dashes_end_the_options(void **state)
{
    expect_text(run(*state, S("echo x -- --json")).out, "x --json 8080 - table \n");
}

static void an_option_may_stand_in_for_an_argument(void **state)
{
    Arena *a = *state;
    assert_int_equal(run(a, S("echo --db sqlite:x")).code, EXIT_GOOD);
    Ran ran = run(a, S("echo"));
    assert_int_equal(ran.code, EXIT_WRONG_USAGE);
    expect_text(str_slice(ran.talk, 0, 44),
                "pact: pact echo needs a FOLDER: a folder\n   ");
}

static void wrong_usage_is_exit_2(void **state)
{
    static const char *const lines[] = {
        "",
        "zork",
        "echo x --zork",
        "echo x -p",
        "echo x y z",
        "echo x --port",
        "echo x --port --json",
        "echo x --port=",
        "echo x --port 70000",
        "echo x --port -1",
        "echo x --port eighty",
        "echo x --port 1 --port 1",
        "echo x --json=yes",
        "echo x --json --format csv",
        "echo x --format xml",
        "echo x --until yesterday",
        "echo x --until 2018-02-30",
        "echo x --period soon",
        "echo x\xff",
        "now",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        Ran ran = run(*state, str_of(lines[i]));
        if (ran.code != EXIT_WRONG_USAGE || ran.out.length > 0 ||
            !str_starts(ran.talk, S("pact: "))) {
            fail_msg("`%s` gives %d", lines[i], ran.code);
        }
    }
}

static void the_nearest_name_is_offered(void **state)
{
    Arena *a = *state;
    assert_true(str_contains(run(a, S("ehco x")).talk, S("Did you mean \"pact echo\"?")));
    assert_true(str_contains(run(a, S("echo x --fromat csv")).talk, S("--format?")));
    assert_true(
        str_contains(run(a, S("echo x --format tabel")).talk, S("Did you mean table?")));
    assert_false(str_contains(run(a, S("quite-different")).talk, S("Did you mean")));
}

static void an_error_is_told_and_gives_its_code(void **state)
{
    Arena *a = *state;
    Ran ran = run(a, S("echo x other"));
    assert_int_equal(ran.code, EXIT_NOT_COMPARABLE);
    expect_text(ran.talk, "pact: these belong to two series\n");
    expect_text(ran.out, "x other 8080 - table \n");
    assert_int_equal(run(a, S("echo x --period undated")).code, EXIT_FAILED);
}

static void only_declared_verbs_get_the_time(void **state)
{
    expect_text(run(*state, S("now --zone x")).out, "1000\n");
}

static void help_can_be_asked_in_many_ways(void **state)
{
    Arena *a = *state;
    Ran ran = run_in(a, commands(), S("help check"));
    assert_true(str_starts(ran.out, S("pact check (FOLDER | --db URL)")));
    assert_int_equal(ran.code, EXIT_GOOD);
    expect_str(run_in(a, commands(), S("check --help")).out, ran.out);
    expect_str(run_in(a, commands(), S("check x -h")).out, ran.out);
    expect_str(run_in(a, commands(), S("--help")).out,
               run_in(a, commands(), S("help")).out);
    assert_int_equal(run_in(a, commands(), S("help zork")).code, EXIT_WRONG_USAGE);
}

static void every_row_can_be_helped(void **state)
{
    Arena *a = *state;
    CommandTable table = commands();
    Str all = command_help_all(a, table);
    for (size_t i = 0; i < table.count; i++) {
        const CommandRow *row = &table.rows[i];
        assert_true(row->verb.length > 0 && row->summary.length > 0 && row->run != NULL);
        assert_true(str_contains(all, row->summary));
        Str start = str_format(a, "pact %.*s", STR_ARG(row->verb));
        assert_true(str_starts(command_help_one(a, row), start));
        assert_true(str_starts(command_usage(a, row), start));
        for (size_t o = 0; o < COMMAND_OPTIONS && row->options[o].name.length > 0; o++) {
            const OptionSpec *option = &row->options[o];
            assert_true(option->help.length > 0);
            assert_true((option->kind == VALUE_CHOICE) == (option->choices.length > 0));
            assert_true(option->kind == VALUE_TEXT || option->value.length > 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(options_stand_before_or_after_arguments),
        FACT(the_first_choice_is_meant_when_absent),
        FACT(two_dashes_end_the_options),
        FACT(an_option_may_stand_in_for_an_argument),
        FACT(wrong_usage_is_exit_2),
        FACT(the_nearest_name_is_offered),
        FACT(an_error_is_told_and_gives_its_code),
        FACT(only_declared_verbs_get_the_time),
        FACT(help_can_be_asked_in_many_ways),
        FACT(every_row_can_be_helped),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
