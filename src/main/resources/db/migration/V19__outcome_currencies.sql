-- The first and the last currency of an experiment's revenue are looked up by every report.
create index outcome_currency_ix on outcome (experiment, phase, currency)
    where experiment is not null and type = 'converted' and superseded_by is null
          and currency is not null;
