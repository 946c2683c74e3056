/* SPDX-License-Identifier: EUPL-1.2
 * pieces.h - inputs for tests of readers: bytes in pieces, and bytes without end
 *
 *   Pieces pieces = {.text = text, .size = 3};       three bytes at a time
 *   Input input = input_of_pieces(&pieces);
 *
 *   Bomb bomb = {.head = S("["), .body = S("["), .bytes = 1 << 30};
 *   Input input = input_of_bomb(&bomb);              [[[[[[ … and no file of 1 GB
 */
#ifndef TESTS_PIECES_H
#define TESTS_PIECES_H

#include <string.h>

#include "formats/input.h"

typedef struct Pieces {
    Str text;
    size_t size;
} Pieces;

static inline bool pieces_read(void *self, char *to, size_t size, size_t *got, Error *err)
{
    (void)err;
    Pieces *pieces = self;
    size_t most = pieces->size < size ? pieces->size : size;
    *got = pieces->text.length < most ? pieces->text.length : most;
    if (*got > 0) {
        memcpy(to, pieces->text.data, *got);
    }
    pieces->text = str_slice(pieces->text, *got, pieces->text.length);
    return true;
}

static inline Input input_of_pieces(Pieces *pieces)
{
    return (Input){pieces_read, pieces};
}

typedef struct Bomb {
    Str head;
    Str body; /* again and again, until `bytes` were given */
    size_t bytes;
    size_t given;
} Bomb;

static inline bool bomb_read(void *self, char *to, size_t size, size_t *got, Error *err)
{
    (void)err;
    Bomb *bomb = self;
    size_t left = bomb->bytes - bomb->given;
    *got = size < left ? size : left;
    for (size_t i = 0; i < *got; i++, bomb->given++) {
        size_t at = bomb->given;
        to[i] = at < bomb->head.length
                    ? bomb->head.data[at]
                    : bomb->body.data[(at - bomb->head.length) % bomb->body.length];
    }
    return true;
}

static inline Input input_of_bomb(Bomb *bomb)
{
    return (Input){bomb_read, bomb};
}

#endif
