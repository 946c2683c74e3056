-- Questions, barriers, who wants to join, the agenda and the office's own tasks: what is
-- asked of somebody until it is settled. domain/register/matter.h.
CREATE TABLE matter (
    id {integer} PRIMARY KEY,
    kind {text} NOT NULL,
    state {text} NOT NULL,
    step {integer} NOT NULL,
    person {integer} NOT NULL,
    at {integer} NOT NULL,
    title {text} NOT NULL,
    about {text} NOT NULL,
    action {text} NOT NULL,
    theme {text} NOT NULL,
    region {text} NOT NULL,
    owner {text} NOT NULL,
    due {text} NOT NULL,
    link {text} NOT NULL,
    contact {text} NOT NULL
) {strict};
CREATE INDEX matter_kind ON matter (kind, id);
CREATE INDEX matter_owner ON matter (owner, state);

-- What was said and done, in order; nothing is written over.
CREATE TABLE matter_step (
    matter {integer} NOT NULL REFERENCES matter (id),
    step {integer} NOT NULL,
    at {integer} NOT NULL,
    person {integer} NOT NULL,
    deed {text} NOT NULL,
    said {text} NOT NULL,
    owner {text} NOT NULL,
    due {text} NOT NULL,
    PRIMARY KEY (matter, step)
) {strict};
