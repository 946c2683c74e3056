/* SPDX-License-Identifier: EUPL-1.2
 * keep_releases_test.c - facts about the way of an edition to the public
 */
#include "kept_store.h"

#include "domain/register/refusal.h"
#include "keep/people.h"
#include "keep/releases.h"

static const Duty EDITOR = {.kind = DUTY_EDITOR};
static const Duty APPROVER = {.kind = DUTY_APPROVER};
static const Person ELS = {.id = 1, .duties = &EDITOR, .duty_count = 1};
static const Person OTTO = {.id = 2, .duties = &APPROVER, .duty_count = 1};
static const Person EEF = {.id = 3, .duties = &EDITOR, .duty_count = 1};
static const Str ID = S_INIT("monitor-2026");

static Moment at(const char *text)
{
    Moment moment;
    assert_true(moment_parse(str_of(text), &moment));
    return moment;
}

static Moment now;

/* A database with one edition that is begun, and a figure in it. */
static Store *with_draft(Arena *a)
{
    static const char *const EMPTY[] = {"release_step", "release", "monitor_editions",
                                        "monitor_figures"};
    Store *store = kept_store(a);
    NewEdition edition = {.id = ID, .name_nl = S("Monitor 2026"), .corrects = S("")};
    for (size_t i = 0; i < sizeof EMPTY / sizeof EMPTY[0]; i++) {
        GOOD(store_run(store, str_format(a, "DELETE FROM %s", EMPTY[i]), NO_VALUES, err));
    }
    GOOD(pact_changed(store, err));
    now = at("2026-06-01T09:00");
    GOOD(releases_begin(a, store, &edition, &ELS, now, err));
    GOOD(store_run(store,
                   S("INSERT INTO monitor_figures (\"_nr\", \"_line\", series, edition, "
                     "value) VALUES (0, 0, 'jobs', 'monitor-2026', '12')"),
                   NO_VALUES, err));
    return store;
}

static bool try(Store *store, const Person *person, ReleaseDeed deed, Str note,
                const char *due, Error *why)
{
    Arena *a = arena_new();
    KeptRelease release;
    GOOD(releases_find(a, store, ID, &release, err));
    ReleaseAct act = {.person = person,
                      .deed = deed,
                      .step = release.step,
                      .note = note,
                      .due = due != NULL ? at(due) : (Moment){0},
                      .now = now};
    bool good = releases_act(a, store, ID, &act, why);
    arena_free(a);
    return good;
}

static void done(Store *store, const Person *person, ReleaseDeed deed)
{
    GOOD(try(store, person, deed, S("why"), NULL, err));
}

static void refused(Store *store, const Person *person, ReleaseDeed deed, Refusal wanted)
{
    Error why = {0};
    assert_false(try(store, person, deed, S("why"), NULL, &why));
    assert_int_equal(why.code, wanted);
}

static void scheduled(Store *store, const char *due)
{
    done(store, &ELS, RELEASE_SUBMIT);
    done(store, &OTTO, RELEASE_APPROVE);
    GOOD(try(store, &ELS, RELEASE_SCHEDULE, S(""), due, err));
}

static Str shown(Arena *a, Store *store, Str column)
{
    StoreRows rows;
    Str sql = str_format(a, "SELECT %.*s FROM monitor_editions WHERE id = 'monitor-2026'",
                         STR_ARG(column));
    GOOD(store_rows(a, store, sql, NO_VALUES, &rows, err));
    return row_text(&rows, 0, 0);
}

static size_t due_at(Store *store, const char *text)
{
    size_t count = 0;
    GOOD(releases_due(store, at(text), &count, err));
    return count;
}

static void nobody_approves_what_they_prepared(void **state)
{
    Store *store = with_draft(*state);
    refused(store, &OTTO, RELEASE_SUBMIT, REFUSAL_NOT_ALLOWED);
    refused(store, &OTTO, RELEASE_APPROVE, REFUSAL_STATE);
    done(store, &ELS, RELEASE_SUBMIT);
    refused(store, &ELS, RELEASE_APPROVE, REFUSAL_OWN);
    done(store, &EEF, RELEASE_APPROVE);
    store_close(store);
}

static void who_put_figures_in_does_not_approve(void **state)
{
    Store *store = with_draft(*state);
    GOOD(store_begin(store, err));
    GOOD(releases_filled(*state, store, ID, &EEF, S("1 figure"), now, err));
    GOOD(store_commit(store, err));
    done(store, &ELS, RELEASE_SUBMIT);
    refused(store, &EEF, RELEASE_APPROVE, REFUSAL_OWN);
    done(store, &OTTO, RELEASE_APPROVE);
    store_close(store);
}

static void two_do_not_act_on_one_version(void **state)
{
    Store *store = with_draft(*state);
    Error why = {0};
    ReleaseAct act = {
        .person = &ELS, .deed = RELEASE_SUBMIT, .step = 0, .note = S(""), .now = now};
    assert_false(releases_act(*state, store, ID, &act, &why));
    assert_int_equal(why.code, REFUSAL_CHANGED);
    store_close(store);
}

static void it_is_public_at_the_minute_and_not_before(void **state)
{
    Store *store = with_draft(*state);
    scheduled(store, "2026-06-25T07:00");
    assert_int_equal(due_at(store, "2026-06-25T06:59"), 0);
    expect_text(shown(*state, store, S("state")), "scheduled");
    assert_int_equal(due_at(store, "2026-06-25T07:00"), 1);
    expect_text(shown(*state, store, S("state")), "published");
    expect_text(shown(*state, store, S("released_at")), "2026-06-25T07:00:00+02:00");
    assert_int_equal(due_at(store, "2026-06-25T07:00"), 0);
    store_close(store);
}

/* Amsterdam: on 29 March 2026 at 02:00 it is 03:00; on 25 October 2026 the hour from
 * 02:00 comes twice, and the first is meant. Days by the rule of the Union (base/date.h).
 */
static void the_minute_is_that_of_amsterdam_also_when_clocks_change(void **state)
{
    Store *store = with_draft(*state);
    now = at("2026-01-01T09:00");
    scheduled(store, "2026-03-29T02:30");
    assert_int_equal(due_at(store, "2026-03-29T01:29:59Z"), 0);
    assert_int_equal(due_at(store, "2026-03-29T01:30:00Z"), 1);
    store_close(store);
    store = with_draft(*state);
    scheduled(store, "2026-10-25T02:30");
    assert_int_equal(due_at(store, "2026-10-25T00:29:59Z"), 0);
    assert_int_equal(due_at(store, "2026-10-25T00:30:00Z"), 1);
    store_close(store);
}

static void a_program_that_was_off_says_when_it_really_was(void **state)
{
    Store *store = with_draft(*state);
    scheduled(store, "2026-06-25T07:00");
    assert_int_equal(due_at(store, "2026-06-25T07:12:30Z"), 1);
    expect_text(shown(*state, store, S("released_at")), "2026-06-25T09:12:30+02:00");
    store_close(store);
}

static void a_clock_that_goes_back_does_not_hide_it_again(void **state)
{
    Store *store = with_draft(*state);
    scheduled(store, "2026-06-25T07:00");
    assert_int_equal(due_at(store, "2026-06-25T07:00"), 1);
    assert_int_equal(due_at(store, "2026-06-25T06:00"), 0);
    expect_text(shown(*state, store, S("state")), "published");
    store_close(store);
}

static void what_was_not_approved_is_not_published(void **state)
{
    Store *store = with_draft(*state);
    KeptRelease release;
    scheduled(store, "2026-06-25T07:00");
    GOOD(store_run(store, S("UPDATE monitor_figures SET value = '13'"), NO_VALUES, err));
    assert_int_equal(due_at(store, "2026-06-25T07:00"), 1);
    expect_text(shown(*state, store, S("state")), "draft");
    GOOD(releases_find(*state, store, ID, &release, err));
    assert_int_equal(release.state, RELEASE_DRAFT);
    store_close(store);
}

static void a_moment_lies_in_the_future(void **state)
{
    Store *store = with_draft(*state);
    Error why = {0};
    done(store, &ELS, RELEASE_SUBMIT);
    done(store, &OTTO, RELEASE_APPROVE);
    assert_false(try(store, &ELS, RELEASE_SCHEDULE, S(""), "2026-06-01T09:00", &why));
    assert_int_equal(why.code, REFUSAL_MOMENT);
    GOOD(try(store, &ELS, RELEASE_SCHEDULE, S(""), "2026-06-25T07:00", err));
    done(store, &ELS, RELEASE_UNSCHEDULE);
    assert_int_equal(due_at(store, "2026-06-25T07:00"), 0);
    store_close(store);
}

static void a_withdrawal_has_a_reason_that_stays(void **state)
{
    Store *store = with_draft(*state);
    Error why = {0};
    scheduled(store, "2026-06-25T07:00");
    assert_int_equal(due_at(store, "2026-06-25T07:00"), 1);
    assert_false(try(store, &OTTO, RELEASE_WITHDRAW, S(""), NULL, &why));
    assert_int_equal(why.code, REFUSAL_REASON);
    done(store, &OTTO, RELEASE_WITHDRAW);
    expect_text(shown(*state, store, S("state")), "withdrawn");
    expect_text(shown(*state, store, S("note_nl")), "why");
    store_close(store);
}

static void a_correction_is_a_draft_of_its_own(void **state)
{
    Store *store = with_draft(*state);
    NewEdition draft = {.id = S("monitor-2026-correction"),
                        .name_nl = S("Correctie"),
                        .kind = S("correction"),
                        .corrects = ID};
    scheduled(store, "2026-06-25T07:00");
    assert_int_equal(due_at(store, "2026-06-25T07:00"), 1);
    KeptRelease release;
    GOOD(releases_find(*state, store, ID, &release, err));
    ReleaseAct act = {.person = &ELS,
                      .deed = RELEASE_CORRECT,
                      .step = release.step,
                      .note = S("a sum was wrong"),
                      .draft = &draft,
                      .now = now};
    GOOD(releases_act(*state, store, ID, &act, err));
    GOOD(releases_find(*state, store, draft.id, &release, err));
    assert_int_equal(release.state, RELEASE_DRAFT);
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(nobody_approves_what_they_prepared),
        FACT(who_put_figures_in_does_not_approve),
        FACT(two_do_not_act_on_one_version),
        FACT(it_is_public_at_the_minute_and_not_before),
        FACT(the_minute_is_that_of_amsterdam_also_when_clocks_change),
        FACT(a_program_that_was_off_says_when_it_really_was),
        FACT(a_clock_that_goes_back_does_not_hide_it_again),
        FACT(what_was_not_approved_is_not_published),
        FACT(a_moment_lies_in_the_future),
        FACT(a_withdrawal_has_a_reason_that_stays),
        FACT(a_correction_is_a_draft_of_its_own),
    };
    return run_kept(facts);
}
