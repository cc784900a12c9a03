-- A contact's id is compared by its bytes, a decision's contact_id as the database compares text. Where
-- the two meet, the bytes win, and the index on decisions by contact was of no use: to erase one
-- contact, or to note a change of consent, the whole log was read. Saying which comparison is meant
-- gives the index back.
create or replace function kpi_contact_changed() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into kpi_forgotten
        select id from decision where contact_id = old.id collate "default"
        on conflict do nothing;
    end if;
    insert into kpi_mark
    select k.hour, pg_current_xact_id()
    from (select distinct date_trunc('hour', decided_at, 'UTC') as hour
          from decision where contact_id = coalesce(new.id, old.id) collate "default") d
    join kpi_hour k using (hour);
    return null;
end
$$;

-- Erasing a contact takes its id out of outcomes: no reason to read all of them.
create index outcome_contact_ix on outcome (contact_id) where contact_id is not null;
