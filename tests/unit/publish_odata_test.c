/* SPDX-License-Identifier: EUPL-1.2
 * publish_odata_test.c - the query grammar of OData, and tables asked through it
 */
#include "questions.h"

#include "formats/odata.h"
#include "publish/odata/odata_query.h"
#include "publish/odata/odata_service.h"
#include "readers.h"

/* Name, Kind, Amount: O'Hara,a,1  Ida,b,2  Éva,b,null  Bo,null,10 */
static OdataSet people(Arena *a)
{
    static const struct {
        const char *name, *kind, *amount;
    } rows[] = {
        {"O'Hara", "a", "1"}, {"Ida", "b", "2"}, {"Éva", "b", ""}, {"Bo", "", "10.5"}};
    OdataSet set = odata_set(a, S("People"), S("Person"));
    odata_column(&set, S("Name"), ODATA_TEXT);
    odata_column(&set, S("Kind"), ODATA_TEXT);
    odata_column(&set, S("Amount"), ODATA_DECIMAL);
    set.columns[1].is_coded = true;
    for (size_t i = 0; i < 4; i++) {
        OdataValue *row = odata_row(&set);
        row[0] = odata_text(str_of(rows[i].name));
        row[1] = odata_text_or_null(str_of(rows[i].kind));
        row[2] = odata_decimal(str_of(rows[i].amount));
    }
    return set;
}

/* The first letters of the names that fit. */
static void expect_fits(Arena *a, const char *filter, const char *names)
{
    OdataSet set = people(a);
    const OdataExpression *expression;
    Error err = {0};
    Buf buf = buf_in(a, 0);
    if (!odata_filter_read(a, &set, str_of(filter), &expression, &err)) {
        fail_msg("%s: %s", filter, err.message);
    }
    for (size_t row = 0; row < set.row_count; row++) {
        if (odata_filter_fits(&set, expression, row)) {
            Str name = odata_at(&set, row, 0)->text;
            size_t end = 0;
            (void)str_next_char(name, &end);
            buf_add(&buf, str_slice(name, 0, end));
        }
    }
    expect_str(buf_str(&buf), str_of(names));
}

static void expect_refused(Arena *a, const char *filter, const char *message,
                           const char *hint)
{
    OdataSet set = people(a);
    const OdataExpression *expression;
    Error err = {0};
    assert_false(odata_filter_read(a, &set, str_of(filter), &expression, &err));
    if (!str_contains(str_of(err.message), str_of(message)) ||
        !str_contains(str_of(err.hint), str_of(hint))) {
        fail_msg("%s: %s / %s", filter, err.message, err.hint);
    }
}

static void each_operator_keeps_the_rows_it_says(void **state)
{
    Arena *a = *state;
    expect_fits(a, "Kind eq 'b'", "IÉ");
    expect_fits(a, "Kind ne 'b'", "OB");
    expect_fits(a, "Amount gt 1", "IB");
    expect_fits(a, "Amount ge 1", "OIB");
    expect_fits(a, "Amount lt 10.5", "OI");
    expect_fits(a, "Amount le 10.5", "OIB");
    expect_fits(a, "Kind in ('a','b')", "OIÉ");
    expect_fits(a, "1 lt Amount", "IB");
}

static void and_binds_closer_than_or_and_not_closest(void **state)
{
    Arena *a = *state;
    expect_fits(a, "Kind eq 'a' or Kind eq 'b' and Amount eq 2", "OI");
    expect_fits(a, "(Kind eq 'a' or Kind eq 'b') and Amount eq 2", "I");
    expect_fits(a, "not Kind eq 'b' and Amount gt 5", "B");
    expect_fits(a, "not (Kind eq 'b' and Amount gt 5)", "OIÉB");
    expect_fits(a, "not (not (Kind eq 'a'))", "O");
}

static void texts_and_functions_count_characters_not_bytes(void **state)
{
    Arena *a = *state;
    expect_fits(a, "Name eq 'O''Hara'", "O");
    expect_fits(a, "contains(Name,'''')", "O");
    expect_fits(a, "startswith(Name,'É')", "É");
    expect_fits(a, "endswith(Name,'a')", "OIÉ");
    expect_fits(a, "substring(Name,1) eq 'va'", "É");
    expect_fits(a, "substring(Name,0,1) eq 'É' or substring(Name,1,1) eq 'd'", "IÉ");
    expect_fits(a, "length(Name) eq 3", "IÉ");
    expect_fits(a, "startswith(substring(Name,1),'o')", "B");
    expect_fits(a, "substring(Name,99) eq ''", "OIÉB");
}

/* OData 4.01 part 2, section 5.1.1.1: null equals null, and compares with nothing. */
static void null_is_neither_more_nor_less(void **state)
{
    Arena *a = *state;
    expect_fits(a, "Amount eq null", "É");
    expect_fits(a, "Amount ne null", "OIB");
    expect_fits(a, "Amount lt 5 or Amount ge 5", "OIB");
    expect_fits(a, "contains(Kind,'b')", "IÉ");
}

static void what_is_wrong_is_told_with_its_place_and_the_nearest(void **state)
{
    Arena *a = *state;
    expect_refused(a, "Nam eq 'x'", "at character 1 there is no column \"Nam\"", "Name");
    expect_refused(a, "Kind eq 'c'", "Kind has no code 'c'", "");
    expect_refused(a, "Kind in ('a','bb')", "Kind has no code 'bb'", "b");
    expect_refused(a, "Kind eq 'a' an Amount eq 1", "at character 13", "");
    expect_refused(a, "Kind eqq 'a'", "at character 6", "eq");
    expect_refused(a, "contain(Name,'x')", "no function \"contain\"", "contains");
    expect_refused(a, "Name eq 'x", "no closing quote", "");
    expect_refused(a, "Name eq 3", "not of one type", "quotes");
    expect_refused(a, "Name", "neither true nor false", "");
    expect_refused(a, "(Amount eq 1", ") is wanted, not the end", "");
    expect_refused(a, "substring(Name) eq 'x'", "takes 2 values, not 1", "");
    expect_refused(a, "startswith(Amount,'x')", "a text is wanted", "");
    expect_refused(a, "", "a value is wanted", "");
}

static void a_filter_is_bounded_in_depth_and_length(void **state)
{
    Arena *a = *state;
    Buf deep = buf_in(a, 0), wide = buf_in(a, 0);
    for (int i = 0; i < 100000; i++) {
        buf_char(&deep, '(');
    }
    for (int i = 0; i < 3000; i++) {
        buf_add(&wide, S("Amount eq 1 or "));
    }
    buf_add(&wide, S("Amount eq 1"));
    expect_refused(a, str_c(a, buf_str(&deep)), "too long or nested too deep", "");
    expect_refused(a, str_c(a, buf_str(&wide)), "too long or nested too deep", "");
}

static ApiAnswer answered(Arena *a, const char *target)
{
    return asked_of(odata_answer, a, workers_pact(a), target);
}

static void a_table_tells_its_sets_and_each_answers(void **state)
{
    Arena *a = *state;
    static const char *const sets[] = {
        "MeasureCodes", "Dimensions",  "SeriesCodes",  "SexGroups",
        "SexCodes",     "RegionCodes", "Observations", "ObservationDetails",
        "Properties",   "PeriodCodes"};
    ApiAnswer document = answered(a, "small/workers");
    Str metadata = answered(a, "small/workers/$metadata").body;
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        Str named = str_format(a, "\"name\":\"%s\"", sets[i]);
        expect_told(document, 200, str_c(a, named));
        Str target = str_format(a, "small/workers/%s", sets[i]);
        assert_int_equal(answered(a, str_c(a, target)).status, 200);
        assert_true(str_contains(metadata, str_format(a, " Name=\"%s\"", sets[i])));
    }
    expect_told(document, 200,
                "\"@odata.context\":\"https://pact.example/odata/v1/small/workers/"
                "$metadata\"");
}

static void a_frozen_table_answers_as_known_then(void **state)
{
    Arena *a = *state;
    expect_told(answered(a, "small/workers@2019-12-31/Observations"), 200,
                "\"Measure\":\"workers-v1\",\"Series\":\"w1\",\"Sex\":\"_T\",\"Region\":"
                "\"NL\",\"Period\":\"2013JJ00\",\"Value\":1395,");
    expect_told(answered(a, "small/workers@e2020/Observations"), 200, "\"Value\":1396,");
    expect_told(answered(a, "small/workers/Observations?asOf=2020-12-31"), 200,
                "\"Value\":1396,");
    ApiAnswer now = answered(a, "small/workers/Observations");
    expect_told(now, 200, "\"Value\":1301,");
    assert_false(str_contains(now.body, S("139")));
    expect_told(answered(a, "small/workers@2001-01-01"), 404, "no figures then");
    expect_told(answered(a, "small/workers@e2000"), 404, "e2020");
    expect_told(answered(a, "small/workers@e2020?edition=e2020"), 400, "frozen");
}

static void pages_join_to_the_whole_and_count_says_how_many(void **state)
{
    Arena *a = *state;
    ApiAnswer one = answered(a, "small/workers/Observations?$count=true&$top=1&$skip=1"
                                "&$orderby=Value desc&$select=Value");
    expect_told(one, 200, "\"@odata.count\":3,\"value\":[{\"Value\":1301}]}");
    expect_text(answered(a, "small/workers/Observations/$count").body, "3");
    expect_told(answered(a, "small/workers/PeriodCodes('2021JJ00')?$select=Title"), 200,
                "$entity\",\"Title\":\"2021\"}");
    expect_told(answered(a, "small/workers/PeriodCodes('2001JJ00')"), 404, "2001JJ00");
}

static void every_wrong_option_is_told(void **state)
{
    Arena *a = *state;
    ApiAnswer wrong = answered(a, "small/workers/Observations?$top=-1&$selct=Value&"
                                  "$orderby=Valu&$filter=Sex eq 'man'");
    expect_told(wrong, 400, "\"target\":\"$top\"");
    expect_told(wrong, 400, "\\\"$select\\\"");
    expect_told(wrong, 400, "\\\"Value\\\"");
    expect_told(wrong, 400, "\\\"men\\\"");
    expect_told(answered(a, "small/workers?asof=2020-12-31"), 400, "asOf");
    expect_told(answered(a, "small/workerz"), 404, "workers");
    expect_told(answered(a, "small/workers/Observation"), 404, "Observations");
}

static void an_empty_answer_says_what_emptied_it(void **state)
{
    Arena *a = *state;
    expect_told(answered(a, "small/workers/Observations?$filter=Sex eq 'men' and "
                            "Value gt 5000 and Region eq 'NL'"),
                200, "\"@pact.emptiedBy\":\"Value gt 5000\",\"value\":[]");
}

static bool read_rows(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return odata_read(a, input, NULL, sink, err);
}

/* Our own reader of such tables reads what we write. */
static void our_reader_of_such_tables_reads_it(void **state)
{
    Arena *a = *state;
    Str text = answered(a, "small/workers/Observations").body;
    DatasetTable table = read_whole(a, text, read_rows);
    assert_int_equal(table.count, 3);
    expect_text(table_field(&table, 1, "Sex"), "men");
    expect_text(table_field(&table, 1, "Value"), "1301");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(each_operator_keeps_the_rows_it_says),
        FACT(and_binds_closer_than_or_and_not_closest),
        FACT(texts_and_functions_count_characters_not_bytes),
        FACT(null_is_neither_more_nor_less),
        FACT(what_is_wrong_is_told_with_its_place_and_the_nearest),
        FACT(a_filter_is_bounded_in_depth_and_length),
        FACT(a_table_tells_its_sets_and_each_answers),
        FACT(a_frozen_table_answers_as_known_then),
        FACT(pages_join_to_the_whole_and_count_says_how_many),
        FACT(every_wrong_option_is_told),
        FACT(an_empty_answer_says_what_emptied_it),
        FACT(our_reader_of_such_tables_reads_it),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
