-- Questions to the event store: what may be read of an event, what finds events by other things than their packs, and named queries.

-- Questions read events through the view event_as_read (0015). What happened, where and by whom are columns of shapes, of which
-- there are few; event_of_shape leads from them to events, and BRIN indexes narrow by time.

-- Pages go on from a moment of recording. Events of one document have one, kept once with a list of rows (deduplication).
create index event_in_record_order on event (recorded_at);
create index event_shape_of_step on event_shape (biz_step);

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
