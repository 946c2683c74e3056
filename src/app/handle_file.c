/* SPDX-License-Identifier: EUPL-1.2
 * handle_file.c - files that somebody adds to a report, and their way back
 *
 * A file goes back as a download, in a sandbox, under the type its content had when it
 * came: nothing in it can act for who looks at it.
 */
#include "app/handle.h"
#include "base/limits.h"
#include "domain/register/refusal.h"
#include "formats/paper_kind.h"
#include "keep/evidence.h"

/* What a person can do something about, in the order that it is found. */
static bool look(Arena *a, const FormPart *file, Error *err)
{
    const PaperKind *kind;
    Error why = {0};
    if (file == NULL || !file->is_file || file->file_name.length == 0) {
        return REFUSE(err, ERR_INVALID, REFUSAL_FILE_NONE, "no file was chosen");
    }
    if (paper_look(a, file->file_name, file->bytes, &kind, &why)) {
        return true;
    }
    Error none = {0};
    Refusal code = !paper_name_check(file->file_name, &none) ? REFUSAL_FILE_NAME
                   : paper_kind(file->file_name) == NULL     ? REFUSAL_FILE_KIND
                   : file->bytes.length == 0 || file->bytes.length > LIMIT_PAPER_BYTES
                       ? REFUSAL_FILE_SIZE
                       : REFUSAL_FILE_FALSE;
    return REFUSE(err, ERR_INVALID, code, "%s", why.message);
}

bool handle_add_file(const App *app, const Request *request, Response *response,
                     Error *err)
{
    int64_t id = handle_number(request, S("id"));
    Str rest = str_format(request->arena, "report/%lld/file", (long long)id);
    Desk desk = handle_desk(app, request, str_c(request->arena, rest));
    KeptReport report;
    const Action *action;
    const Party *party;
    Concern concern;
    Error why = {0};
    if (!handle_find_report(&desk, request, id, &report, &action, &party, &concern,
                            err)) {
        return false;
    }
    const FormPart *file = form_part(&request->parts, S("file"));
    NewEvidence what = {.report = id,
                        .shows_people =
                            str_equal(request_param(request, S("people")), S("yes"))};
    (void)date_parse(request_param(request, S("until")), &what.until);
    bool good = look(desk.a, file, &why);
    if (good) {
        what.name = file->file_name;
        what.bytes = file->bytes;
        good = evidence_add(desk.a, request->store, &what, request->person, &concern,
                            request->now, &why);
    }
    if (good) {
        return handle_go_to(request, response, "report", id);
    }
    if (!handle_refused(&desk, response, &why)) {
        *err = why;
        return false;
    }
    return handle_show_report(&desk, request, id, response, err);
}

static bool find(const Desk *desk, const Request *request, Evidence *evidence,
                 Concern *concern, Error *err)
{
    KeptReport report;
    const Action *action;
    const Party *party;
    return evidence_find(desk->a, request->store, handle_number(request, S("id")),
                         evidence, err) &&
           handle_find_report(desk, request, evidence->report, &report, &action, &party,
                              concern, err);
}

/* Letters and digits of any alphabet are escaped, as RFC 8187 has it. */
static Str disposition(Arena *a, Str name)
{
    Buf buf = buf_in(a, 0);
    buf_add(&buf, S("attachment; filename*=UTF-8''"));
    for (size_t i = 0; i < name.length; i++) {
        unsigned char c = (unsigned char)name.data[i];
        bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
        if (is_plain) {
            buf_char(&buf, (char)c);
        } else {
            buf_printf(&buf, "%%%02X", c);
        }
    }
    return buf_str(&buf);
}

bool handle_file(const App *app, const Request *request, Response *response, Error *err)
{
    Desk desk = handle_desk(app, request, "file");
    Evidence evidence;
    Concern concern;
    Str bytes;
    if (!find(&desk, request, &evidence, &concern, err) ||
        !evidence_bytes(desk.a, request->store, &evidence, &bytes, err)) {
        return false;
    }
    const PaperKind *kind = paper_kind(evidence.name);
    response->content_type = kind != NULL ? kind->type : S("application/octet-stream");
    response->body = bytes;
    response->policy = S("default-src 'none'; sandbox; frame-ancestors 'none'");
    response_header(response, S("Content-Disposition"),
                    disposition(desk.a, evidence.name));
    response_header(response, S("Cache-Control"), S("no-store"));
    return true;
}

bool handle_remove_file(const App *app, const Request *request, Response *response,
                        Error *err)
{
    Desk desk = handle_desk(app, request, "file");
    Evidence evidence;
    Concern concern;
    return find(&desk, request, &evidence, &concern, err) &&
           evidence_take_out(desk.a, request->store, evidence.id, request->person,
                             &concern, request->now, err) &&
           handle_go_to(request, response, "report", evidence.report);
}
