/* SPDX-License-Identifier: EUPL-1.2
 * app.h - what every handler may know of the running program
 *
 * Built once, before the server starts; handlers in any thread only read it.
 */
#ifndef APP_APP_H
#define APP_APP_H

#include "base/str.h"

typedef struct App {
    Str site; /* the folder that was published */
} App;

#endif
