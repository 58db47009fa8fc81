-- Subscriptions: kept queries that go on being answered, each from a place of its own in the chain of captures.

create table subscription (
  id                  uuid        not null,
  query_id            uuid        not null,
  query_name          text        not null,
  company_id          uuid,
  dest                text        not null,
  token               bytea,
  epc_format          text        not null,
  report_if_empty     boolean     not null,
  initial_record_time timestamptz,
  schedule            jsonb,
  trigger             text,
  created_at          timestamptz not null,
  created_by          text        not null,
  watermark           bigint      not null,
  seq                 int         not null default 0,
  next_at             timestamptz,
  wanted              text        constraint subscription_wanted check (wanted in ('run', 'trial')),
  last_run_at         timestamptz,
  last_notified_at    timestamptz,
  most_events         int         not null default 500 constraint subscription_most_events check (most_events > 0),
  stopped_at          timestamptz,
  stopped_because     text        constraint subscription_stopped_because check (stopped_because in ('paused', 'receiver', 'query')),
  problem             jsonb,
  sending_by          uuid,
  sending_until       timestamptz,
  constraint subscription_pkey primary key (id),
  constraint subscription_of_query foreign key (query_id) references named_query (id),
  constraint subscription_of_company foreign key (company_id) references company (id),
  constraint subscription_when check (schedule is null or trigger is null),
  constraint subscription_next check ((schedule is null) = (next_at is null)),
  constraint subscription_stopped check ((stopped_at is null) = (stopped_because is null))
);
create index subscription_by_query on subscription (query_id, id);
create index subscription_by_company on subscription (company_id);
comment on table subscription is 'Who is sent what a kept query newly finds, where to and when: by schedule, by trigger, or, with neither, at once. watermark: up to which place in the chain of captures the query has been answered. token is sealed. sending_by and sending_until: who is sending now, so that only one does.';

create table subscription_delivery (
  subscription_id uuid        not null,
  seq             int         not null,
  made_at         timestamptz not null,
  kind            text        not null constraint subscription_delivery_kind check (kind in ('events', 'problem')),
  events          int         not null,
  sent            int         not null default 0,
  state           text        not null default 'waiting' constraint subscription_delivery_state check (state in ('waiting', 'sent', 'dead')),
  tries           int         not null default 0,
  try_at          timestamptz not null,
  problem         jsonb,
  ended_at        timestamptz,
  content         bytea,
  constraint subscription_delivery_pkey primary key (subscription_id, seq),
  constraint subscription_delivery_of foreign key (subscription_id) references subscription (id) on delete cascade,
  constraint subscription_delivery_content check ((state = 'sent') = (content is null))
);
create index subscription_delivery_waiting on subscription_delivery (subscription_id, seq) where state = 'waiting';
create index subscription_delivery_ended on subscription_delivery (ended_at) where ended_at is not null;
comment on table subscription_delivery is 'What was found for a subscription, numbered in its order, until its receiver has taken it; written with the watermark in one transaction. content is sealed and gone once all is sent; sent counts events that the receiver has taken. Dead ones wait for somebody to send them again.';

-- Whoever sends is woken when captures have joined the chain. A notice at every capture would make commits wait for each other
-- (PostgreSQL takes one lock for all that notify); those that join the chain do so one after another anyway.
create function tell_of_captures() returns trigger language plpgsql as $$
begin
  if exists (select from joined where act = 'movements.captured') then
    perform pg_notify('subscriptions', '');
  end if;
  return null;
end
$$;
create trigger audit_tells_of_captures after insert on audit referencing new table as joined
  for each statement execute function tell_of_captures();
