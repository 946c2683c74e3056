/* SPDX-License-Identifier: EUPL-1.2
 * text.c - looks up and fills the fixed texts
 */
#include "publish/text/text.h"

#include "base/buf.h"
#include "base/error.h"
#include "publish/text/shown.h"

typedef struct TextRow {
    Str key;
    bool is_plural;
    Str forms[LANG_COUNT][2]; /* one, many; both the same without number */
} TextRow;

#include "texts_table.h"

#define MOST_PLACES 12

Str lang_code(Lang lang)
{
    return lang == LANG_NL ? S("nl") : S("en");
}

Str text_get(TextKey key, Lang lang)
{
    CHECK((size_t)key < TEXT_KEY_COUNT);
    const TextRow *row = &text_rows[key];
    CHECK(!row->is_plural);
    CHECK(!str_contains(row->forms[lang][1], S("{")));
    return row->forms[lang][1];
}

Words text_words(TextKey key)
{
    return (Words){{text_get(key, LANG_NL), text_get(key, LANG_EN)}};
}

static size_t place_find(Places places, Str name)
{
    for (size_t i = 0; i < places.count; i++) {
        if (str_equal(place_names[places.items[i].place], name)) {
            return i;
        }
    }
    return places.count;
}

/* Replaces each {place}. A place of the text that was not given aborts, and so does a
 * given one the text does not know, except {count}, which a singular may leave out. */
static Str fill(Arena *a, Str form, Places places)
{
    bool used[MOST_PLACES] = {false};
    CHECK(places.count <= MOST_PLACES);
    Buf buf = buf_in(a, 0);
    Str before, rest = form;
    while (str_cut(rest, '{', &before, &rest)) {
        buf_add(&buf, before);
        Str name;
        CHECK(str_cut(rest, '}', &name, &rest));
        size_t at = place_find(places, name);
        CHECK(at < places.count);
        used[at] = true;
        buf_add(&buf, places.items[at].value);
    }
    buf_add(&buf, before);
    for (size_t i = 0; i < places.count; i++) {
        CHECK(used[i] || str_equal(place_names[places.items[i].place], S("count")));
    }
    return buf_str(&buf);
}

Str text_fill(Arena *a, TextKey key, Lang lang, Places places)
{
    CHECK((size_t)key < TEXT_KEY_COUNT);
    const TextRow *row = &text_rows[key];
    CHECK(!row->is_plural);
    return fill(a, row->forms[lang][1], places);
}

Str text_count(Arena *a, TextKey key, int64_t count, Lang lang, Places places)
{
    CHECK((size_t)key < TEXT_KEY_COUNT && places.count < MOST_PLACES);
    const TextRow *row = &text_rows[key];
    CHECK(row->is_plural);
    FilledPlace items[MOST_PLACES];
    for (size_t i = 0; i < places.count; i++) {
        items[i] = places.items[i];
    }
    items[places.count] = (FilledPlace){PLACE_COUNT, shown_integer(a, count, lang)};
    return fill(a, row->forms[lang][count == 1 ? 0 : 1],
                (Places){items, places.count + 1});
}
