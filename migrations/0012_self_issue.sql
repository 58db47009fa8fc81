-- Both ways of issuing: who may have codes, orders that wait for an officer, and serials that a holder makes itself.

alter table lot
  add column issuer text not null default 'regulator' constraint lot_issuer check (issuer in ('regulator', 'holder'));
comment on table lot is 'A batch for which codes were issued, with the packing that was planned. Its numbers are in lot_span, the articles it rests on in lot_ground. issuer says who made the serials: computed by us, or lists of the holder''s own.';

alter table number_class add column has_book boolean not null default false;
comment on table number_class is 'What one family of codes identifies: a licence at one packaging level, with its GTIN where it has one. next is the first number not given out; key_version is the key that new numbers get, earlier ones stay readable. has_book: some of its numbers stand for serials in the book.';
comment on table lot_span is 'The half-open ranges of a class''s numbers that belong to a lot. Ranges of a class never overlap: each begins where number_class.next stood, under its row lock. key_version 0: the serials are not computed but written in serial_piece.';

create table serial_piece (
  id       int    generated always as identity,
  class_id int    not null references number_class (id),
  from_n   bigint not null,
  until_n  bigint not null,
  serials  bytea  not null,
  constraint serial_piece_pkey primary key (class_id, from_n),
  constraint serial_piece_id unique (id),
  constraint serial_piece_some check (until_n > from_n)
);
-- They come compressed; PostgreSQL need not try again.
alter table serial_piece alter column serials set storage external;
comment on table serial_piece is 'The book of serials that holders made themselves, from number to serial: up to 1,024 in the order of their numbers, one a line, raw DEFLATE.';

create table serial_place (
  key   bigint not null,
  piece int    not null,
  constraint serial_place_pkey primary key (key)
);
comment on table serial_place is 'The book from serial to number: a keyed hash of licence and serial, and the piece to look in. The text in the piece decides; a serial whose hash is taken by another stands under its next one.';

create table code_access (
  id         uuid        not null,
  company_id uuid        not null references company (id),
  way        text        not null constraint code_access_way check (way in ('regulator', 'holder')),
  state      text        not null constraint code_access_state check (state in ('filed', 'granted', 'refused', 'withdrawn', 'ended')),
  seq        int         not null,
  facts      jsonb       not null,
  filed_at   timestamptz not null,
  since      timestamptz not null,
  constraint code_access_pkey primary key (id)
);
create unique index code_access_one on code_access (company_id, way) where state in ('filed', 'granted');
create index code_access_waiting on code_access (filed_at) where state = 'filed';
comment on table code_access is 'Access rights of companies to issue codes, or to order them where the law asks for a right: the data of the application and where it stands. One at a time is open or granted.';

create table code_access_event (
  access_id  uuid        not null references code_access (id),
  seq        int         not null,
  kind       text        not null constraint code_access_event_kind check (kind in ('filed', 'granted', 'refused', 'withdrawn', 'ended')),
  actor_kind text        not null,
  actor_id   text        not null,
  actor_name text        not null,
  at         timestamptz not null,
  data       jsonb       not null default '{}',
  constraint code_access_event_pkey primary key (access_id, seq)
);
comment on table code_access_event is 'Append-only history of each access right, with the reasons of decisions; (access_id, seq) refuses two writers of the same step.';

create table code_order (
  id              uuid        not null,
  company_id      uuid        not null references company (id),
  licence         text        not null references licence (number),
  state           text        not null constraint code_order_state check (state in ('waiting', 'issued', 'refused', 'withdrawn')),
  facts           jsonb       not null,
  idempotency_key text        not null constraint code_order_idempotency_key check (char_length(idempotency_key) between 1 and 100),
  ordered_by      text        not null,
  ordered_at      timestamptz not null,
  decided_by      text,
  decided_at      timestamptz,
  decision        jsonb,
  lot_id          uuid        references lot (id),
  constraint code_order_pkey primary key (id),
  constraint code_order_asked_once unique (company_id, idempotency_key),
  constraint code_order_issued check ((state = 'issued') = (lot_id is not null))
);
create index code_order_waiting on code_order (ordered_at) where state = 'waiting';
comment on table code_order is 'Orders of codes that are not granted without an officer: what was ordered, and what was decided. Orders that are granted at once are lots and stand here not at all.';

create table serial_list (
  id              uuid        not null,
  lot_id          uuid        not null references lot (id),
  company_id      uuid        not null references company (id),
  level           text        not null constraint serial_list_level check (level in ('primary', 'secondary', 'tertiary')),
  format          text        not null constraint serial_list_format check (format in ('csv', 'jsonl')),
  name            text        not null,
  state           text        not null constraint serial_list_state check (state in ('receiving', 'reading', 'read', 'unreadable', 'dropped')),
  bytes           bigint      not null constraint serial_list_bytes check (bytes > 0),
  received        bigint      not null default 0,
  read            bigint      not null default 0,
  layout          jsonb,
  lines           bigint      not null default 0,
  accepted        bigint      not null default 0,
  refused         bigint      not null default 0,
  problem         jsonb,
  idempotency_key text        not null constraint serial_list_idempotency_key check (char_length(idempotency_key) between 1 and 100),
  made_by         text        not null,
  made_at         timestamptz not null,
  since           timestamptz not null,
  constraint serial_list_pkey primary key (id),
  constraint serial_list_asked_once unique (company_id, idempotency_key),
  constraint serial_list_progress check (read <= received and received <= bytes)
);
create index serial_list_of_lot on serial_list (lot_id);
create index serial_list_open on serial_list (company_id) where state in ('receiving', 'reading');
comment on table serial_list is 'A file of serials that a holder made: how many of its bytes have come (they lie in the data folder until they are read), how many have been read, and what became of its lines. layout: what the first line said of the columns.';

create table serial_refusal (
  list_id uuid   not null references serial_list (id),
  line    bigint not null,
  reason  text   not null,
  value   text   not null,
  batch   text,
  constraint serial_refusal_pkey primary key (list_id, line)
);
comment on table serial_refusal is 'The lines of a list that were refused: the line of the file counted from 1, its serial as far as there is one, why, and the batch that has the serial already.';
