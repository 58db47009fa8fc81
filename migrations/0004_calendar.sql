-- The days on which the regulator does not work: every statutory deadline is counted on them.

create table holiday (
  day        date    not null,
  name       text    not null,
  kind       text    not null,
  tentative  boolean not null,
  instrument text    not null,
  article    text    not null,
  constraint holiday_pkey primary key (day),
  constraint holiday_kind check (kind in ('national', 'collective'))
);
comment on table holiday is 'Public holidays and collective leave as they stand now; holiday_change tells how they came to.';

create table holiday_change (
  id         uuid        not null,
  before     jsonb,
  after      jsonb,
  reason     text        not null,
  actor_kind text        not null,
  actor_id   text        not null,
  actor_name text        not null,
  at         timestamptz not null default now(),
  constraint holiday_change_pkey primary key (id),
  constraint holiday_change_changes check (before is not null or after is not null)
);
create index holiday_change_at on holiday_change (at desc, id desc);
create trigger holiday_change_append_only before update or delete on holiday_change for each row execute function refuse_change();
create trigger holiday_change_no_truncate before truncate on holiday_change execute function refuse_change();
comment on table holiday_change is 'Every day added (no before), removed (no after) or corrected in the calendar, with its reason. Append only.';
