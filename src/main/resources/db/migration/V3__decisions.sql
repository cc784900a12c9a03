-- The decision log: what was answered, and all that it takes to answer it again. A row is never
-- updated. Input and result are text, not jsonb: the answer's bytes are kept as they were given.
create table decision (
    id           uuid        not null, -- version 7: ordered by the time of writing
    decided_at   timestamptz not null, -- the instant that the decision is about
    contact_id   text,                 -- null: decided about once, without an id
    rule_set     text        not null,
    version      integer     not null,
    version_hash text        not null,
    variant      text,                 -- the experiment's variant
    offer        text,                 -- null: no offer
    segments     text[]      not null,
    request_id   text,
    input        text        not null,
    result       text        not null,
    cap_usage    text,                 -- what was used of the caps; null: nothing
    constraint decision_pk primary key (id)
);
create index decision_contact_ix on decision (contact_id, decided_at);

-- Rows of one to seven kilobytes stay where they are, uncompressed: compressing them costs more
-- than the log's whole write.
alter table decision alter column input set storage external;
alter table decision alter column result set storage external;
alter table decision set (toast_tuple_target = 8160, autovacuum_vacuum_insert_scale_factor = 0.5);

-- Answers that a repeated Idempotency-Key gets again.
create table decision_key (
    key         text        not null,
    body_hash   bytea       not null,
    answer      text        not null,
    expires_at  timestamptz not null,
    constraint decision_key_pk primary key (key)
);
create index decision_key_expiry_ix on decision_key (expires_at);

-- The cap ledger: one row for each use of an offer that has caps.
create table offer_use (
    rule_set    text        not null,
    offer       text        not null,
    event       text        not null,
    contact_id  text,
    at          timestamptz not null,
    counts_all  boolean     not null, -- the offer has a cap over all contacts
    decision_id uuid        not null,
    constraint offer_use_event_known check (event in ('decision', 'shown', 'clicked', 'converted'))
);
create index offer_use_contact_ix on offer_use (contact_id, rule_set, at) where contact_id is not null;
create index offer_use_all_ix on offer_use (rule_set, offer, event, at) where counts_all;

-- Uses over all contacts by hour, so that a wide window is not counted row by row.
create table offer_use_hour (
    rule_set text        not null,
    offer    text        not null,
    event    text        not null,
    hour     timestamptz not null,
    uses     bigint      not null,
    constraint offer_use_hour_pk primary key (rule_set, offer, event, hour),
    constraint offer_use_hour_uses_positive check (uses > 0)
);
