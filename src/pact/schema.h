/* SPDX-License-Identifier: EUPL-1.2
 * schema.h - every kind of record and every field of a pact folder, in one table
 *
 *   kind "party"   register/parties.csv   Party[]
 *     field "part_of"   a reference to another party   offsetof(Party, part_of)
 *
 * The table (schema.c) drives reading, checking and writing alike, and the manual
 * (docs/pact-folder.md) is tested against it. To add a field: a member in the struct, a
 * row here, a line in the manual. To add a kind: a struct, a list, a kind, a section.
 *
 * Records of a kind lie in one array that does not move, so a reference is a pointer.
 */
#ifndef PACT_SCHEMA_H
#define PACT_SCHEMA_H

#include "base/str.h"
#include "pact/pact.h"

typedef enum FieldType {
    FIELD_ID,          /* Str, in the form of its kind */
    FIELD_TEXT,        /* Str */
    FIELD_WORDS,       /* Words; in CSV two columns name_nl, name_en */
    FIELD_TEXTS,       /* StrList */
    FIELD_DATE,        /* Date */
    FIELD_MOMENT,      /* Moment */
    FIELD_PERIOD,      /* Period */
    FIELD_PERIOD_KIND, /* PeriodKind */
    FIELD_INTEGER,     /* int64_t */
    FIELD_NUMBER,      /* double, 0 when empty */
    FIELD_DECIMAL,     /* Decimal */
    FIELD_EURO,        /* int64_t, cents */
    FIELD_FLAG,        /* bool */
    FIELD_CHOICE,      /* an enum, by place in `choices` */
    FIELD_REF,         /* const T * */
    FIELD_REFS,        /* TRefs */
} FieldType;

typedef enum KindId {
    KIND_PACT,
    KIND_SCHEME,
    KIND_REGION,
    KIND_MEMBERSHIP,
    KIND_VERSION,
    KIND_LINE,
    KIND_SUCCESSION,
    KIND_DOCUMENT,
    KIND_PARTY,
    KIND_SIGNATURE,
    KIND_PRINCIPLE,
    KIND_THEME,
    KIND_GOAL,
    KIND_AGENDA,
    KIND_ACTION,
    KIND_MONEY,
    KIND_PARTNERSHIP,
    KIND_PRACTICE,
    KIND_SERVICE,
    KIND_MOTION,
    KIND_OTHER_AGENDA,
    KIND_COMMITMENT,
    KIND_ROUND,
    KIND_REPORT,
    KIND_TERM,
    KIND_UNIT,
    KIND_DIMENSION,
    KIND_CODE,
    KIND_INDICATOR,
    KIND_DEFINITION,
    KIND_SURVEY,
    KIND_SERIES,
    KIND_EDITION,
    KIND_SOURCE,
    KIND_LAYOUT,
    KIND_IN_FORCE,
    KIND_FIGURE,
    KIND_STATEMENT,
    KIND_BREAK,
    KIND_TARGET,
    KIND_CHECK,
    KIND_COLLECTED,
    KIND_REJECTED,
    KIND_COUNT,
} KindId;

enum {
    RULE_REQUIRED = 1, /* must be filled in */
    RULE_KEY = 2,      /* the key fields of a record are together unique */
};

typedef struct Field {
    Str name;
    FieldType type;
    unsigned rules;
    size_t offset;
    KindId target;      /* of a reference */
    const Str *choices; /* ended by an empty name; see choice.h */
} Field;

typedef enum IdForm {
    ID_NONE,   /* records without id: told apart by their key */
    ID_KEBAB,  /* ho-inflow-share */
    ID_SCHEME, /* landsdeel@2018 */
    ID_REGION, /* landsdeel@2018:noord */
    ID_CODE,   /* ho-level:hbo+wo */
} IdForm;

typedef enum FileFormat { FILE_CSV, FILE_YAML, FILE_YAML_ONE } FileFormat;

typedef struct Kind {
    Str name; /* in messages: "party" */
    Str many; /* "parties" */
    Str file;
    FileFormat format;
    IdForm id_form;
    size_t list_offset; /* of {items, count} within Pact */
    size_t size;        /* of one record */
    const Field *fields;
    size_t field_count;
} Kind;

extern const Kind PACT_KINDS[KIND_COUNT];

/* The list of a kind, whatever its type. */
typedef struct AnyList {
    void *items;
    size_t count;
} AnyList;
AnyList kind_list(const Pact *pact, const Kind *kind);
void kind_set_list(Pact *pact, const Kind *kind, AnyList list);
const void *kind_record(const Pact *pact, const Kind *kind, size_t index);
Str record_id(const Kind *kind, const void *record); /* empty for ID_NONE */
const Field *kind_field(const Kind *kind, Str name); /* null if there is none */
bool id_has_form(Str id, IdForm form);

#endif
