-- Contacts as last sent, and what happened with them. Ids are the caller's; their order is by byte
-- (collation C) so that pages are the same on every database.
create table contact (
  id text collate "C" not null,
  first_name text,
  email text,
  birth_date date,
  age integer,
  gender text,
  country text,
  region text,
  city text,
  language text,
  occupation text,
  income_band text,
  education text,
  interests text[],
  lead_source text,
  created_at timestamptz,
  attributes jsonb not null,
  consent_purposes jsonb not null,
  consent_channels jsonb not null,
  consent_at timestamptz, -- when consent was given; null: never told
  updated_at timestamptz not null,
  constraint contact_pk primary key (id)
);

create table contact_event (
  id text collate "C" not null,
  contact_id text collate "C" not null,
  type text not null,
  at timestamptz not null,
  value numeric,
  currency text,
  properties jsonb not null,
  constraint contact_event_pk primary key (id),
  constraint contact_event_contact_fk foreign key (contact_id) references contact on delete cascade
);

create index contact_event_by_contact on contact_event (contact_id, at);

-- for the fifths of the base: all purchases without reading the table
create index contact_event_purchases on contact_event (contact_id, at) include (value, currency)
  where type = 'purchase';

-- The fifths of the base at the start of each day asked for: served at once after a restart.
create table rfm_boundaries (
  day date not null,
  boundaries jsonb not null,
  computed_at timestamptz not null,
  constraint rfm_boundaries_pk primary key (day)
);
