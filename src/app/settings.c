/* SPDX-License-Identifier: EUPL-1.2
 * settings.c - options before the file, the file before what is usual
 */
#include "app/settings.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "base/number.h"
#include "formats/mail_message.h"
#include "formats/yaml.h"

static const Str NAMES[] = {S_INIT("db"),
                            S_INIT("db-file"),
                            S_INIT("site"),
                            S_INIT("address"),
                            S_INIT("port"),
                            S_INIT("https"),
                            S_INIT("log"),
                            S_INIT("behind-proxy"),
                            S_INIT("public-url"),
                            S_INIT("mail"),
                            S_INIT("mail-from"),
                            S_INIT("mail-user"),
                            S_INIT("mail-password-file")};

static bool is_known(Arena *a, Str path, const YamlNode *key, Error *err)
{
    Nearest nearest = nearest_to(key->text);
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (str_equal(NAMES[i], key->text)) {
            return true;
        }
        nearest_offer(&nearest, NAMES[i]);
    }
    error_hint(err, nearest_hint(a, &nearest));
    return FAIL(err, ERR_INVALID, "%.*s:%d: there is no setting \"%.*s\"", STR_ARG(path),
                key->place.line, STR_ARG(key->text));
}

static bool read_file(Arena *a, Str path, const YamlNode **file, Error *err)
{
    Str text;
    *file = NULL;
    if (path.length == 0) {
        return true;
    }
    if (!file_read(a, path, LIMIT_FIELD_BYTES, &text, err)) {
        return false;
    }
    TextFaults faults = text_faults(a);
    const YamlNode *root = yaml_read(a, text, &faults);
    if (faults.count > 0) {
        return FAIL(err, ERR_INVALID, "%.*s:%d: %.*s", STR_ARG(path),
                    faults.items[0].place.line, STR_ARG(faults.items[0].message));
    }
    if (root == NULL || root->kind != YAML_MAP) {
        return FAIL(err, ERR_INVALID, "%.*s is not a list of settings", STR_ARG(path));
    }
    for (size_t i = 0; i < root->count; i++) {
        if (!is_known(a, path, &root->keys[i], err)) {
            return false;
        }
    }
    *file = root;
    return true;
}

static Str in_file(const YamlNode *file, Str name)
{
    const YamlNode *node = file != NULL ? yaml_get(file, name) : NULL;
    return node != NULL && node->kind == YAML_TEXT ? node->text : S("");
}

static Str chosen(const Command *command, const YamlNode *file, Str name, Str usual)
{
    if (command_has(command, name)) {
        return command_text(command, name);
    }
    Str text = in_file(file, name);
    return text.length > 0 ? text : usual;
}

static bool flag(const YamlNode *file, Str name, bool *is_set, Error *err)
{
    Str text = in_file(file, name);
    *is_set = str_equal(text, S("yes"));
    return text.length == 0 || *is_set || str_equal(text, S("no")) ||
           FAIL(err, ERR_INVALID, "setting \"%.*s\" is yes or no, not \"%.*s\"",
                STR_ARG(name), STR_ARG(text));
}

/* A secret stands in a file of its own, which only we may read: its first line. */
static bool secret(Arena *a, Str path, Str *line, Error *err)
{
    Str text, rest;
    if (!file_read(a, path, LIMIT_FIELD_BYTES, &text, err)) {
        return false;
    }
    (void)str_cut(text, '\n', line, &rest);
    *line = str_trim(*line);
    return line->length > 0 || FAIL(err, ERR_INVALID, "%.*s is empty", STR_ARG(path));
}

static bool database(const Command *command, const YamlNode *file, Str *db, Error *err)
{
    Str path = in_file(file, S("db-file"));
    *db = chosen(command, file, S("db"), S(""));
    if (db->length > 0 || path.length == 0) {
        return true;
    }
    return secret(command->arena, path, db, err);
}

static bool public_url(const YamlNode *file, Str *url, Error *err)
{
    Str text = in_file(file, S("public-url"));
    *url = str_ends(text, S("/")) ? str_slice(text, 0, text.length - 1) : text;
    bool is_good = text.length == 0 || str_starts(text, S("https://")) ||
                   str_starts(text, S("http://"));
    return is_good ||
           FAIL(err, ERR_INVALID, "setting \"public-url\" is an address with https://");
}

static bool mail_server(Arena *a, const YamlNode *file, Settings *read, Error *err)
{
    Str password = in_file(file, S("mail-password-file"));
    Str from = in_file(file, S("mail-from"));
    SmtpServer *mail = &read->mail;
    mail->url = in_file(file, S("mail"));
    mail->user = in_file(file, S("mail-user"));
    if (mail->url.length == 0) {
        return true;
    }
    if (!smtp_url_is_good(mail->url)) {
        return FAIL(err, ERR_INVALID,
                    "setting \"mail\" is an address with smtp:// or smtps://");
    }
    if (!mail_address_split(from, &read->mail_name, &mail->from)) {
        return FAIL(err, ERR_INVALID,
                    "setting \"mail-from\" is no mail address: \"%.*s\"", STR_ARG(from));
    }
    if (read->public_url.length == 0) {
        error_hint(err, S("Set public-url: links in mail begin with it."));
        return FAIL(err, ERR_INVALID, "setting \"mail\" needs \"public-url\"");
    }
    return password.length == 0 || secret(a, password, &mail->password, err);
}

static bool clock_option(const Command *command, Clock *clock, Error *err)
{
    Moment moment;
    Str text = command_text(command, S("clock"));
    if (text.length == 0) {
        return true;
    }
    if (!moment_parse(text, &moment)) {
        return FAIL(err, ERR_INVALID, "\"%.*s\" is no moment such as 2026-06-25T07:00",
                    STR_ARG(text));
    }
    *clock = clock_set(moment);
    return true;
}

static bool port(const Command *command, const YamlNode *file, int *number, Error *err)
{
    int64_t value = 8080;
    Str text = in_file(file, S("port"));
    if (text.length > 0 && (!integer_parse(text, &value) || value < 0 || value > 65535)) {
        return FAIL(err, ERR_INVALID, "setting \"port\" is a number up to 65535");
    }
    *number = (int)command_number(command, S("port"), value);
    return true;
}

bool settings_read(Command *command, Settings *settings, Error *err)
{
    const YamlNode *file;
    Settings read = {0};
    if (!read_file(command->arena, command_text(command, S("config")), &file, err) ||
        !database(command, file, &read.db, err) ||
        !port(command, file, &read.port, err) ||
        !flag(file, S("https"), &read.is_https, err) ||
        !flag(file, S("behind-proxy"), &read.behind_proxy, err) ||
        !flag(file, S("log"), &read.has_log, err) ||
        !public_url(file, &read.public_url, err) ||
        !mail_server(command->arena, file, &read, err) ||
        !clock_option(command, &read.clock, err)) {
        return false;
    }
    Str beside = str_format(command->arena, "%.*s.site", STR_ARG(read.db));
    bool is_file = !str_contains(read.db, S("://"));
    read.site = chosen(command, file, S("site"), is_file ? beside : S(""));
    read.address = chosen(command, file, S("address"), S("127.0.0.1"));
    read.has_log = read.has_log || command_flag(command, S("log"));
    *settings = read;
    return true;
}
