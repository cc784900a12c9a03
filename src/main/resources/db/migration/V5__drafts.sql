-- Which version is live changes, and every change counts up, so that replicas see it. A rule set
-- whose first version is yet to take effect has none.
alter table rule_set alter column live_version drop not null;
alter table rule_set add column changes bigint not null default 1;

-- Who brought a version out, and why. Nobody in particular for what came with the application.
alter table rule_set_version add column publisher text;
alter table rule_set_version add column approver text;
alter table rule_set_version add column comment text;

-- Files that may be published soon: every replica compiles them ahead.
create table rule_set_prepared (
    hash        text        not null,
    rule_set    text        not null,
    bundle      bytea       not null, -- zip of the canonical files
    prepared_at timestamptz not null,
    constraint rule_set_prepared_pk primary key (hash)
);

-- Versions that are to go live at some time.
create table rule_set_activation (
    id           uuid        not null,
    rule_set     text        not null,
    version      integer     not null,
    effective_at timestamptz not null,
    state        text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    constraint rule_set_activation_pk primary key (id),
    constraint rule_set_activation_version_fk foreign key (rule_set, version)
        references rule_set_version (rule_set, version),
    constraint rule_set_activation_state_known check (state in ('scheduled', 'done', 'cancelled', 'failed'))
);
create index rule_set_activation_due_ix on rule_set_activation (effective_at) where state = 'scheduled';

-- Everybody who had a hand in some content, in whichever draft. Kept when the draft goes.
create table rule_set_author (
    rule_set text not null,
    hash     text not null,
    author   text not null,
    constraint rule_set_author_pk primary key (rule_set, hash, author)
);

create table draft (
    id             uuid        not null,
    rule_set       text        not null, -- may be one that does not exist yet
    base           integer,              -- the version that it was made from; null: none
    state          text        not null,
    hash           text        not null, -- of the canonical files as they are now
    author         text        not null, -- who began it
    comment        text,
    created_at     timestamptz not null,
    updated_by     text        not null,
    updated_at     timestamptz not null,
    submitted_by   text,
    submitted_at   timestamptz,
    reviewed_by    text,
    reviewed_at    timestamptz,
    review_comment text,
    version        integer,              -- what it was published as
    constraint draft_pk primary key (id),
    constraint draft_state_known
        check (state in ('draft', 'submitted', 'approved', 'rejected', 'published')),
    constraint draft_published_has_version check ((state = 'published') = (version is not null))
);
create index draft_rule_set_ix on draft (rule_set, created_at);

create table draft_file (
    draft    uuid        not null,
    path     text        not null,
    content  bytea       not null,
    etag     text        not null, -- hex SHA-256 of the content
    saved_by text        not null,
    saved_at timestamptz not null,
    constraint draft_file_pk primary key (draft, path),
    constraint draft_file_draft_fk foreign key (draft) references draft (id) on delete cascade
);

-- Everybody who saved or removed a file of a draft.
create table draft_author (
    draft  uuid not null,
    author text not null,
    constraint draft_author_pk primary key (draft, author),
    constraint draft_author_draft_fk foreign key (draft) references draft (id) on delete cascade
);

-- Changed packaged files that a release of the application has offered as a draft.
create table packaged_offer (
    rule_set   text        not null,
    hash       text        not null,
    offered_at timestamptz not null,
    constraint packaged_offer_pk primary key (rule_set, hash)
);
