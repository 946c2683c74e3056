/* SPDX-License-Identifier: EUPL-1.2
 * strips_pages.c - strips laid on pages
 */
#include <math.h>

#include "publish/report/strips.h"

#define NOTE_WHITE 10.0  /* above the notes of a page, with their rule */
#define SHORT_TAIL 125.0 /* a page that ends above it is hardly used */
#define ASIDE_WHITE 10.0 /* between two asides */

typedef struct Laying {
    Layout *layout;
    PageBox *page;
    double y;
    double aside_bottom; /* how far the margin is taken */
    double block_top;    /* of the block that was begun last on this page */
    size_t block;
    const Strip *head; /* of the table that is under way */
    Str chapter;
    double white; /* share of the white above strips that is kept: 1, or less */
} Laying;

static double bottom_of(const PageBox *page)
{
    return (page->is_turned ? PAGE_WIDTH : PAGE_HEIGHT) - FOOT;
}

static void new_page(Laying *l, bool is_turned)
{
    Layout *layout = l->layout;
    if (layout->page_count == layout->page_capacity) {
        layout->pages = arena_grow(layout->a, layout->pages, layout->page_count,
                                   &layout->page_capacity, sizeof(PageBox));
    }
    l->page = &layout->pages[layout->page_count++];
    *l->page = (PageBox){.is_turned = is_turned, .chapter = l->chapter};
    l->y = PAGE_TOP;
    l->aside_bottom = PAGE_TOP;
    l->block_top = PAGE_TOP;
}

static size_t notes_in(const Strip *strip, const Span **found, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; strip->line != NULL && i < strip->line->count; i++) {
        const Piece *piece = &strip->line->pieces[i];
        if (piece->is_raised && count < most) {
            found[count++] = piece->span;
        }
    }
    return count;
}

static Lines note_lines(Layout *layout, const Span *span)
{
    Str text =
        str_format(layout->a, "%.*s %.*s", STR_ARG(span->target), STR_ARG(span->text));
    return lines_of_text(&layout->setter, text, &STYLE_SMALL, COLUMN_WIDTH);
}

static double notes_height(Layout *layout, const Strip *strip)
{
    const Span *notes[8];
    double height = 0;
    size_t count = notes_in(strip, notes, 8);
    for (size_t i = 0; i < count; i++) {
        height += (double)note_lines(layout, notes[i]).count * STYLE_SMALL.leading;
    }
    return height;
}

static void add_notes(Laying *l, const Strip *strip)
{
    const Span *notes[8];
    size_t count = notes_in(strip, notes, 8);
    PageBox *page = l->page;
    for (size_t i = 0; i < count; i++) {
        if (page->note_count == page->note_capacity) {
            page->notes = arena_grow(l->layout->a, page->notes, page->note_count,
                                     &page->note_capacity, sizeof(FootNote));
        }
        Lines lines = note_lines(l->layout, notes[i]);
        page->notes[page->note_count++] = (FootNote){notes[i], lines};
        page->notes_height += (double)lines.count * STYLE_SMALL.leading;
    }
}

/* What must stay on one page from here on, without the white above it. */
static double height_kept(Layout *layout, size_t from, double *notes)
{
    double height = 0;
    *notes = 0;
    for (size_t i = from; i < layout->count; i++) {
        const Strip *strip = &layout->strips[i];
        height += strip->height + (i == from ? 0 : strip->before);
        *notes += notes_height(layout, strip);
        if (!strip->keeps) {
            break;
        }
    }
    return height;
}

static double on_grid(double y)
{
    return PAGE_TOP + ceil((y - PAGE_TOP) / HALF_LINE - 0.01) * HALF_LINE;
}

/* Beside the block before it, below an aside that is there already, and wholly on the
 * page; where that cannot be, it begins the margin of the next page's room. */
static void lay_aside(Laying *l, Strip *strip)
{
    double height = (double)strip->aside.count * STYLE_SMALL.leading;
    double top = fmax(l->block_top, l->aside_bottom);
    double bottom = bottom_of(l->page);
    if (top + height > bottom) {
        top = bottom - height;
    }
    if (top < l->aside_bottom) {
        new_page(l, false);
        top = l->y;
    }
    strip->y = top;
    strip->page = l->layout->page_count - 1;
    l->aside_bottom = top + height + ASIDE_WHITE;
}

/* Where the strip begins on this page, with the white above it. */
static double top_of(const Laying *l, const Strip *strip)
{
    bool is_first = l->y <= PAGE_TOP + 0.01;
    double y = l->y + (is_first ? 0 : strip->before * l->white);
    if (strip->is_broad && y < l->aside_bottom && l->aside_bottom > PAGE_TOP + 0.01) {
        y = l->aside_bottom;
    }
    return strip->on_grid && l->white >= 1 ? on_grid(y) : y;
}

static void lay(Laying *l, size_t at)
{
    Layout *layout = l->layout;
    Strip *strip = &layout->strips[at];
    double notes, kept = height_kept(layout, at, &notes);
    double white = notes + l->page->notes_height > 0 ? NOTE_WHITE : 0;
    double room = bottom_of(l->page) - l->page->notes_height - notes - white;
    bool is_full = top_of(l, strip) + kept > room && l->y > PAGE_TOP + 0.01;
    bool turns = strip->is_turned != l->page->is_turned;
    bool begins = strip->starts_page && l->y > PAGE_TOP + 0.01;
    if (is_full || turns || begins) {
        bool goes_on = strip->kind == STRIP_ROW && !strip->row->is_head && is_full;
        new_page(l, strip->is_turned);
        l->y += goes_on && l->head != NULL ? l->head->height : 0;
        strip->y = goes_on ? l->y : top_of(l, strip);
    } else {
        strip->y = top_of(l, strip);
    }
    strip->page = layout->page_count - 1;
    l->y = strip->y + strip->height;
    add_notes(l, strip);
}

static void begin_block(Laying *l, size_t at)
{
    const Strip *strip = &l->layout->strips[at];
    const Block *block = &l->layout->draft->blocks[strip->block];
    if (block->kind == BLOCK_HEADING && block->level == 1) {
        l->chapter = spans_plain(l->layout->a, &block->spans);
        l->page->chapter = l->chapter;
    }
    l->block_top = strip->y;
    l->block = strip->block;
}

static void lay_strips(Laying *l, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++) {
        Strip *strip = &l->layout->strips[i];
        if (strip->kind == STRIP_ASIDE) {
            lay_aside(l, strip);
            continue;
        }
        lay(l, i);
        if (strip->kind == STRIP_ROW && strip->row->is_head) {
            l->head = strip;
        }
        if (strip->block != l->block) {
            begin_block(l, i);
        }
    }
}

/* The end of what begins with `from` and ends before the next strip on a new page. */
static size_t part_end(const Layout *layout, size_t from)
{
    size_t end = from + 1;
    while (end < layout->count && !layout->strips[end].starts_page) {
        end++;
    }
    return end;
}

static bool is_short_tail(const Laying *l, size_t first_page)
{
    return l->layout->page_count > first_page && l->y < PAGE_TOP + SHORT_TAIL &&
           !l->page->is_turned;
}

/* A part whose last page would hold some lines only is laid again with less white, if
 * that spares the page. */
void pages_make(Layout *layout)
{
    static const double whites[] = {0.8, 0.6, 0.45, 0.3};
    layout->page_count = 0;
    Laying l = {.layout = layout, .block = (size_t)-1, .white = 1};
    new_page(&l, false);
    for (size_t from = 0; from < layout->count;) {
        size_t end = part_end(layout, from);
        Laying before = l;
        PageBox page = *l.page;
        size_t pages = layout->page_count;
        lay_strips(&l, from, end);
        size_t needed = layout->page_count;
        bool is_tried = is_short_tail(&l, pages + 1);
        for (size_t i = 0; is_tried && i <= sizeof whites / sizeof whites[0]; i++) {
            layout->page_count = pages;
            l = before;
            l.page = &layout->pages[pages - 1]; // it may have moved
            *l.page = page;
            l.white = i < sizeof whites / sizeof whites[0] ? whites[i] : 1;
            lay_strips(&l, from, end);
            is_tried = layout->page_count == needed;
        }
        l.white = 1;
        from = end;
    }
}
