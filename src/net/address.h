/* SPDX-License-Identifier: EUPL-1.2
 * address.h - whether an address is out on the internet
 *
 * A name that somebody else chose may lead to this machine or to a machine beside it; a
 * program that fetches for others must not go there. Public is what the registries call
 * globally reachable; of IPv6 only 2000::/3 is given out.
 *
 * Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890); for what
 * carries an IPv4 address within: RFC 4291 2.5.5.2, RFC 3056, RFC 4380.
 */
#ifndef NET_ADDRESS_H
#define NET_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

/* In network order: 4 bytes of IPv4, 16 of IPv6; any other length is not public. */
bool address_is_public(const unsigned char *bytes, size_t length);

#endif
