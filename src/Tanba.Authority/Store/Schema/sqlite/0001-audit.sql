-- What happened. A row is added behind the head of the chain, and never changed or removed.
CREATE TABLE audit (
    number   BIGINT NOT NULL PRIMARY KEY,
    at       BIGINT NOT NULL,
    act      TEXT   NOT NULL,
    by_whom  TEXT   NOT NULL,
    subject  TEXT   NOT NULL,
    detail   TEXT   NOT NULL,
    previous BLOB   NOT NULL,
    hash     BLOB   NOT NULL UNIQUE
);

-- The head of the chain: one row that only moves forward, so that a removed last row is missed.
CREATE TABLE audit_head (
    id     BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL,
    hash   BLOB   NOT NULL
);

INSERT INTO audit_head (id, number, hash) VALUES (1, 0, x'0000000000000000000000000000000000000000000000000000000000000000');

CREATE TRIGGER audit_row_follows_head BEFORE INSERT ON audit
WHEN NOT EXISTS (SELECT 1 FROM audit_head WHERE NEW.number = number + 1 AND NEW.previous = hash)
BEGIN
    SELECT RAISE(ABORT, 'an audit row must follow the head of the chain');
END;

CREATE TRIGGER audit_row_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'an audit row is never changed');
END;

CREATE TRIGGER audit_row_is_not_removed BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'an audit row is never removed');
END;

CREATE TRIGGER audit_head_moves_forward BEFORE UPDATE ON audit_head
WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number + 1
    OR NOT EXISTS (SELECT 1 FROM audit WHERE number = NEW.number AND hash = NEW.hash)
BEGIN
    SELECT RAISE(ABORT, 'the head of the audit chain moves forward by one row');
END;

CREATE TRIGGER audit_head_is_one BEFORE INSERT ON audit_head
BEGIN
    SELECT RAISE(ABORT, 'the audit chain has one head');
END;

CREATE TRIGGER audit_head_is_not_removed BEFORE DELETE ON audit_head
BEGIN
    SELECT RAISE(ABORT, 'the head of the audit chain is never removed');
END;
