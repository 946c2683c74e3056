-- A report on its way to the public. Accepted ones also stand in register_reports, which
-- is part of the pact (pact/schema.c).
CREATE TABLE report (
    id {integer} PRIMARY KEY,
    action {text} NOT NULL,
    party {text} NOT NULL,
    round {text} NOT NULL,
    state {text} NOT NULL,
    step {integer} NOT NULL
) {strict};
CREATE INDEX report_action ON report (action, party);
CREATE INDEX report_round ON report (round, state);

-- Every version of it, and who did what: nothing is written over.
CREATE TABLE report_step (
    report {integer} NOT NULL REFERENCES report (id),
    step {integer} NOT NULL,
    at {integer} NOT NULL,
    person {integer} NOT NULL REFERENCES person (id),
    on_behalf {integer} NOT NULL,
    deed {text} NOT NULL,
    note {text} NOT NULL,
    status {text} NOT NULL,
    until {text} NOT NULL,
    done {text} NOT NULL,
    reached {text} NOT NULL,
    wanted {text} NOT NULL,
    obstacles {text} NOT NULL,
    evidence {text} NOT NULL,
    PRIMARY KEY (report, step)
) {strict};
