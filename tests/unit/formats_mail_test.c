/* SPDX-License-Identifier: EUPL-1.2
 * formats_mail_test.c - facts about a mail as it goes over the wire
 *
 * That other programs read it as it was meant is asked of Python's own email package:
 * tests/cli/mail_test.sh.
 */
#include "expect.h"

#include "formats/mail_message.h"

static const MailMessage PLAIN = {
    .from_name = S_INIT("Bureau"),
    .from = S_INIT("bureau@example.org"),
    .to = S_INIT("zoe@example.org"),
    .subject = S_INIT("Uw melding"),
    .message_id = S_INIT("abc"),
    .date = {1529910000},
    .plain = S_INIT("Dag.\n"),
    .boundary = S_INIT("b"),
};

static Str written(Arena *a, MailMessage message)
{
    Str bytes = {0};
    Error err = {0};
    if (!mail_message(a, &message, &bytes, &err)) {
        fail_msg("%s", err.message);
    }
    return bytes;
}

static void a_plain_one_is_this(void **state)
{
    expect_text(written(*state, PLAIN), "From: \"Bureau\"\r\n"
                                        " <bureau@example.org>\r\n"
                                        "To: <zoe@example.org>\r\n"
                                        "Subject: Uw melding\r\n"
                                        "Date: Mon, 25 Jun 2018 07:00:00 +0000\r\n"
                                        "Message-ID: <abc@example.org>\r\n"
                                        "Auto-Submitted: auto-generated\r\n"
                                        "MIME-Version: 1.0\r\n"
                                        "Content-Type: text/plain; charset=utf-8\r\n"
                                        "Content-Transfer-Encoding: quoted-printable\r\n"
                                        "\r\n"
                                        "Dag.\r\n\r\n");
}

static void a_subject_cannot_make_a_header(void **state)
{
    MailMessage message = PLAIN;
    message.subject = S("a\r\nBcc: all@example.org");
    Str bytes = written(*state, message);
    assert_false(str_contains(bytes, S("\nBcc:")));
    assert_true(str_contains(bytes, S("Subject: =?UTF-8?B?YQ0KQmNj")));
}

static void an_address_cannot_either(void **state)
{
    Str bytes;
    static const char *const BAD[] = {"",      "a",        "@b",   "a@",    "a b@c",
                                      "a@b@c", "a@b>\r\n", "<a@b", "a@b\n", "a@b,c@d"};
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        MailMessage message = PLAIN;
        Error err = {0};
        message.to = str_of(BAD[i]);
        assert_false(mail_message(*state, &message, &bytes, &err));
        assert_int_equal(err.kind, ERR_INVALID);
    }
}

/* RFC 2047: a word has 75 characters at most, and holds whole characters. */
static void a_long_subject_is_broken_between_characters(void **state)
{
    MailMessage message = PLAIN;
    message.subject = S("éééééééééééééééééééééééééééééééé");
    Str rest = written(*state, message);
    Str line;
    size_t words = 0;
    while (str_cut(rest, '\n', &line, &rest)) {
        assert_true(line.length <= 79);
        words += str_contains(line, S("=?UTF-8?B?")) ? 1 : 0;
    }
    assert_int_equal(words, 2); /* 64 bytes: 38 and 26 */
}

/* RFC 2045, section 6.7, rules 1 to 5. */
static void text_is_quoted(void **state)
{
    MailMessage message = PLAIN;
    message.plain = S("1 = één \n");
    assert_true(
        str_contains(written(*state, message), S("\r\n\r\n1 =3D =C3=A9=C3=A9n=20\r\n")));
}

static void no_line_is_longer_than_78(void **state)
{
    MailMessage message = PLAIN;
    Random r = {7};
    message.plain = random_text(*state, &r, 4000);
    message.html = str_replace(*state, message.plain, S("\r"), S(" "));
    message.plain = message.html;
    MessageFile file = {S("x y/../z.docx"), S("application/zip"), message.html};
    message.files = &file;
    message.file_count = 1;
    Str rest = written(*state, message);
    Str line;
    assert_true(str_contains(rest, S("filename=\"x-y-..-z.docx\"")));
    while (str_cut(rest, '\n', &line, &rest)) {
        assert_true(line.length <= 79);
        assert_true(str_ends(line, S("\r")));
    }
}

static void a_subscription_is_left_by_one_click(void **state)
{
    MailMessage message = PLAIN;
    message.leave = S("https://example.org/leave");
    assert_true(str_contains(written(*state, message),
                             S("List-Unsubscribe: <https://example.org/leave>\r\n"
                               "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n")));
}

static void a_sender_may_have_a_name(void **state)
{
    (void)state;
    Str name, address;
    assert_true(mail_address_split(S("Het bureau <b@example.org>"), &name, &address));
    expect_text(name, "Het bureau");
    expect_text(address, "b@example.org");
    assert_true(mail_address_split(S("b@example.org"), &name, &address));
    expect_text(name, "");
    assert_false(mail_address_split(S("Het bureau"), &name, &address));
    assert_false(mail_address_split(S("x <b@example.org> y"), &name, &address));
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_plain_one_is_this),
        FACT(a_subject_cannot_make_a_header),
        FACT(an_address_cannot_either),
        FACT(a_long_subject_is_broken_between_characters),
        FACT(text_is_quoted),
        FACT(no_line_is_longer_than_78),
        FACT(a_subscription_is_left_by_one_click),
        FACT(a_sender_may_have_a_name),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
