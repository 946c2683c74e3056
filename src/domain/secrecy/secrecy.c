/* SPDX-License-Identifier: EUPL-1.2
 * secrecy.c - hiding small counts so that they stay hidden
 *
 * Two linear programs, over the hidden cells alone:
 *
 *   attacker   least and most x[i], where every sum holds, open cells are what they are,
 *              hidden ones 0 or more
 *   hiding     change = up - down with every sum of changes 0, down[j] <= value[j], the
 *              cell at hand changed as far as it must; least sum of cost (up + down)
 */
#include "domain/secrecy/secrecy.h"

#include <math.h>

#include "solve/linear.h"

/* ---- The rule ---- */

static bool is_small(SecrecyRule rule, const SecrecyCell *cell)
{
    return cell->value > 0 && cell->value < rule.least;
}

static bool is_dominated(SecrecyRule rule, const SecrecyCell *cell)
{
    return rule.dominance_pct > 0 && cell->value > 0 &&
           cell->largest * 100 > cell->value * rule.dominance_pct;
}

bool secrecy_is_primary(SecrecyRule rule, const SecrecyCell *cell)
{
    return is_small(rule, cell) || is_dominated(rule, cell);
}

/* How far the range of a hidden cell must reach. */
typedef struct Reach {
    double low;
    double high;
} Reach;

static Reach reach_of(SecrecyRule rule, const SecrecyCell *cell)
{
    Reach reach = {cell->value, cell->value};
    if (is_small(rule, cell)) {
        reach = (Reach){1, rule.least - 1};
    }
    if (is_dominated(rule, cell)) {
        double far = cell->largest * 100 / rule.dominance_pct - cell->value;
        reach.low = fmin(reach.low, fmax(0, cell->value - far));
        reach.high = fmax(reach.high, cell->value + far);
    }
    return reach;
}

static bool is_hidden(const SecrecyCell *cell)
{
    return cell->state != SECRECY_OPEN || cell->is_rest;
}

static size_t count_hidden(const SecrecyGroup *group)
{
    size_t count = 0;
    for (size_t i = 0; i < group->cell_count; i++) {
        count += is_hidden(&group->cells[i]);
    }
    return count;
}

/* ---- What is refused ---- */

static bool check_size(const SecrecyGroup *group, Error *err)
{
    if (group->cell_count > LIMIT_SECRECY_CELLS) {
        error_hint(err, S("Split the group of tables, or leave out a level of detail."));
        return FAIL(err, ERR_INVALID, "%zu cells are more than the %zu that are audited",
                    group->cell_count, LIMIT_SECRECY_CELLS);
    }
    size_t hidden = count_hidden(group);
    if (hidden > LIMIT_SECRECY_HIDDEN) {
        error_hint(err, S("Split the group of tables, or leave out a level of detail."));
        return FAIL(err, ERR_INVALID,
                    "%zu hidden cells are more than the %zu that are audited", hidden,
                    LIMIT_SECRECY_HIDDEN);
    }
    return true;
}

static bool check_sums(const SecrecyGroup *group, Error *err)
{
    for (size_t s = 0; s < group->sum_count; s++) {
        const SecrecySum *sum = &group->sums[s];
        double parts = 0;
        for (size_t i = 1; i < sum->count; i++) {
            parts += group->cells[sum->cells[i]].value;
        }
        const SecrecyCell *total = &group->cells[sum->cells[0]];
        if (fabs(parts - total->value) > LINEAR_NEAR * fmax(1, fabs(parts))) {
            error_hint(err,
                       S("Hiding relies on sums that hold: mend the figures first."));
            return FAIL(err, ERR_INVALID, "the parts of \"%.*s\" add up to %g, not to %g",
                        STR_ARG(total->name), parts, total->value);
        }
    }
    return true;
}

/* ---- The attacker ---- */

/* A program whose columns are cells; open ones are held at their value. */
static LinearProblem *attack(Arena *a, const SecrecyGroup *group)
{
    LinearProblem *p = linear_problem(a, group->cell_count);
    LinearTerm *terms = PUSH_ARRAY(a, LinearTerm, group->cell_count + 1);
    for (size_t i = 0; i < group->cell_count; i++) {
        const SecrecyCell *cell = &group->cells[i];
        if (!is_hidden(cell)) {
            linear_bounds(p, i, cell->value, cell->value);
        }
    }
    for (size_t s = 0; s < group->sum_count; s++) {
        const SecrecySum *sum = &group->sums[s];
        for (size_t i = 0; i < sum->count; i++) {
            terms[i] = (LinearTerm){sum->cells[i], i == 0 ? -1 : 1};
        }
        linear_row(p, terms, sum->count, 0, 0);
    }
    return p;
}

static bool find_end(LinearProblem *p, const SecrecyCell *cell, LinearWay way,
                     double *end, Error *err)
{
    switch (linear_solve(p, way, end)) {
    case LINEAR_SOLVED:
        return true;
    case LINEAR_ENDLESS:
        *end = way == LINEAR_MOST ? LINEAR_NO_END : 0;
        return true;
    case LINEAR_IMPOSSIBLE:
        return FAIL(err, ERR_INVALID,
                    "what is printed around \"%.*s\" cannot all be true: its sums do not "
                    "hold",
                    STR_ARG(cell->name));
    case LINEAR_FAILED:
        break;
    }
    return FAIL(err, ERR_INVALID, "the range of \"%.*s\" could not be worked out",
                STR_ARG(cell->name));
}

static bool work_out(LinearProblem *p, SecrecyGroup *group, size_t i, Error *err)
{
    SecrecyCell *cell = &group->cells[i];
    linear_cost(p, i, 1);
    bool is_good = find_end(p, cell, LINEAR_LEAST, &cell->low, err) &&
                   find_end(p, cell, LINEAR_MOST, &cell->high, err);
    linear_cost(p, i, 0);
    return is_good;
}

static bool reaches(const SecrecyCell *cell, Reach reach)
{
    double near = LINEAR_NEAR * fmax(1, reach.high);
    return cell->low <= reach.low + near && cell->high >= reach.high - near;
}

/* Ranges of all hidden cells. */
static bool work_out_all(SecrecyGroup *group, Error *err)
{
    Arena *tmp = arena_new();
    LinearProblem *p = attack(tmp, group);
    bool is_good = true;
    for (size_t i = 0; is_good && i < group->cell_count; i++) {
        SecrecyCell *cell = &group->cells[i];
        cell->low = cell->high = cell->value;
        is_good = !is_hidden(cell) || work_out(p, group, i, err);
    }
    arena_free(tmp);
    return is_good;
}

bool secrecy_audit(SecrecyRule rule, SecrecyGroup *group, size_t *unsafe, Error *err)
{
    if (!check_size(group, err) || !work_out_all(group, err)) {
        return false;
    }
    *unsafe = 0;
    for (size_t i = 0; i < group->cell_count; i++) {
        const SecrecyCell *cell = &group->cells[i];
        if (cell->state == SECRECY_PRIMARY) {
            *unsafe += !reaches(cell, (Reach){1, rule.least - 1});
        }
    }
    return true;
}

/* ---- Hiding ---- */

/* What is lost by hiding a cell: large ones tell more, and a zero something too. */
static double cost_of(const SecrecyCell *cell)
{
    return is_hidden(cell) ? 0 : 1 + log1p(cell->value);
}

/* The program of changes: column 2i is up, 2i + 1 is down. */
static LinearProblem *changes(Arena *a, const SecrecyGroup *group)
{
    LinearProblem *p = linear_problem(a, 2 * group->cell_count);
    LinearTerm *terms = PUSH_ARRAY(a, LinearTerm, 2 * group->cell_count + 2);
    for (size_t i = 0; i < group->cell_count; i++) {
        const SecrecyCell *cell = &group->cells[i];
        linear_bounds(p, 2 * i, 0, cell->is_out ? 0 : LINEAR_NO_END);
        linear_bounds(p, 2 * i + 1, 0, cell->is_out ? 0 : cell->value);
    }
    for (size_t s = 0; s < group->sum_count; s++) {
        const SecrecySum *sum = &group->sums[s];
        for (size_t i = 0; i < sum->count; i++) {
            double factor = i == 0 ? -1 : 1;
            terms[2 * i] = (LinearTerm){2 * sum->cells[i], factor};
            terms[2 * i + 1] = (LinearTerm){2 * sum->cells[i] + 1, -factor};
        }
        linear_row(p, terms, 2 * sum->count, 0, 0);
    }
    return p;
}

/* Hides what must change so that cell `at` can be `by` more (or less, below zero). */
static bool hide_for(LinearProblem *p, SecrecyGroup *group, size_t at, double by,
                     Error *err)
{
    SecrecyCell *cell = &group->cells[at];
    double cost;
    if (fabs(by) < LINEAR_NEAR) {
        return true;
    }
    for (size_t i = 0; i < group->cell_count; i++) {
        linear_cost(p, 2 * i, cost_of(&group->cells[i]));
        linear_cost(p, 2 * i + 1, cost_of(&group->cells[i]));
    }
    linear_bounds(p, 2 * at, fmax(0, by), fmax(0, by));
    linear_bounds(p, 2 * at + 1, fmax(0, -by), fmax(0, -by));
    LinearState state = linear_solve(p, LINEAR_LEAST, &cost);
    for (size_t i = 0; state == LINEAR_SOLVED && i < group->cell_count; i++) {
        double change = linear_value(p, 2 * i) + linear_value(p, 2 * i + 1);
        if (change > LINEAR_NEAR && !is_hidden(&group->cells[i])) {
            group->cells[i].state = SECRECY_COMPLEMENTARY;
        }
    }
    linear_bounds(p, 2 * at, 0, LINEAR_NO_END);
    linear_bounds(p, 2 * at + 1, 0, cell->value);
    if (state != LINEAR_SOLVED) {
        error_hint(err,
                   S("What was printed before gives it away: leave out the table, or "
                     "a level of detail."));
        return FAIL(err, ERR_DENIED, "nothing that can be hidden protects \"%.*s\"",
                    STR_ARG(cell->name));
    }
    return true;
}

static bool hide_all(SecrecyRule rule, SecrecyGroup *group, Error *err)
{
    Arena *tmp = arena_new();
    LinearProblem *p = changes(tmp, group);
    bool is_good = true;
    for (size_t i = 0; is_good && i < group->cell_count; i++) {
        const SecrecyCell *cell = &group->cells[i];
        if (cell->state == SECRECY_PRIMARY) {
            Reach reach = reach_of(rule, cell);
            is_good = hide_for(p, group, i, reach.high - cell->value, err) &&
                      hide_for(p, group, i, reach.low - cell->value, err);
        }
    }
    arena_free(tmp);
    return is_good;
}

/* Whether every primary cell reaches far enough. */
static bool all_reach(SecrecyRule rule, SecrecyGroup *group, bool *all, Error *err)
{
    Arena *tmp = arena_new();
    LinearProblem *p = attack(tmp, group);
    bool is_good = true;
    *all = true;
    for (size_t i = 0; is_good && *all && i < group->cell_count; i++) {
        if (group->cells[i].state == SECRECY_PRIMARY) {
            is_good = work_out(p, group, i, err);
            *all = reaches(&group->cells[i], reach_of(rule, &group->cells[i]));
        }
    }
    arena_free(tmp);
    return is_good;
}

/* Complementary cells that are not needed after all, the largest first. */
static bool show_again(SecrecyRule rule, SecrecyGroup *group, Error *err)
{
    bool *is_tried = NULL;
    Arena *tmp = arena_new();
    is_tried = PUSH_ARRAY(tmp, bool, group->cell_count);
    bool is_good = true;
    while (is_good) {
        size_t best = group->cell_count;
        for (size_t i = 0; i < group->cell_count; i++) {
            if (group->cells[i].state == SECRECY_COMPLEMENTARY && !is_tried[i] &&
                (best == group->cell_count ||
                 group->cells[i].value > group->cells[best].value)) {
                best = i;
            }
        }
        if (best == group->cell_count) {
            break;
        }
        bool all;
        is_tried[best] = true;
        group->cells[best].state = SECRECY_OPEN;
        is_good = all_reach(rule, group, &all, err);
        if (!is_good || !all) {
            group->cells[best].state = SECRECY_COMPLEMENTARY;
        }
    }
    arena_free(tmp);
    return is_good;
}

static bool mark_primary(SecrecyRule rule, SecrecyGroup *group, Error *err)
{
    for (size_t i = 0; i < group->cell_count; i++) {
        SecrecyCell *cell = &group->cells[i];
        cell->state = SECRECY_OPEN;
        if (cell->value < 0) {
            return FAIL(err, ERR_INVALID, "\"%.*s\" is below zero", STR_ARG(cell->name));
        }
        if (cell->is_rest || !secrecy_is_primary(rule, cell)) {
            continue;
        }
        if (cell->is_out) {
            error_hint(err, S("It cannot be taken back; tell whoever handed it in."));
            return FAIL(err, ERR_DENIED,
                        "\"%.*s\" is to be hidden, and was printed before",
                        STR_ARG(cell->name));
        }
        cell->state = SECRECY_PRIMARY;
    }
    return true;
}

bool secrecy_protect(SecrecyRule rule, SecrecyGroup *group, Error *err)
{
    if (!check_size(group, err) || !check_sums(group, err) ||
        !mark_primary(rule, group, err) || !check_size(group, err) ||
        !hide_all(rule, group, err) || !check_size(group, err) ||
        !show_again(rule, group, err) || !work_out_all(group, err)) {
        return false;
    }
    for (size_t i = 0; i < group->cell_count; i++) {
        const SecrecyCell *cell = &group->cells[i];
        if (cell->state == SECRECY_PRIMARY && !reaches(cell, reach_of(rule, cell))) {
            return FAIL(err, ERR_DENIED, "\"%.*s\" is not protected: it is %g to %g",
                        STR_ARG(cell->name), cell->low, cell->high);
        }
    }
    return true;
}
