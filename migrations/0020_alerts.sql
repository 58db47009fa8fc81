-- Alerts: packs that look wrong, one alert a pack, worked as cases.

create table alert (
  id         uuid        not null,
  class_id   int         not null,
  n          bigint      not null,
  code       text        not null,
  licence    text,
  lot_id     uuid,
  batch      text,
  class      text        not null constraint alert_class check (class in ('suspect', 'technical')),
  score      real        not null constraint alert_score check (score >= 0 and score <= 1),
  since      timestamptz not null,
  site_id    uuid,
  company_id uuid,
  reporter   text,
  raised_at  timestamptz not null,
  judged_at  timestamptz not null,
  state      text        not null constraint alert_state check (state in ('open', 'in hand', 'proposed', 'closed')),
  owner_id   text,
  owner_name text,
  outcome    text        constraint alert_outcome check (outcome in ('technical', 'suspect', 'confirmed', 'false', 'explained')),
  closed_at  timestamptz,
  constraint alert_pkey primary key (id),
  constraint alert_of_pack unique (class_id, n),
  constraint alert_closed check ((state = 'closed') = (outcome is not null) and (state = 'closed') = (closed_at is not null))
);
create index alert_waiting on alert (class, score desc, id) where state <> 'closed';
create index alert_at_site on alert (site_id, raised_at);
comment on table alert is 'Packs that look wrong, one row a pack: how suspicious, and how the case about it stands. What was done is in alert_step.';

create table alert_reason (
  alert_id uuid        not null,
  seq      int         not null,
  rule     text        not null,
  score    real        not null,
  at       timestamptz not null,
  facts    jsonb       not null,
  constraint alert_reason_pkey primary key (alert_id, seq),
  constraint alert_reason_of_alert foreign key (alert_id) references alert (id)
);
comment on table alert_reason is 'Why a pack looks wrong, the gravest first, as it was last judged; written anew when its journey changes.';

create table alert_step (
  alert_id   uuid        not null,
  seq        int         not null,
  kind       text        not null constraint alert_step_kind check (
    kind in ('raised', 'raised again', 'taken', 'released', 'noted', 'closed', 'proposed', 'confirmed', 'refused', 'explained')
  ),
  note       text        not null,
  facts      jsonb       not null default '{}',
  actor_kind text        not null,
  actor_id   text        not null,
  actor_name text        not null,
  at         timestamptz not null,
  constraint alert_step_pkey primary key (alert_id, seq),
  constraint alert_step_of_alert foreign key (alert_id) references alert (id)
);
create trigger alert_step_append_only before update or delete on alert_step for each row execute function refuse_change();
create trigger alert_step_no_truncate before truncate on alert_step execute function refuse_change();
comment on table alert_step is 'What was done with an alert, append only.';

create table alert_reading (
  one   boolean not null default true,
  event bigint  not null default 0,
  day   date,
  constraint alert_reading_pkey primary key (one),
  constraint alert_reading_one check (one)
);
insert into alert_reading default values;
comment on table alert_reading is 'Up to which event packs were judged, and the last day whose public checks were looked through.';

create table alert_judged (
  class_id  int  not null,
  n         bigint not null,
  judged_on date not null,
  constraint alert_judged_pkey primary key (class_id, n)
);
create index alert_judged_lately on alert_judged (class_id, judged_on desc);
create index alert_judged_on on alert_judged (judged_on);
comment on table alert_judged is 'Packs judged lately: a sample of them is judged again beside each new one, to know what is usual.';

create table alert_source (
  kind  text not null constraint alert_source_kind check (kind in ('site', 'reporter')),
  name  text not null,
  day   date not null,
  packs int  not null,
  constraint alert_source_pkey primary key (kind, name, day)
);
comment on table alert_source is 'How many packs were judged on what a site, or a person or program, reported on a day: what its alerts are a share of.';

create table alert_letter (
  site_id uuid        not null,
  at      timestamptz not null,
  alerts  int         not null,
  constraint alert_letter_pkey primary key (site_id, at)
);
create trigger alert_letter_append_only before update or delete on alert_letter for each row execute function refuse_change();
create trigger alert_letter_no_truncate before truncate on alert_letter execute function refuse_change();
comment on table alert_letter is 'Letters to companies about technical alerts at one of their sites, append only.';
