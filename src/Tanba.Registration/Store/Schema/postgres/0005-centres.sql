-- Registration centres: where a person is seen before the first keys are made. One that closes stays, since old applications name it.
CREATE TABLE centres (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 32),
    phone      TEXT    NOT NULL,
    is_open    BIGINT  NOT NULL CHECK (is_open IN (0, 1)),
    changed_at BIGINT  NOT NULL
);

-- Its words, in each language.
CREATE TABLE centre_words (
    centre   TEXT NOT NULL REFERENCES centres (id),
    language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
    region   TEXT NOT NULL,
    locality TEXT NOT NULL,
    address  TEXT NOT NULL,
    hours    TEXT NOT NULL,
    PRIMARY KEY (centre, language)
);

-- A page asks for the regions of its language, then for the centres of one.
CREATE INDEX centre_words_by_region ON centre_words (language, region, centre);
