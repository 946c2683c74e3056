/* SPDX-License-Identifier: EUPL-1.2
 * target_progress.c - how far a target is, in words
 */
#include "publish/page/target_progress.h"

#include "domain/figures/progress.h"
#include "publish/page/component.h"
#include "publish/text/say.h"
#include "publish/text/shown.h"

static void put_reached(Page *page, const Target *target, const Progress *progress)
{
    if (progress->reached == REACHED_YES) {
        put(page, TEXT_PROGRESS_REACHED);
    } else if (progress->percent >= 0 && progress->percent < 100) {
        Str percent = shown_integer(page->a, progress->percent, page->lang);
        put_filled(page,
                   progress->is_rounded ? TEXT_PROGRESS_ABOUT_PERCENT
                                        : TEXT_PROGRESS_PERCENT,
                   PLACES({PLACE_PERCENT, percent}));
    } else if (progress->reached == REACHED_NO) {
        Str value =
            shown_amount(page->a, target->value, target->unit, SHOWN_IN_TEXT, page->lang);
        put_filled(page, TEXT_PROGRESS_NOT_REACHED, PLACES({PLACE_VALUE, value}));
    } else {
        put(page, TEXT_PROGRESS_NOT_KNOWN);
    }
}

static void put_known(Page *page, const Target *target, const Progress *progress,
                      const Figure *told)
{
    if (progress->figure != told) {
        html_text(page->h, say_level(page->a, progress->figure, page->lang));
        put_space(page);
    }
    put_reached(page, target, progress);
    if (progress->is_early) {
        Str due = shown_period(page->a, target->due, page->lang);
        Str period = shown_period(page->a, progress->figure->period, page->lang);
        put_space(page);
        put_filled(page, TEXT_PROGRESS_EARLY,
                   PLACES({PLACE_PERIOD, period}, {PLACE_DUE, due}));
    }
    Str status = shown_status(page->a, progress->figure, page->lang);
    if (status.length > 0) {
        put_space(page);
        put_filled(page, TEXT_INDICATOR_LATEST_STATUS, PLACES({PLACE_STATUS, status}));
    }
}

void progress_paragraph(Page *page, const Target *target, const Figure *told)
{
    Progress progress =
        target_progress(&page->view->pact->monitor, target, page->view->as_of);
    if (progress.kind == PROGRESS_CANNOT) {
        return;
    }
    HTML(page->h, TAG_P, NO_ATTRS) {
        if (progress.kind == PROGRESS_KNOWN) {
            put_known(page, target, &progress, told);
        } else {
            put_absent(page, TEXT_PROGRESS_NO_FIGURE);
        }
    }
}
