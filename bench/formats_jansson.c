/* SPDX-License-Identifier: EUPL-1.2
 * formats_jansson.c - the same sum by jansson, which makes a tree of the whole file */
#include <jansson.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    json_error_t fault;
    json_t *page = argc == 2 ? json_load_file(argv[1], 0, &fault) : NULL;
    json_t *rows = json_object_get(page, "value");
    double sum = 0;
    size_t i;
    json_t *row;
    json_array_foreach(rows, i, row)
    {
        sum += json_number_value(json_object_get(row, "Value"));
    }
    printf("%zu %.1f\n", json_array_size(rows), sum);
    json_decref(page);
    return rows == NULL;
}
