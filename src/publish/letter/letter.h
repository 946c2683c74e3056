/* SPDX-License-Identifier: EUPL-1.2
 * letter.h - what a mail says, as plain text and as HTML
 *
 *   Dear Zoë,                                  greeting: none without a name
 *   The office asks for …                      paragraphs, in order
 *   Your report: https://…                     one link, with what is behind it
 *   With kind regards, Pact for care           the name of the pact
 *   Why you get this mail. Stop: https://…     when it can be stopped
 *
 * Both forms come from the same words, so they cannot differ. The HTML has no pictures,
 * no style and nothing from elsewhere: nobody can see that it was read.
 *
 * Pure. Errors: ERR_INVALID for an address that is none.
 */
#ifndef PUBLISH_LETTER_LETTER_H
#define PUBLISH_LETTER_LETTER_H

#include "base/error.h"
#include "publish/page/view.h"

typedef struct LetterLink {
    Str text;
    Str address; /* https://… */
} LetterLink;

typedef struct Letter {
    Lang lang;
    Str subject;
    Str name; /* of who gets it */
    const Str *paragraphs;
    size_t paragraph_count;
    const LetterLink *links;
    size_t link_count;
    Str why;   /* why it is sent; empty: nothing about it */
    Str leave; /* where it can be stopped; empty: nowhere */
} Letter;

typedef struct LetterText {
    Str plain;
    Str html;
} LetterText;

MUST_CHECK bool letter_write(Arena *a, const View *view, const Letter *letter,
                             LetterText *text, Error *err);

#endif
