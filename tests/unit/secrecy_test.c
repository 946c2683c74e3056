/* SPDX-License-Identifier: EUPL-1.2
 * secrecy_test.c - facts about hidden cells: what an outsider can work out, and what else
 * has to be hidden
 *
 * Tables are worked out by hand; "the table of the header" is that of secrecy.h.
 */
#include "expect.h"

#include <string.h>

#include "domain/secrecy/secrecy.h"
#include "solve/linear.h"

/* A table of rows and columns with totals in the last of each. */
typedef struct Table {
    size_t rows;
    size_t columns;
    SecrecyGroup group;
} Table;

static size_t at(const Table *table, size_t row, size_t column)
{
    return row * table->columns + column;
}

static SecrecyCell *cell(Table *table, size_t row, size_t column)
{
    return &table->group.cells[at(table, row, column)];
}

/* The inner values; totals are reckoned. */
static Table table_of(Arena *a, size_t rows, size_t columns, const double *inner)
{
    Table table = {.rows = rows + 1, .columns = columns + 1};
    SecrecyGroup *group = &table.group;
    group->cell_count = table.rows * table.columns;
    group->cells = PUSH_ARRAY(a, SecrecyCell, group->cell_count);
    for (size_t r = 0; r < rows; r++) {
        for (size_t c = 0; c < columns; c++) {
            double value = inner[r * columns + c];
            cell(&table, r, c)->value = value;
            cell(&table, r, columns)->value += value;
            cell(&table, rows, c)->value += value;
            cell(&table, rows, columns)->value += value;
        }
    }
    for (size_t i = 0; i < group->cell_count; i++) {
        group->cells[i].name =
            str_format(a, "r%zuc%zu", i / table.columns + 1, i % table.columns + 1);
    }
    SecrecySum *sums = PUSH_ARRAY(a, SecrecySum, table.rows + table.columns);
    for (size_t r = 0; r < table.rows; r++) {
        size_t *cells = PUSH_ARRAY(a, size_t, table.columns);
        cells[0] = at(&table, r, columns);
        for (size_t c = 0; c < columns; c++) {
            cells[c + 1] = at(&table, r, c);
        }
        sums[group->sum_count++] = (SecrecySum){cells, table.columns};
    }
    for (size_t c = 0; c < table.columns; c++) {
        size_t *cells = PUSH_ARRAY(a, size_t, table.rows);
        cells[0] = at(&table, rows, c);
        for (size_t r = 0; r < rows; r++) {
            cells[r + 1] = at(&table, r, c);
        }
        sums[group->sum_count++] = (SecrecySum){cells, table.rows};
    }
    group->sums = sums;
    return table;
}

static void hide(Table *table, size_t row, size_t column)
{
    cell(table, row, column)->state = SECRECY_PRIMARY;
    cell(table, row, column)->value = 0; /* an outsider has none */
}

static void expect_range(const SecrecyCell *found, double low, double high)
{
    if (found->low < low - 1e-6 || found->low > low + 1e-6 || found->high < high - 1e-6 ||
        found->high > high + 1e-6) {
        print_error("%.*s is %g to %g, not %g to %g\n", STR_ARG(found->name), found->low,
                    found->high, low, high);
        fail();
    }
}

static const SecrecyRule least_five = {.least = 5};

static void a_program_finds_the_least_and_the_most(void **state)
{
    Arena *a = *state;
    LinearProblem *p = linear_problem(a, 2);
    double value;
    linear_row(p, (LinearTerm[]){{0, 1}, {1, 1}}, 2, 10, 10);
    linear_bounds(p, 1, 0, 4);
    linear_cost(p, 0, 1);
    assert_int_equal(linear_solve(p, LINEAR_LEAST, &value), LINEAR_SOLVED);
    assert_true(value > 5.999 && value < 6.001);
    assert_int_equal(linear_solve(p, LINEAR_MOST, &value), LINEAR_SOLVED);
    assert_true(value > 9.999 && value < 10.001);
    linear_bounds(p, 1, 11, 12);
    assert_int_equal(linear_solve(p, LINEAR_MOST, &value), LINEAR_IMPOSSIBLE);
    p = linear_problem(a, 1);
    linear_cost(p, 0, 1);
    assert_int_equal(linear_solve(p, LINEAR_MOST, &value), LINEAR_ENDLESS);
}

/* 23 - 20: one hidden cell in a row is no secret. */
static void a_cell_that_is_hidden_alone_is_known(void **state)
{
    Arena *a = *state;
    Table table = table_of(a, 2, 2, (double[]){3, 20, 40, 50});
    hide(&table, 0, 0);
    size_t unsafe;
    assert_true(secrecy_audit(least_five, &table.group, &unsafe, NULL));
    assert_int_equal(unsafe, 1);
    expect_range(cell(&table, 0, 0), 3, 3);
}

/* The table of the header: with all four inner cells hidden, x + y = 23 and x + z = 43.
 */
static void four_cells_in_a_square_protect_each_other(void **state)
{
    Arena *a = *state;
    Table table = table_of(a, 2, 2, (double[]){3, 20, 40, 50});
    assert_true(secrecy_protect(least_five, &table.group, NULL));
    assert_int_equal(cell(&table, 0, 0)->state, SECRECY_PRIMARY);
    assert_int_equal(cell(&table, 0, 1)->state, SECRECY_COMPLEMENTARY);
    assert_int_equal(cell(&table, 1, 0)->state, SECRECY_COMPLEMENTARY);
    assert_int_equal(cell(&table, 1, 1)->state, SECRECY_COMPLEMENTARY);
    assert_int_equal(cell(&table, 2, 2)->state, SECRECY_OPEN);
    expect_range(cell(&table, 0, 0), 0, 23);
    expect_range(cell(&table, 0, 1), 0, 23);
    expect_range(cell(&table, 1, 0), 20, 43);
    expect_range(cell(&table, 1, 1), 47, 70);
}

/* Hidden in a square with ones: the row says x + y = 2, so 5 cannot be reached by it. The
 * classic slip: two hidden cells a row look safe and are not. */
static void two_hidden_cells_a_row_are_not_always_enough(void **state)
{
    Arena *a = *state;
    Table table = table_of(a, 2, 3, (double[]){1, 1, 30, 1, 1, 40});
    hide(&table, 0, 0);
    hide(&table, 0, 1);
    hide(&table, 1, 0);
    hide(&table, 1, 1);
    size_t unsafe;
    assert_true(secrecy_audit(least_five, &table.group, &unsafe, NULL));
    assert_int_equal(unsafe, 4);
    expect_range(cell(&table, 0, 0), 0, 2);

    table = table_of(a, 2, 3, (double[]){1, 1, 30, 1, 1, 40});
    assert_true(secrecy_protect(least_five, &table.group, NULL));
    assert_true(cell(&table, 0, 0)->high >= 4 - 1e-6);
}

/* Six hidden cells in one circle: each row and each column has two, so one number t tells
 * them all. */
static void a_chain_of_sums_is_followed(void **state)
{
    Arena *a = *state;
    Table table = table_of(a, 3, 3, (double[]){4, 5, 70, 8, 60, 6, 50, 7, 9});
    hide(&table, 0, 0);
    hide(&table, 0, 1);
    hide(&table, 1, 0);
    hide(&table, 1, 2);
    hide(&table, 2, 1);
    hide(&table, 2, 2);
    size_t unsafe;
    assert_true(secrecy_audit(least_five, &table.group, &unsafe, NULL));
    /* One freedom t: 4+t, 5-t, 8-t, 6+t, 7+t, 9-t, so -4 <= t <= 5. */
    expect_range(cell(&table, 0, 0), 0, 9);
    expect_range(cell(&table, 0, 1), 0, 9);
    expect_range(cell(&table, 1, 0), 3, 12);
    expect_range(cell(&table, 1, 2), 2, 11);
    expect_range(cell(&table, 2, 1), 3, 12);
    expect_range(cell(&table, 2, 2), 4, 13);
    assert_int_equal(unsafe, 4); /* those that cannot be 1: from 3, 2, 3 and 4 */
}

/* What an earlier edition printed is not hidden any more, and helps nobody to hide. */
static void what_was_printed_before_cannot_be_hidden(void **state)
{
    Arena *a = *state;
    Table table = table_of(a, 2, 3, (double[]){3, 20, 25, 40, 50, 60});
    cell(&table, 0, 1)->is_out = true;
    assert_true(secrecy_protect(least_five, &table.group, NULL));
    assert_int_equal(cell(&table, 0, 1)->state, SECRECY_OPEN);
    assert_int_equal(cell(&table, 0, 2)->state, SECRECY_COMPLEMENTARY);

    Error err = {0};
    cell(&table, 0, 2)->is_out = true;
    for (size_t i = 0; i < 4; i++) {
        cell(&table, 0, 3)->is_out = true; /* the total of the row too */
    }
    assert_false(secrecy_protect(least_five, &table.group, &err));
    assert_int_equal(err.kind, ERR_DENIED);
    assert_non_null(strstr(err.message, "r1c1"));

    cell(&table, 0, 0)->is_out = true;
    assert_false(secrecy_protect(least_five, &table.group, &err));
    assert_non_null(strstr(err.message, "printed before"));
}

/* 90 of 100 are one contributor's. With 75 % he must be able to stand for up to
 * 90 * 100 / 75 = 120, so the range reaches 80 to 120. */
static void a_dominated_cell_reaches_as_far_as_the_rule_asks(void **state)
{
    Arena *a = *state;
    SecrecyRule rule = {.dominance_pct = 75};
    Table table = table_of(a, 2, 2, (double[]){100, 200, 300, 400});
    cell(&table, 0, 0)->largest = 90;
    assert_true(secrecy_protect(rule, &table.group, NULL));
    assert_int_equal(cell(&table, 0, 0)->state, SECRECY_PRIMARY);
    assert_true(cell(&table, 0, 0)->low <= 80 + 1e-6);
    assert_true(cell(&table, 0, 0)->high >= 120 - 1e-6);
    cell(&table, 0, 0)->largest = 75;
    assert_true(secrecy_protect(rule, &table.group, NULL));
    assert_int_equal(cell(&table, 0, 0)->state, SECRECY_OPEN);
}

/* Nested regions: country = 2 provinces, one of them = 2 towns, in both sexes. Town 1 of
 * women is 2. Women: towns 2 + 30, province 32, other 60, country 92. */
static void nested_regions_are_one_group(void **state)
{
    (void)state;
    enum { TOWN_1, TOWN_2, PROVINCE_1, PROVINCE_2, COUNTRY, REGIONS };
    SecrecyCell cells[3 * REGIONS] = {0};
    static const double women[] = {2, 30, 32, 60, 92};
    static const double men[] = {20, 40, 60, 80, 140};
    for (size_t i = 0; i < REGIONS; i++) {
        cells[i].value = women[i];
        cells[REGIONS + i].value = men[i];
        cells[2 * REGIONS + i].value = women[i] + men[i];
    }
    size_t parts[3][2][3];
    size_t sexes[REGIONS][3];
    SecrecySum sums[11];
    size_t count = 0;
    for (size_t s = 0; s < 3; s++) {
        size_t from = s * REGIONS;
        memcpy(parts[s][0], (size_t[]){from + PROVINCE_1, from, from + TOWN_2},
               sizeof parts[s][0]);
        memcpy(parts[s][1],
               (size_t[]){from + COUNTRY, from + PROVINCE_1, from + PROVINCE_2},
               sizeof parts[s][1]);
        sums[count++] = (SecrecySum){parts[s][0], 3};
        sums[count++] = (SecrecySum){parts[s][1], 3};
    }
    for (size_t r = 0; r < REGIONS; r++) {
        memcpy(sexes[r], (size_t[]){2 * REGIONS + r, r, REGIONS + r}, sizeof sexes[r]);
        sums[count++] = (SecrecySum){sexes[r], 3};
    }
    SecrecyGroup group = {cells, 3 * REGIONS, sums, count};
    assert_true(secrecy_protect(least_five, &group, NULL));
    assert_int_equal(cells[TOWN_1].state, SECRECY_PRIMARY);
    assert_true(cells[TOWN_1].low <= 1 && cells[TOWN_1].high >= 4 - 1e-6);
    size_t hidden = 0;
    for (size_t i = 0; i < group.cell_count; i++) {
        hidden += cells[i].state != SECRECY_OPEN;
    }
    assert_int_equal(hidden, 4); /* towns 1 and 2, women and men */
}

static void sums_that_do_not_hold_and_groups_too_large_are_refused(void **state)
{
    Arena *a = *state;
    Table table = table_of(a, 2, 2, (double[]){3, 20, 40, 50});
    Error err = {0};
    cell(&table, 2, 2)->value++;
    assert_false(secrecy_protect(least_five, &table.group, &err));
    assert_int_equal(err.kind, ERR_INVALID);

    double *values = PUSH_ARRAY(a, double, LIMIT_SECRECY_CELLS);
    table = table_of(a, LIMIT_SECRECY_CELLS / 10, 10, values);
    assert_false(secrecy_protect(least_five, &table.group, &err));
    assert_non_null(strstr(err.message, "are more than"));
}

/* Whatever the table: every primary cell is safe, no open cell is small, and hiding one
 * cell less than was chosen uncovers something. */
static void every_random_table_ends_safe_and_without_a_needless_cell(void **state)
{
    Arena *a = *state;
    Random random = {42};
    for (int round = 0; round < 30; round++) {
        double inner[30];
        size_t rows = 2 + random_below(&random, 4);
        size_t columns = 2 + random_below(&random, 4);
        for (size_t i = 0; i < rows * columns; i++) {
            inner[i] =
                (double)(random_below(&random, 4) == 0 ? random_below(&random, 5)
                                                       : 5 + random_below(&random, 60));
        }
        Table table = table_of(a, rows, columns, inner);
        Error err = {0};
        if (!secrecy_protect(least_five, &table.group, &err)) {
            assert_int_equal(err.kind, ERR_DENIED); /* a grand total that is too small */
            continue;
        }
        SecrecyCell *cells = table.group.cells;
        for (size_t i = 0; i < table.group.cell_count; i++) {
            bool is_small = cells[i].value > 0 && cells[i].value < 5;
            assert_int_equal(cells[i].state == SECRECY_PRIMARY, is_small);
            if (is_small) {
                assert_true(cells[i].low <= 1 + 1e-6 && cells[i].high >= 4 - 1e-6);
            }
            assert_true(cells[i].low <= cells[i].value + 1e-6);
            assert_true(cells[i].high >= cells[i].value - 1e-6);
        }
        for (size_t i = 0; i < table.group.cell_count; i++) {
            if (cells[i].state == SECRECY_COMPLEMENTARY) {
                size_t unsafe;
                cells[i].state = SECRECY_OPEN;
                assert_true(secrecy_audit(least_five, &table.group, &unsafe, NULL));
                assert_true(unsafe > 0);
                cells[i].state = SECRECY_COMPLEMENTARY;
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_program_finds_the_least_and_the_most),
        FACT(a_cell_that_is_hidden_alone_is_known),
        FACT(four_cells_in_a_square_protect_each_other),
        FACT(two_hidden_cells_a_row_are_not_always_enough),
        FACT(a_chain_of_sums_is_followed),
        FACT(what_was_printed_before_cannot_be_hidden),
        FACT(a_dominated_cell_reaches_as_far_as_the_rule_asks),
        FACT(nested_regions_are_one_group),
        FACT(sums_that_do_not_hold_and_groups_too_large_are_refused),
        FACT(every_random_table_ends_safe_and_without_a_needless_cell),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
