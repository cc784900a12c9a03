-- Rule sets and their published versions. A version's row is never updated.
create table rule_set (
    key          text    not null,
    live_version integer not null,
    constraint rule_set_pk primary key (key)
);

create table rule_set_version (
    rule_set     text        not null,
    version      integer     not null,
    hash         text        not null,
    bundle       bytea       not null, -- zip of the canonical files
    published_at timestamptz not null,
    constraint rule_set_version_pk primary key (rule_set, version),
    constraint rule_set_version_rule_set_fk foreign key (rule_set) references rule_set (key),
    constraint rule_set_version_number_positive check (version > 0)
);

create function rule_set_version_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'published versions are never changed';
end
$$;

create trigger rule_set_version_immutable
    before update or delete on rule_set_version
    for each row execute function rule_set_version_is_immutable();
