/* SPDX-License-Identifier: EUPL-1.2
 * embed.c - puts files into the program, at build time
 *
 *   embed OUTDIR Asset assets/site.css assets/tokens.css ...
 *
 * writes OUTDIR/assets.h (the type Asset) and OUTDIR/assets.c (the table ASSETS): name,
 * media type, hash and bytes of each file, in the order given; `embed OUTDIR Migration …`
 * writes migrations.h and .c likewise. Our compilers lack #embed. The hash is FNV-1a of
 * 64 bits over the bytes: it names a version of a file and proves nothing to anybody.
 */
#include <ctype.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 4 << 20, MOST_PATH = 1000, MOST_NAME = 100 };

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
        {".css", "text/css; charset=utf-8"},   {".js", "text/javascript; charset=utf-8"},
        {".sql", "application/sql"},           {".svg", "image/svg+xml"},
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

/* From the word "Asset": its plural in small letters for files, itself in capitals. */
typedef struct Names {
    const char *type;
    char file[MOST_NAME];
    char capitals[MOST_NAME];
} Names;

static Names names_of(const char *type)
{
    Names names = {.type = type};
    size_t length = strlen(type);
    if (length + 2 > sizeof names.file) {
        fail(type, "is too long a name");
    }
    for (size_t i = 0; i < length; i++) {
        names.file[i] = (char)tolower((unsigned char)type[i]);
        names.capitals[i] = (char)toupper((unsigned char)type[i]);
    }
    names.file[length] = 's';
    return names;
}

static FILE *open_made(const char *folder, const Names *names, const char *ending)
{
    char name[MOST_PATH];
    (void)snprintf(name, sizeof name, "%s.%s", names->file, ending);
    return open_out(folder, name);
}

static void write_header(const char *folder, const Names *names)
{
    FILE *out = open_made(folder, names, "h");
    (void)fprintf(out,
                  "/* Made by tools/embed.c; do not edit. */\n"
                  "#ifndef MADE_%sS_H\n#define MADE_%sS_H\n\n"
                  "#include \"base/str.h\"\n\n"
                  "typedef struct %s {\n"
                  "    Str name;       /* site.css */\n"
                  "    Str media_type; /* text/css; charset=utf-8 */\n"
                  "    Str hash;       /* 16 hexadecimal digits */\n"
                  "    const unsigned char *bytes;\n"
                  "    size_t size;\n"
                  "} %s;\n\n"
                  "extern const %s %sS[];\n"
                  "extern const size_t %s_COUNT;\n\n#endif\n",
                  names->capitals, names->capitals, names->type, names->type, names->type,
                  names->capitals, names->capitals);
    if (fclose(out) != 0) {
        fail(folder, "the header could not be finished");
    }
}

static void write_rows(FILE *out, const Names *names, char **paths, int count)
{
    uint64_t *hashes = calloc((size_t)count, sizeof *hashes);
    size_t *sizes = calloc((size_t)count, sizeof *sizes);
    if (hashes == NULL || sizes == NULL) {
        fail("embed", "out of memory");
        return;
    }
    for (int i = 0; i < count; i++) {
        sizes[i] = read_file(paths[i]);
        hashes[i] = hash_of(sizes[i]);
        write_bytes(out, i, sizes[i]);
    }
    (void)fprintf(out, "const %s %sS[] = {\n", names->type, names->capitals);
    for (int i = 0; i < count; i++) {
        const char *slash = strrchr(paths[i], '/');
        const char *name = slash == NULL ? paths[i] : slash + 1;
        (void)fprintf(out,
                      "    {S_INIT(\"%s\"), S_INIT(\"%s\"), S_INIT(\"%016" PRIx64
                      "\"), bytes_%d, %zu},\n",
                      name, media_type(name), hashes[i], i, sizes[i]);
    }
    (void)fprintf(out, "};\nconst size_t %s_COUNT = %d;\n", names->capitals, count);
    free(hashes);
    free(sizes);
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        (void)fputs("usage: embed OUTDIR TYPE FILE ...\n", stderr);
        return 2;
    }
    Names names = names_of(argv[2]);
    write_header(argv[1], &names);
    FILE *out = open_made(argv[1], &names, "c");
    (void)fprintf(out, "/* Made by tools/embed.c; do not edit. */\n#include \"%s.h\"\n\n",
                  names.file);
    write_rows(out, &names, argv + 3, argc - 3);
    if (fclose(out) != 0) {
        fail(argv[1], "the table could not be finished");
    }
    return 0;
}
