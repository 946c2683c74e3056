/* SPDX-License-Identifier: EUPL-1.2
 * formats_make.c - tables of any size to read, the same in every run
 *
 *   formats_make odata 1500000 >v4.json       228 MB, one page of OData v4
 *   formats_make px 5000000 >cells.px
 *   formats_make sdmx 1000000 >specific.xml   structure-specific SDMX-ML, in series
 *
 * Cell i has the value i % 9973 + 0.(i % 10).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void make_odata(long rows)
{
    static const char *const sexes[] = {"T001038", "3000", "4000"};
    printf(
        "{\"@odata.context\":\"https://x.example/odata/v1/X/1/$metadata#Observations\","
        "\"value\":[");
    for (long i = 0; i < rows; i++) {
        printf(
            "%s{\"Id\":%ld,\"Measure\":\"M00%04ld\",\"RegioS\":\"GM%04ld\",\"Geslacht\":"
            "\"%s\",\"Perioden\":\"%ldJJ00\",\"Value\":%ld.%ld,\"StringValue\":null,"
            "\"ValueAttribute\":\"None\"}",
            i == 0 ? "" : ",\n", i, i % 37, i % 991, sexes[i % 3], 2003 + i % 22,
            i % 9973, i % 10);
    }
    printf("]}\n");
}

static void make_px(long rows)
{
    enum { YEARS = 100 };
    printf("CHARSET=\"ANSI\";\nCODEPAGE=\"utf-8\";\nSTUB=\"region\";\nHEADING=\"year\";\n"
           "VALUES(\"region\")=");
    for (long i = 0; i < rows / YEARS; i++) {
        printf("%s\"R%ld\"", i == 0 ? "" : ",\n", i);
    }
    printf(";\nVALUES(\"year\")=");
    for (int i = 0; i < YEARS; i++) {
        printf("%s\"%d\"", i == 0 ? "" : ",", 1920 + i);
    }
    printf(";\nDATA=\n");
    for (long i = 0; i < rows / YEARS * YEARS; i++) {
        printf("%ld.%ld%s", i % 9973, i % 10, i % YEARS == YEARS - 1 ? " \n" : " ");
    }
    printf(";\n");
}

static void make_sdmx(long rows)
{
    printf(
        "<m:StructureSpecificData xmlns:m=\"http://www.sdmx.org/resources/sdmxml/schemas/"
        "v2_1/message\"><m:DataSet>\n");
    for (long i = 0; i < rows; i++) {
        if (i % 20 == 0) {
            printf("%s<Series FREQ=\"A\" REF_AREA=\"R%ld\" UNIT=\"PS\">\n",
                   i == 0 ? "" : "</Series>\n", i / 20);
        }
        printf("<Obs TIME_PERIOD=\"%ld\" OBS_VALUE=\"%ld.%ld\" OBS_STATUS=\"A\"/>\n",
               2000 + i % 20, i % 9973, i % 10);
    }
    printf("</Series></m:DataSet></m:StructureSpecificData>\n");
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: formats_make odata|px|sdmx ROWS\n");
        return 2;
    }
    long rows = strtol(argv[2], NULL, 10);
    if (strcmp(argv[1], "odata") == 0) {
        make_odata(rows);
    } else if (strcmp(argv[1], "px") == 0) {
        make_px(rows);
    } else {
        make_sdmx(rows);
    }
    return 0;
}
