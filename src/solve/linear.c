/* SPDX-License-Identifier: EUPL-1.2
 * linear.c - the door to GLPK */
#include "solve/linear.h"

#include <glpk.h>

#include "base/error.h"

struct LinearProblem {
    glp_prob *glpk;
};

static void delete_problem(void *glpk)
{
    glp_delete_prob(glpk);
}

/* GLPK has its own words for bounds. */
static int kind_of(double low, double high)
{
    bool has_low = low > -LINEAR_NO_END;
    bool has_high = high < LINEAR_NO_END;
    return has_low && has_high ? (low < high ? GLP_DB : GLP_FX)
           : has_low           ? GLP_LO
           : has_high          ? GLP_UP
                               : GLP_FR;
}

LinearProblem *linear_problem(Arena *a, size_t columns)
{
    LinearProblem *p = PUSH(a, LinearProblem);
    (void)glp_term_out(GLP_OFF);
    p->glpk = glp_create_prob();
    arena_defer(a, delete_problem, p->glpk);
    if (columns > 0) {
        (void)glp_add_cols(p->glpk, (int)columns);
    }
    for (size_t i = 0; i < columns; i++) {
        glp_set_col_bnds(p->glpk, (int)i + 1, GLP_LO, 0, 0);
    }
    return p;
}

void linear_bounds(LinearProblem *p, size_t column, double low, double high)
{
    CHECK(low <= high);
    glp_set_col_bnds(p->glpk, (int)column + 1, kind_of(low, high), low, high);
}

void linear_cost(LinearProblem *p, size_t column, double cost)
{
    glp_set_obj_coef(p->glpk, (int)column + 1, cost);
}

void linear_row(LinearProblem *p, const LinearTerm *terms, size_t count, double low,
                double high)
{
    Arena *tmp = arena_new();
    int *columns = PUSH_ARRAY(tmp, int, count + 1); /* GLPK counts from 1 */
    double *factors = PUSH_ARRAY(tmp, double, count + 1);
    for (size_t i = 0; i < count; i++) {
        columns[i + 1] = (int)terms[i].column + 1;
        factors[i + 1] = terms[i].factor;
    }
    int row = glp_add_rows(p->glpk, 1);
    glp_set_row_bnds(p->glpk, row, kind_of(low, high), low, high);
    glp_set_mat_row(p->glpk, row, (int)count, columns, factors);
    arena_free(tmp);
}

LinearState linear_solve(LinearProblem *p, LinearWay way, double *value)
{
    glp_smcp settings;
    glp_init_smcp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    glp_set_obj_dir(p->glpk, way == LINEAR_MOST ? GLP_MAX : GLP_MIN);
    int code = glp_simplex(p->glpk, &settings);
    if (code != 0) { /* the basis of last time does not do: from the start */
        glp_std_basis(p->glpk);
        code = glp_simplex(p->glpk, &settings);
    }
    if (code != 0) {
        return LINEAR_FAILED;
    }
    switch (glp_get_status(p->glpk)) {
    case GLP_OPT:
        *value = glp_get_obj_val(p->glpk);
        return LINEAR_SOLVED;
    case GLP_NOFEAS:
        return LINEAR_IMPOSSIBLE;
    case GLP_UNBND:
        return LINEAR_ENDLESS;
    default:
        return LINEAR_FAILED;
    }
}

double linear_value(const LinearProblem *p, size_t column)
{
    return glp_get_col_prim(p->glpk, (int)column + 1);
}
