/* SPDX-License-Identifier: EUPL-1.2
 * embed.c - puts the files of assets/ into the program, at build time
 *
 *   embed OUTDIR assets/site.css assets/tokens.css ...
 *
 * writes OUTDIR/assets.h (the type Asset) and OUTDIR/assets.c (the table): name, media
 * type, hash and bytes of each file, in the order given. Our compilers lack #embed. The
 * hash is FNV-1a of 64 bits over the bytes: it names a version of a file for caches and
 * proves nothing to anybody.
 *
 * For the Makefile:
 *
 *   ASSETS := $(sort $(wildcard assets/(star)))
 *   $(MADE)/assets.c: $(OUT)/tools/embed $(ASSETS)      (assets.h is made with it)
 *           $< $(@D) $(ASSETS)
 *   $(OUT)/made/assets.o from $(MADE)/assets.c, in the library
 *   $(OBJECTS): | $(MADE)/assets.c
 *
 * and layers.txt: floor publish/ may include assets.h.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 4 << 20, MOST_PATH = 1000 };

static unsigned char bytes[MOST_BYTES];

static void fail(const char *what, const char *why)
{
    (void)fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static FILE *open_out(const char *folder, const char *name)
{
    char path[MOST_PATH];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *out = fopen(path, "wb");
    if (out == NULL) {
        fail(path, "cannot be written");
    }
    return out;
}

static const char *media_type(const char *name)
{
    static const char *const types[][2] = {
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".txt", "text/plain; charset=utf-8"},
    };
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot != NULL && i < sizeof types / sizeof types[0]; i++) {
        if (strcmp(dot, types[i][0]) == 0) {
            return types[i][1];
        }
    }
    fail(name, "has no known media type; add it to tools/embed.c");
    return "";
}

static size_t read_file(const char *path)
{
    FILE *in = fopen(path, "rb");
    if (in == NULL) {
        fail(path, "cannot be opened");
    }
    size_t size = fread(bytes, 1, sizeof bytes, in);
    if (size == sizeof bytes || ferror(in)) {
        fail(path, "is too large or cannot be read");
    }
    (void)fclose(in);
    return size;
}

static uint64_t hash_of(size_t size)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ bytes[i]) * UINT64_C(0x100000001b3);
    }
    return hash;
}

static void write_bytes(FILE *out, int index, size_t size)
{
    (void)fprintf(out, "static const unsigned char bytes_%d[] = {", index);
    for (size_t i = 0; i < size; i++) {
        (void)fprintf(out, "%s%u,", i % 20 == 0 ? "\n    " : "", bytes[i]);
    }
    (void)fputs(size == 0 ? "0};\n\n" : "\n};\n\n", out);
}

static void write_header(const char *folder)
{
    FILE *out = open_out(folder, "assets.h");
    (void)fputs("/* Made by tools/embed.c from assets/; do not edit. */\n"
                "#ifndef MADE_ASSETS_H\n#define MADE_ASSETS_H\n\n"
                "#include \"base/str.h\"\n\n"
                "typedef struct Asset {\n"
                "    Str name;       /* site.css */\n"
                "    Str media_type; /* text/css; charset=utf-8 */\n"
                "    Str hash;       /* 16 hexadecimal digits */\n"
                "    const unsigned char *bytes;\n"
                "    size_t size;\n"
                "} Asset;\n\n"
                "extern const Asset ASSETS[];\n"
                "extern const size_t ASSET_COUNT;\n\n#endif\n",
                out);
    if (fclose(out) != 0) {
        fail(folder, "assets.h could not be finished");
    }
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        (void)fputs("usage: embed OUTDIR FILE ...\n", stderr);
        return 2;
    }
    write_header(argv[1]);
    FILE *out = open_out(argv[1], "assets.c");
    (void)fputs("/* Made by tools/embed.c from assets/; do not edit. */\n"
                "#include \"assets.h\"\n\n",
                out);
    uint64_t *hashes = calloc((size_t)argc, sizeof *hashes);
    size_t *sizes = calloc((size_t)argc, sizeof *sizes);
    if (hashes == NULL || sizes == NULL) {
        fail("embed", "out of memory");
    } else {
        for (int i = 2; i < argc; i++) {
            sizes[i] = read_file(argv[i]);
            hashes[i] = hash_of(sizes[i]);
            write_bytes(out, i, sizes[i]);
        }
        (void)fputs("const Asset ASSETS[] = {\n", out);
        for (int i = 2; i < argc; i++) {
            const char *slash = strrchr(argv[i], '/');
            const char *name = slash == NULL ? argv[i] : slash + 1;
            (void)fprintf(out,
                          "    {S_INIT(\"%s\"), S_INIT(\"%s\"), S_INIT(\"%016" PRIx64
                          "\"), bytes_%d, %zu},\n",
                          name, media_type(name), hashes[i], i, sizes[i]);
        }
        (void)fprintf(out, "};\nconst size_t ASSET_COUNT = %d;\n", argc - 2);
    }
    free(hashes);
    free(sizes);
    if (fclose(out) != 0) {
        fail(argv[1], "assets.c could not be finished");
    }
    return 0;
}
