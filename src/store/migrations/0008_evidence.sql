-- Files that somebody added to a report, by the hash of what is in them; the same file
-- twice is kept once.
CREATE TABLE evidence (
    hash {text} PRIMARY KEY,
    size {integer} NOT NULL,
    bytes {bytes} NOT NULL
) {strict};

-- Which report, under which name, and of a photograph until when it may be kept.
CREATE TABLE report_file (
    id {integer} PRIMARY KEY,
    report {integer} NOT NULL REFERENCES report (id),
    hash {text} NOT NULL,
    name {text} NOT NULL,
    person {integer} NOT NULL REFERENCES person (id),
    at {integer} NOT NULL,
    until {text} NOT NULL,
    taken {integer} NOT NULL
) {strict};
CREATE INDEX report_file_report ON report_file (report);
CREATE INDEX report_file_hash ON report_file (hash);
