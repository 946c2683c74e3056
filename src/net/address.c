/* SPDX-License-Identifier: EUPL-1.2
 * address.c - whether an address is out on the internet */
#include "net/address.h"

#include <string.h>

enum { IPV4_BYTES = 4, IPV6_BYTES = 16, LONGEST = 12 };

typedef struct Block {
    unsigned char bytes[LONGEST];
    unsigned bits; /* that count */
} Block;

static const Block private_ipv4[] = {
    {{0}, 8},             /* this network */
    {{10}, 8},            /* private */
    {{100, 64}, 10},      /* shared by a provider's customers */
    {{127}, 8},           /* this machine */
    {{169, 254}, 16},     /* this link; clouds keep secrets at 169.254.169.254 */
    {{172, 16}, 12},      /* private */
    {{192, 0, 0}, 24},    /* protocols */
    {{192, 0, 2}, 24},    /* documentation */
    {{192, 168}, 16},     /* private */
    {{198, 18}, 15},      /* measuring */
    {{198, 51, 100}, 24}, /* documentation */
    {{203, 0, 113}, 24},  /* documentation */
    {{224}, 4},           /* many receivers */
    {{240}, 4},           /* kept back, and everyone at once */
};

static const Block private_ipv6[] = {
    {{0x20, 0x01, 0x00}, 23},       /* protocols, Teredo among them */
    {{0x20, 0x01, 0x0D, 0xB8}, 32}, /* documentation */
    {{0x20, 0x02}, 16},             /* 6to4: an IPv4 address within */
    {{0x3F, 0xFF, 0x00}, 20},       /* documentation */
};

static const Block given_out = {{0x20}, 3};
static const Block mapped = {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96};

static bool is_in(const Block *block, const unsigned char *bytes)
{
    unsigned whole = block->bits / 8;
    unsigned rest = block->bits % 8;
    if (memcmp(bytes, block->bytes, whole) != 0) {
        return false;
    }
    return rest == 0 || (bytes[whole] ^ block->bytes[whole]) >> (8 - rest) == 0;
}

static bool is_in_any(const Block *blocks, size_t count, const unsigned char *bytes)
{
    for (size_t i = 0; i < count; i++) {
        if (is_in(&blocks[i], bytes)) {
            return true;
        }
    }
    return false;
}

bool address_is_public(const unsigned char *bytes, size_t length)
{
    if (length == IPV6_BYTES && is_in(&mapped, bytes)) {
        bytes += LONGEST;
        length = IPV4_BYTES;
    }
    if (length == IPV4_BYTES) {
        return !is_in_any(private_ipv4, sizeof private_ipv4 / sizeof *private_ipv4,
                          bytes);
    }
    return length == IPV6_BYTES && is_in(&given_out, bytes) &&
           !is_in_any(private_ipv6, sizeof private_ipv6 / sizeof *private_ipv6, bytes);
}
