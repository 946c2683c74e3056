/* SPDX-License-Identifier: EUPL-1.2
 * linear.h - the least or the most of a sum, under conditions on sums
 *
 *   LinearProblem *p = linear_problem(a, 2);                 x and y, both 0 or more
 *   linear_row(p, (LinearTerm[]){{0, 1}, {1, 1}}, 2, 10, 10);         x + y = 10
 *   linear_bounds(p, 1, 0, 4);                                        y <= 4
 *   linear_cost(p, 0, 1);                                     of x ...
 *   if (linear_solve(p, LINEAR_LEAST, &least) == LINEAR_SOLVED) ...   6
 *
 * Variables are real numbers. The same problem gives the same answer in every run: the
 * simplex method, no clock, no chance. Answers are good to about 1e-7 of the size of the
 * numbers; to compare with them, use LINEAR_NEAR.
 *
 * A problem can be solved again after its costs or bounds changed; that takes fewer steps
 * than anew. It belongs to one thread. Its memory goes with the arena.
 *
 * linear.c is the only file that sees GLPK.
 */
#ifndef SOLVE_LINEAR_H
#define SOLVE_LINEAR_H

#include "base/arena.h"

#define LINEAR_NO_END 1e300 /* as a bound: none on that side */
#define LINEAR_NEAR 1e-6

typedef struct LinearTerm {
    size_t column;
    double factor;
} LinearTerm;

typedef enum LinearWay { LINEAR_LEAST, LINEAR_MOST } LinearWay;

typedef enum LinearState {
    LINEAR_SOLVED,
    LINEAR_IMPOSSIBLE, /* nothing meets all conditions */
    LINEAR_ENDLESS,    /* there is no least, or no most */
    LINEAR_FAILED,     /* the method gave up: the numbers are too far apart */
} LinearState;

typedef struct LinearProblem LinearProblem;

/* Columns with bounds 0 and no end, and cost 0. */
LinearProblem *linear_problem(Arena *a, size_t columns);
void linear_bounds(LinearProblem *p, size_t column, double low, double high);
void linear_cost(LinearProblem *p, size_t column, double cost);
void linear_row(LinearProblem *p, const LinearTerm *terms, size_t count, double low,
                double high);
LinearState linear_solve(LinearProblem *p, LinearWay way, double *value);
double linear_value(const LinearProblem *p, size_t column); /* after LINEAR_SOLVED */

#endif
