-- The register of licences: what is allowed, by whose hand, until when, and what happened to it since.

create table licence (
  number        text        not null,
  commodity     text        not null,
  product_name  text        not null,
  brand         text,
  dosage_form   text        not null,
  packs         text[]      not null default '{}',
  composition   jsonb       not null default '[]',
  holder_id     uuid,
  holder_name   text        not null,
  maker_name    text        not null,
  maker_site_id uuid,
  issued_on     date        not null,
  valid_until   date        not null,
  method        text        not null,
  updated_at    timestamptz not null default now(),
  search        text        not null generated always as (
    lower(number || ' ' || product_name || ' ' || coalesce(brand, '') || ' ' || holder_name || ' ' || maker_name)
  ) stored,
  constraint licence_pkey primary key (number),
  constraint licence_held_by foreign key (holder_id) references company (id),
  constraint licence_number_is_plain check (number ~ '^[A-Z]{2,4}[0-9A-Z]{9,20}$'),
  constraint licence_commodity check (commodity in ('drug', 'traditional', 'supplement', 'quasi', 'cosmetic', 'food')),
  constraint licence_method check (method in ('identification', 'authentication')),
  constraint licence_valid_for_a_time check (valid_until > issued_on)
);
create index licence_holder on licence (holder_id, number);
-- One for each order in which the register may be read.
create index licence_issued on licence (issued_on, number);
create index licence_valid_until on licence (valid_until, number);
create index licence_updated on licence (updated_at);
create index licence_name on licence (product_name, number);
create index licence_holder_name on licence (holder_name, number);
comment on table licence is 'Marketing authorisations (izin edar) by number. Valid from issued_on until the day before valid_until; its standing follows from licence_event.';

create table licence_event (
  number        text        not null,
  seq           int         not null,
  standing      text        not null,
  effective     date        not null,
  reasons       text,
  instrument    text,
  article       text,
  superseded_by text,
  actor_kind    text        not null,
  actor_id      text        not null,
  actor_name    text        not null,
  at            timestamptz not null default now(),
  constraint licence_event_pkey primary key (number, seq),
  constraint licence_event_of_licence foreign key (number) references licence (number),
  constraint licence_event_superseded_by foreign key (superseded_by) references licence (number),
  constraint licence_event_standing check (standing in ('active', 'suspended', 'revoked', 'cancelled', 'superseded')),
  constraint licence_event_has_reasons check (seq = 1 or (reasons is not null and instrument is not null and article is not null)),
  constraint licence_event_successor check ((standing = 'superseded') = (superseded_by is not null))
);
-- Nearly every licence has only its issue (seq 1); the few that were acted on are found without reading the rest.
create index licence_event_acts on licence_event (number, seq desc) where seq > 1;
create trigger licence_event_append_only before update or delete on licence_event for each row execute function refuse_change();
create trigger licence_event_no_truncate before truncate on licence_event execute function refuse_change();
comment on table licence_event is 'What happened to each licence, append only: its issue, then every suspension, lift, revocation, cancellation and succession with reasons and article.';

create table licence_gtin (
  gtin   text not null,
  number text not null,
  constraint licence_gtin_pkey primary key (gtin, number),
  constraint licence_gtin_of_licence foreign key (number) references licence (number),
  constraint licence_gtin_has_14_digits check (gtin ~ '^[0-9]{14}$')
);
create index licence_gtin_number on licence_gtin (number);
comment on table licence_gtin is 'Trade item numbers (GTIN, 14 digits) of the packs under each licence. A number may pass to the licence that succeeds.';

create table licence_counter (
  series text   not null,
  last   bigint not null,
  constraint licence_counter_pkey primary key (series)
);
comment on table licence_counter is 'The last running number given in each series of licence numbers (letters and year); its row is locked while one is issued.';

-- Searching inside words uses trigrams where the server has them and lets us; without them the same query reads the table.
do $$
begin
  create extension if not exists pg_trgm;
  create index licence_search on licence using gin (search gin_trgm_ops);
exception
  when insufficient_privilege or feature_not_supported or undefined_file or undefined_object then
    raise notice 'pg_trgm is not available: the register is searched without an index';
end $$;
