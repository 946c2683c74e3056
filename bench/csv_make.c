/* SPDX-License-Identifier: EUPL-1.2
 * csv_make.c - large files in the shapes of CBS and DUO, always the same
 *
 *   csv_make cbs BYTES >file        Id;Measure;RegioS;Leeftijd;Geslacht;Perioden;Value;…
 *   csv_make duo BYTES >file        40 columns, names in quotes with delimiters in them
 *
 * The last line of stderr is the answer that every program must give: the sum of the
 * values that the question asks for, per period (cbs: measure M000002, both sexes) or per
 * year (duo: rows of sector TECHNIEK).
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PERIODS = 12, YEARS = 10, FIRST_YEAR = 2012 };

static uint64_t state = 20180613;

static uint64_t below(uint64_t bound)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (state >> 11) % bound;
}

static void make_cbs(uint64_t bytes)
{
    uint64_t sums[PERIODS] = {0};
    uint64_t written = (uint64_t)printf("Id;Measure;RegioS;Leeftijd;Geslacht;Perioden;"
                                        "Value;StringValue;ValueAttribute\n");
    for (uint64_t id = 0; written < bytes; id++) {
        unsigned measure = (unsigned)below(8), period = (unsigned)(id % PERIODS);
        unsigned sex = (unsigned)below(3);
        uint64_t value = below(100000);
        static const char *const SEXES[] = {"T001038", "3000", "4000"};
        written += (uint64_t)printf(
            "%" PRIu64 ";M%06u;GM%04u;%u;%s;%uJJ00;%" PRIu64 ";;None\n", id, measure,
            (unsigned)below(400), 10000 + 100 * (unsigned)below(20), SEXES[sex],
            FIRST_YEAR + period, value);
        if (measure == 2 && sex == 0) {
            sums[period] += value;
        }
    }
    for (unsigned i = 0; i < PERIODS; i++) {
        fprintf(stderr, "%u %" PRIu64 "\n", FIRST_YEAR + i, sums[i]);
    }
}

/* 20 columns that describe, 20 that hold men and women of ten years. */
static uint64_t duo_names(void)
{
    uint64_t written = (uint64_t)printf("SECTOR;NAAM");
    for (unsigned i = 2; i < 20; i++) {
        written += (uint64_t)printf(";KENMERK %u", i);
    }
    for (unsigned i = 0; i < YEARS; i++) {
        written += (uint64_t)printf(";%u MAN;%u VROUW", FIRST_YEAR + i, FIRST_YEAR + i);
    }
    return written + (uint64_t)printf("\r\n");
}

static void make_duo(uint64_t bytes)
{
    static const char *const SECTORS[] = {"TECHNIEK", "ECONOMIE", "ZORG", "LANDBOUW"};
    uint64_t sums[YEARS] = {0};
    for (uint64_t written = duo_names(); written < bytes;) {
        unsigned sector = (unsigned)below(4);
        written +=
            (uint64_t)printf("%s;\"School \"\"%u\"\"; locatie %u\"", SECTORS[sector],
                             (unsigned)below(900), (unsigned)below(30));
        for (unsigned i = 2; i < 20; i++) {
            written += (uint64_t)printf(";kenmerk %u", (unsigned)below(50));
        }
        for (unsigned i = 0; i < 2 * YEARS; i++) {
            uint64_t value = below(300);
            written += (uint64_t)printf(";%" PRIu64, value);
            sums[i / 2] += sector == 0 ? value : 0;
        }
        written += (uint64_t)printf("\r\n");
    }
    for (unsigned i = 0; i < YEARS; i++) {
        fprintf(stderr, "%u %" PRIu64 "\n", FIRST_YEAR + i, sums[i]);
    }
}

int main(int count, char **words)
{
    static char buffer[1 << 20];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    if (count != 3) {
        fputs("csv_make cbs|duo BYTES\n", stderr);
        return 2;
    }
    uint64_t bytes = strtoull(words[2], NULL, 10);
    if (strcmp(words[1], "cbs") == 0) {
        make_cbs(bytes);
    } else {
        make_duo(bytes);
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
