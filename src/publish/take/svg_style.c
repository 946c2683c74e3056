/* SPDX-License-Identifier: EUPL-1.2
 * svg_style.c - the style of drawings, for a drawing that stands alone
 */
#include "publish/take/svg_style.h"

#include "base/buf.h"

#define MOST_DEPTH 8 /* a token that names a token that names … */

static size_t find(Str text, size_t from, Str part)
{
    size_t at = from;
    while (at < text.length && (text.data[at] != part.data[0] ||
                                !str_starts(str_slice(text, at, text.length), part))) {
        at++;
    }
    return at;
}

/* What stands after "--name:" up to ";"; empty if there is no such token. */
static Str token(Arena *a, Str tokens, Str name)
{
    Str head = str_format(a, "%.*s:", STR_ARG(name));
    size_t at = find(tokens, 0, head);
    if (at == tokens.length) {
        return (Str){NULL, 0};
    }
    Str value, rest;
    (void)str_cut(str_slice(tokens, at + head.length, tokens.length), ';', &value, &rest);
    return str_trim(value);
}

/* The place of the bracket that closes what is open at `from`. */
static size_t closing(Str text, size_t from)
{
    int depth = 1;
    size_t at = from;
    for (; at < text.length && depth > 0; at++) {
        depth += text.data[at] == '(' ? 1 : text.data[at] == ')' ? -1 : 0;
    }
    return depth == 0 ? at - 1 : text.length;
}

/* Every var(--x, other) but var(--colour) becomes its value. */
static Str resolved(Arena *a, Str text, Str tokens, int depth)
{
    Buf buf = buf_in(a, 0);
    size_t done = 0;
    for (size_t at = find(text, 0, S("var(")); at < text.length && depth < MOST_DEPTH;
         at = find(text, done, S("var("))) {
        size_t end = closing(text, at + 4);
        Str name, other = {NULL, 0};
        (void)str_cut(str_slice(text, at + 4, end), ',', &name, &other);
        Str value = token(a, tokens, str_trim(name));
        value = value.length > 0 ? value : str_trim(other);
        buf_add(&buf, str_slice(text, done, at));
        if (value.length == 0) {
            buf_add(&buf, str_slice(text, at, end + 1));
        } else {
            buf_add(&buf, resolved(a, value, tokens, depth + 1));
        }
        done = end + 1;
    }
    buf_add(&buf, str_slice(text, done, text.length));
    return buf_str(&buf);
}

/* `.colour-1 { --colour: …; }` of every colour that is needed, one rule each. */
static void add_coloured(Arena *a, Buf *out, Str rule, Str site, Str tokens)
{
    Str selectors, rest;
    (void)str_cut(rule, '{', &selectors, &rest);
    Str mark = S(" { --colour: ");
    for (size_t at = find(site, 0, mark); at < site.length;
         at = find(site, at + 1, mark)) {
        size_t start = at;
        while (start > 0 && site.data[start - 1] != ' ' && site.data[start - 1] != '\n') {
            start--;
        }
        Str group = str_slice(site, start, at), value, more;
        (void)str_cut(str_slice(site, at + mark.length, site.length), ';', &value, &more);
        Str wider = str_format(a, ".plot %.*s ", STR_ARG(group));
        buf_add(out, str_replace(a, selectors, S(".plot "), wider));
        buf_char(out, '{');
        buf_add(out,
                str_replace(a, rest, S("var(--colour)"), resolved(a, value, tokens, 0)));
        buf_char(out, '\n');
    }
}

Str svg_style(Arena *a, Str site_css, Str tokens_css)
{
    Buf out = buf_in(a, 0);
    buf_char(&out, '\n');
    Str rest = site_css, line;
    for (bool more = true; more;) {
        more = str_cut(rest, '\n', &line, &rest);
        if (!str_starts(line, S(".plot ")) || !str_ends(line, S("}"))) {
            continue;
        }
        Str rule = resolved(a, line, tokens_css, 0);
        if (str_contains(rule, S("var(--colour)"))) {
            add_coloured(a, &out, rule, site_css, tokens_css);
        } else {
            buf_add(&out, rule);
            buf_char(&out, '\n');
        }
    }
    buf_add(&out, S(".paper { fill: #ffffff; }\n"
                    ".plot { font-family: \"Segoe UI\", Roboto, \"Noto Sans\", "
                    "\"Liberation Sans\", Arial, sans-serif; }\n"
                    ".plot .file-title { font-size: 19px; font-weight: 700; font-family: "
                    "Palatino, P052, \"Noto Serif\", Georgia, serif; }\n"
                    ".plot .file-small { fill: #56606a; }\n"));
    return buf_str(&out);
}
