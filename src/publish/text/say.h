/* SPDX-License-Identifier: EUPL-1.2
 * say.h - one honest sentence about figures
 *
 *   level    In 2017/18 was het aandeel ... 29 procent.
 *   change   Het aandeel ... steeg van 21 procent in 2007/08 naar 29 procent in 2017/18:
 *            +8 procentpunt (afgerond).
 *   unsure   Het werkloosheidspercentage ... was 8,6 procent in 2016 en 6,4 procent in
 *            2017: een verschil van −2,2 procentpunt (afgerond, marge onbekend). ...
 *   refused  De cijfers van 2021-K4 en 2022-K1 kunt u niet vergelijken, want ...
 *
 * A direction is claimed only when the ranges of the two figures allow it; a change of a
 * percentage is in percentage points; nothing is said across series; never a cause. All
 * numbers come from the figures, so a sentence cannot disagree with a table.
 *
 * The subject is the indicator's, completed by the phrase of each code of the cell, or by
 * its label between brackets. A subject may have a place for one dimension: in "new
 * students {level: in higher education}" the phrase of a level, "at wo", takes the place
 * of the words in braces. Texts stand in texts/say.txt.
 *
 * Pure. Results live in `a`.
 */
#ifndef PUBLISH_TEXT_SAY_H
#define PUBLISH_TEXT_SAY_H

#include "domain/figures/figures.h"

typedef struct Sentence {
    Str text; /* the sentence, or why it is refused */
    bool is_refused;
    Incomparable why; /* COMPARABLE unless refused */
    Str code;         /* "not-comparable", "no-figure"; empty unless refused */
} Sentence;

/* Lower case, as in running text; other than the country when a region is given. */
Str say_subject(Arena *a, const Indicator *indicator, Cell cell, const Region *region,
                Lang lang);
/* What several figures are about: `cell` is what they share; the groups of `elsewhere`
 * are named beside each figure, so the subject does not name the whole of them. */
Str say_shared_subject(Arena *a, const Indicator *indicator, Cell cell, Cell elsewhere,
                       const Region *region, Lang lang);
Str say_level(Arena *a, const Figure *figure, Lang lang);
Sentence say_change(Arena *a, const Monitor *monitor, const Figure *from,
                    const Figure *to, Lang lang);

/* A heading for a line of figures in order of period: from the first that may be compared
 * with the last, to the last, with a word when an end is provisional. Without period at
 * the end. Empty for an empty line. */
Str say_finding(Arena *a, const Monitor *monitor, const FigureRefs *line, Lang lang);

/* "ten minste 20.000 bedrijven in 2025". */
Str say_target(Arena *a, const Target *target, Lang lang);

/* The two figures that a question about change means, over all series of an indicator:
 * both in the definition in force when it has them, else wherever they are. Null where
 * there is none. They may lie in different series: then say_change() refuses. */
typedef struct ChangeQuestion {
    const Indicator *indicator;
    const Definition *definition; /* null: the one in force first, then the others */
    Str breakdown;                /* as typed; empty: the total */
    const Region *region;
    Period from;
    Period to;
    AsOf as_of;
} ChangeQuestion;
typedef struct ChangeEnds {
    const Figure *from;
    const Figure *to;
} ChangeEnds;
/* ERR_INVALID when no definition of the indicator knows the breakdown. */
MUST_CHECK bool say_find_ends(Arena *a, const Monitor *monitor,
                              const ChangeQuestion *question, ChangeEnds *ends,
                              Error *err);

#endif
