-- Public checks: scans are counted, people are not. Reports of what looked wrong.

create table pack_scan (
  n        bigint not null,
  class_id int    not null,
  day      date   not null,
  count    int    not null,
  constraint pack_scan_pkey primary key (class_id, n, day),
  constraint pack_scan_some check (count > 0)
);
comment on table pack_scan is 'How often the code of a pack was checked on a day: an address counts once a day. Neither who nor where is kept.';

create table licence_scan (
  number  text   not null,
  day     date   not null,
  verdict text   not null,
  count   bigint not null,
  constraint licence_scan_pkey primary key (number, day, verdict),
  constraint licence_scan_some check (count > 0)
);
create index licence_scan_day on licence_scan (day) include (count);
comment on table licence_scan is 'How often a licence was checked on a day, by the verdict that was given.';

create table report (
  number     text        not null,
  at         timestamptz not null default now(),
  code       text        not null,
  kind       text        not null,
  what       text        not null,
  bought_at  text,
  contact    text,
  photos     jsonb       not null default '[]',
  licence    text,
  verdict    text,
  constraint report_pkey primary key (number),
  constraint report_number check (number ~ '^L[0-9A-HJKMNP-TV-Z]{10}$'),
  constraint report_kind check (kind in ('not as described', 'code', 'not registered', 'expired or recalled', 'unwell', 'other')),
  constraint report_lengths check (
    char_length(code) <= 2048 and char_length(what) <= 4000 and char_length(bought_at) <= 500 and char_length(contact) <= 200
  )
);
create index report_at on report (at desc, number);
create trigger report_append_only before update or delete on report for each row execute function refuse_change();
create trigger report_no_truncate before truncate on report execute function refuse_change();
comment on table report is 'What the public reported, as it was sent, append only. The number is a secret of who reported it. What was done about it is in report_step.';

create table report_step (
  report     text        not null,
  seq        int         not null,
  state      text        not null,
  note       text        not null,
  actor_id   text        not null,
  actor_name text        not null,
  at         timestamptz not null default now(),
  constraint report_step_pkey primary key (report, seq),
  constraint report_step_of_report foreign key (report) references report (number),
  constraint report_step_state check (state in ('in hand', 'closed'))
);
create trigger report_step_append_only before update or delete on report_step for each row execute function refuse_change();
create trigger report_step_no_truncate before truncate on report_step execute function refuse_change();
comment on table report_step is 'What officers did with a report, append only. The last step tells how it stands; without one it is new.';
