-- The way of an edition to the public. How it is shown also stands in monitor_editions.
CREATE TABLE release (
    edition {text} PRIMARY KEY,
    state {text} NOT NULL,
    step {integer} NOT NULL,
    due_at {integer} NOT NULL,
    approved {bytes} NOT NULL
) {strict};

-- Who did what, and why. Person 0 is the program itself.
CREATE TABLE release_step (
    edition {text} NOT NULL REFERENCES release (edition),
    step {integer} NOT NULL,
    at {integer} NOT NULL,
    person {integer} NOT NULL,
    deed {text} NOT NULL,
    note {text} NOT NULL,
    PRIMARY KEY (edition, step)
) {strict};

-- Who may see an edition before its moment, by a link that is kept as a digest.
CREATE TABLE preview (
    id {integer} PRIMARY KEY,
    token {bytes} NOT NULL UNIQUE,
    edition {text} NOT NULL,
    name {text} NOT NULL,
    why {text} NOT NULL,
    person {integer} NOT NULL,
    made_at {integer} NOT NULL,
    ended_at {integer} NOT NULL
) {strict};

CREATE TABLE preview_look (
    preview {integer} NOT NULL REFERENCES preview (id),
    at {integer} NOT NULL,
    path {text} NOT NULL
) {strict};
CREATE INDEX preview_look_preview ON preview_look (preview, at);
