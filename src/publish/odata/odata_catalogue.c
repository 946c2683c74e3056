/* SPDX-License-Identifier: EUPL-1.2
 * odata_catalogue.c - the pact as a catalogue, its tables as data sets
 */
#include "publish/api/figure_cube.h"
#include "publish/odata/odata_tables.h"
#include "publish/text/text.h"

/* What a list of tables and the properties of one have in common. */
enum {
    ABOUT_IDENTIFIER,
    ABOUT_CATALOG,
    ABOUT_TITLE,
    ABOUT_DESCRIPTION,
    ABOUT_LANGUAGE,
    ABOUT_STATUS,
    ABOUT_VERSION,
    ABOUT_MODIFIED,
    ABOUT_OBSERVATIONS_MODIFIED,
    ABOUT_OBSERVATION_COUNT,
    ABOUT_DATASET_TYPE,
    ABOUT_LICENSE,
    ABOUT_COUNT,
};

static void about_columns(OdataSet *set)
{
    static const struct {
        Str name;
        OdataType type;
    } columns[ABOUT_COUNT] = {
        [ABOUT_IDENTIFIER] = {S_INIT("Identifier"), ODATA_TEXT},
        [ABOUT_CATALOG] = {S_INIT("Catalog"), ODATA_TEXT},
        [ABOUT_TITLE] = {S_INIT("Title"), ODATA_TEXT},
        [ABOUT_DESCRIPTION] = {S_INIT("Description"), ODATA_TEXT},
        [ABOUT_LANGUAGE] = {S_INIT("Language"), ODATA_TEXT},
        [ABOUT_STATUS] = {S_INIT("Status"), ODATA_TEXT},
        [ABOUT_VERSION] = {S_INIT("Version"), ODATA_TEXT},
        [ABOUT_MODIFIED] = {S_INIT("Modified"), ODATA_MOMENT},
        [ABOUT_OBSERVATIONS_MODIFIED] = {S_INIT("ObservationsModified"), ODATA_MOMENT},
        [ABOUT_OBSERVATION_COUNT] = {S_INIT("ObservationCount"), ODATA_INTEGER},
        [ABOUT_DATASET_TYPE] = {S_INIT("DatasetType"), ODATA_TEXT},
        [ABOUT_LICENSE] = {S_INIT("License"), ODATA_TEXT},
    };
    for (size_t i = 0; i < ABOUT_COUNT; i++) {
        odata_column(set, columns[i].name, columns[i].type);
    }
}

static void about_row(Arena *a, const Pact *pact, const Table *table, Lang lang,
                      OdataValue *row)
{
    Str released = moment_iso_utc(a, table->edition->released_at);
    row[ABOUT_IDENTIFIER] = odata_text(table->name);
    row[ABOUT_CATALOG] = odata_text(pact->head->id);
    row[ABOUT_TITLE] = odata_text(table_title(table, lang));
    row[ABOUT_DESCRIPTION] = odata_text(table_text(table, lang));
    row[ABOUT_LANGUAGE] = odata_text(lang_code(lang));
    row[ABOUT_STATUS] = odata_text(S("Regulier"));
    row[ABOUT_VERSION] = odata_text(table->edition->id);
    row[ABOUT_MODIFIED] = odata_text(released);
    row[ABOUT_OBSERVATIONS_MODIFIED] = odata_text(released);
    row[ABOUT_OBSERVATION_COUNT] = odata_integer((int64_t)table->figure_count);
    row[ABOUT_DATASET_TYPE] = odata_text(S("Numeric"));
    row[ABOUT_LICENSE] = odata_text_or_null(licence_address(a, pact->head->licence));
}

OdataSet odata_datasets(Arena *a, const Pact *pact, AsOf as_of, Lang lang)
{
    OdataSet set = odata_set(a, S("Datasets"), S("Dataset"));
    about_columns(&set);
    TableList tables = tables_all(a, pact, as_of);
    for (size_t i = 0; i < tables.count; i++) {
        about_row(a, pact, &tables.items[i], lang, odata_row(&set));
    }
    return set;
}

/* "2013 - 2024", in the words of the periods. */
static Str coverage(Arena *a, const CubeDimension *time)
{
    Str first = time->codes[0].label, last = time->codes[time->count - 1].label;
    return time->count == 1 ? first
                            : str_format(a, "%.*s - %.*s", STR_ARG(first), STR_ARG(last));
}

OdataSet odata_properties(Arena *a, const Pact *pact, const Table *table, Lang lang,
                          const Cube *cube)
{
    OdataSet set = odata_set(a, S("Properties"), S("Properties"));
    set.is_singleton = true;
    about_columns(&set);
    odata_column(&set, S("Summary"), ODATA_TEXT);
    odata_column(&set, S("LongDescription"), ODATA_TEXT);
    odata_column(&set, S("Source"), ODATA_TEXT);
    odata_column(&set, S("TemporalCoverage"), ODATA_TEXT);
    odata_column(&set, S("Definition"), ODATA_TEXT);
    odata_column(&set, S("AsKnownOn"), ODATA_TEXT);
    odata_column(&set, S("Notes"), ODATA_TEXT);
    OdataValue *row = odata_row(&set);
    about_row(a, pact, table, lang, row);
    row[ABOUT_COUNT] = odata_text(table_text(table, lang));
    row[ABOUT_COUNT + 1] = odata_text(cube->description);
    row[ABOUT_COUNT + 2] = odata_text(cube->sources);
    row[ABOUT_COUNT + 3] = odata_text(coverage(a, cube_time(cube)));
    row[ABOUT_COUNT + 4] = odata_text(cube->definition);
    row[ABOUT_COUNT + 5] = odata_text(cube->question);
    row[ABOUT_COUNT + 6] =
        odata_text_or_null(str_join(a, cube->notes.items, cube->notes.count, S("\n")));
    return set;
}

OdataSet odata_catalogs(Arena *a, const Pact *pact, Lang lang)
{
    const PactHead *head = pact->head;
    Words name = words_are_set(head->monitor_name) ? head->monitor_name : head->name;
    OdataSet set = odata_set(a, S("Catalogs"), S("Catalog"));
    odata_column(&set, S("Identifier"), ODATA_TEXT);
    odata_column(&set, S("Index"), ODATA_INTEGER);
    odata_column(&set, S("Title"), ODATA_TEXT);
    odata_column(&set, S("Description"), ODATA_TEXT);
    odata_column(&set, S("Publisher"), ODATA_TEXT);
    odata_column(&set, S("Language"), ODATA_TEXT);
    odata_column(&set, S("License"), ODATA_TEXT);
    odata_column(&set, S("Homepage"), ODATA_TEXT);
    odata_column(&set, S("ContactPoint"), ODATA_TEXT);
    OdataValue *row = odata_row(&set);
    row[0] = odata_text(head->id);
    row[1] = odata_integer(0);
    row[2] = odata_text(words_in(name, lang, NULL));
    row[3] = odata_text(words_in(head->summary, lang, NULL));
    row[4] = odata_text(
        words_in(head->office != NULL ? head->office->name : head->name, lang, NULL));
    row[5] = odata_text(lang_code(lang));
    row[6] = odata_text_or_null(licence_address(a, head->licence));
    row[7] = odata_text_or_null(head->url);
    row[8] = odata_text_or_null(head->mail);
    return set;
}
