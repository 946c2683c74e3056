/* SPDX-License-Identifier: EUPL-1.2
 * command_mail.c - pact mail: the queue, and what came back
 *
 * A mail that cannot be delivered comes back to `mail-from` as a report (RFC 3464) that
 * holds the head of the mail, and with it our Message-ID. The mail server of the office
 * hands it to this command, as a file.
 */
#include "app/ask.h"
#include "app/commands.h"
#include "base/file.h"
#include "base/limits.h"
#include "keep/mail.h"

/* The value of the last header line that begins so, whatever its capitals. */
static Str last_header(Str text, Str name)
{
    Str found = {0};
    for (bool more = true; more;) {
        Str line, head, value;
        more = str_cut(text, '\n', &line, &text);
        if (str_cut(line, ':', &head, &value) && head.length == name.length) {
            bool is_same = true;
            for (size_t i = 0; i < head.length; i++) {
                is_same = is_same && (head.data[i] | 0x20) == (name.data[i] | 0x20);
            }
            found = is_same ? str_trim(value) : found;
        }
    }
    return found;
}

/* "<abc@example.org>": the part before the @ is ours. */
static Str id_of(Str message_id)
{
    Str before, rest, id, host;
    (void)str_cut(message_id, '<', &before, &rest);
    (void)str_cut(rest, '@', &id, &host);
    return id;
}

static bool note_bounce(Command *command, Store *store, Str path, Error *err)
{
    Str text;
    bool found;
    if (!file_read(command->arena, path, LIMIT_PACT_FILE_BYTES, &text, err)) {
        return false;
    }
    Str status = last_header(text, S("Status"));
    Str diagnostic = last_header(text, S("Diagnostic-Code"));
    Str id = id_of(last_header(text, S("Message-ID")));
    if (!str_starts(status, S("5"))) {
        command_say(command, "not a failure for good: nothing is noted");
        return true;
    }
    Str why = str_format(command->arena, "%.*s %.*s", STR_ARG(str_slice(status, 0, 20)),
                         STR_ARG(str_slice(diagnostic, 0, 200)));
    if (!mail_bounced(store, id, why, command_now(command), &found, err)) {
        return false;
    }
    return found ||
           FAIL(err, ERR_NOT_FOUND, "%.*s is not about a mail of ours", STR_ARG(path));
}

static bool list(Command *command, Store *store, Error *err)
{
    KeptMails mails;
    if (!mail_list(command->arena, store, &mails, err)) {
        return false;
    }
    for (size_t i = 0; i < mails.count; i++) {
        const KeptMail *mail = &mails.items[i];
        buf_printf(&command->out, "%lld\t%.*s\t%.*s\t%.*s\t%.*s\t%.*s\n",
                   (long long)mail->id,
                   STR_ARG(moment_iso(command->arena, mail->asked_at)),
                   STR_ARG(mail_state_word(mail->state)), STR_ARG(mail->mail.address),
                   STR_ARG(mail->mail.subject), STR_ARG(mail->trouble));
    }
    return true;
}

bool command_mail(Command *command, Error *err)
{
    Store *store;
    Str what = command_argument(command, S("WHAT"));
    Str path = command_argument(command, S("FILE"));
    bool is_list = str_equal(what, S("list"));
    if (!is_list && (!str_equal(what, S("bounce")) || path.length == 0)) {
        return command_wrong_usage(command, err, "pact mail takes list, or bounce FILE");
    }
    return ask_store(command, STORE_USE, &store, err) &&
           (is_list ? list(command, store, err) : note_bounce(command, store, path, err));
}
