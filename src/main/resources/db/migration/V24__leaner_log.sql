-- A contact's uses are counted before each decision. With all that is counted in the index the rows
-- themselves are not looked at, once a vacuum has seen them: that comes after fewer new rows here.
drop index offer_use_contact_ix;
create index offer_use_contact_ix on offer_use (contact_id, rule_set, at) include (offer, event)
    where contact_id is not null;
alter table offer_use set (autovacuum_vacuum_insert_scale_factor = 0.05);

-- Each stretch of the log asks for its summary when it is full, and no more than 256 may ask until the
-- next vacuum. Under a steady load stretches of a megabyte asked in vain, one message of the server's
-- each: now a stretch is sixteen.
drop index decision_time_ix;
create index decision_time_ix on decision
    using brin (decided_at timestamptz_minmax_multi_ops)
    with (autosummarize = on, pages_per_range = 2048);
