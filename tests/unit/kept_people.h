/* SPDX-License-Identifier: EUPL-1.2
 * kept_people.h - somebody to do a deed, in facts about keep/
 */
#ifndef TESTS_KEPT_PEOPLE_H
#define TESTS_KEPT_PEOPLE_H

#include "kept_store.h"

#include "keep/people.h"

#define REFUSED(why, call)                                                               \
    do {                                                                                 \
        Error err_ = {0};                                                                \
        Error *err = &err_;                                                              \
        assert_false(call);                                                              \
        assert_int_equal(err_.code, why);                                                \
    } while (0)

static int numbered;

/* Somebody new with one duty, as signing in makes them. */
static inline Person *somebody(Arena *a, Store *store, Duty duty)
{
    Person *person = PUSH(a, Person);
    KnownPerson known;
    int64_t id;
    NewPerson made = {.name = S("Iemand"),
                      .mail = str_format(a, "person-%d@example.org", ++numbered),
                      .duty = duty};
    GOOD(people_add(store, &made, 0, (Moment){1}, &id, err));
    GOOD(people_find(a, store, id, &known, err));
    *person = known.person;
    return person;
}

#endif
