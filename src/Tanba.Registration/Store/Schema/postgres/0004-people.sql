-- A letter is text and HTML; off is the page that ends such letters (RFC 2369 §3.2), null for one that comes in any case.
ALTER TABLE letters ADD COLUMN html TEXT;
ALTER TABLE letters ADD COLUMN off TEXT;

-- Delivered letters are forgotten after a while.
CREATE INDEX letters_delivered ON letters (delivered_at) WHERE delivered_at IS NOT NULL;

-- The secret in the link that ends letters. Need not be of a person the registration knows: a stranger may apply.
CREATE TABLE letter_links (
    iin    TEXT NOT NULL PRIMARY KEY,
    token  TEXT NOT NULL UNIQUE,
    off_at BIGINT
);

-- An address is taken over when the letter sent to it is answered. One change at a time: a later one replaces it.
CREATE TABLE email_changes (
    iin          TEXT    NOT NULL PRIMARY KEY REFERENCES people (iin),
    email        TEXT    NOT NULL,
    token_digest TEXT    NOT NULL UNIQUE,         -- SHA-256 of the secret that only the letter has
    asked_at     BIGINT NOT NULL
);

-- КАТО: AABBCCDDD, where AA is the oblast. Names without «г.», «с.» are what a person types.
CREATE TABLE localities (
    code    TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(code) = 9),
    region  TEXT NOT NULL,                        -- code of the oblast or city of republican significance
    level   TEXT NOT NULL CHECK (level IN ('oblast', 'district', 'sub_district', 'settlement')),
    rank    BIGINT NOT NULL,                     -- a city stands before a village of the same name
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    find_kk TEXT COLLATE "C",                                 -- lower case, without its kind; null where nobody lives: a district
    find_ru TEXT COLLATE "C"
);

CREATE INDEX localities_kk ON localities (find_kk, rank, code) WHERE find_kk IS NOT NULL;
CREATE INDEX localities_ru ON localities (find_ru, rank, code) WHERE find_ru IS NOT NULL;
CREATE INDEX localities_by_level ON localities (level, code);

CREATE TABLE sign_ins (
    id      TEXT    NOT NULL PRIMARY KEY,
    iin     TEXT    NOT NULL,
    at      BIGINT NOT NULL,
    address TEXT    NOT NULL,                     -- as it is shown
    place   TEXT    NOT NULL,                     -- what counts as the same: the address, or the /64 of an IPv6 address
    browser TEXT    NOT NULL,
    serial  TEXT    NOT NULL,
    is_new  BIGINT NOT NULL CHECK (is_new IN (0, 1))
);

CREATE INDEX sign_ins_of_person ON sign_ins (iin, at DESC, id DESC);
CREATE INDEX sign_ins_by_place ON sign_ins (iin, place);
CREATE INDEX sign_ins_by_age ON sign_ins (at);

-- Which letter about the end of a certificate was written: 30, 14 or 7 days before.
CREATE TABLE ending_letters (
    serial  TEXT    NOT NULL,
    days    BIGINT NOT NULL CHECK (days IN (30, 14, 7)),
    told_at BIGINT NOT NULL,
    PRIMARY KEY (serial, days)
);
