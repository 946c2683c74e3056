/* SPDX-License-Identifier: EUPL-1.2
 * publish_sdmx_test.c - tables over SDMX REST, read back by our own readers
 */
#include "questions.h"

#include "formats/sdmx.h"
#include "publish/sdmx/sdmx_select.h"
#include "publish/sdmx/sdmx_service.h"
#include "readers.h"

static ApiAnswer older(Arena *a, const char *target)
{
    return asked_of(sdmx_answer_21, a, workers_pact(a), target);
}

static ApiAnswer newer(Arena *a, const char *target)
{
    return asked_of(sdmx_answer_30, a, workers_pact(a), target);
}

#define DATA "data/dataflow/PACT/DF_WORKERS/1.0.0/"

static bool read_ml(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return sdmx_ml_read(a, input, NULL, sink, err);
}

static bool read_csv(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return sdmx_csv_read(a, input, NULL, sink, err);
}

/* "_T 1489, men 1301, women 188": sex and value of each row. */
static Str rows_of(Arena *a, ApiAnswer answer, Reads reads)
{
    if (answer.status != 200) {
        fail_msg("%.*s", STR_ARG(answer.body));
    }
    DatasetTable table = read_whole(a, answer.body, reads);
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < table.count; i++) {
        buf_printf(&buf, "%s%.*s %.*s", i > 0 ? ", " : "",
                   STR_ARG(table_field(&table, i, "SEX")),
                   STR_ARG(table_field(&table, i, "OBS_VALUE")));
    }
    return buf_str(&buf);
}

static void a_key_names_the_series_it_wants(void **state)
{
    Arena *a = *state;
    expect_text(rows_of(a, older(a, "data/DF_WORKERS"), read_ml),
                "_T 1489, men 1301, women 188");
    expect_text(rows_of(a, older(a, "data/DF_WORKERS/all"), read_ml),
                "_T 1489, men 1301, women 188");
    expect_text(rows_of(a, older(a, "data/DF_WORKERS/.men+women.NL"), read_ml),
                "men 1301, women 188");
    expect_text(rows_of(a, older(a, "data/PACT,DF_WORKERS,1.0/w2..NL/PACT"), read_ml),
                "_T 1489, men 1301, women 188");
    expect_text(rows_of(a, newer(a, DATA "*.men,*.women.NL"), sdmx_json_read),
                "men 1301, women 188");
    expect_text(rows_of(a, newer(a, DATA "w2?format=csv"), read_csv),
                "_T 1489, men 1301, women 188");
}

static void constraints_join_with_and_and_or(void **state)
{
    Arena *a = *state;
    expect_text(rows_of(a, newer(a, DATA "*?c[SEX]=men,women"), sdmx_json_read),
                "men 1301, women 188");
    expect_text(rows_of(a, newer(a, DATA "*?c[SEX]=sw:wo"), sdmx_json_read), "women 188");
    expect_text(rows_of(a, newer(a, DATA "*?c[SEX]=co:men+ne:women"), sdmx_json_read),
                "men 1301");
    expect_text(rows_of(a, newer(a, DATA "*?c[SEX]=co:men ne:women"), sdmx_json_read),
                "men 1301");
    expect_text(
        rows_of(a, newer(a, DATA "*.men?c[TIME_PERIOD]=ge:2020+le:2021"), sdmx_json_read),
        "men 1301");
    expect_text(rows_of(a,
                        older(a, "data/DF_WORKERS/.men?startPeriod=2021&endPeriod=2021"),
                        read_ml),
                "men 1301");
}

static void what_was_known_then_is_answered_then(void **state)
{
    Arena *a = *state;
    expect_text(rows_of(a, newer(a, DATA "*?asOf=2019-12-31"), sdmx_json_read),
                "_T 1395");
    expect_text(rows_of(a, newer(a, DATA "*?asOf=2020-12-31T12:00:00Z"), sdmx_json_read),
                "_T 1396");
    expect_text(rows_of(a, older(a, "data/DF_WORKERS?asOf=2019-12-31"), read_ml),
                "_T 1395");
}

/* One data set an edition: 2019 to 2020, 2020 to 2022, 2022 on. */
static void history_is_a_data_set_for_each_edition(void **state)
{
    Arena *a = *state;
    ApiAnswer history = newer(a, DATA "*._T?includeHistory=true");
    expect_told(history, 200,
                "\"validFrom\":\"2019-06-01T05:00:00Z\",\"validTo\":\"2020-06-01T05:00:"
                "00Z\"");
    expect_text(rows_of(a, history, sdmx_json_read), "_T 1395, _T 1396, _T 1489");
    expect_text(rows_of(a, newer(a, DATA "*.men?includeHistory=true"), sdmx_json_read),
                "men 1301");
    expect_told(newer(a, DATA "*?includeHistory=true&format=csv"), 501, "includeHistory");
}

static void what_is_wrong_is_told_with_the_nearest(void **state)
{
    Arena *a = *state;
    expect_told(newer(a, DATA "*.mem"), 400, "men");
    expect_told(newer(a, DATA "*.men.NL.2021"), 400, "more than 3 positions");
    expect_told(newer(a, DATA "*?c[SEXE]=men"), 400, "SEX");
    expect_told(newer(a, DATA "*?c[SEX]=wemen"), 400, "women");
    expect_told(newer(a, DATA "*.men?c[SEX]=women"), 404, "left after");
    expect_told(newer(a, DATA "*?asof=2020-01-01"), 400, "asOf");
    expect_told(newer(a, DATA "*?asOf=soon"), 400, "date");
    expect_told(newer(a, "data/dataflow/PACT/DF_WORKER/1.0.0/*"), 404, "DF_WORKERS");
    expect_told(newer(a, "data/dataflow/ECB/DF_WORKERS/1.0.0/*"), 404, "ECB");
    expect_told(newer(a, DATA "*?firstNObservations=1"), 501, "firstNObservations");
    expect_told(newer(a, "availability/dataflow"), 501, "availability");
    expect_told(older(a, "dataflows/PACT"), 400, "dataflow");
    expect_told(older(a, "data/DF_WORKERS/.mem"), 400, "<com:Text>SEX has no code");
    expect_told(older(a, "data/DF_WORKERS?format=json"), 406, "json");
}

static void structures_read_back_with_their_codes(void **state)
{
    Arena *a = *state;
    SdmxStructure structure = {0};
    Error err = {0};
    Str text = older(a, "datastructure/PACT/DSD_WORKERS/1.0?references=children").body;
    Input input = input_of_text(&text);
    if (!sdmx_structure_add(a, &structure, &input, &err)) {
        fail_msg("%s", err.message);
    }
    const SdmxDefinition *definition = sdmx_definition(&structure, S("DSD_WORKERS"));
    assert_non_null(definition);
    assert_int_equal(definition->count, 4 + 1 + SDMX_ATTRIBUTE_COUNT);
    const SdmxCodelist *sexes = sdmx_codelist(&structure, S("CL_WORKERS_SEX"));
    assert_non_null(sexes);
    assert_int_equal(sexes->count, 3);
    expect_text(sexes->codes[1].parent, "_T");
    assert_null(sdmx_codelist(&structure, S("CL_WORKERS_TIME_PERIOD")));
}

static void every_kind_of_structure_answers_in_both_forms(void **state)
{
    Arena *a = *state;
    static const char *const targets[] = {
        "dataflow/PACT/DF_WORKERS/1.0",   "dataflow/all/all/latest",
        "datastructure/PACT/DSD_WORKERS", "codelist/PACT/CL_WORKERS_SEX",
        "conceptscheme/PACT/CS_PACT",     "agencyscheme"};
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        assert_int_equal(older(a, targets[i]).status, 200);
        Str json = str_format(a, "structure/%s", targets[i]);
        expect_told(newer(a, str_c(a, json)), 200, "\"data\":{");
    }
    expect_told(newer(a, "structure/dataflow/PACT/DF_WORKERS/1.0.0?references=all"), 200,
                "\"dataStructures\":[{\"id\":\"DSD_WORKERS\"");
    expect_told(older(a, "codelist/PACT/CL_WORKERS_SEXE"), 404, "CL_WORKERS_SEX");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_key_names_the_series_it_wants),
        FACT(constraints_join_with_and_and_or),
        FACT(what_was_known_then_is_answered_then),
        FACT(history_is_a_data_set_for_each_edition),
        FACT(what_is_wrong_is_told_with_the_nearest),
        FACT(structures_read_back_with_their_codes),
        FACT(every_kind_of_structure_answers_in_both_forms),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
