/* SPDX-License-Identifier: EUPL-1.2
 * command_routes.c - pact routes: the table of addresses, for people and for tests
 */
#include "app/commands.h"
#include "app/listing.h"
#include "app/route.h"

static const ListingColumn COLUMNS[] = {
    {.name = S_INIT("method")}, {.name = S_INIT("path")},
    {.name = S_INIT("right")},  {.name = S_INIT("parameters"), .is_detail = true},
    {.name = S_INIT("help")},
};
enum { COLUMN_COUNT = sizeof COLUMNS / sizeof COLUMNS[0] };

static Str parameters_of(Arena *a, const Route *route)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < HTTP_PARAMS_MOST && route->params[i].name.length > 0; i++) {
        buf_add(&buf, i > 0 ? S(" ") : S(""));
        buf_add(&buf, route->params[i].name);
    }
    return buf_str(&buf);
}

bool command_routes(Command *command, Error *err)
{
    Listing listing = listing_of(command, COLUMNS, COLUMN_COUNT);
    RouteTable table = routes();
    for (size_t i = 0; i < table.count; i++) {
        const Route *route = &table.rows[i];
        const Str texts[COLUMN_COUNT] = {
            method_name(route->method), route->path, deed_word(route->deed),
            parameters_of(command->arena, route), route->help};
        listing_row(&listing, texts);
    }
    return listing_finish(&listing, err);
}
