/* SPDX-License-Identifier: EUPL-1.2
 * commands.c - the table: what each verb takes
 */
#include "app/commands.h"

#define FOLDER                                                                           \
    {                                                                                    \
        .name = S_INIT("FOLDER"), .help = S_INIT("the pact folder")                      \
    }
#define FOLDER_OR(option_name)                                                           \
    {                                                                                    \
        .name = S_INIT("FOLDER"), .help = S_INIT("the pact folder"),                     \
        .or_option = S_INIT(option_name)                                                 \
    }
#define FOLDER_OR_DB                                                                     \
    {                                                                                    \
        .name = S_INIT("FOLDER"), .help = S_INIT("the pact folder"),                     \
        .or_option = S_INIT("db")                                                        \
    }
#define OPTION(option_name, value_name, help_text, ...)                                  \
    {                                                                                    \
        .name = S_INIT(option_name), .value = S_INIT(value_name),                        \
        .help = S_INIT(help_text), __VA_ARGS__                                           \
    }
#define FLAG(option_name, help_text)                                                     \
    {                                                                                    \
        .name = S_INIT(option_name), .help = S_INIT(help_text)                           \
    }

/* Options that several verbs share. */
#define OPTION_DB(...)                                                                   \
    OPTION("db", "URL", "a database: an SQLite file, or postgresql://…",                 \
           .kind = VALUE_TEXT, __VA_ARGS__)
#define OPTION_INDICATOR(...)                                                            \
    OPTION("indicator", "ID", "which indicator", .kind = VALUE_TEXT, __VA_ARGS__)
#define OPTION_REGION                                                                    \
    OPTION("region", "ID", "which region: landsdeel@2018:noord, or NL",                  \
           .kind = VALUE_TEXT)
#define OPTION_BREAKDOWN                                                                 \
    OPTION("breakdown", "CELL", "which group: level=hbo;sex=women", .kind = VALUE_TEXT)
#define OPTION_EDITION                                                                   \
    OPTION("edition", "ID", "as published in this edition", .kind = VALUE_TEXT,          \
           .not_with = S_INIT("as-of"))
#define OPTION_AS_OF                                                                     \
    OPTION("as-of", "DATE", "as published at the end of this day", .kind = VALUE_DATE)
#define OPTION_FORMAT                                                                    \
    OPTION("format", "FORMAT", "how to print it", .kind = VALUE_CHOICE,                  \
           .choices = S_INIT("table|csv|json"))

/* clang-format off */
static const CommandRow rows[] = {
    {
        .verb = S_INIT("init"),
        .summary = S_INIT("make a new, empty pact folder"),
        .detail = S_INIT("NAME becomes the id of the pact and the name of the folder.\n"
                         "What may stand in it: docs/pact-folder.md."),
        .arguments = {{.name = S_INIT("NAME"),
                       .help = S_INIT("lower case with dashes: care-pact")}},
        .run = command_init,
    },
    {
        .verb = S_INIT("check"),
        .summary = S_INIT("find every fault in a pact folder"),
        .detail = S_INIT("Exit code 1 when there are faults; warnings alone are good."),
        .arguments = {FOLDER_OR_DB},
        .options = {
            OPTION_DB(),
            FLAG("reconcile", "account for every figure as collected"),
            FLAG("json", "print the faults as JSON"),
        },
        .run = command_check,
    },
    {
        .verb = S_INIT("dump"),
        .summary = S_INIT("write a pact folder in its canonical form"),
        .arguments = {FOLDER_OR_DB},
        .options = {
            OPTION_DB(),
            OPTION("out", "DIR", "the folder to write", .is_required = true),
            FLAG("private", "of a database: drafts and reports that are not public too"),
        },
        .run = command_dump,
    },
    {
        .verb = S_INIT("figures"),
        .summary = S_INIT("print figures, as they stood on any day"),
        .detail = S_INIT("Without --edition or --as-of: as they stand after the last edition."),
        .arguments = {FOLDER_OR_DB},
        .options = {
            OPTION_DB(),
            OPTION_INDICATOR(),
            OPTION_REGION,
            OPTION_BREAKDOWN,
            OPTION("period", "P|P..P", "one period, or from one up to another",
                   .kind = VALUE_PERIOD),
            OPTION_EDITION,
            OPTION_AS_OF,
            OPTION("definition", "ID", "another definition than the one in force",
                   .kind = VALUE_TEXT),
            OPTION_FORMAT,
        },
        .run = command_figures,
    },
    {
        .verb = S_INIT("recipe"),
        .summary = S_INIT("try a recipe on its file, draft one, find the one for a file"),
        .detail = S_INIT("new FILE looks at a publisher's file and prints a first recipe.\n"
                         "test RECIPE shows what a recipe makes of its file; nothing is stored.\n"
                         "find FILE --pact FOLDER tells which recipes it may be for."),
        .arguments = {{.name = S_INIT("WHAT"), .help = S_INIT("new, test or find")},
                      {.name = S_INIT("PATH"), .help = S_INIT("a publisher's file, or a recipe")}},
        .options = {
            OPTION("file", "FILE", "another file than the recipe names", .kind = VALUE_TEXT),
            FLAG("figures", "print the figures instead of the report"),
            OPTION("pact", "FOLDER", "for find: whose recipes", .kind = VALUE_TEXT),
            OPTION("threads", "N", "parts read at once; one per core when absent",
                   .kind = VALUE_NUMBER, .least = 0, .most = 16),
            OPTION_FORMAT,
        },
        .run = command_recipe,
    },
    {
        .verb = S_INIT("import"),
        .summary = S_INIT("compute figures from publishers' files, into an edition"),
        .detail = S_INIT("The edition, the series and the source must be there. Importing the same\n"
                         "again changes nothing; what was published is not changed. In a\n"
                         "database recipes named by id are those that it keeps, with their files."),
        .arguments = {FOLDER_OR_DB, {.name = S_INIT("RECIPE"), .is_many = true,
                               .help = S_INIT("ids or files of recipes, in order")}},
        .options = {
            OPTION("edition", "ID", "the edition that the figures are of", .kind = VALUE_TEXT,
                   .is_required = true),
            OPTION("reason", "WHY", "why figures differ from the edition before",
                   .kind = VALUE_CHOICE, .choices = S_INIT("none|routine|definition|error")),
            OPTION("signed-by", "NAME", "who looked at what a soft rule found",
                   .kind = VALUE_TEXT),
            OPTION_DB(),
            OPTION("folder", "DIR", "with --db: where recipes and their files lie",
                   .kind = VALUE_TEXT),
        },
        .reads_clock = true,
        .run = command_import,
    },
    {
        .verb = S_INIT("diff"),
        .summary = S_INIT("show an edition against what was known before it"),
        .arguments = {FOLDER_OR_DB, {.name = S_INIT("EDITION"), .help = S_INIT("also a draft")}},
        .options = {OPTION_DB(), OPTION_FORMAT},
        .run = command_diff,
    },
    {
        .verb = S_INIT("say"),
        .summary = S_INIT("say in one sentence how a figure changed"),
        .detail = S_INIT("Exit code 3, with the reason, when the two figures cannot be compared."),
        .arguments = {FOLDER_OR_DB},
        .options = {
            OPTION_DB(),
            OPTION_INDICATOR(.is_required = true),
            OPTION("from", "P", "the earlier period", .kind = VALUE_PERIOD, .is_required = true),
            OPTION("to", "P", "the later period", .kind = VALUE_PERIOD, .is_required = true),
            OPTION_BREAKDOWN,
            OPTION_REGION,
            OPTION_EDITION,
            OPTION_AS_OF,
            OPTION("lang", "LANG", "in which language", .kind = VALUE_CHOICE,
                   .choices = S_INIT("nl|en")),
        },
        .run = command_say_sentence,
    },
    {
        .verb = S_INIT("export"),
        .summary = S_INIT("write figures in a format of other people's tools"),
        .detail = S_INIT("One indicator, in the definition in force then. What each format holds:\n"
                         "docs/open-data.md."),
        .arguments = {FOLDER_OR_DB},
        .options = {
            OPTION_DB(),
            OPTION_INDICATOR(.is_required = true),
            OPTION("format", "FORMAT", "which format", .kind = VALUE_CHOICE,
                   .choices = S_INIT("csv|csvw|datapackage|json-stat|xlsx|ods|px|sdmx-csv|"
                                     "sdmx-ml|sdmx-json")),
            OPTION_REGION,
            OPTION_EDITION,
            OPTION_AS_OF,
            OPTION("definition", "ID", "another definition than the one in force",
                   .kind = VALUE_TEXT),
            OPTION("lang", "LANG", "in which language", .kind = VALUE_CHOICE,
                   .choices = S_INIT("nl|en")),
            OPTION("out", "FILE", "the file to write; else standard output",
                   .kind = VALUE_TEXT),
        },
        .run = command_export,
    },
    {
        .verb = S_INIT("revisions"),
        .summary = S_INIT("list the figures that an edition changed"),
        .arguments = {FOLDER_OR_DB},
        .options = {
            OPTION_DB(),
            OPTION("since", "EDITION", "changes after this edition", .kind = VALUE_TEXT),
            OPTION("until", "EDITION", "up to and with this one", .kind = VALUE_TEXT),
            OPTION_FORMAT,
        },
        .run = command_revisions,
    },
    {
        .verb = S_INIT("trace"),
        .summary = S_INIT("follow a figure to where it was stated"),
        .detail = S_INIT("A figure is named series|cell|region|period|edition. Without the\n"
                         "edition: the latest."),
        .arguments = {FOLDER_OR_DB, {.name = S_INIT("FIGURE"),
                               .help = S_INIT("series|cell|region|period|edition")}},
        .options = {OPTION_DB(), FLAG("all", "all cells of a file, not only the first"), OPTION_FORMAT},
        .run = command_trace,
    },
    {
        .verb = S_INIT("load"),
        .summary = S_INIT("put a pact folder into a database"),
        .detail = S_INIT("From then on the database is the truth: people report and edit there.\n"
                         "--replace puts the folder in the place of the pact that is there; what\n"
                         "people reported stays."),
        .arguments = {FOLDER},
        .options = {
            OPTION_DB(.is_required = true),
            FLAG("replace", "also when the database holds a pact"),
        },
        .reads_clock = true,
        .run = command_load,
    },
    {
        .verb = S_INIT("migrate"),
        .summary = S_INIT("bring a database to the version of this program"),
        .detail = S_INIT("Make a backup first, with the program you had: there is no way back."),
        .options = {OPTION_DB(.is_required = true)},
        .reads_clock = true,
        .run = command_migrate,
    },
    {
        .verb = S_INIT("backup"),
        .summary = S_INIT("copy a whole database into one file, also while it is used"),
        .detail = S_INIT("The file is an SQLite database, whatever it was copied from."),
        .options = {
            OPTION_DB(.is_required = true),
            OPTION("out", "FILE", "the file to write; it must not be there", .kind = VALUE_TEXT,
                   .is_required = true),
        },
        .run = command_backup,
    },
    {
        .verb = S_INIT("restore"),
        .summary = S_INIT("put a backup into an empty database"),
        .arguments = {{.name = S_INIT("FILE"), .help = S_INIT("what `pact backup` wrote")}},
        .options = {OPTION_DB(.is_required = true)},
        .reads_clock = true,
        .run = command_restore,
    },
    {
        .verb = S_INIT("verify"),
        .summary = S_INIT("look whether a database is whole"),
        .detail = S_INIT("Pages and references, the chain of the audit, every rule of the pact.\n"
                         "It may be in use meanwhile."),
        .options = {OPTION_DB(.is_required = true)},
        .run = command_verify,
    },
    {
        .verb = S_INIT("reach"),
        .summary = S_INIT("who has a school within reach, and what if one closes"),
        .detail = S_INIT(
            "Reads offers and origins from the reach/ folder of a pact, or from two files.\n"
            "docs/reach.md tells what is in them, and what each column means.\n"
            "Steps of a scenario are separated by commas; nothing of it is stored or published:\n"
            "  --close 25PW02  --open 9404CC:PIE  --add 02EB04:PIE+BWI\n"
            "  --move 25PW02:9405  --merge 25PW02:02EB04"),
        .arguments = {FOLDER_OR("offers")},
        .options = {
            OPTION("offers", "FILE", "who teaches what, and where: CSV", .kind = VALUE_TEXT),
            OPTION("origins", "FILE", "where pupils live: CSV", .kind = VALUE_TEXT),
            OPTION("places", "FILE", "where postcodes lie: CSV", .kind = VALUE_TEXT),
            OPTION("matrix", "FILE", "ways that were measured: CSV", .kind = VALUE_TEXT),
            OPTION("roads", "FILE", "road factors by area: CSV", .kind = VALUE_TEXT),
            OPTION("barriers", "FILE", "lines no straight way may cross: CSV or GeoJSON",
                   .kind = VALUE_TEXT),
            OPTION("areas", "FILE", "borders of a scheme named as the file: GeoJSON, TopoJSON",
                   .kind = VALUE_TEXT),
            OPTION("profile", "P+P", "sites that teach one of these; each apart if not given",
                   .kind = VALUE_TEXT),
            OPTION("track", "T", "one track; each apart if not given", .kind = VALUE_TEXT),
            OPTION("sex", "S", "only these pupils", .kind = VALUE_TEXT),
            OPTION("year", "Y", "one year; each apart if not given", .kind = VALUE_TEXT),
            OPTION("norm", "12km|45min", "what is within reach; 12km if not given",
                   .kind = VALUE_TEXT),
            OPTION("road", "1.3", "road over straight line, where no file tells; 1.3 if not given",
                   .kind = VALUE_TEXT),
            OPTION("by", "SCHEME", "a row for each region of this scheme", .kind = VALUE_TEXT),
            OPTION("show", "WHAT", "regions, sites, small profiles, or access to places",
                   .kind = VALUE_CHOICE, .choices = S_INIT("regions|sites|small|access")),
            OPTION("small", "N", "a profile is small below so many pupils; 25 if not given",
                   .kind = VALUE_NUMBER, .least = 1, .most = 1000),
            OPTION("close", "SITE", "what if these close", .kind = VALUE_TEXT),
            OPTION("open", "PLACE:P", "what if one opens: a postcode or x/y, and profiles",
                   .kind = VALUE_TEXT),
            OPTION("move", "SITE:PLACE", "what if these move", .kind = VALUE_TEXT),
            OPTION("merge", "SITE:SITE", "what if one goes up in another", .kind = VALUE_TEXT),
            OPTION("add", "SITE:P", "what if these teach more", .kind = VALUE_TEXT),
            OPTION("best", "N", "where N sites more would help most", .kind = VALUE_NUMBER,
                   .least = 1, .most = 20),
            OPTION("format", "FORMAT", "how to print it", .kind = VALUE_CHOICE,
                   .choices = S_INIT("table|csv|json|geojson")),
        },
        .run = command_reach,
    },
    {
        .verb = S_INIT("user"),
        .summary = S_INIT("let somebody sign in: the first administrator"),
        .detail = S_INIT("Prints a link that works once; with --password-file there is none. Later\n"
                         "people are invited on the page of the administrator."),
        .arguments = {{.name = S_INIT("WHAT"), .help = S_INIT("add")}},
        .options = {
            OPTION_DB(.is_required = true),
            OPTION("name", "NAME", "how they are called", .kind = VALUE_TEXT,
                   .is_required = true),
            OPTION("mail", "ADDRESS", "their mail address", .kind = VALUE_TEXT,
                   .is_required = true),
            OPTION("duty", "DUTY", "what they may do", .kind = VALUE_CHOICE,
                   .choices = S_INIT("admin|editor|approver|steering|coordinator|reporter|"
                                     "party-approver")),
            OPTION("party", "ID", "of a reporter or party approver", .kind = VALUE_TEXT),
            OPTION("region", "ID", "of a coordinator", .kind = VALUE_TEXT),
            OPTION("password-file", "FILE", "its first line is their password",
                   .kind = VALUE_TEXT),
        },
        .reads_clock = true,
        .run = command_user,
    },
    {
        .verb = S_INIT("mail"),
        .summary = S_INIT("what mail waits, went or came back"),
        .detail = S_INIT("list prints id, moment, state, address, subject and trouble, with tabs\n"
                         "between. bounce notes a mail that came back: FILE is the report of\n"
                         "the mail server (RFC 3464)."),
        .arguments = {{.name = S_INIT("WHAT"), .help = S_INIT("list or bounce")},
                      {.name = S_INIT("FILE"), .help = S_INIT("of bounce"),
                       .is_optional = true}},
        .options = {OPTION_DB(.is_required = true)},
        .reads_clock = true,
        .run = command_mail,
    },
    {
        .verb = S_INIT("fetch"),
        .summary = S_INIT("get a publisher's file into the pact folder"),
        .detail = S_INIT("WHAT is an address (https://...), or a table of Statistics\n"
                         "Netherlands: cbs:82045NED (OData 4) or cbs3:80472ned (OData 3).\n"
                         "It is kept in sources/, in a folder named by its SHA-256. What\n"
                         "broke off goes on when it is asked for again."),
        .arguments = {FOLDER, {.name = S_INIT("WHAT"),
                               .help = S_INIT("an address, cbs:NUMBER or cbs3:NUMBER")}},
        .options = {
            FLAG("http", "also without TLS"),
            FLAG("private", "also from this machine and its own network"),
            OPTION("base", "URL", "another service with the tables of that catalogue",
                   .kind = VALUE_TEXT),
            OPTION("most", "MB", "refuse what is larger; 8192 if not given",
                   .kind = VALUE_NUMBER, .least = 1, .most = 1000000),
            OPTION("patience", "S", "seconds without a byte; 60 if not given",
                   .kind = VALUE_NUMBER, .least = 1, .most = 3600),
        },
        .reads_clock = true,
        .run = command_fetch,
    },
    {
        .verb = S_INIT("protect"),
        .summary = S_INIT("hide small counts of a delivery, then make it figures"),
        .detail = S_INIT("The rule stands in deliveries/rules.csv. Hidden are small counts, and\n"
                         "what would give them away; monitor/figures.csv gets the rest.\n"
                         "docs/pact-folder.md tells what a delivery looks like."),
        .arguments = {FOLDER, {.name = S_INIT("DELIVERY"),
                               .help = S_INIT("a CSV file of a restricted source")}},
        .options = {FLAG("try", "tell how many would be hidden, and write nothing")},
        .run = command_protect,
    },
    {
        .verb = S_INIT("publish"),
        .summary = S_INIT("write the public site of a pact"),
        .detail = S_INIT("Equal input gives equal bytes. Only what changed is written."),
        .arguments = {FOLDER_OR_DB},
        .options = {
            OPTION_DB(),
            OPTION("out", "DIR", "the folder to write", .is_required = true),
            OPTION("as-of", "DATE", "as it stood at the end of this day", .kind = VALUE_DATE),
            OPTION("threads", "N", "pages written at once; one per core when absent",
                   .kind = VALUE_NUMBER, .least = 1, .most = 16),
        },
        .run = command_publish,
    },
    {
        .verb = S_INIT("report"),
        .summary = S_INIT("write the yearly report, or a part of it"),
        .detail = S_INIT("The text stands in FOLDER/report; docs/report.md tells how it is made.\n"
                         "A number in the text that no figure has is told, with file and line.\n"
                         "`pact report check FILE.docx` tells what was changed in a document, and\n"
                         "fails when a number in it no longer equals its figure."),
        .arguments = {{.name = S_INIT("FOLDER"),
                       .help = S_INIT("the pact folder; or the word check")},
                      {.name = S_INIT("FILE.docx"),
                       .help = S_INIT("after check: a document that came back edited"),
                       .is_optional = true}},
        .options = {
            OPTION_DB(),
            OPTION("edition", "ID", "the latest yearly one if not given", .kind = VALUE_TEXT),
            OPTION("region", "ID", "a regional report: noord", .kind = VALUE_TEXT),
            OPTION_INDICATOR(),
            OPTION("part", "PART", "the whole, or one page", .kind = VALUE_CHOICE,
                   .choices = S_INIT("report|factsheet|letter")),
            OPTION("lang", "LANG", "in which language", .kind = VALUE_CHOICE,
                   .choices = S_INIT("nl|en")),
            OPTION("format", "FORMAT", "in which form", .kind = VALUE_CHOICE,
                   .choices = S_INIT("pdf|docx|odt|html")),
            OPTION("out", "FILE", "the file to write", .kind = VALUE_TEXT),
        },
        .run = command_report,
    },
    {
        .verb = S_INIT("serve"),
        .summary = S_INIT("show a published site, or keep a register"),
        .detail = S_INIT("With a database it publishes the pact, anew when it changes, and people\n"
                         "sign in to report. An option goes before the configuration file; what\n"
                         "may stand there: docs/operating.md. It answers until it is stopped,\n"
                         "with Ctrl-C or SIGTERM."),
        .arguments = {{.name = S_INIT("DIR"), .help = S_INIT("what `pact publish` wrote"),
                       .is_optional = true, .or_option = S_INIT("db")}},
        .options = {
            OPTION_DB(),
            OPTION("site", "DIR", "where the public pages are written", .kind = VALUE_TEXT),
            OPTION("pact", "FOLDER", "of the pages in DIR: /api/v1 answers from it",
                   .kind = VALUE_TEXT, .not_with = S_INIT("db")),
            OPTION("config", "FILE", "settings in YAML", .kind = VALUE_TEXT),
            OPTION("port", "N", "8080 if not given; 0 takes a free one", .kind = VALUE_NUMBER,
                   .least = 0, .most = 65535),
            OPTION("address", "A", "127.0.0.1 if not given: this machine alone",
                   .kind = VALUE_TEXT),
            FLAG("log", "one line per request, on stderr"),
            OPTION("clock", "MOMENT", "begin at this moment: to rehearse on a copy",
                   .kind = VALUE_TEXT),
        },
        .reads_clock = true,
        .run = command_serve,
    },
    {
        .verb = S_INIT("routes"),
        .summary = S_INIT("list every address of the server, and whom it answers"),
        .detail = S_INIT("The right is what somebody must be allowed to do, for one party or region\n"
                         "at least; on a page about one report it is asked again, about that one."),
        .options = {OPTION_FORMAT},
        .run = command_routes,
    },
    {
        .verb = S_INIT("help"),
        .summary = S_INIT("tell about all commands, or one"),
        .arguments = {{.name = S_INIT("VERB"), .help = S_INIT("the command to tell about"),
                       .is_optional = true}},
        .run = command_help,
    },
    {
        .verb = S_INIT("version"),
        .summary = S_INIT("print the version of this program"),
        .run = command_version,
    },
};
/* clang-format on */

CommandTable commands(void)
{
    return (CommandTable){rows, sizeof rows / sizeof rows[0]};
}
