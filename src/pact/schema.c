/* SPDX-License-Identifier: EUPL-1.2
 * schema.c - the table of kinds and fields; docs/pact-folder.md explains each */
#include "pact/schema.h"

#define CHOICES(name, ...) static const Str name[] = {__VA_ARGS__, S_INIT("")}
#define C(word) S_INIT(word)

CHOICES(CERTAINTIES, C("stated"), C("presumed"), C("doubtful"));
CHOICES(SUCCESSION_HOWS, C("continues"), C("splits"), C("merges"), C("ends"));
CHOICES(DOCUMENT_KINDS, C("other"), C("accord"), C("regional-pact"), C("letter"),
        C("report"), C("evaluation"), C("law"), C("plan"));
CHOICES(PARTY_KINDS, C("other"), C("office"), C("ministry"), C("government"), C("region"),
        C("employers"), C("union"), C("education"), C("school"), C("company"),
        C("network"));
CHOICES(ACTION_STATES, C("open"), C("waiting"), C("ended"));
CHOICES(MONEY_KINDS, C("promised"), C("committed"), C("spent"));
CHOICES(MONEY_BASES, C("in-all"), C("per-year"), C("unknown"));
CHOICES(PRACTICE_STAGES, C("not-stated"), C("pilot"), C("result"), C("scale-up"),
        C("adapt"), C("stop"));
CHOICES(MOTION_KINDS, C("motion"), C("pledge"), C("question"));
CHOICES(AUDIENCES, C("office"), C("steering"), C("public"));
CHOICES(REPORT_WORDS, C("on-schedule"), C("needs-attention"), C("waiting"), C("stalled"),
        C("finished"), C("stopped"));
CHOICES(DIRECTIONS, C("none"), C("up"), C("down"));
CHOICES(MEASURES, C("level"), C("share"), C("change"), C("index"));
CHOICES(SURVEY_KINDS, C("register"), C("sample"), C("estimate"));
CHOICES(EDITION_KINDS, C("yearly"), C("interim"), C("pulse"), C("correction"),
        C("external"));
CHOICES(EDITION_STATES, C("published"), C("draft"), C("scheduled"), C("withdrawn"));
CHOICES(CHANGES, C("not-told"), C("routine"), C("definition"), C("error"));
CHOICES(ACCESSES, C("public"), C("restricted"));
CHOICES(RANGE_KINDS, C("none"), C("disclosure"), C("rounding"), C("sampling"),
        C("scenario"));
CHOICES(AVAILABILITIES, C("known"), C("missing"), C("impossible"));
CHOICES(STAGES, C("not-stated"), C("provisional"), C("revised"), C("final"),
        C("estimated"), C("forecast"));
CHOICES(CONFIDENTIALITIES, C("open"), C("hidden-by-publisher"), C("hidden-by-us"));
CHOICES(ORIGINS, C("stated"), C("computed"), C("estimated"));
CHOICES(STATEMENT_KINDS, C("level"), C("change"), C("rank"), C("text"));
CHOICES(STANDINGS, C("accepted"), C("disputed"));
CHOICES(OPERATORS, C("at-least"), C("at-most"), C("equal"));
CHOICES(TARGET_KINDS, C("pledge"), C("ambition"), C("goal"));
CHOICES(PLACES, C("figure"), C("statement"), C("target"), C("money"), C("rejected"));

#define NEED RULE_REQUIRED
#define KEY RULE_KEY
#define FIELD(Type, label, member, type, rules)                                          \
    {                                                                                    \
        S_INIT(label), type, rules, offsetof(Type, member), KIND_COUNT, NULL             \
    }
#define CHOICE(Type, label, member, rules, words)                                        \
    {                                                                                    \
        S_INIT(label), FIELD_CHOICE, rules, offsetof(Type, member), KIND_COUNT, words    \
    }
#define REF(Type, label, member, rules, kind)                                            \
    {                                                                                    \
        S_INIT(label), FIELD_REF, rules, offsetof(Type, member), kind, NULL              \
    }
#define REFS(Type, label, member, kind)                                                  \
    {                                                                                    \
        S_INIT(label), FIELD_REFS, 0, offsetof(Type, member), kind, NULL                 \
    }
#define ID(Type) FIELD(Type, "id", id, FIELD_ID, NEED | KEY)
#define TEXT(Type, name) FIELD(Type, #name, name, FIELD_TEXT, 0)
#define WORDS(Type, name) FIELD(Type, #name, name, FIELD_WORDS, 0)
#define WORDS_NEED(Type, name) FIELD(Type, #name, name, FIELD_WORDS, NEED)
#define DATE(Type, name) FIELD(Type, #name, name, FIELD_DATE, 0)

static const Field PACT_FIELDS[] = {
    ID(PactHead),
    WORDS_NEED(PactHead, name),
    WORDS(PactHead, short_name),
    WORDS(PactHead, monitor_name),
    WORDS(PactHead, summary),
    REF(PactHead, "office", office, 0, KIND_PARTY),
    REF(PactHead, "version", version, 0, KIND_VERSION),
    REF(PactHead, "regions", regions, 0, KIND_SCHEME),
    TEXT(PactHead, url),
    TEXT(PactHead, licence),
    TEXT(PactHead, mail),
    FIELD(PactHead, "data_themes", data_themes, FIELD_TEXTS, 0),
};

static const Field SCHEME_FIELDS[] = {
    ID(RegionScheme),
    WORDS_NEED(RegionScheme, name),
    WORDS_NEED(RegionScheme, one),
    DATE(RegionScheme, valid_from),
    DATE(RegionScheme, valid_to),
    REF(RegionScheme, "in", in, 0, KIND_SCHEME),
    WORDS(RegionScheme, note),
};

static const Field REGION_FIELDS[] = {
    ID(Region),
    TEXT(Region, alias),
    REF(Region, "scheme", scheme, NEED, KIND_SCHEME),
    WORDS_NEED(Region, name),
    TEXT(Region, short_name),
    FIELD(Region, "row", row, FIELD_INTEGER, 0),
    FIELD(Region, "column", column, FIELD_INTEGER, 0),
    WORDS(Region, note),
};

static const Field MEMBERSHIP_FIELDS[] = {
    REF(Membership, "place", place, NEED | KEY, KIND_REGION),
    REF(Membership, "region", region, NEED | KEY, KIND_REGION),
    FIELD(Membership, "valid_from", valid_from, FIELD_DATE, KEY),
    DATE(Membership, valid_to),
    FIELD(Membership, "weight", weight, FIELD_NUMBER, 0),
    CHOICE(Membership, "certainty", certainty, 0, CERTAINTIES),
    WORDS(Membership, note),
};

static const Field VERSION_FIELDS[] = {
    ID(PactVersion),
    WORDS_NEED(PactVersion, name),
    DATE(PactVersion, date),
    TEXT(PactVersion, date_text),
    REF(PactVersion, "document", document, 0, KIND_DOCUMENT),
    WORDS(PactVersion, note),
};

static const Field LINE_FIELDS[] = {
    ID(Line),
    REF(Line, "version", version, NEED, KIND_VERSION),
    WORDS_NEED(Line, name),
    REF(Line, "theme", theme, 0, KIND_THEME),
    WORDS(Line, note),
};

static const Field SUCCESSION_FIELDS[] = {
    REF(Succession, "from", from, NEED | KEY, KIND_LINE),
    REF(Succession, "to", to, KEY, KIND_LINE),
    CHOICE(Succession, "how", how, 0, SUCCESSION_HOWS),
    CHOICE(Succession, "certainty", certainty, 0, CERTAINTIES),
    WORDS(Succession, note),
};

static const Field DOCUMENT_FIELDS[] = {
    ID(Document),
    WORDS_NEED(Document, title),
    CHOICE(Document, "kind", kind, 0, DOCUMENT_KINDS),
    DATE(Document, date),
    TEXT(Document, date_text),
    TEXT(Document, reference),
    REFS(Document, "parties", parties, KIND_PARTY),
    REF(Document, "region", region, 0, KIND_REGION),
    TEXT(Document, url),
    WORDS(Document, passage),
};

static const Field PARTY_FIELDS[] = {
    ID(Party),
    WORDS_NEED(Party, name),
    TEXT(Party, short_name),
    CHOICE(Party, "kind", kind, 0, PARTY_KINDS),
    REF(Party, "part_of", part_of, 0, KIND_PARTY),
    REF(Party, "region", region, 0, KIND_REGION),
    TEXT(Party, url),
    WORDS(Party, note),
};

static const Field SIGNATURE_FIELDS[] = {
    REF(Signature, "version", version, NEED | KEY, KIND_VERSION),
    REF(Signature, "party", party, NEED | KEY, KIND_PARTY),
    FIELD(Signature, "signed_by", signed_by, FIELD_TEXT, KEY),
};

static const Field PRINCIPLE_FIELDS[] = {
    ID(Principle),
    WORDS_NEED(Principle, name),
    WORDS(Principle, text),
};

static const Field THEME_FIELDS[] = {
    ID(Theme),
    FIELD(Theme, "order", order, FIELD_INTEGER, 0),
    WORDS_NEED(Theme, name),
    WORDS(Theme, short_name),
    WORDS(Theme, summary),
    REFS(Theme, "indicators", indicators, KIND_INDICATOR),
};

static const Field GOAL_FIELDS[] = {
    ID(Goal),
    REF(Goal, "theme", theme, 0, KIND_THEME),
    REF(Goal, "agenda", agenda, 0, KIND_AGENDA),
    WORDS_NEED(Goal, name),
    WORDS(Goal, text),
    REFS(Goal, "indicators", indicators, KIND_INDICATOR),
    TEXT(Goal, locator),
};

static const Field AGENDA_FIELDS[] = {
    ID(Agenda),
    REF(Agenda, "region", region, NEED, KIND_REGION),
    WORDS_NEED(Agenda, name),
    WORDS(Agenda, summary),
    REFS(Agenda, "parties", parties, KIND_PARTY),
    REFS(Agenda, "documents", documents, KIND_DOCUMENT),
    TEXT(Agenda, url),
};

static const Field ACTION_FIELDS[] = {
    ID(Action),
    FIELD(Action, "number", number, FIELD_TEXT, NEED),
    REF(Action, "theme", theme, NEED, KIND_THEME),
    REF(Action, "parent", parent, 0, KIND_ACTION),
    WORDS_NEED(Action, name),
    WORDS_NEED(Action, promise),
    REFS(Action, "owners", owners, KIND_PARTY),
    REFS(Action, "partners", partners, KIND_PARTY),
    REFS(Action, "regions", regions, KIND_REGION),
    DATE(Action, starts),
    TEXT(Action, starts_text),
    DATE(Action, ends),
    TEXT(Action, ends_text),
    WORDS(Action, wanted),
    WORDS(Action, instruments),
    REFS(Action, "indicators", indicators, KIND_INDICATOR),
    CHOICE(Action, "state", state, 0, ACTION_STATES),
    WORDS(Action, waiting_for),
    TEXT(Action, waiting_until),
    DATE(Action, remind_after),
    TEXT(Action, programme),
    REF(Action, "document", document, 0, KIND_DOCUMENT),
    TEXT(Action, locator),
};

static const Field MONEY_FIELDS[] = {
    ID(Money),
    WORDS_NEED(Money, name),
    CHOICE(Money, "kind", kind, 0, MONEY_KINDS),
    FIELD(Money, "amount_eur", amount_cents, FIELD_EURO, NEED),
    CHOICE(Money, "basis", basis, 0, MONEY_BASES),
    FIELD(Money, "from", from, FIELD_PERIOD, 0),
    FIELD(Money, "to", to, FIELD_PERIOD, 0),
    REF(Money, "payer", payer, 0, KIND_PARTY),
    REF(Money, "action", action, 0, KIND_ACTION),
    REF(Money, "document", document, 0, KIND_DOCUMENT),
    TEXT(Money, locator),
    WORDS(Money, note),
};

static const Field PARTNERSHIP_FIELDS[] = {
    ID(Partnership),
    WORDS_NEED(Partnership, name),
    TEXT(Partnership, scheme),
    REFS(Partnership, "parties", parties, KIND_PARTY),
    REFS(Partnership, "regions", regions, KIND_REGION),
    REF(Partnership, "theme", theme, 0, KIND_THEME),
    REFS(Partnership, "indicators", indicators, KIND_INDICATOR),
    TEXT(Partnership, started),
    WORDS(Partnership, summary),
    TEXT(Partnership, url),
    TEXT(Partnership, locator),
};

static const Field PRACTICE_FIELDS[] = {
    ID(Practice),
    WORDS_NEED(Practice, name),
    REFS(Practice, "regions", regions, KIND_REGION),
    REF(Practice, "theme", theme, 0, KIND_THEME),
    REFS(Practice, "parties", parties, KIND_PARTY),
    TEXT(Practice, date_text),
    CHOICE(Practice, "stage", stage, 0, PRACTICE_STAGES),
    WORDS(Practice, summary),
    WORDS(Practice, result),
    REF(Practice, "action", action, 0, KIND_ACTION),
    TEXT(Practice, locator),
};

static const Field SERVICE_FIELDS[] = {
    ID(Service),
    WORDS_NEED(Service, name),
    WORDS(Service, for_whom),
    REFS(Service, "audiences", audiences, KIND_CODE),
    WORDS(Service, what),
    WORDS(Service, amount),
    TEXT(Service, until),
    REFS(Service, "offered_by", offered_by, KIND_PARTY),
    REF(Service, "action", action, 0, KIND_ACTION),
    REF(Service, "theme", theme, 0, KIND_THEME),
    TEXT(Service, url),
    TEXT(Service, locator),
};

static const Field MOTION_FIELDS[] = {
    ID(Motion),
    WORDS_NEED(Motion, name),
    CHOICE(Motion, "kind", kind, 0, MOTION_KINDS),
    DATE(Motion, date),
    TEXT(Motion, date_text),
    TEXT(Motion, reference),
    WORDS(Motion, text),
    WORDS(Motion, answer),
    REFS(Motion, "documents", documents, KIND_DOCUMENT),
};

static const Field OTHER_AGENDA_FIELDS[] = {
    ID(OtherAgenda),
    WORDS_NEED(OtherAgenda, name),
    WORDS(OtherAgenda, how),
    REFS(OtherAgenda, "parties", parties, KIND_PARTY),
    REF(OtherAgenda, "theme", theme, 0, KIND_THEME),
    TEXT(OtherAgenda, url),
    TEXT(OtherAgenda, locator),
};

static const Field COMMITMENT_FIELDS[] = {
    ID(Commitment),
    REF(Commitment, "action", action, NEED, KIND_ACTION),
    REF(Commitment, "party", party, NEED, KIND_PARTY),
    WORDS(Commitment, what),
    FIELD(Commitment, "amount", amount, FIELD_DECIMAL, 0),
    WORDS(Commitment, counted),
    DATE(Commitment, by),
    WORDS(Commitment, contribution),
};

static const Field ROUND_FIELDS[] = {
    ID(Round),
    WORDS_NEED(Round, name),
    FIELD(Round, "opens", opens, FIELD_DATE, NEED),
    FIELD(Round, "closes", closes, FIELD_DATE, NEED),
    DATE(Round, closed),
    REFS(Round, "excepted", excepted, KIND_PARTY),
    CHOICE(Round, "audience", audience, 0, AUDIENCES),
};

static const Field REPORT_FIELDS[] = {
    ID(Report),
    REF(Report, "action", action, NEED, KIND_ACTION),
    REF(Report, "party", party, NEED, KIND_PARTY),
    FIELD(Report, "date", date, FIELD_DATE, NEED),
    CHOICE(Report, "status", status, NEED, REPORT_WORDS),
    DATE(Report, until),
    FIELD(Report, "done", done, FIELD_TEXT, NEED),
    FIELD(Report, "reached", reached, FIELD_DECIMAL, 0),
    FIELD(Report, "wanted", wanted, FIELD_DECIMAL, 0),
    TEXT(Report, obstacles),
    FIELD(Report, "evidence", evidence, FIELD_TEXTS, 0),
    REF(Report, "round", round, 0, KIND_ROUND),
    DATE(Report, accepted),
};

static const Field TERM_FIELDS[] = {
    ID(Term),
    WORDS_NEED(Term, name),
    WORDS(Term, also),
    WORDS_NEED(Term, meaning),
};

static const Field UNIT_FIELDS[] = {
    ID(Unit),
    WORDS_NEED(Unit, one),
    WORDS_NEED(Unit, many),
    WORDS(Unit, symbol),
    REF(Unit, "difference", difference, 0, KIND_UNIT),
    FIELD(Unit, "is_share", is_share, FIELD_FLAG, 0),
};

static const Field DIMENSION_FIELDS[] = {
    ID(Dimension),
    WORDS_NEED(Dimension, name),
};

static const Field CODE_FIELDS[] = {
    ID(Code),
    REF(Code, "parent", parent, 0, KIND_CODE),
    REF(Code, "same_as", same_as, 0, KIND_CODE),
    FIELD(Code, "parts_add_up", parts_add_up, FIELD_FLAG, 0),
    WORDS_NEED(Code, name),
    WORDS(Code, short_name),
    WORDS(Code, phrase),
};

static const Field INDICATOR_FIELDS[] = {
    ID(Indicator),
    WORDS_NEED(Indicator, name),
    WORDS(Indicator, subject),
    WORDS(Indicator, summary),
    REF(Indicator, "theme", theme, 0, KIND_THEME),
    TEXT(Indicator, group),
    FIELD(Indicator, "order", order, FIELD_INTEGER, 0),
    FIELD(Indicator, "is_key", is_key, FIELD_FLAG, 0),
    CHOICE(Indicator, "wanted", wanted, 0, DIRECTIONS),
    FIELD(Indicator, "key_cells", key_cells, FIELD_TEXTS, 0),
    WORDS(Indicator, no_figures_because),
    WORDS(Indicator, next_update),
    WORDS(Indicator, named_in),
};

static const Field DEFINITION_FIELDS[] = {
    ID(Definition),
    REF(Definition, "indicator", indicator, NEED, KIND_INDICATOR),
    FIELD(Definition, "version", version, FIELD_INTEGER, NEED),
    WORDS_NEED(Definition, name),
    WORDS_NEED(Definition, text),
    WORDS(Definition, population),
    WORDS(Definition, numerator),
    WORDS(Definition, denominator),
    WORDS(Definition, excludes),
    WORDS(Definition, changed),
    WORDS(Definition, elsewhere),
    REF(Definition, "unit", unit, NEED, KIND_UNIT),
    CHOICE(Definition, "measure", measure, 0, MEASURES),
    FIELD(Definition, "period_kind", period_kind, FIELD_PERIOD_KIND, NEED),
    FIELD(Definition, "dimensions", dimensions, FIELD_TEXTS, 0),
    TEXT(Definition, formula),
    CHOICE(Definition, "certainty", certainty, 0, CERTAINTIES),
};

static const Field SURVEY_FIELDS[] = {
    ID(Survey),
    WORDS_NEED(Survey, name),
    CHOICE(Survey, "kind", kind, 0, SURVEY_KINDS),
    TEXT(Survey, publisher),
    WORDS(Survey, note),
};

static const Field SERIES_FIELDS[] = {
    ID(Series),
    REF(Series, "definition", definition, NEED, KIND_DEFINITION),
    REF(Series, "survey", survey, NEED, KIND_SURVEY),
    REF(Series, "region_scheme", region_scheme, 0, KIND_SCHEME),
    WORDS(Series, method),
    FIELD(Series, "rounded_to", rounded_to, FIELD_NUMBER, 0),
    WORDS(Series, note),
};

static const Field EDITION_FIELDS[] = {
    ID(Edition),
    WORDS_NEED(Edition, name),
    CHOICE(Edition, "kind", kind, 0, EDITION_KINDS),
    FIELD(Edition, "released_at", released_at, FIELD_MOMENT, NEED),
    FIELD(Edition, "sequence", sequence, FIELD_INTEGER, 0),
    FIELD(Edition, "recorded_at", recorded_at, FIELD_MOMENT, 0),
    CHOICE(Edition, "state", state, 0, EDITION_STATES),
    REF(Edition, "corrects", corrects, 0, KIND_EDITION),
    CHOICE(Edition, "certainty", certainty, 0, CERTAINTIES),
    WORDS(Edition, note),
};

static const Field SOURCE_FIELDS[] = {
    ID(Source),
    WORDS_NEED(Source, title),
    FIELD(Source, "publisher", publisher, FIELD_TEXT, NEED),
    DATE(Source, published_at),
    TEXT(Source, url),
    TEXT(Source, sha256),
    TEXT(Source, licence),
    CHOICE(Source, "access", access, 0, ACCESSES),
    WORDS(Source, note),
};

static const Field LAYOUT_FIELDS[] = {
    FIELD(FileLayout, "recipe", recipe, FIELD_TEXT, NEED | KEY),
    REF(FileLayout, "source", source, NEED | KEY, KIND_SOURCE),
    FIELD(FileLayout, "line", line, FIELD_INTEGER, 0),
    FIELD(FileLayout, "columns", columns, FIELD_TEXTS, 0),
    FIELD(FileLayout, "codes", codes, FIELD_TEXTS, 0),
};

static const Field IN_FORCE_FIELDS[] = {
    REF(InForce, "edition", edition, NEED | KEY, KIND_EDITION),
    REF(InForce, "indicator", indicator, NEED | KEY, KIND_INDICATOR),
    REF(InForce, "definition", definition, NEED, KIND_DEFINITION),
};

static const Field FIGURE_FIELDS[] = {
    REF(Figure, "series", series, NEED | KEY, KIND_SERIES),
    FIELD(Figure, "cell", cell_text, FIELD_TEXT, KEY),
    REF(Figure, "region", region, NEED | KEY, KIND_REGION),
    FIELD(Figure, "period", period, FIELD_PERIOD, NEED | KEY),
    REF(Figure, "edition", edition, NEED | KEY, KIND_EDITION),
    FIELD(Figure, "value", value, FIELD_DECIMAL, 0),
    FIELD(Figure, "low", low, FIELD_DECIMAL, 0),
    FIELD(Figure, "high", high, FIELD_DECIMAL, 0),
    CHOICE(Figure, "range_kind", range_kind, 0, RANGE_KINDS),
    FIELD(Figure, "rounded_to", rounded_to, FIELD_NUMBER, 0),
    FIELD(Figure, "is_lower_bound", is_lower_bound, FIELD_FLAG, 0),
    CHOICE(Figure, "availability", availability, 0, AVAILABILITIES),
    CHOICE(Figure, "stage", stage, 0, STAGES),
    CHOICE(Figure, "confidentiality", confidentiality, 0, CONFIDENTIALITIES),
    CHOICE(Figure, "origin", origin, 0, ORIGINS),
    CHOICE(Figure, "change", change, 0, CHANGES),
    WORDS(Figure, reason),
    REF(Figure, "source", source, NEED | KEY, KIND_SOURCE),
    FIELD(Figure, "locator", locator, FIELD_TEXT, KEY),
    FIELD(Figure, "stated_by", stated_by, FIELD_TEXT, KEY),
    WORDS(Figure, note),
};

static const Field STATEMENT_FIELDS[] = {
    ID(Statement),
    REF(Statement, "series", series, NEED, KIND_SERIES),
    FIELD(Statement, "cell", cell_text, FIELD_TEXT, 0),
    REF(Statement, "region", region, NEED, KIND_REGION),
    CHOICE(Statement, "kind", kind, 0, STATEMENT_KINDS),
    FIELD(Statement, "from", from, FIELD_PERIOD, 0),
    FIELD(Statement, "to", to, FIELD_PERIOD, 0),
    FIELD(Statement, "value", value, FIELD_DECIMAL, 0),
    REF(Statement, "unit", unit, 0, KIND_UNIT),
    WORDS(Statement, text),
    REF(Statement, "edition", edition, NEED, KIND_EDITION),
    CHOICE(Statement, "standing", standing, 0, STANDINGS),
    WORDS(Statement, because),
    REF(Statement, "source", source, NEED, KIND_SOURCE),
    TEXT(Statement, locator),
};

static const Field BREAK_FIELDS[] = {
    ID(Break),
    REF(Break, "from", from, NEED, KIND_SERIES),
    REF(Break, "to", to, NEED, KIND_SERIES),
    FIELD(Break, "at", at, FIELD_PERIOD, NEED),
    WORDS_NEED(Break, cause),
    WORDS_NEED(Break, name),
    TEXT(Break, overlap),
};

static const Field TARGET_FIELDS[] = {
    ID(Target),
    REF(Target, "indicator", indicator, NEED, KIND_INDICATOR),
    REF(Target, "definition", definition, 0, KIND_DEFINITION),
    FIELD(Target, "cell", cell_text, FIELD_TEXT, 0),
    REF(Target, "region", region, NEED, KIND_REGION),
    FIELD(Target, "due", due, FIELD_PERIOD, 0),
    CHOICE(Target, "operator", operator, 0, OPERATORS),
    FIELD(Target, "value", value, FIELD_DECIMAL, NEED),
    REF(Target, "unit", unit, NEED, KIND_UNIT),
    REF(Target, "version", version, 0, KIND_VERSION),
    REF(Target, "action", action, 0, KIND_ACTION),
    CHOICE(Target, "kind", kind, 0, TARGET_KINDS),
    WORDS(Target, text),
    WORDS(Target, baseline),
    WORDS(Target, cannot_because),
    REF(Target, "source", source, 0, KIND_SOURCE),
    TEXT(Target, locator),
};

static const Field CHECK_FIELDS[] = {
    REF(TotalCheck, "series", series, NEED | KEY, KIND_SERIES),
    FIELD(TotalCheck, "cell", cell_text, FIELD_TEXT, KEY),
    REF(TotalCheck, "dimension", dimension, NEED | KEY, KIND_DIMENSION),
    REF(TotalCheck, "region", region, NEED | KEY, KIND_REGION),
    FIELD(TotalCheck, "period", period, FIELD_PERIOD, NEED | KEY),
    REF(TotalCheck, "edition", edition, NEED | KEY, KIND_EDITION),
    FIELD(TotalCheck, "tolerance_half_units", tolerance_half_units, FIELD_INTEGER, 0),
    FIELD(TotalCheck, "signed_by", signed_by, FIELD_TEXT, NEED),
    WORDS_NEED(TotalCheck, reason),
};

static const Field COLLECTED_FIELDS[] = {
    ID(Collected),
    TEXT(Collected, indicator),
    TEXT(Collected, breakdown),
    TEXT(Collected, region),
    TEXT(Collected, period),
    FIELD(Collected, "value", value, FIELD_DECIMAL, 0),
    TEXT(Collected, unit),
    TEXT(Collected, source),
    CHOICE(Collected, "placed_as", placed_as, NEED, PLACES),
    FIELD(Collected, "placed_at", placed_at, FIELD_TEXT, NEED),
};

static const Field REJECTED_FIELDS[] = {
    ID(Rejected),
    REF(Rejected, "indicator", indicator, NEED, KIND_INDICATOR),
    FIELD(Rejected, "value", value, FIELD_DECIMAL, NEED),
    WORDS_NEED(Rejected, because),
    TEXT(Rejected, instead),
    REF(Rejected, "source", source, NEED, KIND_SOURCE),
};

#define KIND(one, many, path, format, form, member, Type, fields)                        \
    {                                                                                    \
        S_INIT(one), S_INIT(many), S_INIT(path), format, form, offsetof(Pact, member),   \
            sizeof(Type), fields, sizeof(fields) / sizeof(fields)[0]                     \
    }

const Kind PACT_KINDS[KIND_COUNT] = {
    [KIND_PACT] = KIND("pact", "pacts", "pact.yaml", FILE_YAML_ONE, ID_KEBAB, heads,
                       PactHead, PACT_FIELDS),
    [KIND_SCHEME] = KIND("scheme", "region schemes", "regions/schemes.csv", FILE_CSV,
                         ID_SCHEME, regions.schemes, RegionScheme, SCHEME_FIELDS),
    [KIND_REGION] = KIND("region", "regions", "regions/regions.csv", FILE_CSV, ID_REGION,
                         regions.regions, Region, REGION_FIELDS),
    [KIND_MEMBERSHIP] =
        KIND("membership", "memberships", "regions/memberships.csv", FILE_CSV, ID_NONE,
             regions.memberships, Membership, MEMBERSHIP_FIELDS),
    [KIND_VERSION] = KIND("version", "versions", "register/versions.csv", FILE_CSV,
                          ID_KEBAB, reg.versions, PactVersion, VERSION_FIELDS),
    [KIND_LINE] = KIND("line", "lines of older versions", "register/lines.csv", FILE_CSV,
                       ID_KEBAB, reg.lines, Line, LINE_FIELDS),
    [KIND_SUCCESSION] =
        KIND("succession", "successions", "register/successions.csv", FILE_CSV, ID_NONE,
             reg.successions, Succession, SUCCESSION_FIELDS),
    [KIND_DOCUMENT] = KIND("document", "documents", "register/documents.yaml", FILE_YAML,
                           ID_KEBAB, reg.documents, Document, DOCUMENT_FIELDS),
    [KIND_PARTY] = KIND("party", "parties", "register/parties.csv", FILE_CSV, ID_KEBAB,
                        reg.parties, Party, PARTY_FIELDS),
    [KIND_SIGNATURE] =
        KIND("signature", "signatures", "register/signatures.csv", FILE_CSV, ID_NONE,
             reg.signatures, Signature, SIGNATURE_FIELDS),
    [KIND_PRINCIPLE] =
        KIND("principle", "principles", "register/principles.yaml", FILE_YAML, ID_KEBAB,
             reg.principles, Principle, PRINCIPLE_FIELDS),
    [KIND_THEME] = KIND("theme", "themes", "register/themes.yaml", FILE_YAML, ID_KEBAB,
                        reg.themes, Theme, THEME_FIELDS),
    [KIND_GOAL] = KIND("goal", "goals", "register/goals.yaml", FILE_YAML, ID_KEBAB,
                       reg.goals, Goal, GOAL_FIELDS),
    [KIND_AGENDA] = KIND("agenda", "regional agendas", "register/agendas.yaml", FILE_YAML,
                         ID_KEBAB, reg.agendas, Agenda, AGENDA_FIELDS),
    [KIND_ACTION] = KIND("action", "actions", "register/actions.yaml", FILE_YAML,
                         ID_KEBAB, reg.actions, Action, ACTION_FIELDS),
    [KIND_MONEY] = KIND("money", "amounts of money", "register/money.csv", FILE_CSV,
                        ID_KEBAB, reg.money, Money, MONEY_FIELDS),
    [KIND_PARTNERSHIP] =
        KIND("partnership", "partnerships", "register/partnerships.yaml", FILE_YAML,
             ID_KEBAB, reg.partnerships, Partnership, PARTNERSHIP_FIELDS),
    [KIND_PRACTICE] = KIND("practice", "practices", "register/practices.yaml", FILE_YAML,
                           ID_KEBAB, reg.practices, Practice, PRACTICE_FIELDS),
    [KIND_SERVICE] = KIND("service", "services", "register/services.yaml", FILE_YAML,
                          ID_KEBAB, reg.services, Service, SERVICE_FIELDS),
    [KIND_MOTION] = KIND("motion", "motions and pledges", "register/motions.yaml",
                         FILE_YAML, ID_KEBAB, reg.motions, Motion, MOTION_FIELDS),
    [KIND_OTHER_AGENDA] =
        KIND("other agenda", "other agendas", "register/other-agendas.yaml", FILE_YAML,
             ID_KEBAB, reg.other_agendas, OtherAgenda, OTHER_AGENDA_FIELDS),
    [KIND_COMMITMENT] =
        KIND("commitment", "commitments", "register/commitments.yaml", FILE_YAML,
             ID_KEBAB, reg.commitments, Commitment, COMMITMENT_FIELDS),
    [KIND_ROUND] = KIND("round", "rounds", "register/rounds.csv", FILE_CSV, ID_KEBAB,
                        reg.rounds, Round, ROUND_FIELDS),
    [KIND_REPORT] = KIND("report", "accepted reports", "register/reports.yaml", FILE_YAML,
                         ID_KEBAB, reg.reports, Report, REPORT_FIELDS),
    [KIND_TERM] = KIND("term", "terms", "register/terms.yaml", FILE_YAML, ID_KEBAB,
                       reg.terms, Term, TERM_FIELDS),
    [KIND_UNIT] = KIND("unit", "units", "monitor/units.csv", FILE_CSV, ID_KEBAB,
                       monitor.units, Unit, UNIT_FIELDS),
    [KIND_DIMENSION] = KIND("dimension", "dimensions", "monitor/dimensions.csv", FILE_CSV,
                            ID_KEBAB, monitor.dimensions, Dimension, DIMENSION_FIELDS),
    [KIND_CODE] = KIND("code", "codes", "monitor/codes.csv", FILE_CSV, ID_CODE,
                       monitor.codes, Code, CODE_FIELDS),
    [KIND_INDICATOR] =
        KIND("indicator", "indicators", "monitor/indicators.yaml", FILE_YAML, ID_KEBAB,
             monitor.indicators, Indicator, INDICATOR_FIELDS),
    [KIND_DEFINITION] =
        KIND("definition", "definitions", "monitor/definitions.yaml", FILE_YAML, ID_KEBAB,
             monitor.definitions, Definition, DEFINITION_FIELDS),
    [KIND_SURVEY] = KIND("survey", "surveys", "monitor/surveys.csv", FILE_CSV, ID_KEBAB,
                         monitor.surveys, Survey, SURVEY_FIELDS),
    [KIND_SERIES] = KIND("series", "series", "monitor/series.csv", FILE_CSV, ID_KEBAB,
                         monitor.series, Series, SERIES_FIELDS),
    [KIND_EDITION] = KIND("edition", "editions", "monitor/editions.csv", FILE_CSV,
                          ID_KEBAB, monitor.editions, Edition, EDITION_FIELDS),
    [KIND_SOURCE] = KIND("source", "sources", "monitor/sources.csv", FILE_CSV, ID_KEBAB,
                         monitor.sources, Source, SOURCE_FIELDS),
    [KIND_LAYOUT] = KIND("layout", "layouts", "monitor/layouts.yaml", FILE_YAML, ID_NONE,
                         monitor.layouts, FileLayout, LAYOUT_FIELDS),
    [KIND_IN_FORCE] =
        KIND("definition in force", "definitions in force", "monitor/in-force.csv",
             FILE_CSV, ID_NONE, monitor.in_force, InForce, IN_FORCE_FIELDS),
    [KIND_FIGURE] = KIND("figure", "figures", "monitor/figures.csv", FILE_CSV, ID_NONE,
                         monitor.rows, Figure, FIGURE_FIELDS),
    [KIND_STATEMENT] = KIND("statement", "statements", "monitor/statements.csv", FILE_CSV,
                            ID_KEBAB, monitor.statements, Statement, STATEMENT_FIELDS),
    [KIND_BREAK] = KIND("break", "breaks", "monitor/breaks.csv", FILE_CSV, ID_KEBAB,
                        monitor.breaks, Break, BREAK_FIELDS),
    [KIND_TARGET] = KIND("target", "targets", "monitor/targets.csv", FILE_CSV, ID_KEBAB,
                         monitor.targets, Target, TARGET_FIELDS),
    [KIND_CHECK] = KIND("check", "signed checks", "monitor/checks.csv", FILE_CSV, ID_NONE,
                        monitor.checks, TotalCheck, CHECK_FIELDS),
    [KIND_COLLECTED] =
        KIND("collected figure", "collected figures", "monitor/collected.csv", FILE_CSV,
             ID_KEBAB, monitor.collected, Collected, COLLECTED_FIELDS),
    [KIND_REJECTED] =
        KIND("rejected figure", "rejected figures", "monitor/rejected.csv", FILE_CSV,
             ID_KEBAB, monitor.rejected, Rejected, REJECTED_FIELDS),
};
