-- Mail on its way out, and what became of it. What it says is emptied once it went: it
-- may hold a link that signs somebody in.
CREATE TABLE mail (
    id {integer} PRIMARY KEY,
    asked_at {integer} NOT NULL,
    kind {text} NOT NULL,
    name {text} NOT NULL,
    address {text} NOT NULL,
    subject {text} NOT NULL,
    plain {text} NOT NULL,
    html {text} NOT NULL,
    leave {text} NOT NULL,
    message_id {text} NOT NULL UNIQUE,
    state {text} NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'bounced')),
    tries {integer} NOT NULL,
    next_at {integer} NOT NULL,
    changed_at {integer} NOT NULL,
    trouble {text} NOT NULL
) {strict};
CREATE INDEX mail_next ON mail (state, next_at);

CREATE TABLE mail_file (
    mail {integer} NOT NULL REFERENCES mail (id),
    item {integer} NOT NULL,
    name {text} NOT NULL,
    type {text} NOT NULL,
    bytes {bytes} NOT NULL,
    PRIMARY KEY (mail, item)
) {strict};
