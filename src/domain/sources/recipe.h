/* SPDX-License-Identifier: EUPL-1.2
 * recipe.h - how a publisher's table becomes figures, in some twenty lines
 *
 *   which file        file, sha256, source
 *   which rows        keep and drop: lists of codes of one column
 *   which cells       values: columns by name, every column whose header has a form such
 * as
 *                     "{period} {sex}", or the number of rows
 *   what they say     tokens: "<5" is 1..4, "." is missing
 *   which totals      rows and columns that repeat others: checked, never counted
 *   which figures     a series: the sum of some rows, or their share of others, by the
 *                     dimensions of its definition
 *
 * A list names codes of one column and has a version: `technology@2019`. Several figures
 * use several lists side by side over the same file. A figure's rows are those that all
 * of its lists hold.
 *
 *   level of a figure   = sum over its rows
 *   share of a figure   = sum over its rows and those of `of`  /  sum over those of `of`
 *
 * The numerator is part of the denominator by construction, so the bounds of a share are
 * exact: low = part.low / (part.low + rest.high), and so on (cube.h).
 *
 * docs/recipes.md is the manual of the YAML that pact/recipe_read.h turns into this.
 *
 * Pure. Ownership: all texts live in the arena the recipe was read into.
 */
#ifndef DOMAIN_SOURCES_RECIPE_H
#define DOMAIN_SOURCES_RECIPE_H

#include "base/date.h"
#include "base/number.h"
#include "base/period.h"
#include "domain/words.h"
#include "formats/dataset.h"

/* What a text in a value cell says. */
typedef enum TokenKind {
    TOKEN_NUMBER,     /* the number it is */
    TOKEN_RANGE,      /* hidden by the publisher, between low and high */
    TOKEN_HIDDEN,     /* hidden by the publisher, bounds not known */
    TOKEN_MISSING,    /* unknown or unreliable */
    TOKEN_IMPOSSIBLE, /* cannot occur: adds nothing to a sum */
    TOKEN_UNKNOWN,    /* the recipe does not say: import stops */
} TokenKind;

typedef struct Token {
    Str text; /* trimmed; empty: a blank cell */
    TokenKind kind;
    int64_t low; /* of TOKEN_RANGE, both included */
    int64_t high;
} Token;
LIST_OF(Token);

/* Codes of one column. `except` turns it round: all codes but these. */
typedef struct CodeSet {
    Str name;    /* technology */
    Str version; /* 2019; may be empty */
    Str column;
    StrList codes;
    bool is_except;
} CodeSet;
LIST_OF(CodeSet);

/* A code that has become another: BRIN, CROHO, a merged municipality. It holds for
 * periods that start within [since, until]; an unset end is open. */
typedef struct Rename {
    Str column;
    Str from;
    Str to;
    Date since;
    Date until;
} Rename;
LIST_OF(Rename);

/* A row (or a column of a header form) whose `column` says `code` repeats others. `over`:
 * columns of the header form that it also sums, because it leaves their cells blank. */
typedef struct TotalRule {
    Str column;
    Str code;
    StrList over;
} TotalRule;
LIST_OF(TotalRule);

typedef struct CodePair {
    Str from; /* in the file */
    Str to;   /* in the pact: a code, a region, or `_T` for the published total */
} CodePair;
LIST_OF(CodePair);

/* A dimension of the pact, made of one column. Without pairs a code stands for itself. */
typedef struct RecipeDimension {
    Str id; /* sex */
    Str column;
    CodePairList codes;
} RecipeDimension;
LIST_OF(RecipeDimension);

typedef enum ValueForm {
    VALUES_COLUMNS, /* by name; which one it is stands in the column `value` */
    VALUES_HEADERS, /* every column whose header has the form */
    VALUES_ROWS,    /* each row counts as one */
} ValueForm;

typedef enum PeriodForm {
    PERIODS_AS_WRITTEN,  /* the forms of base/period.h */
    PERIODS_SCHOOL_YEAR, /* 2017 is 2017/18 */
    PERIODS_CBS,         /* 2017JJ00, 2017KW01, 2017SJ00 */
} PeriodForm;

typedef struct RecipePeriod {
    Str column; /* also one that the header form names; empty: `is` */
    Str is;     /* the same for the whole file */
    PeriodForm form;
    PeriodKind only; /* rows of other kinds are passed over; PERIOD_NONE: all */
} RecipePeriod;

typedef struct RecipeRegion {
    Str column; /* empty: `total` alone */
    CodePairList codes;
    Str total; /* the region of the whole file: NL */
} RecipeRegion;

typedef struct RecipeStatus {
    Str column; /* ValueAttribute */
    Str normal; /* None: the value counts; any other word hides it or makes it missing */
    CodePairList words; /* word -> hidden, missing, impossible */
} RecipeStatus;

typedef struct FigureRule {
    Str series;
    StrList rows; /* names of lists, with their versions; empty: all rows */
    bool is_share;
    StrList of;   /* of a share: the lists of the whole */
    StrList by;   /* dimensions, and `region` */
    int decimals; /* of a share */
} FigureRule;
LIST_OF(FigureRule);

/* A plausibility rule over the figures of an import. Hard ones stop it; soft ones stop it
 * until somebody signs, and are then kept with that name. */
typedef enum RuleKind { RULE_BOUNDS, RULE_JUMP, RULE_PARTS } RuleKind;

typedef struct PlausibilityRule {
    RuleKind kind;
    Str series;    /* empty: all */
    Str dimension; /* of parts: the whole is the sum of its codes */
    bool has_least;
    bool has_most;
    double least;
    double most; /* of a jump: the largest change in percent from the period before; of
                    parts: how far the sum may be off, beyond rounding */
    bool is_hard;
} PlausibilityRule;
LIST_OF(PlausibilityRule);

typedef struct Recipe {
    Str id;
    Str title;
    Str file;   /* beside the recipe's folder: deliveries/…; may hold one `*` */
    Str part;   /* of a workbook or zip; may be empty */
    Str format; /* of pact/source_file.h; empty: found out */
    Str sha256; /* of the file it was made for; may be empty */
    Str layout; /* the mark of a layout that somebody looked at (layout.h); or empty */
    Str source; /* record of monitor/sources.csv */

    /* How the text is written; what is empty is detected. */
    Str encoding;
    Str delimiter;
    StrList header;     /* names, when the file has none */
    size_t skip;        /* rows before the header */
    size_t header_row;  /* where the names stand, from 1; 0: found */
    size_t header_rows; /* and in how many rows, joined downwards; 0: found, or 1 */
    bool is_literal;    /* quotes are characters like others */
    bool decimal_comma;
    Str thousands;

    ValueForm value_form;
    Str value_header;      /* the form */
    StrList value_columns; /* the names */
    double multiply;       /* 1 when nothing is said */
    double rounded_to;     /* after multiplying; 0: counts are exact */
    bool is_as_printed;    /* rounded to the last printed digit */
    TokenList tokens;
    RecipeStatus status;
    RecipePeriod period;
    RecipeRegion region;
    CodeSetList keep;
    CodeSetList drop;
    CodeSetList lists;
    RenameList renames;
    TotalRuleList totals;
    StrList within; /* columns that tell totals apart, besides those used */
    RecipeDimensionList dimensions;
    FigureRuleList figures;
    PlausibilityRuleList rules;
} Recipe;
LIST_OF(Recipe);

/* The list of `name@version`, or of `name` when one version is there; null if none. */
const CodeSet *recipe_list(const Recipe *recipe, Str name);
bool recipe_list_holds(const CodeSet *list, Str code);
/* A code of the file's period column; ERR_INVALID if it has not the form. */
MUST_CHECK bool recipe_period(PeriodForm form, Str code, Period *period, Error *err);

/* Reads a header by the form: "2017 MAN" by "{period} {sex}". `texts` has room for one
 * text per name in braces. */
#define RECIPE_PARTS 8
StrList recipe_form_names(Arena *a, Str form);
bool recipe_form_match(Str form, Str header, Str *texts);

#endif
