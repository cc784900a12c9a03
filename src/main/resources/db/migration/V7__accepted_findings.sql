-- Findings about rules that somebody accepted, and why. The fingerprint is of the finding and the
-- text of its place, so that a change of that text brings the finding back.
create table accepted_finding (
    rule_set    text        not null, -- may be one that does not exist yet
    code        text        not null,
    fingerprint text        not null,
    message     text        not null, -- as it was when it was accepted
    reason      text        not null,
    accepted_by text        not null,
    accepted_at timestamptz not null,
    constraint accepted_finding_pk primary key (rule_set, code, fingerprint)
);
