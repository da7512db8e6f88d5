-- What happened. A row is added behind the head of the chain, and never changed or removed.
CREATE TABLE audit (
    number   BIGINT NOT NULL PRIMARY KEY,
    at       BIGINT NOT NULL,
    act      TEXT   NOT NULL,
    by_whom  TEXT   NOT NULL,
    subject  TEXT   NOT NULL,
    detail   TEXT   NOT NULL,
    previous BYTEA  NOT NULL,
    hash     BYTEA  NOT NULL UNIQUE
);

-- The head of the chain: one row that only moves forward, so that a removed last row is missed.
CREATE TABLE audit_head (
    id     BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL,
    hash   BYTEA  NOT NULL
);

INSERT INTO audit_head (id, number, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

-- One function for every "never": the trigger's argument is the sentence.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION audit_row_follows_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM audit_head WHERE NEW.number = number + 1 AND NEW.previous = hash) THEN
        RAISE EXCEPTION 'an audit row must follow the head of the chain' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION audit_head_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id <> OLD.id OR NEW.number <> OLD.number + 1
        OR NOT EXISTS (SELECT 1 FROM audit WHERE number = NEW.number AND hash = NEW.hash) THEN
        RAISE EXCEPTION 'the head of the audit chain moves forward by one row' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER audit_row_follows_head BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_row_follows_head();
CREATE TRIGGER audit_row_is_not_changed BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION refuse('an audit row is never changed');
CREATE TRIGGER audit_row_is_not_removed BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse('an audit row is never removed');
CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse('an audit row is never removed');

CREATE TRIGGER audit_head_moves_forward BEFORE UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_head_moves_forward();
CREATE TRIGGER audit_head_is_one BEFORE INSERT ON audit_head FOR EACH ROW EXECUTE FUNCTION refuse('the audit chain has one head');
CREATE TRIGGER audit_head_is_not_removed BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION refuse('the head of the audit chain is never removed');
CREATE TRIGGER audit_head_is_not_emptied BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse('the head of the audit chain is never removed');
