/* SPDX-License-Identifier: EUPL-1.2
 * visitor.h - who is asking, and whether a form came from a page of ours
 *
 *   cookie __Host-pact    the session: of this host alone, over TLS (or on this machine),
 *                         not for scripts, not sent along from another site's form
 *   field  form           must equal session_form_token(): else ERR_DENIED
 *   Sec-Fetch-Site        must say same-origin, or nothing; Origin must be our own host
 *
 * Every route goes this way (route.c); handlers find the person in the request.
 */
#ifndef APP_VISITOR_H
#define APP_VISITOR_H

#include "app/app.h"
#include "app/http.h"

/* Lends a connection to the request, and fills its person and role from the cookie.
 * Without one, or with one that is over, nobody is asking: no error. ERR_NOT_FOUND when
 * only a folder is served. */
MUST_CHECK bool visitor_identify(const App *app, Request *request, Error *err);
MUST_CHECK bool visitor_may_post(const Request *request, Error *err);
/* A page that only who has signed in may see, asked by nobody: to where that is done. */
bool visitor_sent_to_sign_in(const App *app, const Request *request, Response *response);
/* The handler is done: the connection goes back. */
void visitor_done(const App *app, Request *request);

/* Sets and ends the cookie. */
void visitor_remember(const Request *request, Response *response, Str session);
void visitor_forget(Response *response);

#endif
