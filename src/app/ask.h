/* SPDX-License-Identifier: EUPL-1.2
 * ask.h - what commands have in common: a pact, and words that name things in it
 *
 * Each fails with ERR_NOT_FOUND and the nearest name as a hint.
 */
#ifndef APP_ASK_H
#define APP_ASK_H

#include "app/command.h"
#include "pact/pact.h"
#include "store/store.h"

/* Reads argument FOLDER, or the database of --db. Faults go to stderr. */
MUST_CHECK bool ask_pact(Command *command, const Pact **pact, Error *err);
/* The same, with the faults for the caller, and the name to tell them under. */
MUST_CHECK bool ask_faults(Command *command, Pact **pact, FaultList *faults, Str *name,
                           Error *err);
/* Tells the faults, not the warnings, to stderr; `under` is the folder, or empty. */
void say_faults(const Command *command, Str under, const FaultList *faults);
/* The database of --db; closed when the command ends. STORE_USE wants every table as this
 * program has it; STORE_CREATE makes them so. */
MUST_CHECK bool ask_store(Command *command, StoreMode mode, Store **store, Error *err);

MUST_CHECK bool ask_indicator(const Pact *pact, Command *command,
                              const Indicator **indicator,
                              Error *err); /* null when the option is absent */
MUST_CHECK bool ask_region(const Pact *pact, Command *command, const Region **region,
                           Error *err); /* null when the option is absent */
MUST_CHECK bool ask_edition(const Pact *pact, Command *command, Str option,
                            const Edition **edition, Error *err);
/* The same of an argument. */
MUST_CHECK bool ask_edition_named(const Pact *pact, Command *command, Str id,
                                  const Edition **edition, Error *err);
MUST_CHECK bool ask_definition(const Pact *pact, Command *command,
                               const Definition **definition, Error *err);
/* --edition or --as-of, or else the latest. */
MUST_CHECK bool ask_as_of(const Pact *pact, Command *command, AsOf *as_of, Error *err);

#endif
