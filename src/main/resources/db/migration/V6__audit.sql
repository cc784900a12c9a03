-- Who did what, when, to which content. Entries are numbered without a gap, and each one's digest
-- covers the one before, so that whoever alters, removes or inserts one leaves a trace.
create table audit_entry (
    number   bigint      not null,
    at       timestamptz not null,
    actor    text        not null,
    action   text        not null,
    subject  text        not null,
    hash     text,
    details  text        not null, -- a JSON object of texts
    previous text        not null, -- the digest of the entry before; of the first: 64 zeros
    digest   text        not null, -- hex SHA-256
    constraint audit_entry_pk primary key (number),
    constraint audit_entry_number_positive check (number > 0)
);

-- The last entry once more: a log that lost its end does not reach it.
create table audit_head (
    one    boolean not null default true,
    number bigint  not null,
    digest text    not null,
    constraint audit_head_pk primary key (one),
    constraint audit_head_is_one check (one)
);
insert into audit_head (number, digest) values (0, repeat('0', 64));

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit entries are never changed';
end
$$;

create trigger audit_entry_append_only
    before update or delete on audit_entry
    for each row execute function audit_is_append_only();

create trigger audit_entry_not_emptied
    before truncate on audit_entry
    for each statement execute function audit_is_append_only();

create trigger audit_head_stays
    before delete on audit_head
    for each row execute function audit_is_append_only();
