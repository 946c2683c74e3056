-- Files of the pact folder that are no records: the texts of the yearly report.
CREATE TABLE pact_file (
    path {text} PRIMARY KEY,
    bytes {bytes} NOT NULL
) {strict};
