-- What came of decisions, as told by campaign tools. A row is never changed but for the mark that
-- another one has taken its place.
create table outcome (
    id            text collate "C" not null, -- the caller's
    decision_id   uuid             not null,
    type          text             not null,
    value         numeric,
    currency      text,
    at            timestamptz      not null,
    received_at   timestamptz      not null,
    supersedes    text collate "C",          -- the outcome that this one corrects
    superseded_by text collate "C",          -- null: it counts
    experiment    text,                      -- of the decision
    phase         integer,
    contact_id    text collate "C",
    constraint outcome_pk primary key (id),
    constraint outcome_type_known check (type in ('shown', 'opened', 'clicked', 'accepted',
        'rejected', 'converted', 'unsubscribed'))
);
create index outcome_decision_ix on outcome (decision_id);
create index outcome_supersedes_ix on outcome (supersedes) where supersedes is not null;
create index outcome_exposure_ix on outcome (experiment, phase, contact_id)
    where experiment is not null;

-- Whom an experiment has reached, from the first decision under it on, and what came of it since.
create table exposure (
    experiment   text             not null,
    phase        integer          not null,
    contact_id   text collate "C" not null,
    variant      text             not null, -- empty: held out
    decision_id  uuid             not null, -- the first one
    exposed_at   timestamptz      not null,
    segments     text[]           not null, -- as then decided
    spent_before numeric          not null, -- in the year before, as then known
    mixed        boolean          not null, -- another variant was seen, too
    opened       smallint         not null,
    clicked      smallint         not null,
    accepted     smallint         not null,
    converted    smallint         not null,
    unsubscribed smallint         not null,
    revenue      numeric          not null,
    constraint exposure_pk primary key (experiment, phase, contact_id)
);
create index exposure_contact_ix on exposure (contact_id);

-- Sums over exposures by variant and segment (empty: all), by metric; n is told under the metric
-- 'contacts' alone. Whoever changes exposures adds what changes to exposure_delta, in the same
-- transaction and without waiting for others; now and then deltas are added up.
create table exposure_sum (
    experiment text    not null,
    phase      integer not null,
    variant    text    not null,
    segment    text    not null,
    metric     text    not null,
    n          bigint  not null,
    sum        numeric not null, -- of the metric
    squares    numeric not null,
    x          numeric not null, -- of what was spent before; under 'contacts'
    xx         numeric not null,
    xy         numeric not null, -- metric by spent before
    constraint exposure_sum_pk primary key (experiment, phase, variant, segment, metric)
);
create table exposure_delta (
    experiment text    not null,
    phase      integer not null,
    variant    text    not null,
    segment    text    not null,
    metric     text    not null,
    n          bigint  not null,
    sum        numeric not null,
    squares    numeric not null,
    x          numeric not null,
    xx         numeric not null,
    xy         numeric not null
);
create index exposure_delta_ix on exposure_delta (experiment, phase);

-- What an exposure adds to the sums, n being 1, or -1 to take it out.
create function exposure_parts(e exposure, n integer)
    returns table (metric text, ns bigint, sum numeric, squares numeric, x numeric, xx numeric, xy numeric)
    language sql immutable as $$
    select 'contacts', n::bigint, 0::numeric, 0::numeric, n * e.spent_before,
           n * e.spent_before * e.spent_before, 0::numeric
    union all
    select 'mixed', n::bigint, 0, 0, 0, 0, 0 where e.mixed
    union all
    select m.metric, 0, n * m.y, n * m.y * m.y, 0, 0, n * m.y * e.spent_before
    from (values ('open', e.opened::numeric), ('click', e.clicked::numeric),
                 ('accept', e.accepted::numeric), ('conversion', e.converted::numeric),
                 ('unsubscribe', e.unsubscribed::numeric), ('revenue', e.revenue))
         as m(metric, y)
    where m.y <> 0
$$;

-- Who is erased, or denies marketing or profiling, is in no analysis any more, whatever was seen.
create function exposure_forget(contact text) returns void language sql as $$
    with gone as (delete from exposure where contact_id = contact returning *),
         parts as (
             select g.experiment, g.phase, g.variant, s.segment, p.*
             from gone g
             cross join lateral unnest(g.segments || array['']) as s(segment)
             cross join lateral exposure_parts(
                 (g.experiment, g.phase, g.contact_id, g.variant, g.decision_id, g.exposed_at,
                  g.segments, g.spent_before, g.mixed, g.opened, g.clicked, g.accepted,
                  g.converted, g.unsubscribed, g.revenue)::exposure, -1) p)
    insert into exposure_delta
    select experiment, phase, variant, segment, metric, sum(ns), sum(sum), sum(squares), sum(x),
           sum(xx), sum(xy)
    from parts group by experiment, phase, variant, segment, metric
$$;

create function exposure_contact_changed() returns trigger language plpgsql as $$
begin
    perform exposure_forget(old.id);
    if tg_op = 'DELETE' then
        update outcome set contact_id = null where contact_id = old.id;
    end if;
    return null;
end
$$;
create trigger exposure_contact_erased
    after delete on contact
    for each row execute function exposure_contact_changed();
create trigger exposure_consent_withdrawn
    after update of consent_purposes on contact
    for each row
    when (old.consent_purposes is distinct from new.consent_purposes
          and ('denied' in (new.consent_purposes ->> 'marketing', new.consent_purposes ->> 'profiling')))
    execute function exposure_contact_changed();
