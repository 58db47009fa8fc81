-- Questions to the event store: what may be read of an event, what finds events by other things than their packs, and named queries.

-- Questions read events through the view event_as_read (0015). What happened, where and by whom are columns of shapes, of which
-- there are few; event_of_shape leads from them to events, and BRIN indexes narrow by time.

-- Pages go on from a moment of recording. Events of one document have one, kept once with a list of rows (deduplication).
create index event_in_record_order on event (recorded_at);
create index event_shape_of_step on event_shape (biz_step);

-- Registered places stand in shapes; the others in their events, and these indexes hold only such.
create index event_of_other_location on event ((body #>> '{bizLocation,id}')) where body ? 'bizLocation';
create index event_of_other_read_point on event ((body #>> '{readPoint,id}')) where body ? 'readPoint';

create or replace view event_as_read as
select e.id, e.at, e.recorded_at, e.capture_id, s.company_id, s.site_id, s.to_site_id, s.zone, s.type, s.action, s.biz_step,
  s.disposition, s.retracted, uuid_send(e.hash_head) || uuid_send(e.hash_tail) as hash, s.body || e.body as body,
  e.shape, e.body as own_body
from event e
join event_shape s on s.id = e.shape;
comment on view event_as_read is 'Events as they are asked for, with what their shapes say; shape and own_body, as they are kept, lead to indexes.';

create table named_query (
  id         uuid        not null,
  company_id uuid        references company (id),
  name       text        not null constraint named_query_name check (length(name) between 1 and 100),
  query      jsonb       not null,
  created_at timestamptz not null default now(),
  created_by text        not null,
  constraint named_query_pkey primary key (id),
  constraint named_query_once unique nulls not distinct (company_id, name)
);
comment on table named_query is 'Queries kept under a name, each its owner''s own; those without a company are the regulator''s. query is as it was sent, with its @context.';

create table dropped_page_token (
  mark  text        not null,
  until timestamptz not null,
  constraint dropped_page_token_pkey primary key (mark)
);
comment on table dropped_page_token is 'Tokens of pages that their holders gave up before their time; kept until they would have ended.';
