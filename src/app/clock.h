/* SPDX-License-Identifier: EUPL-1.2
 * clock.h - what time it is, for a program that runs for long
 *
 * It is the clock of the machine, or that clock set ahead or back: with `pact serve
 * --clock 2026-03-29T01:59` a release can be rehearsed on a copy, and a test need not
 * wait for the day. A machine whose clock is corrected corrects ours too.
 */
#ifndef APP_CLOCK_H
#define APP_CLOCK_H

#include "base/date.h"

typedef struct Clock {
    int64_t ahead_seconds;
} Clock;

Moment clock_now(Clock clock);
/* Stands at `moment` now, and runs on from there. */
Clock clock_set(Moment moment);

#endif
