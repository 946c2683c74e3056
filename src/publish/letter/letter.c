/* SPDX-License-Identifier: EUPL-1.2
 * letter.c - one letter, written twice
 */
#include "publish/letter/letter.h"

#include "base/buf.h"
#include "base/limits.h"
#include "publish/markup/html.h"
#include "publish/text/text.h"

typedef struct LetterWords {
    Str greeting;
    Str closing;
    Str pact;
    Str leave;
} LetterWords;

static LetterWords words_of(Arena *a, const View *view, const Letter *letter)
{
    LetterWords words = {
        .closing = text_get(TEXT_LETTER_CLOSING, letter->lang),
        .pact = words_in(view->pact->head->name, letter->lang, NULL),
        .leave = text_get(TEXT_LETTER_LEAVE, letter->lang),
    };
    if (letter->name.length > 0) {
        words.greeting = text_fill(a, TEXT_LETTER_GREETING, letter->lang,
                                   PLACES({PLACE_NAME, letter->name}));
    }
    return words;
}

static Str plain(Arena *a, const Letter *letter, const LetterWords *words)
{
    Buf buf = buf_in(a, 0);
    if (words->greeting.length > 0) {
        buf_printf(&buf, "%.*s\n\n", STR_ARG(words->greeting));
    }
    for (size_t i = 0; i < letter->paragraph_count; i++) {
        buf_printf(&buf, "%.*s\n\n", STR_ARG(letter->paragraphs[i]));
    }
    for (size_t i = 0; i < letter->link_count; i++) {
        buf_printf(&buf, "%.*s:\n%.*s\n\n", STR_ARG(letter->links[i].text),
                   STR_ARG(letter->links[i].address));
    }
    buf_printf(&buf, "%.*s\n%.*s\n", STR_ARG(words->closing), STR_ARG(words->pact));
    if (letter->why.length > 0) {
        buf_printf(&buf, "\n-- \n%.*s\n", STR_ARG(letter->why));
    }
    if (letter->leave.length > 0) {
        buf_printf(&buf, "%.*s: %.*s\n", STR_ARG(words->leave), STR_ARG(letter->leave));
    }
    return buf_str(&buf);
}

static void paragraph(Html *h, Str text)
{
    HTML(h, TAG_P, NO_ATTRS)
        html_text(h, text);
}

static bool link(Arena *a, Html *h, Str text, Str address, Error *err)
{
    Url url;
    if (!url_outside(a, address, &url)) {
        return FAIL(err, ERR_INVALID, "\"%.*s\" is no address for a mail",
                    STR_ARG(str_slice(address, 0, 80)));
    }
    HTML(h, TAG_P, NO_ATTRS)
        html_link(h, url, text);
    return true;
}

static bool body(Arena *a, Html *h, const Letter *letter, const LetterWords *words,
                 Error *err)
{
    bool good = true;
    if (words->greeting.length > 0) {
        paragraph(h, words->greeting);
    }
    for (size_t i = 0; i < letter->paragraph_count; i++) {
        paragraph(h, letter->paragraphs[i]);
    }
    for (size_t i = 0; good && i < letter->link_count; i++) {
        good = link(a, h, letter->links[i].text, letter->links[i].address, err);
    }
    paragraph(h, words->closing);
    paragraph(h, words->pact);
    if (letter->why.length > 0) {
        paragraph(h, letter->why);
    }
    return good &&
           (letter->leave.length == 0 || link(a, h, words->leave, letter->leave, err));
}

static bool html(Arena *a, const Letter *letter, const LetterWords *words, Str *text,
                 Error *err)
{
    Html *h = html_new(a, LIMIT_PAGE_BYTES);
    bool good = true;
    html_doctype(h);
    HTML(h, TAG_HTML, ATTRS(attr_lang(letter->lang))) {
        HTML(h, TAG_HEAD, NO_ATTRS) {
            html_leaf(h, TAG_META, ATTRS(attr_charset_utf8()));
            HTML(h, TAG_TITLE, NO_ATTRS)
                html_text(h, letter->subject);
        }
        HTML(h, TAG_BODY, NO_ATTRS)
            good = body(a, h, letter, words, err);
    }
    return good && html_finish(h, text, err);
}

bool letter_write(Arena *a, const View *view, const Letter *letter, LetterText *text,
                  Error *err)
{
    LetterWords words = words_of(a, view, letter);
    text->plain = plain(a, letter, &words);
    return html(a, letter, &words, &text->html, err);
}
