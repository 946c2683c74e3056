/* SPDX-License-Identifier: EUPL-1.2
 * text.h - every fixed text of the site, in two languages
 *
 *   text_get(TEXT_MENU_FIGURES, lang)
 *   text_fill(a, TEXT_STAMP_EDITION, lang,
 *             PLACES({PLACE_EDITION, name}, {PLACE_DATE, shown_date(a, date, lang)}))
 *   text_count(a, TEXT_ACTIONS_COUNT, 46, lang, NO_PLACES)          "46 acties"
 *
 * The texts stand in texts/(name).txt; tools/texts.c turns them into the enums TextKey
 * and TextPlace when the program is built. A text missing in one language, or a misspelt
 * key or place, does not compile. A place that a text does not have, or that is left
 * open, is our own mistake: CHECK aborts.
 *
 * Texts hold no markup. What goes into a place is already in the right language's form:
 * numbers and dates come from shown.h.
 */
#ifndef PUBLISH_TEXT_TEXT_H
#define PUBLISH_TEXT_TEXT_H

#include "base/arena.h"
#include "domain/words.h"
#include "texts.h"

typedef struct FilledPlace {
    TextPlace place;
    Str value;
} FilledPlace;

typedef struct Places {
    const FilledPlace *items;
    size_t count;
} Places;

#define PLACES(...)                                                                      \
    ((Places){(const FilledPlace[]){__VA_ARGS__},                                        \
              sizeof((const FilledPlace[]){__VA_ARGS__}) / sizeof(FilledPlace)})
#define NO_PLACES ((Places){NULL, 0})

/* A text without places and without number. */
Str text_get(TextKey key, Lang lang);
Str text_fill(Arena *a, TextKey key, Lang lang, Places places);
/* A text with a singular and a plural; {count} fills itself. */
Str text_count(Arena *a, TextKey key, int64_t count, Lang lang, Places places);

/* Dutch and English as sets of two: words made from a text, for where Words are asked. */
Words text_words(TextKey key);

Str lang_code(Lang lang); /* "nl", "en" */

#endif
