/* SPDX-License-Identifier: EUPL-1.2
 * base_error_test.c - facts about errors and checks
 */
#include "expect.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"

static void failing_yields_false_and_tells_all(void **state)
{
    (void)state;
    Error err = {0};
    assert_false(FAIL(&err, ERR_CONFLICT, "party \"%s\" is there already", "fme"));
    assert_int_equal(err.kind, ERR_CONFLICT);
    assert_string_equal(err.message, "party \"fme\" is there already");
    assert_non_null(strstr(err.raised_in, "base_error_test.c"));
    assert_true(err.raised_at > 0);
}

static void a_hint_set_before_is_kept(void **state)
{
    (void)state;
    Error err = {0};
    error_hint(&err, S("Name an edition."));
    (void)FAIL(&err, ERR_INVALID, "edition is empty");
    assert_string_equal(err.hint, "Name an edition.");
}

static void without_a_place_for_it_an_error_is_still_false(void **state)
{
    (void)state;
    error_hint(NULL, S("Nobody reads this."));
    assert_false(FAIL(NULL, ERR_IO, "disk is full"));
}

static void long_texts_are_cut_between_characters(void **state)
{
    Arena *a = *state;
    Str euro = S("\xE2\x82\xAC");
    for (int blanks = 0; blanks < 3; blanks++) {
        Buf buf = buf_in(a, 0);
        for (int i = 0; i < blanks; i++) {
            buf_char(&buf, ' ');
        }
        for (int i = 0; i < 300; i++) {
            buf_add(&buf, euro);
        }
        Error err = {0};
        Str text = buf_str(&buf);
        (void)FAIL(&err, ERR_INVALID, "%.*s", STR_ARG(text));
        error_hint(&err, text);
        assert_true(str_is_utf8(str_of(err.message), NULL));
        assert_true(str_is_utf8(str_of(err.hint), NULL));
        assert_true(strlen(err.message) > sizeof err.message - 5);
        assert_true(strlen(err.hint) > sizeof err.hint - 5);
    }
}

static void a_check_that_fails_aborts(void **state)
{
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        (void)close(STDERR_FILENO);
        (void)signal(SIGABRT, SIG_DFL);
        CHECK(1 + 1 == 3);
        _exit(0);
    }
    int status = 0;
    assert_true(waitpid(child, &status, 0) == child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(failing_yields_false_and_tells_all),
        FACT(a_hint_set_before_is_kept),
        FACT(without_a_place_for_it_an_error_is_still_false),
        FACT(long_texts_are_cut_between_characters),
        FACT(a_check_that_fails_aborts),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
