/* SPDX-License-Identifier: EUPL-1.2
 * mail_message.c - headers, encoded words, quoted-printable and base64
 */
#include "formats/mail_message.h"

#include "base/buf.h"

enum { LINE_MOST = 76, WORD_BYTES = 39 };

static const char SIXTY_FOUR[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool mail_address_is_good(Str address)
{
    Str local, host;
    for (size_t i = 0; i < address.length; i++) {
        unsigned char c = (unsigned char)address.data[i];
        if (c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == ',' || c == '"') {
            return false;
        }
    }
    return str_cut(address, '@', &local, &host) && local.length > 0 && host.length > 0 &&
           !str_contains(host, S("@")) && address.length < 255;
}

bool mail_address_split(Str text, Str *name, Str *address)
{
    Str before, rest, after;
    *name = S("");
    *address = str_trim(text);
    if (str_cut(text, '<', &before, &rest)) {
        if (!str_cut(rest, '>', address, &after) || str_trim(after).length > 0) {
            return false;
        }
        *name = str_trim(before);
    }
    return mail_address_is_good(*address);
}

/* Three bytes become four letters; lines are broken by who calls. */
static void add_base64(Buf *buf, Str bytes)
{
    for (size_t i = 0; i < bytes.length; i += 3) {
        size_t left = bytes.length - i;
        unsigned a = (unsigned char)bytes.data[i];
        unsigned b = left > 1 ? (unsigned char)bytes.data[i + 1] : 0;
        unsigned c = left > 2 ? (unsigned char)bytes.data[i + 2] : 0;
        buf_char(buf, SIXTY_FOUR[a >> 2]);
        buf_char(buf, SIXTY_FOUR[(a & 3) << 4 | b >> 4]);
        buf_char(buf, left > 1 ? SIXTY_FOUR[(b & 15) << 2 | c >> 6] : '=');
        buf_char(buf, left > 2 ? SIXTY_FOUR[c & 63] : '=');
    }
}

static bool is_plain(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < ' ' || c > '~' || c == '=' || c == '"' || c == '\\') {
            return false;
        }
    }
    return text.length <= LINE_MOST - 12;
}

/* RFC 2047: words of 39 bytes at most, so that the first fits beside the name too, never
 * broken within a character. */
static void add_words(Buf *buf, Str text)
{
    size_t from = 0;
    while (from < text.length) {
        size_t to = from;
        size_t next = from;
        while (next < text.length) {
            (void)str_next_char(text, &next);
            if (next - from > WORD_BYTES) {
                break;
            }
            to = next;
        }
        buf_add(buf, from > 0 ? S("\r\n =?UTF-8?B?") : S("=?UTF-8?B?"));
        add_base64(buf, str_slice(text, from, to));
        buf_add(buf, S("?="));
        from = to;
    }
}

static void add_header(Buf *buf, Str name, Str text)
{
    buf_printf(buf, "%.*s: ", STR_ARG(name));
    if (is_plain(text)) {
        buf_add(buf, text);
    } else {
        add_words(buf, text);
    }
    buf_add(buf, S("\r\n"));
}

static void add_mailbox(Buf *buf, Str header, Str name, Str address)
{
    buf_printf(buf, "%.*s: ", STR_ARG(header));
    if (name.length > 0 && is_plain(name)) {
        buf_printf(buf, "\"%.*s\"\r\n ", STR_ARG(name));
    } else if (name.length > 0) {
        add_words(buf, name);
        buf_add(buf, S("\r\n "));
    }
    buf_printf(buf, "<%.*s>\r\n", STR_ARG(address));
}

/* RFC 2045, section 6.7: a blank at the end of a line and all that is no plain ASCII
 * become =XX; lines longer than 76 are broken by an = at their end. */
static void add_quoted(Buf *buf, Str text)
{
    size_t column = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        bool ends = i + 1 == text.length || text.data[i + 1] == '\n';
        if (c == '\n') {
            buf_add(buf, S("\r\n"));
            column = 0;
            continue;
        }
        bool is_bare = (c > ' ' && c <= '~' && c != '=') || (c == ' ' && !ends);
        size_t width = is_bare ? 1 : 3;
        if (column + width > LINE_MOST - 1) {
            buf_add(buf, S("=\r\n"));
            column = 0;
        }
        if (is_bare) {
            buf_char(buf, (char)c);
        } else {
            buf_printf(buf, "=%02X", c);
        }
        column += width;
    }
    buf_add(buf, S("\r\n"));
}

static void add_text(Buf *buf, Str type, Str text)
{
    buf_printf(buf,
               "Content-Type: %.*s; charset=utf-8\r\n"
               "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
               STR_ARG(type));
    add_quoted(buf, text);
}

static void add_boundary(Buf *buf, Str boundary, Str kind, bool is_last)
{
    buf_printf(buf, "--%.*s-%.*s%s\r\n", STR_ARG(boundary), STR_ARG(kind),
               is_last ? "--" : "");
}

static void add_texts(Buf *buf, const MailMessage *message)
{
    if (message->html.length == 0) {
        add_text(buf, S("text/plain"), message->plain);
        return;
    }
    Str boundary = message->boundary;
    buf_printf(buf,
               "Content-Type: multipart/alternative;\r\n boundary=\"%.*s-texts\"\r\n\r\n",
               STR_ARG(boundary));
    add_boundary(buf, boundary, S("texts"), false);
    add_text(buf, S("text/plain"), message->plain);
    add_boundary(buf, boundary, S("texts"), false);
    add_text(buf, S("text/html"), message->html);
    add_boundary(buf, boundary, S("texts"), true);
}

/* A name of ours: letters, digits, dots and dashes; anything else becomes a dash. */
static void add_file_name(Buf *buf, Str name)
{
    for (size_t i = 0; i < name.length && i < 60; i++) {
        char c = name.data[i];
        bool is_good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || c == '.' || c == '-';
        buf_char(buf, is_good ? c : '-');
    }
}

static void add_file(Buf *buf, const MessageFile *file)
{
    enum { BYTES_PER_LINE = LINE_MOST / 4 * 3 };
    buf_printf(buf,
               "Content-Type: %.*s\r\nContent-Transfer-Encoding: base64\r\n"
               "Content-Disposition: attachment; filename=\"",
               STR_ARG(file->type));
    add_file_name(buf, file->name);
    buf_add(buf, S("\"\r\n\r\n"));
    for (size_t at = 0; at < file->bytes.length; at += BYTES_PER_LINE) {
        add_base64(buf, str_slice(file->bytes, at, at + BYTES_PER_LINE));
        buf_add(buf, S("\r\n"));
    }
}

static void add_body(Buf *buf, const MailMessage *message)
{
    Str boundary = message->boundary;
    if (message->file_count == 0) {
        add_texts(buf, message);
        return;
    }
    buf_printf(buf, "Content-Type: multipart/mixed;\r\n boundary=\"%.*s-files\"\r\n\r\n",
               STR_ARG(boundary));
    add_boundary(buf, boundary, S("files"), false);
    add_texts(buf, message);
    for (size_t i = 0; i < message->file_count; i++) {
        add_boundary(buf, boundary, S("files"), false);
        add_file(buf, &message->files[i]);
    }
    add_boundary(buf, boundary, S("files"), true);
}

static void add_headers(Arena *a, Buf *buf, const MailMessage *message, Str host)
{
    Str date = moment_http(a, message->date); /* the same form, but for its GMT */
    Str plain_date = str_slice(date, 0, date.length - 3);
    add_mailbox(buf, S("From"), message->from_name, message->from);
    add_mailbox(buf, S("To"), message->to_name, message->to);
    add_header(buf, S("Subject"), message->subject);
    buf_printf(buf, "Date: %.*s+0000\r\nMessage-ID: <%.*s@%.*s>\r\n", STR_ARG(plain_date),
               STR_ARG(message->message_id), STR_ARG(host));
    buf_add(buf, S("Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"));
    if (message->leave.length > 0) {
        buf_printf(buf,
                   "List-Unsubscribe: <%.*s>\r\n"
                   "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
                   STR_ARG(message->leave));
    }
}

bool mail_message(Arena *a, const MailMessage *message, Str *bytes, Error *err)
{
    Str local, host;
    Buf buf = buf_in(a, 0);
    if (!mail_address_is_good(message->from) || !mail_address_is_good(message->to)) {
        Str bad = mail_address_is_good(message->to) ? message->from : message->to;
        return FAIL(err, ERR_INVALID, "\"%.*s\" is no mail address",
                    STR_ARG(str_slice(bad, 0, 80)));
    }
    (void)str_cut(message->from, '@', &local, &host);
    add_headers(a, &buf, message, host);
    add_body(&buf, message);
    return buf_finish(&buf, bytes, err);
}
