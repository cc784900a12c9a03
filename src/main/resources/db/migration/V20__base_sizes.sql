-- How many stored contacts the live rules put into each segment, and for how many each offer wins:
-- the latest count of each rule set, so that it is there after a restart and on every replica.
create table base_size (
    rule_set     text        not null,
    version      integer     not null,
    version_hash text        not null,
    as_of        timestamptz not null,
    contacts     bigint      not null,
    undecided    bigint      not null, -- contacts that the rules could not be evaluated for
    segments     jsonb       not null, -- id → contacts
    offers       jsonb       not null, -- id → contacts
    constraint base_size_pk primary key (rule_set)
);
