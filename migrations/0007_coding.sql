-- Codes: a lot of ten million packs is a handful of rows here. The codes themselves are computed (src/numbers).

create table number_class (
  id          int generated always as identity (start with 1),
  licence     text   not null references licence (number),
  level       text   not null constraint number_class_level check (level in ('primary', 'secondary', 'tertiary')),
  gtin        text   constraint number_class_gtin check (gtin ~ '^[0-9]{14}$'),
  key_version int    not null default 1,
  next        bigint not null default 0,
  constraint number_class_pkey primary key (id),
  constraint number_class_next check (next between 0 and 1099511627776),
  constraint number_class_once unique nulls not distinct (licence, level, gtin)
);
create index number_class_of_gtin on number_class (gtin) where gtin is not null;
comment on table number_class is 'What one family of codes identifies: a licence at one packaging level, with its GTIN where it has one. next is the first number not given out; key_version is the key that new numbers get, earlier ones stay readable.';

create table lot_ground (
  id    int generated always as identity,
  hash  text  not null,
  steps jsonb not null,
  constraint lot_ground_pkey primary key (id),
  constraint lot_ground_once unique (hash)
);
comment on table lot_ground is 'The articles on which issues of codes rested, each different set once: thousands of lots rest on the same few.';

create table lot (
  id              uuid        not null,
  company_id      uuid        not null references company (id),
  site_id         uuid        not null references company_site (id),
  packs           bigint      not null constraint lot_packs check (packs > 0),
  issued_at       timestamptz not null default now(),
  production_date date        not null,
  expiry          date        not null,
  per_case        int         not null constraint lot_per_case check (per_case between 1 and 100000),
  per_pallet      int         not null constraint lot_per_pallet check (per_pallet between 1 and 100000),
  ground          int         not null references lot_ground (id),
  licence         text        not null references licence (number),
  batch           text        not null constraint lot_batch check (char_length(batch) between 1 and 20),
  gtin            text        constraint lot_gtin check (gtin ~ '^[0-9]{14}$'),
  idempotency_key text        not null constraint lot_idempotency_key check (char_length(idempotency_key) between 1 and 100),
  issued_by       text        not null,
  constraint lot_pkey primary key (id),
  constraint lot_shelf_life check (expiry > production_date),
  constraint lot_asked_once unique (company_id, idempotency_key)
);
-- People compare batch numbers without regard to case: two that differ by nothing else would be one batch to them.
create unique index lot_batch_once on lot (licence, upper(batch), gtin) nulls not distinct;
create index lot_company on lot (company_id, issued_at desc);
comment on table lot is 'A batch for which codes were issued, with the packing that was planned. Its numbers are in lot_span, the articles it rests on in lot_ground.';

create table lot_span (
  from_n      bigint   not null,
  until_n     bigint   not null,
  lot_id      uuid     not null references lot (id),
  class_id    int      not null references number_class (id),
  key_version smallint not null,
  constraint lot_span_pkey primary key (class_id, from_n),
  constraint lot_span_some check (until_n > from_n and from_n >= 0)
);
create index lot_span_lot on lot_span (lot_id);
comment on table lot_span is 'The half-open ranges of a class''s numbers that belong to a lot. Ranges of a class never overlap: each begins where number_class.next stood, under its row lock.';
