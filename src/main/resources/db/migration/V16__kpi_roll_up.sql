-- Key figures by hour, added up from the log once and again whenever something about the hour has
-- changed. Who changes a watched hour marks it, in the same transaction and without waiting for
-- anybody; a marked hour is read from the log until it is added up anew.
create table kpi_hour (
    hour     timestamptz not null, -- its start, UTC
    ready    boolean     not null, -- all who did not see that it is watched are gone
    sealed   boolean     not null, -- it is added up
    revision bigint      not null, -- whoever adds it up counts here, so that it is done once
    constraint kpi_hour_pk primary key (hour),
    constraint kpi_hour_sealed_when_ready check (ready or not sealed)
);

create table kpi_mark (
    hour timestamptz not null,
    tx   xid8        not null -- the transaction that changed something
);
create index kpi_mark_ix on kpi_mark (hour);

create table kpi_sum (
    by           text        not null, -- the dimension
    hour         timestamptz not null,
    rule_set     text        not null,
    experiment   text,
    phase        integer,
    key          text,
    decisions    bigint      not null,
    offers       bigint      not null,
    shown        bigint      not null,
    opened       bigint      not null,
    clicked      bigint      not null,
    accepted     bigint      not null,
    rejected     bigint      not null,
    converted    bigint      not null,
    unsubscribed bigint      not null
);
create index kpi_sum_ix on kpi_sum (by, hour);

create table kpi_money (
    by         text        not null,
    hour       timestamptz not null,
    rule_set   text        not null,
    experiment text,
    phase      integer,
    key        text,
    currency   text,
    amount     numeric     not null -- of converted outcomes
);
create index kpi_money_ix on kpi_money (by, hour);

-- Decisions about contacts that were erased since: they stay in the log, but count no more.
create table kpi_forgotten (
    decision_id uuid not null,
    constraint kpi_forgotten_pk primary key (decision_id)
);

-- To be called after the change that it tells of: then nobody can miss both.
create function kpi_contact_changed() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into kpi_forgotten select id from decision where contact_id = old.id
        on conflict do nothing;
    end if;
    insert into kpi_mark
    select k.hour, pg_current_xact_id()
    from (select distinct date_trunc('hour', decided_at, 'UTC') as hour
          from decision where contact_id = coalesce(new.id, old.id)) d
    join kpi_hour k using (hour);
    return null;
end
$$;
create trigger kpi_contact_added
    after insert on contact
    for each row
    when ('denied' in (new.consent_purposes ->> 'marketing', new.consent_purposes ->> 'profiling'))
    execute function kpi_contact_changed();
create trigger kpi_consent_changed
    after update of consent_purposes on contact
    for each row
    when (old.consent_purposes is distinct from new.consent_purposes)
    execute function kpi_contact_changed();
create trigger kpi_contact_erased
    after delete on contact
    for each row execute function kpi_contact_changed();

-- The service deletes no decision, but an operator may.
create function kpi_decision_deleted() returns trigger language plpgsql as $$
begin
    delete from kpi_forgotten where decision_id = old.id;
    insert into kpi_mark
    select hour, pg_current_xact_id() from kpi_hour
    where hour = date_trunc('hour', old.decided_at, 'UTC');
    return null;
end
$$;
create trigger kpi_decision_deleted
    after delete on decision
    for each row execute function kpi_decision_deleted();
