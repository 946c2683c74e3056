/* SPDX-License-Identifier: EUPL-1.2
 * clock.c - the clock of the machine, moved
 */
#include "app/clock.h"

#include <time.h>

static int64_t machine_seconds(void)
{
    return (int64_t)time(NULL);
}

Moment clock_now(Clock clock)
{
    return (Moment){machine_seconds() + clock.ahead_seconds};
}

Clock clock_set(Moment moment)
{
    return (Clock){moment.seconds - machine_seconds()};
}
