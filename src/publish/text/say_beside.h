/* SPDX-License-Identifier: EUPL-1.2
 * say_beside.h - sentences that set figures of one series beside each other
 *
 *   groups   In 2017/18 was het aandeel … voor hbo 25 procent en voor wo 36 procent: een
 *            verschil van 11 procentpunt (afgerond).
 *   rank     Van de 4 groepen was het aandeel … het hoogst voor niveau 2 (32 procent) …
 *   record   Dat is het hoogste van de 11 bekende cijfers in deze reeks, sinds 2007/08.
 *   since    Sinds 2013 was het in deze reeks niet zo laag.
 *   stable   … in 3 opeenvolgende metingen afgerond gelijk gebleven: 29 procent.
 *   early    Over een verandering is nog niets te zeggen.
 *   target   Dat is 63 procent van het doel.
 *
 * One series, always; groups and ranks also one period. Highest, lowest, record and since
 * are said only when the ranges of the figures do not touch; where a margin is not known
 * they are not said at all. Never a cause, never good or bad.
 *
 * Numbers in other words keep what was printed: "3 op de 10" for 30, "bijna 3 op de 10"
 * for 29; "1,488 miljoen" has all the digits of 1.488.000.
 *
 * Pure. Results live in `a`. Fixtures: tests/unit/publish_say_beside_test.c
 */
#ifndef PUBLISH_TEXT_SAY_BESIDE_H
#define PUBLISH_TEXT_SAY_BESIDE_H

#include "domain/figures/progress.h"
#include "publish/text/say.h"

/* Two groups, or two regions, at one moment. */
Sentence say_beside(Arena *a, const Figure *one, const Figure *other, Lang lang);
/* Figures of one series and period; those without a value do not count. `ends`, which may
 * be null, gets the highest and the lowest when they are named. */
Sentence say_rank(Arena *a, const FigureRefs *figures, ChangeEnds *ends, Lang lang);
/* The last of a line, in order of period. */
Sentence say_record(Arena *a, const Monitor *monitor, const FigureRefs *line, Lang lang);
Sentence say_stable(Arena *a, const FigureRefs *line, Lang lang);
/* `*figure`, which may be null, gets the figure that was told. */
Sentence say_distance(Arena *a, const Monitor *monitor, const Target *target, AsOf as_of,
                      const Figure **figure, Lang lang);

/* "bijna 3 op de 10"; as the figure is for anything but a share. */
Str shown_in_ten(Arena *a, const Figure *figure, Lang lang);
/* "1,488 miljoen personen"; as it is below a million. */
Str shown_in_millions(Arena *a, const Figure *figure, Lang lang);

#endif
