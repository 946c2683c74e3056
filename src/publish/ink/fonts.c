/* SPDX-License-Identifier: EUPL-1.2
 * fonts.c - the door to HarfBuzz
 */
#include "publish/ink/fonts.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include "base/map.h"

#define SERIF_FOLDER "/usr/share/fonts/opentype/urw-base35/"
#define SANS_FOLDER "/usr/share/fonts/truetype/noto/"
#define SERIF_PACKAGE "fonts-urw-base35"
#define SANS_PACKAGE "fonts-noto-core"

typedef struct FaceFile {
    const char *path;
    const char *package;
    const char *name;
    PaperFont other; /* for letters that it lacks */
    bool is_cff;
    bool is_italic;
    bool is_serif;
    int stem;
} FaceFile;

static const FaceFile FILES[FONT_COUNT] = {
    [FONT_SERIF] = {SERIF_FOLDER "P052-Roman.otf", SERIF_PACKAGE, "P052-Roman", FONT_SANS,
                    true, false, true, 84},
    [FONT_SERIF_BOLD] = {SERIF_FOLDER "P052-Bold.otf", SERIF_PACKAGE, "P052-Bold",
                         FONT_SANS_BOLD, true, false, true, 122},
    [FONT_SERIF_ITALIC] = {SERIF_FOLDER "P052-Italic.otf", SERIF_PACKAGE, "P052-Italic",
                           FONT_SANS_ITALIC, true, true, true, 76},
    [FONT_SANS] = {SANS_FOLDER "NotoSans-Regular.ttf", SANS_PACKAGE, "NotoSans-Regular",
                   FONT_SERIF, false, false, false, 88},
    [FONT_SANS_BOLD] = {SANS_FOLDER "NotoSans-Bold.ttf", SANS_PACKAGE, "NotoSans-Bold",
                        FONT_SERIF_BOLD, false, false, false, 140},
    [FONT_SANS_ITALIC] = {SANS_FOLDER "NotoSans-Italic.ttf", SANS_PACKAGE,
                          "NotoSans-Italic", FONT_SERIF_ITALIC, false, true, false, 84},
};

typedef struct Face {
    hb_face_t *face;
    hb_font_t *font;
    double em; /* its units */
    Map known; /* words to places in `words` */
} Face;

struct Fonts {
    Arena *arena;
    Face faces[FONT_COUNT];
    hb_buffer_t *buffer;
    hb_draw_funcs_t *draw;
    ShapedWord *words;
    size_t count;
    size_t capacity;
};

typedef struct Outline {
    const Pen *pen;
    double x;
    double y;
    double scale;
} Outline;

static double out_x(const Outline *o, float x)
{
    return o->x + (double)x * o->scale;
}

static double out_y(const Outline *o, float y)
{
    return o->y - (double)y * o->scale;
}

static void move_to(hb_draw_funcs_t *draw, void *to, hb_draw_state_t *state, float x,
                    float y, void *unused)
{
    (void)draw, (void)state, (void)unused;
    const Outline *o = to;
    o->pen->move(o->pen->self, out_x(o, x), out_y(o, y));
}

static void line_to(hb_draw_funcs_t *draw, void *to, hb_draw_state_t *state, float x,
                    float y, void *unused)
{
    (void)draw, (void)state, (void)unused;
    const Outline *o = to;
    o->pen->line(o->pen->self, out_x(o, x), out_y(o, y));
}

/* TrueType's curves become cubic ones by HarfBuzz itself: no quadratic one comes here. */
static void cubic_to(hb_draw_funcs_t *draw, void *to, hb_draw_state_t *state, float x1,
                     float y1, float x2, float y2, float x, float y, void *unused)
{
    (void)draw, (void)state, (void)unused;
    const Outline *o = to;
    o->pen->curve(o->pen->self, out_x(o, x1), out_y(o, y1), out_x(o, x2), out_y(o, y2),
                  out_x(o, x), out_y(o, y));
}

static void close_path(hb_draw_funcs_t *draw, void *to, hb_draw_state_t *state,
                       void *unused)
{
    (void)draw, (void)state, (void)unused;
    const Outline *o = to;
    o->pen->close(o->pen->self);
}

static hb_draw_funcs_t *draw_funcs(void)
{
    hb_draw_funcs_t *draw = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(draw, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(draw, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(draw, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(draw, close_path, NULL, NULL);
    hb_draw_funcs_make_immutable(draw);
    return draw;
}

static void let_go(void *thing)
{
    Fonts *fonts = thing;
    for (size_t i = 0; i < FONT_COUNT; i++) {
        hb_font_destroy(fonts->faces[i].font);
        hb_face_destroy(fonts->faces[i].face);
    }
    hb_buffer_destroy(fonts->buffer);
    hb_draw_funcs_destroy(fonts->draw);
}

static bool open_face(Arena *a, Fonts *fonts, PaperFont font, Error *err)
{
    const FaceFile *file = &FILES[font];
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(file->path);
    if (blob == NULL) {
        error_hint(err, str_format(a, "Install the Debian package %s.", file->package));
        return FAIL(err, ERR_NOT_FOUND, "the font file %s is not installed", file->path);
    }
    Face *face = &fonts->faces[font];
    face->face = hb_face_create(blob, 0);
    hb_blob_destroy(blob); // the face keeps its own hold
    face->font = hb_font_create(face->face);
    face->em = hb_face_get_upem(face->face);
    face->known = map_in(a, 512);
    return true;
}

bool fonts_open(Arena *a, Fonts **fonts, Error *err)
{
    Fonts *made = PUSH(a, Fonts);
    made->arena = a;
    made->buffer = hb_buffer_create();
    made->draw = draw_funcs();
    arena_defer(a, let_go, made);
    for (size_t i = 0; i < FONT_COUNT; i++) {
        if (!open_face(a, made, (PaperFont)i, err)) {
            return false;
        }
    }
    *fonts = made;
    return true;
}

/* Puts the glyphs of a word in the buffer; false when a letter is not in the font. */
static bool shape(Fonts *fonts, PaperFont font, Str word)
{
    static const hb_feature_t off[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END},
    };
    hb_buffer_clear_contents(fonts->buffer);
    hb_buffer_add_utf8(fonts->buffer, word.data, (int)word.length, 0, (int)word.length);
    hb_buffer_set_direction(fonts->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(fonts->buffer, HB_SCRIPT_LATIN);
    hb_shape(fonts->faces[font].font, fonts->buffer, off, sizeof off / sizeof off[0]);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(fonts->buffer, &count);
    for (unsigned i = 0; i < count; i++) {
        if (infos[i].codepoint == 0) {
            return false;
        }
    }
    return true;
}

static ShapedWord word_of_buffer(Fonts *fonts, PaperFont font, Str text)
{
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(fonts->buffer, &count);
    const hb_glyph_position_t *places =
        hb_buffer_get_glyph_positions(fonts->buffer, &count);
    double em = fonts->faces[font].em;
    Glyph *glyphs = PUSH_ARRAY(fonts->arena, Glyph, count + 1);
    double width = 0;
    for (unsigned i = 0; i < count; i++) {
        size_t at = infos[i].cluster;
        bool is_first = i == 0 || infos[i - 1].cluster != infos[i].cluster;
        glyphs[i] = (Glyph){
            .id = infos[i].codepoint,
            .character = is_first ? str_next_char(text, &at) : 0,
            .advance = places[i].x_advance / em,
            .kern =
                places[i].x_advance / em - fonts_advance(fonts, font, infos[i].codepoint),
        };
        width += glyphs[i].advance;
    }
    return (ShapedWord){font, glyphs, count, width};
}

static const ShapedWord *word(Fonts *fonts, PaperFont font, Str text)
{
    Map *known = &fonts->faces[font].known;
    size_t at = map_get(known, text);
    if (at == MAP_NONE) {
        PaperFont used = font;
        if (!shape(fonts, font, text) && shape(fonts, FILES[font].other, text)) {
            used = FILES[font].other;
        }
        if (fonts->count == fonts->capacity) {
            fonts->words = arena_grow(fonts->arena, fonts->words, fonts->count,
                                      &fonts->capacity, sizeof(ShapedWord));
        }
        at = fonts->count++;
        fonts->words[at] = word_of_buffer(fonts, used, text);
        (void)map_put(known, str_copy(fonts->arena, text), at);
    }
    return &fonts->words[at];
}

const ShapedWord *fonts_next(Fonts *fonts, PaperFont font, Str *rest)
{
    size_t end = rest->data[0] == ' ' ? 1 : 0;
    while (end < rest->length && rest->data[0] != ' ' && rest->data[end] != ' ') {
        end++;
    }
    Str text = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->length);
    return word(fonts, font, text);
}

double fonts_width(Fonts *fonts, PaperFont font, Str text)
{
    double width = 0;
    while (text.length > 0) {
        width += fonts_next(fonts, font, &text)->width;
    }
    return width;
}

void fonts_outline(Fonts *fonts, PaperFont font, unsigned glyph, const Pen *pen, double x,
                   double y, double size)
{
    const Face *face = &fonts->faces[font];
    Outline outline = {pen, x, y, size / face->em};
    hb_font_get_glyph_shape(face->font, glyph, fonts->draw, &outline);
}

static int thousandths(const Face *face, hb_ot_metrics_tag_t tag)
{
    hb_position_t length = 0;
    hb_ot_metrics_get_position_with_fallback(face->font, tag, &length);
    return (int)(length * 1000.0 / face->em);
}

/* The box of all glyphs stands in the head table, signed and big-endian, from byte 36. */
static void read_box(const Face *face, int box[4])
{
    hb_blob_t *head = hb_face_reference_table(face->face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(head, &length);
    for (unsigned i = 0; i < 4 && length >= 44; i++) {
        int16_t side = (int16_t)(bytes[36 + 2 * i] << 8 | bytes[37 + 2 * i]);
        box[i] = (int)(side * 1000.0 / face->em);
    }
    hb_blob_destroy(head);
}

FontFacts fonts_facts(Fonts *fonts, PaperFont font)
{
    const FaceFile *file = &FILES[font];
    const Face *face = &fonts->faces[font];
    FontFacts facts = {
        .name = str_of(file->name),
        .is_cff = file->is_cff,
        .is_italic = file->is_italic,
        .is_serif = file->is_serif,
        .ascent = thousandths(face, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER),
        .descent = thousandths(face, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER),
        .cap_height = thousandths(face, HB_OT_METRICS_TAG_CAP_HEIGHT),
        .stem = file->stem,
    };
    read_box(face, facts.box);
    return facts;
}

size_t fonts_glyph_count(Fonts *fonts, PaperFont font)
{
    return hb_face_get_glyph_count(fonts->faces[font].face);
}

double fonts_advance(Fonts *fonts, PaperFont font, unsigned glyph)
{
    const Face *face = &fonts->faces[font];
    return hb_font_get_glyph_h_advance(face->font, glyph) / face->em;
}

/* A reader of a PDF wants outlines and widths, nothing that shapes or names. */
static hb_subset_input_t *subset_wish(const unsigned *glyphs, size_t count)
{
    static const hb_tag_t unwanted[] = {
        HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
        HB_TAG('G', 'D', 'E', 'F'), HB_TAG('D', 'S', 'I', 'G'),
        HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
        HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'),
    };
    hb_subset_input_t *wish = hb_subset_input_create_or_fail();
    CHECK(wish != NULL);
    hb_subset_input_set_flags(wish,
                              HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t *kept = hb_subset_input_glyph_set(wish);
    for (size_t i = 0; i < count; i++) {
        hb_set_add(kept, glyphs[i]);
    }
    hb_set_t *dropped = hb_subset_input_set(wish, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof unwanted / sizeof unwanted[0]; i++) {
        hb_set_add(dropped, unwanted[i]);
    }
    return wish;
}

bool fonts_subset(Fonts *fonts, PaperFont font, const unsigned *glyphs, size_t count,
                  Str *bytes, Error *err)
{
    hb_subset_input_t *wish = subset_wish(glyphs, count);
    hb_face_t *small = hb_subset_or_fail(fonts->faces[font].face, wish);
    hb_subset_input_destroy(wish);
    if (small == NULL) {
        return FAIL(err, ERR_INVALID, "the glyphs of %s cannot be taken from their file",
                    FILES[font].name);
    }
    hb_blob_t *blob = FILES[font].is_cff
                          ? hb_face_reference_table(small, HB_TAG('C', 'F', 'F', ' '))
                          : hb_face_reference_blob(small);
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    *bytes = str_copy(fonts->arena, (Str){data, length});
    hb_blob_destroy(blob);
    hb_face_destroy(small);
    return true;
}
