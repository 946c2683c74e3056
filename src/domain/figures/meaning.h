/* SPDX-License-Identifier: EUPL-1.2
 * meaning.h - what a figure means: indicator, definition, unit, code, series
 *
 *   indicator ho-inflow-share
 *     definition ho-inflow-share-v1     entrants in technical programmes / all entrants
 *       series ho-inflow-share-duo      one survey, one region scheme, one method
 *         figure (series, cell, region, period, edition) -> 29
 *
 * An indicator is a name that people keep; a definition is what it means for a while. A
 * retroactive redefinition is a new definition and a new series; a survey redesign is a
 * new series; an official back-casting is a new definition with the overlap kept.
 * Comparable means: the same series. See figures.h.
 *
 * A cell is a sorted list `k=v;k=v` over the dimensions of the definition. What is not
 * named is the total, `_T`; the empty cell is the grand total.
 *
 * Ownership: all records live in the pact they were loaded with and never change.
 */
#ifndef DOMAIN_FIGURES_MEANING_H
#define DOMAIN_FIGURES_MEANING_H

#include "base/date.h"
#include "base/error.h"
#include "base/number.h"
#include "base/period.h"
#include "domain/regions/region.h"
#include "domain/words.h"

typedef struct Unit {
    Str id;                        /* pct, persons */
    Words one;                     /* "persoon" */
    Words many;                    /* "personen" */
    Words symbol;                  /* "%", or empty: the word is used */
    const struct Unit *difference; /* of a difference: pct -> pp; null: itself */
    bool is_share;                 /* values lie in 0..100 and never add up */
} Unit;
LIST_OF(Unit);

typedef struct Dimension {
    Str id; /* sex, level, group */
    Words name;
} Dimension;
LIST_OF(Dimension);

/* One value of a code list. Lists are named by the part before the colon, `_T` is the
 * total of its list. `same_as` makes a coded aggregate a synonym: ho-level:hbo+wo is
 * ho-level:_T. `parts_add_up`: the children together are exactly this code, so that a
 * missing total may be computed and a printed one checked. */
typedef struct Code {
    Str id; /* sex:men */
    const struct Code *parent;
    const struct Code *same_as;
    bool parts_add_up;
    Words name;       /* as a label: "niveau 1: eenvoudig werk" */
    Words short_name; /* beside a line in a drawing: "niveau 1"; may be empty */
    Words
        phrase; /* inside a sentence: "onder technisch opgeleide vrouwen"; may be empty */
} Code;
LIST_OF(Code);
REFS_OF(Code);

typedef struct Theme Theme; /* domain/register/register.h */

typedef enum Direction { DIRECTION_NONE, DIRECTION_UP, DIRECTION_DOWN } Direction;

typedef struct Indicator {
    Str id;
    Words name;    /* short, as in a table */
    Words subject; /* for sentences, with article: "het aandeel ... in het mbo" */
    Words summary; /* one or two plain sentences: what it tells */
    const Theme *theme;
    Str group; /* heading on the overview page: a code of list `indicator-group` */
    int64_t order;
    bool is_key;       /* on the home page */
    Direction wanted;  /* what the pact wants; never used to judge a figure */
    StrList key_cells; /* the cells of the main chart, at most four; empty: the total */
    Words no_figures_because; /* set when we have none */
    Words next_update;
    Words named_in; /* where the pact names it */
} Indicator;
LIST_OF(Indicator);
REFS_OF(Indicator);

typedef enum Measure {
    MEASURE_LEVEL,
    MEASURE_SHARE,
    MEASURE_CHANGE,
    MEASURE_INDEX,
} Measure;

typedef struct DimensionUse {
    const Dimension *dimension;
    Str list; /* code list, usually the dimension's own id */
} DimensionUse;

typedef struct Definition {
    Str id;
    const Indicator *indicator;
    int64_t version;
    Words name; /* what tells it from the others: "telling per opleiding" */
    Words text;
    Words population;
    Words numerator;
    Words denominator;
    Words excludes;
    Words changed;   /* what is different from the version before */
    Words elsewhere; /* how others count it, in other countries */
    const Unit *unit;
    Measure measure;
    PeriodKind period_kind;
    StrList dimensions; /* as written: "sex", "level:ho-level" */
    DimensionUse *uses; /* resolved */
    size_t use_count;
    Str formula;
    Certainty certainty;
} Definition;
LIST_OF(Definition);

typedef enum SurveyKind {
    SURVEY_REGISTER, /* everybody is counted: no sampling margin */
    SURVEY_SAMPLE,   /* a sample: a margin exists, known or not */
    SURVEY_ESTIMATE, /* somebody's rounded reckoning */
} SurveyKind;

typedef struct Survey {
    Str id;
    Words name;
    SurveyKind kind;
    Str publisher;
    Words note;
} Survey;
LIST_OF(Survey);

typedef struct Series {
    Str id;
    const Definition *definition;
    const Survey *survey;
    const RegionScheme *region_scheme; /* null: the country only */
    Words method;
    double rounded_to; /* the publisher rounds to a multiple of this; 0: as printed */
    Words note;
} Series;
LIST_OF(Series);

typedef struct CellPart {
    const Dimension *dimension;
    const Code *code;
} CellPart;

typedef struct Cell {
    Str text; /* canonical: sorted by dimension, `_T` left out */
    const CellPart *parts;
    size_t count;
} Cell;

/* Reads `level=hbo;sex=women` in the dimensions and code lists of a definition.
 * ERR_INVALID names the unknown dimension or code and the nearest valid ones. */
typedef struct Monitor Monitor;
MUST_CHECK bool cell_parse(Arena *a, const Monitor *monitor, const Definition *definition,
                           Str text, Cell *cell, Error *err);
bool cell_equal(Cell a, Cell b);
/* The code of a dimension in this cell; null: the total. */
const Code *cell_code(Cell cell, Str dimension);
/* The same cell with one dimension set to `code` (null: the total). */
Cell cell_with(Arena *a, Cell cell, const Dimension *dimension, const Code *code);
/* "mbo, niveau 2, vrouwen"; empty for the grand total. */
Str cell_label(Arena *a, Cell cell, Lang lang);
/* The short name of a code, else its name. */
Str code_short_label(const Code *code, Lang lang);

#endif
