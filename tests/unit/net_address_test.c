/* SPDX-License-Identifier: EUPL-1.2
 * net_address_test.c - facts about addresses, and the parts of a link
 */
#include "expect.h"

#include <arpa/inet.h>
#include <string.h>

#include "net/address.h"
#include "net/get.h"

static bool is_public(const char *text)
{
    unsigned char bytes[16];
    bool is_new = strchr(text, ':') != NULL;
    assert_int_equal(inet_pton(is_new ? AF_INET6 : AF_INET, text, bytes), 1);
    return address_is_public(bytes, is_new ? 16 : 4);
}

/* The edges of each block of the registries. */
static void what_is_within_is_not_public(void **state)
{
    (void)state;
    static const char *const within[] = {
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.169.254",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.168.0.0",
        "192.168.255.255",
        "198.18.0.0",
        "198.19.255.255",
        "198.51.100.9",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fdff::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::",
        "100::1",
        "3fff::1",
        "::7f00:1",
    };
    for (size_t i = 0; i < sizeof within / sizeof within[0]; i++) {
        if (is_public(within[i])) {
            fail_msg("%s is taken for public", within[i]);
        }
    }
}

static void what_lies_beside_is_public(void **state)
{
    (void)state;
    static const char *const outside[] = {
        "1.0.0.0",     "9.255.255.255",   "11.0.0.0",     "100.63.255.255",
        "100.128.0.0", "126.255.255.255", "128.0.0.0",    "169.253.255.255",
        "169.255.0.0", "172.15.255.255",  "172.32.0.0",   "192.167.255.255",
        "192.169.0.0", "198.17.255.255",  "198.20.0.0",   "223.255.255.255",
        "2001:200::1", "2a00::1",         "2606:4700::1", "::ffff:8.8.8.8",
    };
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++) {
        if (!is_public(outside[i])) {
            fail_msg("%s is not taken for public", outside[i]);
        }
    }
    assert_false(address_is_public((const unsigned char *)"abcdefgh", 8));
}

static void an_origin_is_scheme_host_and_port(void **state)
{
    Arena *a = *state;
    expect_text(get_origin(a, S("HTTPS://Example.ORG:443/a?b=c#d")),
                "https://example.org");
    expect_text(get_origin(a, S("http://example.org:8080/a")), "http://example.org:8080");
    expect_text(get_origin(a, S("not an address")), "");
    Str one = get_origin(a, S("https://example.org/a"));
    assert_false(str_equal(one, get_origin(a, S("https://example.org.evil.net/a"))));
    assert_false(str_equal(one, get_origin(a, S("https://example.org@evil.net/a"))));
    assert_false(str_equal(one, get_origin(a, S("http://example.org/a"))));
}

static void a_link_is_made_whole(void **state)
{
    Arena *a = *state;
    Str url;
    assert_true(get_resolve(a, S("https://h/a/b"), S("c?skip=2"), &url, NULL));
    expect_text(url, "https://h/a/c?skip=2");
    assert_true(get_resolve(a, S("https://h/a/b"), S("/x"), &url, NULL));
    expect_text(url, "https://h/x");
    assert_true(get_resolve(a, S("https://h/a"), S("https://k/y"), &url, NULL));
    expect_text(url, "https://k/y");
    assert_true(get_resolve(a, S("https://h/a"), S("?$filter=a eq 'b'"), &url, NULL));
    expect_text(url, "https://h/a?$filter=a%20eq%20'b'");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(what_is_within_is_not_public),
        FACT(what_lies_beside_is_public),
        FACT(an_origin_is_scheme_host_and_port),
        FACT(a_link_is_made_whole),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
