/* SPDX-License-Identifier: EUPL-1.2
 * tell_layout.c - last time on the left, now on the right */
#include "app/tell_layout.h"

#include "pact/recipe_read.h"

enum { SIDES = 3 };

static void tell_row(const Command *command, const Str *texts, const size_t *widths)
{
    Buf line = buf_in(command->arena, 0);
    for (size_t i = 0; i < SIDES; i++) {
        buf_add(&line, texts[i]);
        for (size_t at = str_char_count(texts[i]); at < widths[i] + 2 && i + 1 < SIDES;
             at++) {
            buf_char(&line, ' ');
        }
    }
    command_say(command, "%.*s", STR_ARG(str_trim(buf_str(&line))));
}

static void tell_differences(const Command *command, LayoutRowList rows)
{
    typedef Str Row[SIDES];
    Row *table = PUSH_ARRAY(command->arena, Row, rows.count + 1);
    size_t widths[SIDES] = {0};
    table[0][0] = S("what");
    table[0][1] = S("last time");
    table[0][2] = S("now");
    for (size_t i = 0; i <= rows.count; i++) {
        if (i > 0) {
            LayoutWords words = layout_words(command->arena, &rows.items[i - 1]);
            table[i][0] = words.of.length == 0
                              ? words.change
                              : str_format(command->arena, "%.*s, of %.*s",
                                           STR_ARG(words.change), STR_ARG(words.of));
            table[i][1] = words.before.length > 0 ? words.before : S("-");
            table[i][2] = words.after.length > 0 ? words.after : S("-");
        }
        for (size_t k = 0; k < SIDES; k++) {
            size_t width = str_char_count(table[i][k]);
            widths[k] = width > widths[k] ? width : widths[k];
        }
    }
    for (size_t i = 0; i <= rows.count; i++) {
        tell_row(command, table[i], widths);
    }
}

bool tell_layout(Command *command, const LayoutFinding *finding, Error *err)
{
    Str yaml;
    tell_differences(command, finding->rows);
    if (!recipe_write(command->arena, &finding->amended, &yaml, err)) {
        return false;
    }
    buf_add(&command->out,
            finding->is_runnable
                ? S("# Amended for a file that is laid out otherwise. Look at what "
                    "differs before you use it.\n")
                : S("# Amended as far as could be; it does not run yet:\n"));
    if (!finding->is_runnable) {
        buf_printf(&command->out, "# %.*s\n", STR_ARG(finding->fault));
    }
    buf_add(&command->out, yaml);
    return true;
}
