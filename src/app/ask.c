/* SPDX-License-Identifier: EUPL-1.2
 * ask.c - from words on the command line to records */
#include "app/ask.h"

#include <sys/stat.h>

#include "base/nearest.h"
#include "pact/database.h"
#include "pact/schema.h"
#include "store/migrate.h"

static void close_store(void *store)
{
    store_close(store);
}

bool ask_store(Command *command, StoreMode mode, Store **store, Error *err)
{
    Store *opened;
    umask(077); /* it holds the addresses of people */
    if (!store_open(command->arena, command_text(command, S("db")), mode, &opened, err)) {
        return false;
    }
    arena_defer(command->arena, close_store, opened);
    size_t applied;
    bool good = mode == STORE_USE
                    ? store_is_current(opened, err)
                    : store_migrate(opened, 0, command_now(command), &applied, err);
    if (!good || !pact_tables(opened, err)) {
        return false;
    }
    *store = opened;
    return true;
}

bool ask_faults(Command *command, Pact **pact, FaultList *faults, Str *name, Error *err)
{
    Arena *a = command->arena;
    Store *store;
    *faults = fault_list(a);
    if (!command_has(command, S("db"))) {
        *name = command_argument(command, S("FOLDER"));
        return pact_load(a, *name, pact, faults, err);
    }
    *name = store_shown(a, command_text(command, S("db")));
    return ask_store(command, STORE_USE, &store, err) &&
           pact_load_database(a, store, pact, faults, err);
}

void say_faults(const Command *command, Str under, const FaultList *faults)
{
    for (size_t i = 0; i < faults->count; i++) {
        if (faults->items[i].severity == SEVERITY_FAULT) {
            Str line = str_trim(fault_text(command->arena, under, &faults->items[i]));
            command_say(command, "%.*s", STR_ARG(line));
        }
    }
}

bool ask_pact(Command *command, const Pact **pact, Error *err)
{
    FaultList faults;
    Pact *loaded;
    Str name;
    if (ask_faults(command, &loaded, &faults, &name, err)) {
        *pact = loaded;
        return true;
    }
    say_faults(command, name, &faults);
    return false;
}

/* The record of a kind with this id (or alias), or null with a hint. */
static const void *find_record(Command *command, const Pact *pact, KindId id, Str name,
                               Error *err)
{
    const Kind *kind = &PACT_KINDS[id];
    AnyList list = kind_list(pact, kind);
    Nearest nearest = nearest_to(name);
    for (size_t i = 0; i < list.count; i++) {
        const void *record = kind_record(pact, kind, i);
        Str other = record_id(kind, record);
        if (str_equal(other, name)) {
            return record;
        }
        nearest_offer(&nearest, other);
    }
    error_hint(err, nearest_hint(command->arena, &nearest));
    (void)FAIL(err, ERR_NOT_FOUND, "there is no %.*s \"%.*s\"", STR_ARG(kind->name),
               STR_ARG(name));
    return NULL;
}

bool ask_indicator(const Pact *pact, Command *command, const Indicator **indicator,
                   Error *err)
{
    *indicator = NULL;
    if (!command_has(command, S("indicator"))) {
        return true;
    }
    *indicator = find_record(command, pact, KIND_INDICATOR,
                             command_text(command, S("indicator")), err);
    return *indicator != NULL;
}

bool ask_region(const Pact *pact, Command *command, const Region **region, Error *err)
{
    *region = NULL;
    if (!command_has(command, S("region"))) {
        return true;
    }
    Str name = command_text(command, S("region"));
    *region = regions_find(&pact->regions, name);
    if (*region == NULL) {
        *region = find_record(command, pact, KIND_REGION, name, err);
    }
    return *region != NULL;
}

bool ask_edition_named(const Pact *pact, Command *command, Str id,
                       const Edition **edition, Error *err)
{
    *edition = find_record(command, pact, KIND_EDITION, id, err);
    return *edition != NULL;
}

bool ask_edition(const Pact *pact, Command *command, Str option, const Edition **edition,
                 Error *err)
{
    *edition = NULL;
    if (!command_has(command, option)) {
        return true;
    }
    *edition =
        find_record(command, pact, KIND_EDITION, command_text(command, option), err);
    return *edition != NULL;
}

bool ask_definition(const Pact *pact, Command *command, const Definition **definition,
                    Error *err)
{
    *definition = NULL;
    if (!command_has(command, S("definition"))) {
        return true;
    }
    *definition = find_record(command, pact, KIND_DEFINITION,
                              command_text(command, S("definition")), err);
    return *definition != NULL;
}

bool ask_as_of(const Pact *pact, Command *command, AsOf *as_of, Error *err)
{
    const Edition *edition;
    if (!ask_edition(pact, command, S("edition"), &edition, err)) {
        return false;
    }
    if (edition != NULL) {
        *as_of = as_of_edition(edition);
    } else if (command_has(command, S("as-of"))) {
        *as_of = as_of_date(command_date(command, S("as-of")));
    } else {
        *as_of = as_of_latest();
    }
    return true;
}
