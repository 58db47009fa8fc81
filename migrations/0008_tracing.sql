-- Movements: an event is one row, the packs it saw are spans, and a pack finds its events by arithmetic (src/numbers/segments.ts).
-- The large tables (event, event_hash, event_span, event_flag, sighting, pack_once, foreign_epc) carry in every key the
-- column by which they may be spread over several machines: hash, event, page, class_id or uri.

create table capture (
  id         uuid        not null,
  company_id uuid        references company (id),
  actor_kind text        not null constraint capture_actor_kind check (actor_kind in ('person', 'key', 'system')),
  actor_id   text        not null,
  actor_name text        not null,
  via        text        not null constraint capture_via check (via in ('api', 'page', 'scan', 'system')),
  at         timestamptz not null,
  behaviour  text        not null constraint capture_behaviour check (behaviour in ('rollback', 'proceed')),
  success    boolean     not null,
  hash       bytea       not null,
  context    jsonb,
  events     int         not null,
  captured   int         not null,
  known      int         not null,
  problems   jsonb       not null default '[]',
  constraint capture_pkey primary key (id)
);
create index capture_of_hash on capture (hash) where success;
create index capture_of_company on capture (company_id, at desc);
comment on table capture is 'A document or form that reported events: who sent it, what became of it, and the context that gives its own field names their meaning. hash is made of the hashes of its events.';

create sequence event_number as bigint;
comment on sequence event_number is 'Numbers of events. Taken for a whole document at once, so that events of one document are numbered in its order.';

create table event (
  id          bigint      not null,
  at          timestamptz not null,
  recorded_at timestamptz not null,
  capture_id  uuid        not null,
  company_id  uuid,
  site_id     uuid,
  to_site_id  uuid,
  zone        text        not null,
  type        text        not null,
  action      text,
  biz_step    text,
  disposition text,
  retracted   boolean     not null default false,
  hash        bytea       not null,
  body        jsonb       not null,
  constraint event_pkey primary key (id)
);
create index event_of_company on event (company_id, id);
create index event_to_site on event (to_site_id, id) where to_site_id is not null;
create index event_of_own_id on event ((body ->> 'eventID')) where body ? 'eventID' and body ->> 'eventID' not like 'ni:///%';
comment on table event is 'An EPCIS event: its packs are in event_span, as numbers; body holds the fields that no column says, or that came in another form. Never changed, but for an error declaration of the company that reported it.';

create table event_hash (
  hash  bytea  not null,
  event bigint not null,
  constraint event_hash_pkey primary key (hash)
);
comment on table event_hash is 'The identity of each event (CBV 2.0 event hash): the same event sent twice is one event.';

create table event_span (
  event    bigint         not null,
  role     text           not null constraint event_span_role check (role in ('epc', 'parent', 'child', 'input', 'output', 'emptied')),
  class_id int            not null,
  spans    int8multirange not null,
  constraint event_span_pkey primary key (event, role, class_id)
);
comment on table event_span is 'The packs that an event names, by the part they play in it, as ranges of their classes'' numbers. emptied: what lay in the parent when an event took everything out without naming it.';

create table sighting (
  page         bigint      not null,
  node         int         not null,
  at           timestamptz not null,
  event        bigint      not null,
  parent_class int,
  parent_n     bigint,
  packed       boolean,
  constraint sighting_pkey primary key (page, node, at, event),
  constraint sighting_packing check (num_nulls(parent_class, parent_n, packed) in (0, 3))
);
comment on table sighting is 'Which events saw which packs: one row for each aligned piece of numbers of each event. A pack''s events are found at its leaf and the leaf''s 20 ancestors in its page. Where the event put the pack into a parent (packed) or took it out, and was not declared in error, the row says so.';

create table pack_once (
  class_id int    not null,
  n        bigint not null,
  act      text   not null constraint pack_once_act check (act in ('dispensed', 'destroyed')),
  event    bigint not null,
  constraint pack_once_pkey primary key (class_id, n)
);
comment on table pack_once is 'What may happen to a pack only once: whoever reports it first holds the row, everyone after is told so.';

create sequence foreign_number as bigint minvalue 0 maxvalue 1099511627775;
comment on sequence foreign_number is 'Numbers of class 0, in the order in which identities that are not ours first appear.';

create table foreign_epc (
  uri text   not null,
  n   bigint not null,
  constraint foreign_epc_pkey primary key (uri)
);
create index foreign_epc_of_number on foreign_epc (n);
comment on table foreign_epc is 'The book of class 0: the number of every identity that is not one of our codes and no SSCC, in its canonical form.';

create table event_flag (
  event bigint not null,
  kind  text   not null,
  facts jsonb  not null,
  constraint event_flag_pkey primary key (event, kind)
);
comment on table event_flag is 'What looked wrong with an event that was kept: found when it was captured, for people to look at.';
