/* SPDX-License-Identifier: EUPL-1.2
 * fonts.c - fonts for paper
 */
#include "publish/ink/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

typedef struct Face {
    const char *file; /* as its package names it */
    const char *family;
    const char *package;
    PangoWeight weight;
    PangoStyle style;
} Face;

static const Face FACES[FONT_COUNT] = {
    [FONT_SERIF] = {"P052-Roman.otf", "P052", "fonts-urw-base35", PANGO_WEIGHT_NORMAL,
                    PANGO_STYLE_NORMAL},
    [FONT_SERIF_BOLD] = {"P052-Bold.otf", "P052", "fonts-urw-base35", PANGO_WEIGHT_BOLD,
                         PANGO_STYLE_NORMAL},
    [FONT_SERIF_ITALIC] = {"P052-Italic.otf", "P052", "fonts-urw-base35",
                           PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC},
    [FONT_SANS] = {"NotoSans-Regular.ttf", "Noto Sans", "fonts-noto-core",
                   PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL},
    [FONT_SANS_BOLD] = {"NotoSans-Bold.ttf", "Noto Sans", "fonts-noto-core",
                        PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL},
    [FONT_SANS_ITALIC] = {"NotoSans-Italic.ttf", "Noto Sans", "fonts-noto-core",
                          PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC},
};

/* The path of a font file with this name among all that fontconfig knows; or null. */
static const char *find_file(const FcFontSet *known, const char *name)
{
    Str tail = str_of(name);
    for (int i = 0; i < known->nfont; i++) {
        FcChar8 *path;
        if (FcPatternGetString(known->fonts[i], FC_FILE, 0, &path) == FcResultMatch) {
            Str found = str_of((const char *)path);
            Str folder, file;
            if (str_cut_last(found, '/', &folder, &file) && str_equal(file, tail)) {
                return (const char *)path;
            }
        }
    }
    return NULL;
}

static FcFontSet *fonts_of_machine(FcConfig *config)
{
    FcPattern *any = FcPatternCreate();
    FcObjectSet *asked = FcObjectSetBuild(FC_FILE, (char *)NULL);
    FcFontSet *known = FcFontList(config, any, asked);
    FcObjectSetDestroy(asked);
    FcPatternDestroy(any);
    return known;
}

static bool add_faces(FcConfig *ours, const FcFontSet *known, Arena *a, Error *err)
{
    for (size_t i = 0; i < FONT_COUNT; i++) {
        const char *path = find_file(known, FACES[i].file);
        if (path == NULL || !FcConfigAppFontAddFile(ours, (const FcChar8 *)path)) {
            error_hint(err,
                       str_format(a, "Install the Debian package %s.", FACES[i].package));
            return FAIL(err, ERR_NOT_FOUND, "the font file %s is not installed",
                        FACES[i].file);
        }
    }
    return true;
}

static bool find_faces(Arena *a, FcConfig *ours, Error *err)
{
    FcConfig *machine = FcInitLoadConfigAndFonts();
    if (machine == NULL) {
        return FAIL(err, ERR_IO, "fontconfig cannot read its configuration");
    }
    FcFontSet *known = fonts_of_machine(machine);
    bool found = known != NULL && add_faces(ours, known, a, err);
    if (known != NULL) {
        FcFontSetDestroy(known);
    }
    FcConfigDestroy(machine);
    return found;
}

static PangoContext *context_of(PangoFontMap *map)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    return context;
}

static void set_features(PangoLayout *layout)
{
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes,
                           pango_attr_font_features_new("liga=0, clig=0, dlig=0"));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

bool fonts_open(Arena *a, Fonts *fonts, Error *err)
{
    FcConfig *ours = FcConfigCreate();
    if (!find_faces(a, ours, err)) {
        FcConfigDestroy(ours);
        return false;
    }
    fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), ours);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map), 72);
    FcConfigDestroy(ours); // the map keeps its own hold
    fonts->context = context_of(fonts->map);
    fonts->layout = pango_layout_new(fonts->context);
    pango_layout_set_single_paragraph_mode(fonts->layout, TRUE);
    set_features(fonts->layout);
    for (size_t i = 0; i < FONT_COUNT; i++) {
        PangoFontDescription *face = pango_font_description_new();
        pango_font_description_set_family_static(face, FACES[i].family);
        pango_font_description_set_weight(face, FACES[i].weight);
        pango_font_description_set_style(face, FACES[i].style);
        fonts->faces[i] = face;
    }
    return true;
}

void fonts_close(void *thing)
{
    Fonts *fonts = thing;
    for (size_t i = 0; i < FONT_COUNT; i++) {
        pango_font_description_free(fonts->faces[i]);
    }
    g_object_unref(fonts->layout);
    g_object_unref(fonts->context);
    g_object_unref(fonts->map);
}

PangoLayoutLine *fonts_line(Fonts *fonts, PaperFont font, double size, Str text)
{
    PangoFontDescription *face = fonts->faces[font];
    pango_font_description_set_absolute_size(face, size * PANGO_SCALE);
    pango_layout_set_font_description(fonts->layout, face);
    pango_layout_set_text(fonts->layout, text.data == NULL ? "" : text.data,
                          (int)text.length);
    return pango_layout_get_line_readonly(fonts->layout, 0);
}
