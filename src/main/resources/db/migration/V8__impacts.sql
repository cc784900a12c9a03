-- What a draft or version would change against another: jobs, one row each, done by whichever
-- replica takes them.
create table impact (
    id           uuid        not null,
    rule_set     text        not null,
    draft        uuid,                 -- the draft that is compared; null: a version
    version      integer,              -- the version that is compared; null: a draft
    hash         text        not null, -- of the files that are compared
    bundle       bytea,                -- a draft's files as they were; gone when the job has ended
    against      integer     not null,
    against_hash text        not null,
    sample       integer,              -- how many contacts; null: all
    channel      text,
    placement    text,
    purpose      text,
    at           timestamptz not null, -- the instant that all decisions are about
    zone         text        not null,
    state        text        not null,
    done         bigint      not null,
    total        bigint,               -- null: not counted yet
    requested_by text        not null,
    requested_at timestamptz not null,
    started_at   timestamptz,
    ended_at     timestamptz,
    beat_at      timestamptz,          -- when whoever runs it was last seen, by the database's clock
    result       text,
    failure      text,
    constraint impact_pk primary key (id),
    constraint impact_state_known
        check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    constraint impact_draft_or_version check ((draft is null) <> (version is null))
);
create index impact_open_ix on impact (requested_at, id) where state in ('queued', 'running');
create index impact_hash_ix on impact (rule_set, hash, against_hash);

-- The contacts of each cell. Nothing ('') stands for no segment and for no offer.
create table impact_move (
    impact  uuid             not null,
    kind    text             not null,
    source  text             not null,
    target  text             not null,
    contact text collate "C" not null,
    constraint impact_move_pk primary key (impact, kind, source, target, contact),
    constraint impact_move_impact_fk foreign key (impact) references impact (id) on delete cascade,
    constraint impact_move_kind_known check (kind in ('segment', 'offer'))
);

-- Everybody who approved a draft as it is; emptied by any edit.
create table draft_approval (
    draft       uuid        not null,
    approver    text        not null,
    approved_at timestamptz not null,
    comment     text,
    constraint draft_approval_pk primary key (draft, approver),
    constraint draft_approval_draft_fk foreign key (draft) references draft (id) on delete cascade
);
insert into draft_approval (draft, approver, approved_at, comment)
    select id, reviewed_by, reviewed_at, review_comment from draft
    where state = 'approved' and reviewed_by is not null;
