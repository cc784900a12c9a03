-- Finds the decisions about a stretch of time. Decisions mostly lie in the log as time went by, so a
-- summary of each stretch of the log is enough, and costs the log little; what was decided
-- about another time does not widen it, since several ranges are kept for each stretch.
create index decision_time_ix on decision
    using brin (decided_at timestamptz_minmax_multi_ops) with (autosummarize = on);
