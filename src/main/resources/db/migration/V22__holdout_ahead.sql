-- Those held out were counted whatever the coverage; where it was below 1 they were therefore seen
-- before the contacts of the variants, and are other people. Phases that began since count both alike.
alter table experiment_phase add column holdout_ahead boolean not null default false;
update experiment_phase p
set holdout_ahead = true
where p.definition::jsonb #>> '{asked,holdout}' is not null
  and p.definition::jsonb #>> '{asked,namespace}' is null
  and ((p.definition::jsonb #>> '{asked,coverage}')::numeric < 1
       or exists (select from audit_entry a
                  where a.action = 'experiment-widened' and a.subject = 'experiment/' || p.experiment
                    and a.details::jsonb ->> 'phase' = p.phase::text));
