-- Who may call. Roles are checked by the application: viewer, analyst, approver, campaign, admin.
create table access_user (
    name          text        not null,
    password_hash text        not null, -- bcrypt
    roles         text[]      not null,
    disabled      boolean     not null default false,
    created_at    timestamptz not null,
    constraint access_user_pk primary key (name)
);

create table access_key (
    id           text        not null,
    name         text        not null,
    secret_hash  bytea       not null, -- SHA-256: the secrets are random, so that nothing slow is needed
    roles        text[]      not null,
    created_by   text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz,          -- to the minute
    constraint access_key_pk primary key (id),
    constraint access_key_secret_unique unique (secret_hash)
);
