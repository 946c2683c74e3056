-- Counts that grow: "pact" is raised by every change of what is public.
CREATE TABLE counter (
    name {text} PRIMARY KEY,
    number {integer} NOT NULL
) {strict};

-- Lists within a record of the pact: the owners of an action, in order.
CREATE TABLE record_list (
    kind {text} NOT NULL,
    record {integer} NOT NULL,
    field {text} NOT NULL,
    item {integer} NOT NULL,
    text {text} NOT NULL,
    PRIMARY KEY (kind, record, field, item)
) {strict};

-- Who may sign in. Names and addresses are here alone: in no dump, in no audit.
CREATE TABLE person (
    id {integer} PRIMARY KEY,
    name {text} NOT NULL,
    mail {text} NOT NULL UNIQUE,
    language {text} NOT NULL CHECK (language IN ('nl', 'en')),
    password {text} NOT NULL,
    state {text} NOT NULL CHECK (state IN ('invited', 'active', 'left')),
    since {integer} NOT NULL
) {strict};

-- What they may do, and for whom: a party, a region, or (both empty) the whole pact.
CREATE TABLE person_role (
    person {integer} NOT NULL REFERENCES person (id),
    role {text} NOT NULL,
    party {text} NOT NULL,
    region {text} NOT NULL,
    PRIMARY KEY (person, role, party, region)
) {strict};

-- Tokens are kept as digests: who reads the database cannot sign in with it.
CREATE TABLE session (
    token {bytes} PRIMARY KEY,
    person {integer} NOT NULL REFERENCES person (id),
    began_at {integer} NOT NULL,
    seen_at {integer} NOT NULL
) {strict};
CREATE INDEX session_person ON session (person);

CREATE TABLE invitation (
    token {bytes} PRIMARY KEY,
    person {integer} NOT NULL REFERENCES person (id),
    made_at {integer} NOT NULL,
    used_at {integer} NOT NULL
) {strict};

-- Sign-ins that failed, by digest of who tried: for the limit on them.
CREATE TABLE attempt (
    who {bytes} NOT NULL,
    at {integer} NOT NULL
) {strict};
CREATE INDEX attempt_who ON attempt (who, at);

-- What was done, in a chain: each row holds the hash of the one before it.
CREATE TABLE audit (
    sequence {integer} PRIMARY KEY,
    at {integer} NOT NULL,
    person {integer} NOT NULL,
    deed {text} NOT NULL,
    subject {text} NOT NULL,
    digest {bytes} NOT NULL,
    hash {bytes} NOT NULL
) {strict};
CREATE INDEX audit_subject ON audit (subject, sequence);

-- In words, apart: it can be erased and the chain still holds.
CREATE TABLE audit_detail (
    sequence {integer} PRIMARY KEY REFERENCES audit (sequence),
    salt {bytes} NOT NULL,
    detail {text} NOT NULL
) {strict};
