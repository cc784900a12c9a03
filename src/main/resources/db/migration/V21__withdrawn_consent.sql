-- Who is stored as one who denies was decided about before without being stored: that counts no
-- more either. Whoever decided about the contact at that very time did not see it, so who denied is
-- noted, and forgotten once more when all who were at work then are gone.
create table exposure_withdrawn (
    contact_id text collate "C" not null,
    tx         xid8             not null -- the transaction that denied
);

create or replace function exposure_contact_changed() returns trigger language plpgsql as $$
begin
    perform exposure_forget(coalesce(new.id, old.id));
    if tg_op = 'DELETE' then
        update outcome set contact_id = null where contact_id = old.id;
    else
        insert into exposure_withdrawn values (new.id, pg_current_xact_id());
    end if;
    return null;
end
$$;
create trigger exposure_contact_added
    after insert on contact
    for each row
    when ('denied' in (new.consent_purposes ->> 'marketing', new.consent_purposes ->> 'profiling'))
    execute function exposure_contact_changed();

-- Those who are in the analysis already although they deny.
select exposure_forget(c.id)
from contact c
where 'denied' in (c.consent_purposes ->> 'marketing', c.consent_purposes ->> 'profiling')
  and exists (select from exposure e where e.contact_id = c.id);
