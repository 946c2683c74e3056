/* SPDX-License-Identifier: EUPL-1.2
 * app.h - what every handler may know of the running program
 *
 * Built once, before the server starts; handlers in any thread only read it.
 */
#ifndef APP_APP_H
#define APP_APP_H

#include "app/clock.h"
#include "app/metrics.h"
#include "app/office.h"
#include "app/postman.h"

typedef struct App {
    Str site;         /* the folder that was published */
    const Pact *pact; /* what the interface answers from without an office, or null */
    Str build;        /* tells one build of the program from another */
    Office *office;   /* null: the folder is all there is */
    Metrics *metrics; /* null: nothing is counted */
    Clock clock;
    Postman *postman; /* null: no mail is sent */
    Str public_url;   /* where people reach us, without a slash; empty: not known */
    bool is_https;    /* people reach us over TLS: say so to their browsers */
} App;

#endif
