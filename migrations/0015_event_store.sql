-- Events become narrow. What thousands of events say alike is a shape, kept once. The hash that is an event's identity stands in the
-- event itself, and an event about one single pack names it there: it needs no rows in event_span and sighting.
-- Numbers of events are taken in blocks of 64 and end in their share of the store (0 to 255), so that an event is found by its number, its hash or its pack on
-- one machine of several: share = low byte of the number = first byte of the hash, or of a single pack by its page.

create table event_shape (
  id          int     generated always as identity,
  key         uuid    not null,
  type        text    not null,
  action      text,
  biz_step    text,
  disposition text,
  zone        text    not null,
  company_id  uuid,
  site_id     uuid,
  to_site_id  uuid,
  retracted   boolean not null,
  body        jsonb   not null,
  constraint event_shape_pkey primary key (id),
  constraint event_shape_key unique (key)
);
create index event_shape_of_company on event_shape (company_id);
create index event_shape_of_site on event_shape (site_id);
create index event_shape_to_site on event_shape (to_site_id) where to_site_id is not null;
comment on table event_shape is 'What many events say alike: what happened, at which registered site, reported by whom. key is the beginning of the hash of its content. Never changed.';

create table event_kept (
  id          bigint      not null,
  at          timestamptz not null,
  recorded_at timestamptz not null,
  page        bigint,
  node        int,
  shape       int         not null,
  share       smallint    not null,
  capture_id  uuid        not null,
  hash_head   uuid        not null,
  hash_tail   uuid        not null,
  body        jsonb       not null,
  constraint event_single check ((page is null) = (node is null))
);

-- Events that were kept before: their shapes first, then the events with new numbers, then all that refers to them.
create temporary table renumbered on commit drop as
select e.id as old, e.*, d.class_id as single_class, lower(d.spans) as single_n,
  case
    when d.event is null then get_byte(e.hash, 0)
    else ((d.class_id + (lower(d.spans) >> 20)) & 255)::int
  end as share
from event e
left join event_span d on d.event = e.id and d.role = 'epc' and upper(d.spans) - lower(d.spans) = 1
  and not exists (select from event_span o where o.event = e.id and (o.role, o.class_id) <> (d.role, d.class_id))
  and not exists (select from event_flag f where f.event = e.id and f.kind = 'unknown serial');
alter table renumbered add primary key (old);

insert into event_shape (key, type, action, biz_step, disposition, zone, company_id, site_id, to_site_id, retracted, body)
select gen_random_uuid(), type, action, biz_step, disposition, zone, company_id, site_id, to_site_id, retracted, '{}'
from renumbered
group by type, action, biz_step, disposition, zone, company_id, site_id, to_site_id, retracted;

insert into event_kept (id, at, recorded_at, page, node, shape, share, capture_id, hash_head, hash_tail, body)
select r.old * 16384 + r.share, r.at, r.recorded_at,
  (r.single_class::bigint << 20) + (r.single_n >> 20), ((1 << 20) + (r.single_n & 1048575))::int,
  s.id, r.share, r.capture_id,
  encode(substr(r.hash, 1, 16), 'hex')::uuid, encode(substr(r.hash, 17, 16), 'hex')::uuid, r.body
from renumbered r
join event_shape s on
  (s.type, s.zone, s.retracted) = (r.type, r.zone, r.retracted)
  and (s.action, s.biz_step, s.disposition, s.company_id, s.site_id, s.to_site_id)
    is not distinct from (r.action, r.biz_step, r.disposition, r.company_id, r.site_id, r.to_site_id);

drop table event;
drop table event_hash;
alter table event_kept rename to event;
alter table event
  add constraint event_pkey primary key (id),
  add constraint event_identity unique (hash_head);
create index event_of_pack on event (page, node) where node is not null;
create index event_of_shape on event (shape, recorded_at);
create index event_at on event using brin (at);
create index event_recorded_at on event using brin (recorded_at);
create index event_of_own_id on event ((body ->> 'eventID')) where body ? 'eventID' and body ->> 'eventID' not like 'ni:///%';
comment on table event is 'An EPCIS event: what it says alike with others is its shape, body holds the fields that neither columns nor shape say. page and node: the one pack that it is about, where it is about one alone; else its packs are in event_span. hash_head and hash_tail are the CBV 2.0 event hash: the same event sent twice is one event. Never changed, but for an error declaration of the company that reported it.';

create table sighting_kept (
  page         bigint      not null,
  at           timestamptz not null,
  event        bigint      not null,
  parent_n     bigint,
  node         int         not null,
  parent_class int,
  packed       boolean,
  constraint sighting_packing check (num_nulls(parent_class, parent_n, packed) in (0, 3))
);
insert into sighting_kept (page, at, event, parent_n, node, parent_class, packed)
select g.page, g.at, r.old * 16384 + r.share, g.parent_n, g.node, g.parent_class, g.packed
from sighting g
join renumbered r on r.old = g.event
where r.single_class is null;
drop table sighting;
alter table sighting_kept rename to sighting;
alter table sighting add constraint sighting_pkey primary key (page, node, at, event);
comment on table sighting is 'Which events saw which packs: one row for each aligned piece of numbers of each event. A pack''s events are found at its leaf and the leaf''s 20 ancestors in its page, and, those about it alone, in event. Where the event put the pack into a parent (packed) or took it out, and was not declared in error, the row says so.';

delete from event_span p using renumbered r where r.old = p.event and r.single_class is not null;
update event_span p set event = r.old * 16384 + r.share from renumbered r where r.old = p.event;
update pack_once p set event = r.old * 16384 + r.share from renumbered r where r.old = p.event;
update event_flag p set event = r.old * 16384 + r.share from renumbered r where r.old = p.event;
update event_flag p
set facts = jsonb_set(p.facts, '{packs}', (
  select jsonb_agg(
    case when r.old is null then one.pack else jsonb_set(one.pack, '{first}', to_jsonb(r.old * 16384 + r.share)) end
    order by one.place
  )
  from jsonb_array_elements(p.facts -> 'packs') with ordinality as one (pack, place)
  left join renumbered r on r.old = (one.pack ->> 'first')::bigint
))
where p.kind like 'already %' and jsonb_array_length(p.facts -> 'packs') > 0;
comment on sequence event_number is 'Blocks of 64 numbers of events, without the share that they end in. Taken for a whole document at once, so that events of one document are numbered in its order.';

create view event_as_read as
select e.id, e.at, e.recorded_at, e.capture_id, s.company_id, s.site_id, s.to_site_id, s.zone, s.type, s.action, s.biz_step,
  s.disposition, s.retracted, uuid_send(e.hash_head) || uuid_send(e.hash_tail) as hash, s.body || e.body as body
from event e
join event_shape s on s.id = e.shape;
comment on view event_as_read is 'Events as they are asked for, with what their shapes say.';

create view event_packs as
select event, role, class_id, spans
from event_span
union all
select id, 'epc', (page >> 20)::int,
  int8multirange(int8range(((page & 1048575) << 20) + node - 1048576, ((page & 1048575) << 20) + node - 1048575))
from event
where node is not null;
comment on view event_packs is 'The packs that an event names, by the part they play in it, whether it names one or many.';
