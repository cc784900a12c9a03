-- Who is logged in at the workbench. A row goes when its user logs out, is disabled or gets another
-- password, and some time after it is over.
create table access_session (
    secret_hash bytea       not null, -- SHA-256: the secrets are random, so that nothing slow is needed
    user_name   text        not null,
    made_at     timestamptz not null,
    used_at     timestamptz not null, -- to the minute
    constraint access_session_pk primary key (secret_hash),
    constraint access_session_user_fk foreign key (user_name) references access_user (name) on delete cascade
);
create index access_session_user on access_session (user_name);
