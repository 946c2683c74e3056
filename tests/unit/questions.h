/* SPDX-License-Identifier: EUPL-1.2
 * questions.h - asking an interface without HTTP, and a pact to ask about
 *
 *   ApiAnswer answer = asked_of(api_answer, a, workers_pact(a), "indicators?limit=7");
 *   expect_told(answer, 200, "\"total\":3");
 */
#ifndef TESTS_QUESTIONS_H
#define TESTS_QUESTIONS_H

#include "small_pact.h"

#include "base/buf.h"
#include "publish/api/api.h"

/* 1395 and then 1396 of 2013 in one definition; 1489, men 1301 and women 188 of 2021 in
 * the next. */
static inline const Pact *workers_pact(Arena *a)
{
    return small_pact(
        a,
        (SmallFiles){
            .definitions = WORKERS_V1 WORKERS_V2,
            .series = "w1,workers-v1,count,,\nw2,workers-v2,sample,,\n",
            .in_force = "e2019,workers,workers-v1\ne2022,workers,workers-v2\n",
            .figures = FIGURES "w1,,NL,2013,e2019,1395,one\nw1,,NL,2013,e2020,1396,one\n"
                               "w2,,NL,2021,e2022,1489,two\nw2,sex=men,NL,2021,e2022,"
                               "1301,two\nw2,sex=women,NL,2021,e2022,188,two\n",
        });
}

typedef ApiAnswer Interface(Arena *a, const Pact *pact, const ApiQuestion *question);

/* "indicators/workers/figures?sex=men&asOf=2020-01-01", already decoded. */
static inline ApiAnswer asked_of(Interface *answer, Arena *a, const Pact *pact,
                                 const char *target)
{
    Str path, query, segment;
    (void)str_cut(str_of(target), '?', &path, &query);
    Str *segments = PUSH_ARRAY(a, Str, 12);
    ApiParam *params = PUSH_ARRAY(a, ApiParam, 12);
    ApiQuestion question = {.path = {segments, 0},
                            .params = params,
                            .build = S("b1"),
                            .origin = S("https://pact.example")};
    for (bool more = true; more;) {
        more = str_cut(path, '/', &segment, &path);
        segments[question.path.count++] = segment;
    }
    for (bool more = query.length > 0; more;) {
        Str pair;
        more = str_cut(query, '&', &pair, &query);
        (void)str_cut(pair, '=', &params[question.param_count].name,
                      &params[question.param_count].value);
        question.param_count++;
    }
    return answer(a, pact, &question);
}

static inline void expect_told(ApiAnswer answer, int status, const char *part)
{
    if (answer.status != status || !str_contains(answer.body, str_of(part))) {
        fail_msg("%d, and there is no %s in %.*s", answer.status, part,
                 STR_ARG(answer.body));
    }
}

#endif
