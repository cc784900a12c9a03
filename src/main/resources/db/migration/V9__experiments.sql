-- Experiments. What is fixed when one starts lies in the definition; a running experiment's is
-- changed only to widen its coverage.
create table experiment (
    key        text        not null,
    rule_set   text        not null,
    state      text        not null,
    phase      integer     not null, -- the running or last one; before the first start: 1
    namespace  text,
    definition text        not null, -- a JSON object
    created_by text        not null,
    created_at timestamptz not null,
    updated_by text        not null,
    updated_at timestamptz not null,
    changes    bigint      not null, -- counts every change, so that replicas see it
    constraint experiment_pk primary key (key),
    constraint experiment_rule_set_fk foreign key (rule_set) references rule_set (key),
    constraint experiment_phase_positive check (phase > 0),
    constraint experiment_state_known
        check (state in ('draft', 'running', 'stopped', 'promoted'))
);
create index experiment_running_ix on experiment (key) where state = 'running';

-- Every phase that was started, with the definition that it had at its end.
create table experiment_phase (
    experiment text        not null,
    phase      integer     not null,
    definition text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    constraint experiment_phase_pk primary key (experiment, phase),
    constraint experiment_phase_experiment_fk foreign key (experiment) references experiment (key)
);

-- Under which experiment a decision was made, and which table rows led to it. The variant's column
-- is there since the log is; null: in the holdout.
alter table decision
    add column experiment text,
    add column phase      integer,
    add column holdout    boolean,
    add column withheld   boolean, -- the holdout's treatment took the offer away
    add column rows       text[];  -- file#decision/row id
create index decision_experiment_ix on decision (experiment, phase, id) where experiment is not null;
