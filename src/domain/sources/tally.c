/* SPDX-License-Identifier: EUPL-1.2
 * tally.c - texts to classes, classes to groups, values to sums */
#include "domain/sources/tally.h"

#include <string.h>

#include "base/limits.h"

/* One text met in a slot. */
typedef struct Entry {
    Str raw;
    uint32_t hash;
    Judged judged;
} Entry;

struct Dictionary {
    Entry *entries;
    size_t count;
    size_t capacity;
    uint32_t *index; /* entry + 1 */
    size_t index_size;
    const Entry *last;
    Map classes;
};

enum { FIRST_INDEX = 64 };

static uint64_t word_of(const char *bytes, size_t length)
{
    uint64_t word = 0;
    memcpy(&word, bytes, length < sizeof word ? length : sizeof word);
    return word;
}

/* Short texts decide the speed: two words, two multiplications. Good enough for tables
 * that check what they find; the order of anything never depends on it. */
static uint32_t hash_of(Str s)
{
    uint64_t h = s.length * 0x9E3779B97F4A7C15U;
    size_t at = 0;
    for (; at + 8 <= s.length; at += 8) {
        h = (h ^ word_of(s.data + at, 8)) * 0xD6E8FEB86659FD93U;
        h ^= h >> 32;
    }
    if (at < s.length) {
        h = (h ^ word_of(s.data + at, s.length - at)) * 0xD6E8FEB86659FD93U;
        h ^= h >> 32;
    }
    return (uint32_t)(h ^ h >> 17);
}

static void place_in(uint32_t *index, size_t size, uint32_t hash, size_t item)
{
    size_t at = hash & (size - 1);
    while (index[at] != 0) {
        at = (at + 1) & (size - 1);
    }
    index[at] = (uint32_t)item + 1;
}

static void grow_dictionary(Arena *a, Dictionary *d)
{
    d->index_size *= 2;
    d->index = PUSH_ARRAY(a, uint32_t, d->index_size);
    for (size_t i = 0; i < d->count; i++) {
        place_in(d->index, d->index_size, d->entries[i].hash, i);
    }
}

/* --- keys of groups --- */

static uint64_t key_of(const Tally *t, const uint16_t *classes)
{
    if (!t->is_packed) {
        return hash_of((Str){(const char *)classes, TALLY_SLOTS * sizeof classes[0]});
    }
    uint64_t key = 0;
    for (size_t i = 0; i < t->plan->slot_count; i++) {
        key |= (uint64_t)classes[i] << t->shift[i];
    }
    return key;
}

static size_t start_of(const Tally *t, uint64_t key)
{
    return (size_t)((key * 0x9E3779B97F4A7C15U) >> 32) & (t->index_size - 1);
}

static void place_group(Tally *t, uint64_t key, size_t group)
{
    size_t at = start_of(t, key);
    while (t->index[at].group != 0) {
        at = (at + 1) & (t->index_size - 1);
    }
    t->index[at] = (GroupPlace){key, group + 1};
}

static void place_groups(Tally *t)
{
    memset(t->index, 0, t->index_size * sizeof t->index[0]);
    for (size_t i = 0; i < t->group_count; i++) {
        place_group(t, key_of(t, t->groups[i]), i);
    }
    t->last_group = MAP_NONE;
}

/* Gives the slot one bit more, and every group its new key. */
static void widen(Tally *t, size_t slot)
{
    t->bits[slot]++;
    size_t used = 0;
    for (size_t i = 0; i < t->plan->slot_count; i++) {
        t->shift[i] = (uint8_t)(used < 64 ? used : 0);
        used += t->bits[i];
    }
    t->is_packed = used <= 64;
    place_groups(t);
}

/* The class of this name in a slot; a new one gets the next number. */
static bool class_of(Tally *t, size_t slot, Str name, uint16_t *class, Error *err)
{
    Dictionary *d = &t->dictionaries[slot];
    size_t found = map_get(&d->classes, name);
    if (found == MAP_NONE) {
        found = t->class_counts[slot];
        if (found == LIMIT_RECIPE_CLASSES) {
            error_hint(err, S("Leave the column out, or keep fewer of its codes."));
            return FAIL(err, ERR_INVALID,
                        "a column of the recipe has more than %zu different texts",
                        LIMIT_RECIPE_CLASSES);
        }
        Str copy = str_copy(t->a, name);
        map_put(&d->classes, copy, found);
        /* Room doubles at each power of two. */
        if ((found & (found - 1)) == 0) {
            Str *names = PUSH_ARRAY(t->a, Str, found == 0 ? 2 : 2 * found);
            if (found > 0) {
                memcpy(names, t->class_names[slot], found * sizeof(Str));
            }
            t->class_names[slot] = names;
        }
        t->class_names[slot][found] = copy;
        t->class_counts[slot]++;
        if (found >> t->bits[slot] != 0) {
            widen(t, slot);
        }
    }
    *class = (uint16_t)found;
    return true;
}

static bool add_entry(Tally *t, size_t slot, Str raw, uint32_t hash, Error *err)
{
    Dictionary *d = &t->dictionaries[slot];
    Verdict v = t->plan->judge(t->plan->self, slot, raw);
    Judged judged = {.kind = (uint8_t)v.kind,
                     .reason = (uint8_t)v.reason,
                     .is_blank = str_trim(raw).length == 0};
    Entry e = {str_copy(t->a, raw), hash, judged};
    if (v.kind != VERDICT_DROPPED &&
        !class_of(t, slot, v.class_name, &e.judged.class, err)) {
        return false;
    }
    if (d->count >= LIMIT_RECIPE_TEXTS) {
        return FAIL(err, ERR_INVALID, "a column has more than %zu different texts",
                    LIMIT_RECIPE_TEXTS);
    }
    if (d->count == d->capacity) {
        size_t last = d->last == NULL ? 0 : (size_t)(d->last - d->entries);
        d->entries = arena_grow(t->a, d->entries, d->count, &d->capacity, sizeof(Entry));
        d->last = d->last == NULL ? NULL : &d->entries[last];
    }
    d->entries[d->count++] = e;
    if (2 * d->count > d->index_size) {
        grow_dictionary(t->a, d);
    } else {
        place_in(d->index, d->index_size, hash, d->count - 1);
    }
    return true;
}

static bool same_text(Str a, Str b)
{
    return a.length == b.length && memcmp(a.data, b.data, a.length) == 0;
}

static const Entry *find_entry(const Dictionary *d, Str raw, uint32_t hash)
{
    for (size_t at = hash & (d->index_size - 1); d->index[at] != 0;
         at = (at + 1) & (d->index_size - 1)) {
        const Entry *e = &d->entries[d->index[at] - 1];
        if (e->hash == hash && same_text(e->raw, raw)) {
            return e;
        }
    }
    return NULL;
}

/* What a text in a slot means; null: it could not be taken in. */
static const Entry *entry_of(Tally *t, size_t slot, Str raw, Error *err)
{
    Dictionary *d = &t->dictionaries[slot];
    if (raw.data == NULL) {
        raw = S("");
    }
    if (d->last != NULL && same_text(d->last->raw, raw)) {
        return d->last; /* files are sorted more often than not */
    }
    uint32_t hash = hash_of(raw);
    const Entry *e = find_entry(d, raw, hash);
    if (e == NULL) {
        if (!add_entry(t, slot, raw, hash, err)) {
            return NULL;
        }
        e = &d->entries[d->count - 1];
    }
    d->last = e;
    return e;
}

Tally *tally_new(Arena *a, const TallyPlan *plan)
{
    Tally *t = PUSH(a, Tally);
    t->a = a;
    t->plan = plan;
    t->dictionaries = PUSH_ARRAY(a, Dictionary, TALLY_SLOTS);
    for (size_t i = 0; i < plan->slot_count; i++) {
        Dictionary *d = &t->dictionaries[i];
        d->index_size = FIRST_INDEX;
        d->index = PUSH_ARRAY(a, uint32_t, FIRST_INDEX);
        d->classes = map_in(a, 16);
    }
    t->index_size = FIRST_INDEX;
    t->index = PUSH_ARRAY(a, GroupPlace, FIRST_INDEX);
    t->is_packed = true;
    t->last_group = MAP_NONE;
    return t;
}

static size_t find_group(const Tally *t, const uint16_t *classes, uint64_t key)
{
    for (size_t at = start_of(t, key); t->index[at].group != 0;
         at = (at + 1) & (t->index_size - 1)) {
        size_t group = t->index[at].group - 1;
        if (t->index[at].key == key &&
            (t->is_packed ||
             memcmp(t->groups[group], classes, sizeof t->groups[0]) == 0)) {
            return group;
        }
    }
    return MAP_NONE;
}

static bool add_group(Tally *t, const uint16_t *classes, uint64_t key, Error *err)
{
    size_t values = t->plan->value_count;
    if ((t->group_count + 1) * values > LIMIT_RECIPE_CELLS) {
        error_hint(err, S("Keep fewer codes, or group by fewer columns."));
        return FAIL(err, ERR_INVALID, "the recipe makes more than %zu different cells",
                    LIMIT_RECIPE_CELLS);
    }
    if (t->group_count == t->group_capacity) {
        size_t more = t->group_capacity == 0 ? 64 : 2 * t->group_capacity;
        Quantity *cells = PUSH_ARRAY(t->a, Quantity, more * values);
        void *groups = PUSH_ARRAY(t->a, uint16_t, more * TALLY_SLOTS);
        if (t->group_count > 0) {
            memcpy(cells, t->cells, t->group_count * values * sizeof(Quantity));
            memcpy(groups, t->groups, t->group_count * sizeof t->groups[0]);
        }
        t->cells = cells;
        t->groups = groups;
        t->group_capacity = more;
    }
    memcpy(t->groups[t->group_count], classes, sizeof t->groups[0]);
    t->group_count++;
    if (2 * t->group_count > t->index_size) {
        t->index_size *= 2;
        t->index = PUSH_ARRAY(t->a, GroupPlace, t->index_size);
        place_groups(t);
    } else {
        place_group(t, key, t->group_count - 1);
    }
    return true;
}

static bool group_of(Tally *t, const uint16_t *classes, size_t *group, Error *err)
{
    uint64_t key = key_of(t, classes);
    if (t->is_packed && t->last_group != MAP_NONE && key == t->last_key) {
        *group = t->last_group; /* files are sorted more often than not */
        return true;
    }
    size_t found = find_group(t, classes, key);
    if (found == MAP_NONE) {
        if (!add_group(t, classes, key, err)) {
            return false;
        }
        found = t->group_count - 1;
    }
    t->last_key = key;
    t->last_group = found;
    *group = found;
    return true;
}

void unknown_add(Arena *a, UnknownList *list, Str text, uint64_t count,
                 DatasetPlace place)
{
    list->total += count;
    for (size_t i = 0; i < list->count; i++) {
        Unknown *u = &list->items[i];
        if (str_equal(u->text, text)) {
            u->count += count;
            if (place.line < u->first.line) {
                u->first = place;
            }
            return;
        }
    }
    if (list->count < TALLY_SHOWN) {
        list->items[list->count++] = (Unknown){str_copy(a, text), count, place};
    }
}

static void read_values(Tally *t, const Str *values, DatasetPlace place, Quantity *to)
{
    if (t->plan->counts_rows) {
        exact_add(&to->sum, exact_of(1, 0));
        to->known++;
        return;
    }
    for (size_t i = 0; i < t->plan->value_count; i++) {
        bool unknown = false;
        tally_read(t->plan, values[i], &to[i], &unknown);
        if (unknown) {
            unknown_add(t->a, &t->unknown_tokens, values[i], 1, place);
        }
    }
}

static Str quantity_text(Arena *a, const Quantity *q)
{
    Exact low = q->sum, high = q->sum;
    exact_add(&low, q->low);
    exact_add(&high, q->high);
    return q->hidden == 0 ? exact_text(a, low)
                          : str_format(a, "%.*s..%.*s", STR_ARG(exact_text(a, low)),
                                       STR_ARG(exact_text(a, high)));
}

/* Each column of the header that repeats others, against those others. */
static void check_wide(Tally *t, const Quantity *row, DatasetPlace place)
{
    const size_t *total_of = t->plan->total_of;
    for (size_t total = 0; total < t->plan->value_count; total++) {
        Quantity parts = {0};
        for (size_t i = 0; i < t->plan->value_count; i++) {
            if (i != total && total_of[i] == total) {
                quantity_add(&parts, &row[i]);
            }
        }
        if (quantity_cells(&parts) == 0 || !quantity_is_bounded(&row[total]) ||
            !quantity_is_bounded(&parts)) {
            continue;
        }
        Exact low = parts.sum, high = parts.sum, least = row[total].sum, most = least;
        exact_add(&low, parts.low);
        exact_add(&high, parts.high);
        exact_add(&least, row[total].low);
        exact_add(&most, row[total].high);
        bool is_exact = parts.hidden + row[total].hidden == 0;
        if (exact_compare(high, least) >= 0 && exact_compare(low, most) <= 0) {
            t->wide.agree += is_exact;
            t->wide.within_range += !is_exact;
        } else if (t->wide.differ++ == 0 || place.line < t->wide.first_differing.line) {
            t->wide.first_differing = place;
            t->wide.first_text = str_format(t->a, "%.*s printed, %.*s in the parts",
                                            STR_ARG(quantity_text(t->a, &row[total])),
                                            STR_ARG(quantity_text(t->a, &parts)));
        }
    }
}

static bool keep_total(Tally *t, const Judged *const *judged, const Str *values,
                       DatasetPlace place, Error *err)
{
    if (t->total_count == LIMIT_RECIPE_TOTALS) {
        return FAIL(err, ERR_INVALID, "more than %zu rows of totals",
                    LIMIT_RECIPE_TOTALS);
    }
    if (t->total_count == t->total_capacity) {
        t->totals = arena_grow(t->a, t->totals, t->total_count, &t->total_capacity,
                               sizeof(TotalRow));
    }
    TotalRow *row = &t->totals[t->total_count];
    *row = (TotalRow){.place = place};
    for (size_t i = 0; i < t->plan->slot_count; i++) {
        CHECK(judged[i] != NULL);
        if (judged[i]->kind == VERDICT_TOTAL) {
            row->rules |= (uint64_t)1 << judged[i]->reason;
        } else if (!judged[i]->is_blank) {
            row->classes[i] = t->class_names[i][judged[i]->class];
        }
    }
    /* A row of totals leaves cells blank where it has nothing to say. */
    Quantity *read = PUSH_ARRAY(t->a, Quantity, t->plan->value_count);
    for (size_t i = 0; i < t->plan->value_count && !t->plan->counts_rows; i++) {
        bool unknown = false;
        if (values[i].length > 0) {
            tally_read(t->plan, values[i], &read[i], &unknown);
        }
    }
    row->values = read;
    t->total_count++;
    return true;
}

/* Kept apart, for the room it needs: a row's values before they are added. */
__attribute__((noinline)) static void count_wide(Tally *t, Quantity *cells,
                                                 const Str *values, DatasetPlace place)
{
    Quantity row[LIMIT_RECIPE_WIDE];
    size_t count = t->plan->value_count;
    memset(row, 0, count * sizeof row[0]);
    read_values(t, values, place, row);
    check_wide(t, row, place);
    for (size_t i = 0; i < count; i++) {
        quantity_add(&cells[i], &row[i]);
    }
}

static bool count_row(Tally *t, const uint16_t *classes, const Str *values,
                      DatasetPlace place, Error *err)
{
    size_t group;
    if (!group_of(t, classes, &group, err)) {
        return false;
    }
    t->kept_count++;
    Quantity *cells = &t->cells[group * t->plan->value_count];
    if (t->plan->total_of == NULL) {
        read_values(t, values, place, cells);
    } else {
        count_wide(t, cells, values, place);
    }
    return true;
}

bool tally_judge(Tally *t, size_t slot, Str text, Judged *judged, Error *err)
{
    const Entry *e = entry_of(t, slot, text, err);
    if (e == NULL) {
        return false;
    }
    *judged = e->judged;
    return true;
}

bool tally_judged_row(Tally *t, const Judged *const *judged, const Str *values,
                      DatasetPlace place, Error *err)
{
    uint16_t classes[TALLY_SLOTS] = {0};
    bool is_total = false;
    t->row_count++;
    for (size_t i = 0; i < t->plan->slot_count; i++) {
        is_total = is_total || judged[i]->kind == VERDICT_TOTAL;
        classes[i] = judged[i]->class;
    }
    for (size_t i = 0; i < t->plan->slot_count; i++) {
        if (judged[i]->kind == VERDICT_DROPPED && !(is_total && judged[i]->is_blank)) {
            t->dropped[judged[i]->reason]++;
            return true;
        }
    }
    return is_total ? keep_total(t, judged, values, place, err)
                    : count_row(t, classes, values, place, err);
}

bool tally_row(Tally *t, const Str *slots, const Str *values, DatasetPlace place,
               Error *err)
{
    Judged judged[TALLY_SLOTS];
    const Judged *said[TALLY_SLOTS] = {0};
    for (size_t i = 0; i < t->plan->slot_count; i++) {
        if (!tally_judge(t, i, slots[i], &judged[i], err)) {
            return false;
        }
        said[i] = &judged[i];
        if (judged[i].kind == VERDICT_DROPPED && !t->plan->has_total_rows) {
            tally_drop(t, said[i]);
            return true;
        }
    }
    return tally_judged_row(t, said, values, place, err);
}

size_t tally_group(Tally *t, const Str *slots)
{
    uint16_t classes[TALLY_SLOTS] = {0};
    for (size_t i = 0; i < t->plan->slot_count; i++) {
        Judged judged;
        if (!tally_judge(t, i, slots[i], &judged, NULL) ||
            judged.kind != VERDICT_COUNTS) {
            return MAP_NONE;
        }
        classes[i] = judged.class;
    }
    return find_group(t, classes, key_of(t, classes));
}

Str tally_class(const Tally *t, size_t group, size_t slot)
{
    return t->class_names[slot][t->groups[group][slot]];
}

const Quantity *tally_cells(const Tally *t, size_t group)
{
    return &t->cells[group * t->plan->value_count];
}

static bool merge_groups(Tally *t, const Tally *more, Error *err)
{
    size_t values = t->plan->value_count;
    for (size_t g = 0; g < more->group_count; g++) {
        uint16_t classes[TALLY_SLOTS] = {0};
        for (size_t i = 0; i < t->plan->slot_count; i++) {
            if (!class_of(t, i, tally_class(more, g, i), &classes[i], err)) {
                return false;
            }
        }
        size_t group;
        if (!group_of(t, classes, &group, err)) {
            return false;
        }
        for (size_t v = 0; v < values; v++) {
            quantity_add(&t->cells[group * values + v], &tally_cells(more, g)[v]);
        }
    }
    return true;
}

static void merge_totals(Tally *t, const Tally *more)
{
    for (size_t i = 0; i < more->total_count; i++) {
        if (t->total_count == t->total_capacity) {
            t->totals = arena_grow(t->a, t->totals, t->total_count, &t->total_capacity,
                                   sizeof(TotalRow));
        }
        TotalRow row = more->totals[i];
        Quantity *values = PUSH_ARRAY(t->a, Quantity, t->plan->value_count);
        memcpy(values, row.values, t->plan->value_count * sizeof values[0]);
        row.values = values;
        for (size_t s = 0; s < TALLY_SLOTS; s++) {
            row.classes[s] = row.classes[s].data == NULL ? row.classes[s]
                                                         : str_copy(t->a, row.classes[s]);
        }
        t->totals[t->total_count++] = row;
    }
}

bool tally_merge(Tally *t, const Tally *more, Error *err)
{
    if (!merge_groups(t, more, err)) {
        return false;
    }
    merge_totals(t, more);
    t->row_count += more->row_count;
    t->kept_count += more->kept_count;
    for (size_t i = 0; i < TALLY_REASONS; i++) {
        t->dropped[i] += more->dropped[i];
    }
    t->wide.agree += more->wide.agree;
    t->wide.within_range += more->wide.within_range;
    if (more->wide.differ > 0 &&
        (t->wide.differ == 0 ||
         more->wide.first_differing.line < t->wide.first_differing.line)) {
        t->wide.first_differing = more->wide.first_differing;
        t->wide.first_text = str_copy(t->a, more->wide.first_text);
    }
    t->wide.differ += more->wide.differ;
    for (size_t i = 0; i < more->unknown_tokens.count; i++) {
        const Unknown *u = &more->unknown_tokens.items[i];
        unknown_add(t->a, &t->unknown_tokens, u->text, u->count, u->first);
    }
    return true;
}
