/* SPDX-License-Identifier: EUPL-1.2
 * handle.h - the handlers of pages for people who sign in, and what they share
 *
 *   bool handle_account(const App *app, const Request *request, Response *response, Error
 * *err)
 *   {
 *       Desk desk = handle_desk(app, request, "account");
 *       Str text;
 *       return desk_account(&desk, &text, err) && handle_page(request, response, text);
 *   }
 *
 * A handler reads declared parameters, asks keep/ for one thing, and hands the answer to
 * a page (publish/desk) or sends the browser on. What is refused comes back as the same
 * page with a notice, and with what was typed: handle_refused().
 */
#ifndef APP_HANDLE_H
#define APP_HANDLE_H

#include "app/route.h"
#include "keep/reports.h"
#include "publish/desk/desk.h"

/* What a page knows; `rest` is its address after /nl/register/. */
Desk handle_desk(const App *app, const Request *request, const char *rest);
/* Yields true. */
bool handle_page(const Request *request, Response *response, Str text);
/* 303 to /nl/register/(rest), in the language of the request. Yields true. */
bool handle_go(const Request *request, Response *response, const char *rest);
/* The same, to /nl/register/(before)/(id). */
bool handle_go_to(const Request *request, Response *response, const char *before,
                  int64_t id);
/* The action and the party of these ids, when the one owes reports about the other. */
bool handle_find(const Desk *desk, Str action_id, Str party_id, const Action **action,
                 const Party **party, Error *err);
Concern handle_concern(Arena *a, const Action *action, const Party *party);
/* Is this a refusal that a person can mend? Then it is told in the notice of the page. */
bool handle_refused(Desk *desk, Response *response, const Error *why);
/* The page for what went wrong at an address of the register; false elsewhere. */
bool handle_trouble(const App *app, const Request *request, Response *response,
                    const Error *why);
Lang handle_lang(const Request *request);
int64_t handle_number(const Request *request, Str name);

/* handle_entry.c */
Handler handle_sign_in_page;
Handler handle_sign_in;
Handler handle_sign_out;
Handler handle_ask_link;
Handler handle_invitation_page;
Handler handle_invitation;
Handler handle_account;
Handler handle_password;
Handler handle_start;

/* handle_report.c */
Handler handle_new_report_page;
Handler handle_new_report;
Handler handle_report_page;
Handler handle_edit_page;
Handler handle_save_report;
Handler handle_do_report;
/* A report and what it is about, when this person may read it. */
MUST_CHECK bool handle_find_report(const Desk *desk, const Request *request, int64_t id,
                                   KeptReport *report, const Action **action,
                                   const Party **party, Concern *concern, Error *err);
/* Its page, with the notice of the desk. */
MUST_CHECK bool handle_show_report(Desk *desk, const Request *request, int64_t id,
                                   Response *response, Error *err);

/* handle_file.c: evidence */
Handler handle_add_file;
Handler handle_file;
Handler handle_remove_file;

/* handle_tasks.c */
Handler handle_owe;
Handler handle_review;
Handler handle_steering;
Handler handle_rounds;
Handler handle_round_open;
Handler handle_round_except;
Handler handle_round_close;

/* handle_matter.c */
Handler handle_matters;
Handler handle_matter_put_in;
Handler handle_matter;
Handler handle_matter_do;
Handler handle_join_page;
Handler handle_join;

/* handle_people.c */
Handler handle_people;
Handler handle_people_add;
Handler handle_people_invite;
Handler handle_people_leave;

/* handle_editions.c */
Handler handle_editions;
Handler handle_edition_begin;
Handler handle_edition;
Handler handle_edition_do;
Handler handle_edition_figures;
Handler handle_preview_make;
Handler handle_preview_end;
Handler handle_preview;

/* handle_follow.c */
Handler handle_follow_page;
Handler handle_follow;
Handler handle_follow_confirm_page;
Handler handle_follow_confirm;
Handler handle_unfollow_page;
Handler handle_unfollow;

/* handle_mail.c */
Handler handle_mail;

/* handle_api.c: figures and records for programs, in our own words and in others' */
Handler handle_api;
Handler handle_odata;
Handler handle_sdmx_21;
Handler handle_sdmx_30;
Handler handle_pxweb;

#endif
