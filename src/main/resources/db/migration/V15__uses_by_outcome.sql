-- Uses that outcomes are, by their decision: a correction takes them back.
create index offer_use_outcome_ix on offer_use (decision_id, event) where event <> 'decision';
