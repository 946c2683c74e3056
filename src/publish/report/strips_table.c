/* SPDX-License-Identifier: EUPL-1.2
 * strips_table.c - tables as strips: caption, head, rows
 */
#include "publish/report/strips.h"
#include "publish/text/text.h"

#define CELL_WHITE 2.5  /* above and below the lines of a cell */
#define COLUMN_GAP 6.0  /* between columns */
#define BROAD_COLUMNS 5 /* from here on a table takes the margin as well */

static double row_height(const RowBox *row)
{
    size_t most = 1;
    for (size_t i = 0; i < row->table->column_count; i++) {
        most = row->cells[i].count > most ? row->cells[i].count : most;
    }
    return (double)most * STYLE_CELL.leading + 2 * CELL_WHITE;
}

/* Rows of a table share the places of its columns. */
static RowBox *row_new(Layout *layout, const ReportTable *table, double width)
{
    RowBox *row = PUSH(layout->a, RowBox);
    row->table = table;
    double left = PAGE_LEFT;
    for (size_t i = 0; i < table->column_count; i++) {
        row->left[i] = left;
        row->width[i] = table->columns[i].share * width;
        left += row->width[i];
    }
    return row;
}

static double cell_width(const RowBox *row, size_t at)
{
    bool is_last = at + 1 == row->table->column_count;
    return row->width[at] - (is_last ? 0 : COLUMN_GAP);
}

static RowBox *head_row(Layout *layout, const ReportTable *table, double width)
{
    RowBox *row = row_new(layout, table, width);
    row->is_head = true;
    for (size_t i = 0; i < table->column_count; i++) {
        row->cells[i] = lines_of_text(&layout->setter, table->columns[i].head,
                                      &STYLE_HEAD_CELL, cell_width(row, i));
    }
    return row;
}

static RowBox *body_row(Layout *layout, const ReportTable *table, const TableRow *from,
                        double width)
{
    RowBox *row = row_new(layout, table, width);
    row->starts_group = from->starts_group;
    for (size_t i = 0; i < table->column_count; i++) {
        row->cells[i] = lines_break(&layout->setter, &from->cells[i], &STYLE_CELL,
                                    cell_width(row, i));
    }
    return row;
}

static void caption_strips(Layout *layout, size_t at, const Strip *like)
{
    const Block *block = &layout->draft->blocks[at];
    Str number = text_fill(layout->a, TEXT_REPORT_TABLE, layout->draft->lang,
                           PLACES({PLACE_NUMBER, block->number}));
    Str text = str_format(layout->a, "%.*s. %.*s", STR_ARG(number),
                          STR_ARG(block->table->caption));
    Lines *lines = PUSH(layout->a, Lines);
    *lines = lines_of_text(&layout->setter, text, &STYLE_HEAD_CELL, COLUMN_WIDTH);
    for (size_t i = 0; i < lines->count; i++) {
        Strip strip = *like;
        strip.kind = STRIP_LINE;
        strip.part = PART_FINDING;
        strip.line = &lines->items[i];
        strip.height = STYLE_HEAD_CELL.leading + (i + 1 == lines->count ? 3 : 0);
        strip.baseline = 8.5;
        strip.before = i == 0 ? 12 : 0;
        strip.keeps = true;
        (void)strip_add(layout, strip);
    }
}

void strips_of_table(Layout *layout, size_t at)
{
    const ReportTable *table = layout->draft->blocks[at].table;
    bool is_broad = table->column_count >= BROAD_COLUMNS;
    double width = table->is_wide ? TURNED_WIDTH : is_broad ? BROAD_WIDTH : COLUMN_WIDTH;
    Strip like = {.block = at,
                  .x = PAGE_LEFT,
                  .is_turned = table->is_wide,
                  .is_broad = is_broad && !table->is_wide};
    caption_strips(layout, at, &like);
    for (size_t i = 0; i <= table->count; i++) {
        Strip strip = like;
        strip.kind = STRIP_ROW;
        strip.row = i == 0 ? head_row(layout, table, width)
                           : body_row(layout, table, &table->rows[i - 1], width);
        strip.height = row_height(strip.row) + (strip.row->starts_group ? 2 : 0);
        strip.baseline = CELL_WHITE + 8.5;
        /* Neither the first row nor the last stands alone. */
        strip.keeps = i <= 1 ? i < table->count : i + 1 == table->count;
        (void)strip_add(layout, strip);
    }
    layout->strips[layout->count - 1].height += 12;
}
