/* SPDX-License-Identifier: EUPL-1.2
 * commands.h - the run functions, and the table that names them (commands.c)
 */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/command.h"
#include "domain/sources/recipe.h"

CommandTable commands(void);

/* command_pact.c: a folder */
CommandRun command_init;
CommandRun command_check;
CommandRun command_dump;

/* command_figures.c: what it says */
CommandRun command_figures;
CommandRun command_say_sentence;
CommandRun command_revisions;
CommandRun command_trace;

/* command_database.c: a database */
CommandRun command_load;
CommandRun command_migrate;
CommandRun command_backup;
CommandRun command_restore;
CommandRun command_verify;
/* command_recipe.c, command_import.c: from a publisher's file to figures */
CommandRun command_recipe;
CommandRun command_import;
CommandRun command_diff;
/* Faults of the recipe go to stderr. */
MUST_CHECK bool command_read_recipe(Command *command, Str path, const Recipe **recipe,
                                    Error *err);

/* reach/command_reach.c: who can reach an offer */
CommandRun command_reach;
/* command_user.c */
CommandRun command_user;
/* command_routes.c: what the server answers, and whom */
CommandRun command_routes;

/* command_mail.c */
CommandRun command_mail;
/* command_export.c: figures for other programs */
CommandRun command_export;

/* command_report.c */
CommandRun command_report;

/* command_publish.c, command_serve.c, command_help.c */
CommandRun command_publish;
CommandRun command_fetch;
CommandRun command_protect;
CommandRun command_serve;
CommandRun command_help;
CommandRun command_version;

#endif
