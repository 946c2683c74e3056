-- Who wants to hear of what by mail. Addresses are here alone: in no dump, in no audit.
CREATE TABLE subscriber (
    id {integer} PRIMARY KEY,
    mail {text} NOT NULL UNIQUE,
    language {text} NOT NULL,
    leave {text} NOT NULL UNIQUE
) {strict};

CREATE TABLE subscription (
    subscriber {integer} NOT NULL REFERENCES subscriber (id),
    kind {text} NOT NULL,
    subject {text} NOT NULL,
    asked_at {integer} NOT NULL,
    confirmed_at {integer} NOT NULL,
    token {bytes} NOT NULL,
    PRIMARY KEY (subscriber, kind, subject)
) {strict};
CREATE INDEX subscription_subject ON subscription (kind, subject);

-- What subscribers were told last: how an action stands, which editions are public.
CREATE TABLE told (
    what {text} PRIMARY KEY,
    value {text} NOT NULL
) {strict};
