/* SPDX-License-Identifier: EUPL-1.2
 * listing.c - one set of rows, three ways to print it */
#include "app/listing.h"

Listing listing_of(Command *command, const ListingColumn *columns, size_t column_count)
{
    CHECK(column_count <= MOST_ROW_COLUMNS);
    Str format = command_text(command, S("format"));
    return (Listing){
        .command = command,
        .format = str_equal(format, S("csv"))    ? LISTING_CSV
                  : str_equal(format, S("json")) ? LISTING_JSON
                                                 : LISTING_TABLE,
        .columns = columns,
        .column_count = column_count,
    };
}

void listing_row(Listing *listing, const Str *texts)
{
    for (size_t i = 0; i < listing->column_count; i++) {
        if (listing->count == listing->capacity) {
            listing->texts = arena_grow(listing->command->arena, listing->texts,
                                        listing->count, &listing->capacity, sizeof(Str));
        }
        listing->texts[listing->count++] = texts[i];
    }
}

static void pad(Buf *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_char(out, ' ');
    }
}

static void table_line(const Listing *listing, const Str *texts, const size_t *widths,
                       size_t last)
{
    Buf *out = &listing->command->out;
    for (size_t i = 0; i <= last; i++) {
        const ListingColumn *column = &listing->columns[i];
        if (column->is_detail) {
            continue;
        }
        Str text = texts != NULL ? texts[i] : column->name;
        size_t room = widths[i] - str_char_count(text);
        if (column->is_number) {
            pad(out, room);
        }
        buf_add(out, text);
        if (i < last) {
            pad(out, 2 + (column->is_number ? 0 : room));
        }
    }
    buf_char(out, '\n');
}

static void print_table(const Listing *listing)
{
    CHECK(listing->column_count > 0);
    size_t widths[MOST_ROW_COLUMNS] = {0};
    size_t last = 0;
    for (size_t i = 0; i < listing->column_count; i++) {
        widths[i] = str_char_count(listing->columns[i].name);
        last = listing->columns[i].is_detail ? last : i;
    }
    for (size_t i = 0; i < listing->count; i++) {
        size_t column = i % listing->column_count;
        size_t width = str_char_count(listing->texts[i]);
        widths[column] = width > widths[column] ? width : widths[column];
    }
    table_line(listing, NULL, widths, last);
    for (size_t i = 0; i < listing->count; i += listing->column_count) {
        table_line(listing, &listing->texts[i], widths, last);
    }
}

static bool print_json(const Listing *listing, const Rows *rows, Error *err)
{
    JsonWriter w = json_writer(&listing->command->out);
    rows_json(&w, rows);
    Str text;
    bool good = json_finish(&w, &text, err);
    buf_char(&listing->command->out, '\n');
    return good;
}

bool listing_finish(Listing *listing, Error *err)
{
    Rows rows = {listing->columns, listing->column_count, listing->texts, listing->count};
    switch (listing->format) {
    case LISTING_TABLE:
        print_table(listing);
        return true;
    case LISTING_CSV:
        rows_csv(&listing->command->out, &rows);
        return true;
    case LISTING_JSON:
        break;
    }
    return print_json(listing, &rows, err);
}
