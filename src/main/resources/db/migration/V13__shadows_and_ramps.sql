-- Rules that are evaluated beside the live version, without anybody noticing.
create table shadow (
    id              uuid             not null,
    rule_set        text             not null,
    draft           uuid,
    version         integer,
    hash            text             not null,
    bundle          bytea            not null, -- zip of the files as they were when it began
    share           double precision not null,
    created_by      text             not null,
    created_at      timestamptz      not null,
    compared        bigint           not null default 0,
    differ          bigint           not null default 0,
    segments_differ bigint           not null default 0,
    offers_differ   bigint           not null default 0,
    failed          bigint           not null default 0,
    dropped         bigint           not null default 0,
    constraint shadow_pk primary key (id),
    constraint shadow_rule_set_fk foreign key (rule_set) references rule_set (key),
    constraint shadow_source check ((draft is null) <> (version is null)),
    constraint shadow_share_sensible check (share > 0 and share <= 1)
);

-- Some decisions that would have been others. No data of the contact beside what the log has.
create table shadow_example (
    shadow          uuid        not null,
    decision_id     uuid        not null,
    decided_at      timestamptz not null,
    live_version    integer     not null,
    live_segments   text[]      not null,
    shadow_segments text[]      not null,
    live_offer      text,
    shadow_offer    text,
    constraint shadow_example_pk primary key (shadow, decision_id),
    constraint shadow_example_shadow_fk foreign key (shadow) references shadow (id) on delete cascade
);

-- Experiments whose coverage is raised by schedule while their guardrails hold.
create table experiment_ramp (
    experiment text        not null,
    phase      integer     not null,
    steps      text        not null, -- coverages, with commas between
    every      text        not null, -- ISO-8601 duration
    step       integer     not null, -- the one that it is at, from 0
    state      text        not null,
    reason     text,
    next_at    timestamptz not null, -- when the next step is due
    check_at   timestamptz not null, -- when the guardrails are looked at next
    started_by text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    constraint experiment_ramp_pk primary key (experiment, phase),
    constraint experiment_ramp_phase_fk foreign key (experiment, phase)
        references experiment_phase (experiment, phase),
    constraint experiment_ramp_state_known
        check (state in ('running', 'done', 'rolled-back', 'cancelled'))
);
create index experiment_ramp_due_ix on experiment_ramp (check_at) where state = 'running';
