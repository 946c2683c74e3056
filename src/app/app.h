/* SPDX-License-Identifier: EUPL-1.2
 * app.h - what every handler may know of the running program
 *
 * Built once, before the server starts; handlers in any thread only read it.
 */
#ifndef APP_APP_H
#define APP_APP_H

#include "app/metrics.h"
#include "app/office.h"

typedef struct App {
    Str site;         /* the folder that was published */
    Office *office;   /* null: the folder is all there is */
    Metrics *metrics; /* null: nothing is counted */
    bool is_https;    /* people reach us over TLS: say so to their browsers */
} App;

#endif
