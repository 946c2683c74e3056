/* SPDX-License-Identifier: EUPL-1.2
 * figures.h - figures that know their edition, and what was known when
 *
 *                     edition 2019    edition 2020    edition 2023
 *   definition 1      1 395 000       1 395 000                        in force till 2021
 *   definition 2                                      1 301 000 men    in force since
 * 2022 188 000 women
 *
 *   as of 2020-12-31: 1 395 000
 *   as of 2023-12-31: men, women, and their total 1 489 000, computed and labelled so
 *
 * Key of a figure: (series, cell, region, period, edition). Nothing is overwritten: a
 * correction is a row in a later edition; a withdrawal is a row that says `missing`. The
 * same key twice is one figure with two sources.
 *
 * As of a moment: take the editions published by then, in order of (released_at,
 * sequence). The last of them that names a definition for the indicator decides the
 * definition in force. Within its series each (cell, region, period) is answered by the
 * last edition that gave it. Other series are offered, never mixed in.
 *
 * A value may be a range, and a range has a kind; kinds are never mixed into one band. A
 * printed number is a range too: 29 is 28.5 <= x < 29.5. A range never comes from us
 * where the source gives none: then it says so (margin_known).
 *
 * Comparable: the same series; and under a presumed definition also the same edition.
 * Else comparison() refuses with a reason that has a code and becomes a sentence.
 *
 * Computed totals: where a code's parts add up (Code.parts_add_up), all parts stand in
 * one edition, and that edition has no printed total, the sum is a figure of that edition
 * with origin `computed`. It is never made for shares, nor over hidden or missing parts.
 *
 * Pure: reads no clock, file or database. Results live in the arena given.
 * Fixtures: tests/unit/figures_test.c, one test per rule.
 */
#ifndef DOMAIN_FIGURES_FIGURES_H
#define DOMAIN_FIGURES_FIGURES_H

#include "domain/figures/meaning.h"

typedef enum EditionKind {
    EDITION_YEARLY,
    EDITION_INTERIM,
    EDITION_PULSE,
    EDITION_CORRECTION,
    EDITION_EXTERNAL, /* somebody else's publication, on its own date */
} EditionKind;

typedef enum EditionState {
    EDITION_PUBLISHED,
    EDITION_DRAFT,
    EDITION_SCHEDULED,
    EDITION_WITHDRAWN,
} EditionState;

typedef struct Edition {
    Str id; /* monitor-2018 */
    Words name;
    EditionKind kind;
    Moment released_at;
    int64_t sequence;   /* order among editions of the same moment */
    Moment recorded_at; /* when we put it in; 0: unknown */
    EditionState state;
    const struct Edition *corrects;
    Certainty certainty; /* of the date of release */
    Words note;
} Edition;
LIST_OF(Edition);
REFS_OF(Edition);

typedef enum SourceAccess { ACCESS_PUBLIC, ACCESS_RESTRICTED } SourceAccess;

typedef struct Source {
    Str id;
    Words title;
    Str publisher;
    Date published_at;
    Str url;
    Str sha256;
    Str licence;
    SourceAccess access;
    Words note;
} Source;
LIST_OF(Source);

/* How a file looked that a recipe was run on: what next year's is held against. */
typedef struct FileLayout {
    Str recipe; /* its id */
    const Source *source;
    int64_t line;    /* of the first row below the names */
    StrList columns; /* in order; years of a header left out */
    StrList codes;   /* "COLUMN = code", of columns whose codes the recipe names */
} FileLayout;
LIST_OF(FileLayout);

typedef struct InForce {
    const Edition *edition;
    const Indicator *indicator;
    const Definition *definition;
} InForce;
LIST_OF(InForce);

typedef enum RangeKind {
    RANGE_NONE,
    RANGE_DISCLOSURE,
    RANGE_ROUNDING,
    RANGE_SAMPLING,
    RANGE_SCENARIO,
} RangeKind;

typedef enum Availability {
    AVAILABLE_KNOWN,
    AVAILABLE_MISSING,
    AVAILABLE_IMPOSSIBLE
} Availability;

typedef enum Stage {
    STAGE_NOT_STATED,
    STAGE_PROVISIONAL,
    STAGE_REVISED, /* revised, still provisional */
    STAGE_FINAL,
    STAGE_ESTIMATED,
    STAGE_FORECAST,
} Stage;

typedef enum Confidentiality {
    CONFIDENTIALITY_OPEN,
    CONFIDENTIALITY_PUBLISHER, /* hidden by the publisher */
    CONFIDENTIALITY_US,        /* hidden by us */
} Confidentiality;

/* Why a figure differs from what was known before. */
typedef enum ChangeCause {
    CHANGE_NOT_TOLD,
    CHANGE_ROUTINE,
    CHANGE_DEFINITION,
    CHANGE_ERROR,
} ChangeCause;

typedef enum Origin { ORIGIN_STATED, ORIGIN_COMPUTED, ORIGIN_ESTIMATED } Origin;

typedef struct Figure {
    const Series *series;
    Str cell_text; /* as written */
    Cell cell;     /* resolved */
    const Region *region;
    Period period;
    const Edition *edition;
    Decimal value; /* unset when missing, or when only a range is known */
    Decimal low;   /* stated bounds, both or neither */
    Decimal high;
    RangeKind range_kind; /* of the stated bounds */
    double rounded_to;    /* overrides the series' */
    bool is_lower_bound;  /* "more than 160" */
    Availability availability;
    Stage stage;
    Confidentiality confidentiality;
    Origin origin;
    ChangeCause change;
    Words reason; /* why it differs from the edition before, or why it is missing */
    const Source *source;
    Str locator;   /* page, table, row */
    Str stated_by; /* when the source quotes somebody */
    Words note;
    const struct Figure *const *parts; /* of a computed total */
    size_t part_count;
    size_t attested_at;    /* of a row: where its key begins in Monitor.attested, */
    size_t attested_count; /* and how many rows say it; by monitor_index() */
} Figure;
LIST_OF(Figure);
REFS_OF(Figure);

typedef enum StatementKind {
    STATEMENT_LEVEL,
    STATEMENT_CHANGE,
    STATEMENT_RANK,
    STATEMENT_TEXT,
} StatementKind;

typedef enum Standing { STANDING_ACCEPTED, STANDING_DISPUTED } Standing;

/* What somebody said about a series: never itself a figure of it. */
typedef struct Statement {
    Str id;
    const Series *series;
    Str cell_text;
    Cell cell;
    const Region *region;
    StatementKind kind;
    Period from;
    Period to;
    Decimal value;
    const Unit *unit;
    Words text;
    const Edition *edition;
    Standing standing;
    Words because;
    const Source *source;
    Str locator;
} Statement;
LIST_OF(Statement);

typedef struct Break {
    Str id;
    const Series *from;
    const Series *to;
    Period at; /* the first period of the new series that would have followed */
    Words cause;
    Words name;  /* on a chart: "nieuwe meting" */
    Str overlap; /* periods known in both: "2017..2021"; may be empty */
} Break;
LIST_OF(Break);

typedef enum TargetOperator {
    TARGET_AT_LEAST,
    TARGET_AT_MOST,
    TARGET_EQUAL
} TargetOperator;
typedef enum TargetKind { TARGET_PLEDGE, TARGET_AMBITION, TARGET_GOAL } TargetKind;

typedef struct PactVersion PactVersion; /* domain/register/register.h */
typedef struct Action Action;

typedef struct Target {
    Str id;
    const Indicator *indicator;
    const Definition *definition; /* null: as printed it cannot be computed */
    Str cell_text;
    Cell cell;
    const Region *region;
    Period due; /* none: no date is given */
    TargetOperator operator;
    Decimal value;
    const Unit *unit;
    const PactVersion *version; /* null: not of this pact */
    const Action *action;       /* the promise it belongs to, or null */
    TargetKind kind;
    Words text;           /* as we would say it */
    Words baseline;       /* from where, if the source says */
    Words cannot_because; /* why it cannot be computed as printed */
    const Source *source;
    Str locator;
} Target;
LIST_OF(Target);

/* A printed total that does not equal its parts, looked at and accepted by name. */
typedef struct TotalCheck {
    const Series *series;
    Str cell_text; /* of the whole */
    Cell cell;
    const Dimension *dimension; /* over which the parts lie */
    const Region *region;
    Period period;
    const Edition *edition;
    int64_t tolerance_half_units;
    Str signed_by;
    Words reason;
} TotalCheck;
LIST_OF(TotalCheck);

/* One row of figures as collected, and where it went. Figures, statements, targets and
 * money account for every row; `rejected` names the reason. */
typedef enum PlacedAs {
    PLACED_FIGURE,
    PLACED_STATEMENT,
    PLACED_TARGET,
    PLACED_MONEY,
    PLACED_REJECTED,
} PlacedAs;

typedef struct Collected {
    Str id; /* c001 */
    Str indicator;
    Str breakdown;
    Str region;
    Str period;
    Decimal value;
    Str unit;
    Str source;
    PlacedAs placed_as;
    Str placed_at; /* a figure key, or the id of a statement, target, money or rejected
                      row */
} Collected;
LIST_OF(Collected);

typedef struct Rejected {
    Str id;
    const Indicator *indicator;
    Decimal value;
    Words because;
    Str instead; /* the key of the figure it should have been; may be empty */
    const Source *source;
} Rejected;
LIST_OF(Rejected);

struct Monitor {
    const Regions *regions;
    UnitList units;
    DimensionList dimensions;
    CodeList codes;
    IndicatorList indicators;
    DefinitionList definitions;
    SurveyList surveys;
    SeriesList series;
    EditionList editions;
    SourceList sources;
    FileLayoutList layouts;
    InForceList in_force;
    FigureList rows; /* as written: one per source */
    StatementList statements;
    BreakList breaks;
    TargetList targets;
    TotalCheckList checks;
    CollectedList collected;
    RejectedList rejected;
    FigureRefs made; /* computed while loading, from more than other figures: reach */

    /* Made by monitor_index(): one per key, sorted by (series, cell, region, period,
     * edition), computed totals among them. */
    FigureRefs figures;
    FigureRefs attested;  /* all rows in that order, those of one key together */
    EditionRefs released; /* published ones, in order of (released_at, sequence) */
};

/* Sorts, joins rows with the same key, computes totals. Rows must be resolved. */
void monitor_index(Arena *a, Monitor *monitor);

/* Where in time a question stands: after the edition with this order, or a moment. */
typedef struct AsOf {
    Moment moment;
    const Edition
        *edition; /* set: as of the release of this edition; moment is not read */
} AsOf;
AsOf as_of_latest(void);
AsOf as_of_date(Date date); /* the end of that day in Amsterdam */
AsOf as_of_edition(const Edition *edition);
bool edition_is_visible(const Edition *edition, AsOf as_of);

/* Null when no edition released by then names one. */
const Definition *definition_in_force(const Monitor *monitor, const Indicator *indicator,
                                      AsOf as_of);

typedef struct FigureQuery {
    const Indicator *indicator;   /* null: all */
    const Definition *definition; /* null: the one in force */
    const Series *series;         /* null: all of the definition */
    const Region *region;         /* null: all */
    bool has_cell;
    Str cell;    /* canonical text */
    Period from; /* PERIOD_NONE: no bound */
    Period to;
    AsOf as_of;
} FigureQuery;

/* The answer, sorted by (indicator, series, cell, region, period). A figure that was
 * withdrawn is in it, as missing. Hidden ones are in it without value. */
FigureRefs figures_find(Arena *a, const Monitor *monitor, const FigureQuery *query);

/* All figures of one indicator, of every edition, or all rows that attest them: a part of
 * monitor->figures or monitor->attested, in their order. */
FigureRefs figures_of_indicator(const FigureRefs *figures, const Monitor *monitor,
                                const Indicator *indicator);

/* The one figure, or null: figures_find() for an exact cell, region and period. */
const Figure *figure_find(const Monitor *monitor, const Series *series, Cell cell,
                          const Region *region, Period period, AsOf as_of);

/* All rows that attest this figure: itself and its other sources. */
FigureRefs figure_attestations(Arena *a, const Monitor *monitor, const Figure *figure);

/* `series|cell|region|period|edition`; the edition may be left out when reading: the
 * latest. */
Str figure_key(Arena *a, const Figure *figure);
MUST_CHECK bool figure_by_key(Arena *a, const Monitor *monitor, Str key,
                              const Figure **figure, Error *err);

/* The range of the true value, low <= x <= high (for rounding: x < high). */
typedef struct Interval {
    double low;
    double high;
    RangeKind kind;
    bool margin_known; /* false: a sample whose margin nobody gave */
} Interval;
bool figure_has_value(const Figure *figure); /* a number may be shown */
Interval figure_interval(const Figure *figure);

typedef enum Incomparable {
    COMPARABLE,
    INCOMPARABLE_SERIES,   /* two series; a break may say why */
    INCOMPARABLE_PRESUMED, /* presumed definition, two editions */
    INCOMPARABLE_CELL,     /* not the same group */
    INCOMPARABLE_REGION,
    INCOMPARABLE_PERIOD, /* a span or undated */
    INCOMPARABLE_NO_VALUE,
} Incomparable;

typedef enum ChangeSign {
    CHANGE_UNKNOWN, /* the ranges do not tell */
    CHANGE_UP,
    CHANGE_DOWN,
    CHANGE_NONE_PRINTED, /* the printed numbers are equal; the true ones may differ */
    CHANGE_NONE,         /* exact counts, equal */
} ChangeSign;

typedef struct Comparison {
    Incomparable why_not;
    const Break *at_break; /* for INCOMPARABLE_SERIES, if one is recorded between them */
    double difference;     /* to - from, in the unit of a difference */
    int decimals;
    bool is_rounded; /* an end is printed in rounded form */
    bool margin_known;
    Interval range;  /* of the true difference */
    ChangeSign sign; /* never up or down on an unknown margin */
} Comparison;
Comparison comparison(const Monitor *monitor, const Figure *from, const Figure *to);

/* One figure, two editions. */
typedef struct Revision {
    const Figure *before; /* null: added */
    const Figure *after;  /* never null; a withdrawal says missing */
    double difference;
    bool comparable; /* by the rule above; false: there is no difference to tell */
} Revision;
LIST_OF(Revision);
/* Every figure whose answer changed after `since` (null: from the start) up to `until`
 * (null: now). */
RevisionList revisions(Arena *a, const Monitor *monitor, const Edition *since,
                       const Edition *until);

/* A printed total beside the sum of its printed parts. */
typedef struct TotalMismatch {
    const Figure *whole;
    const Dimension *dimension;
    double sum;
    double difference;
    double allowed;                 /* half units of the whole and all parts together */
    const TotalCheck *signed_check; /* null: nobody looked at it */
} TotalMismatch;
LIST_OF(TotalMismatch);
/* Those beyond their half units, and those with a signed check. */
TotalMismatchList total_mismatches(Arena *a, const Monitor *monitor);

#endif
