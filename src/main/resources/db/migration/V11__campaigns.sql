-- Campaigns, and the decisions that were made under them.
create table campaign (
    key        text        not null,
    revision   integer     not null,
    body       text        not null, -- the campaign as JSON, as it is sent and answered
    created_at timestamptz not null,
    created_by text        not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    constraint campaign_pk primary key (key)
);

-- Written in the decision log's transaction. Frequency policies and pauses are read from here, so
-- it holds no more than they need.
create table campaign_decision (
    decision_id uuid             not null,
    campaign    text             not null,
    contact_id  text collate "C",          -- null: a contact without an id
    at          timestamptz      not null, -- the instant that the decision is about
    offer       text,                      -- the first of the ranked; null: no offer
    member      boolean          not null, -- of the stream of members: one for each of them
    constraint campaign_decision_pk primary key (decision_id)
);
create unique index campaign_decision_member_ux on campaign_decision (campaign, contact_id) where member;
create index campaign_decision_contact_ix on campaign_decision (contact_id, at) where contact_id is not null;
create index campaign_decision_campaign_ix on campaign_decision (campaign);

-- Who is erased is no member of anything any more.
create function campaign_forget_contact() returns trigger language plpgsql as $$
begin
    delete from campaign_decision where contact_id = old.id;
    return null;
end
$$;

create trigger campaign_forget_contact
    after delete on contact
    for each row execute function campaign_forget_contact();

-- What held offers back beyond rules and caps, so that a replay needs nothing else; null: nothing.
alter table decision add column holds text;
