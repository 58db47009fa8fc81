-- Stock kept as counts by lot and place, and recalls that reach parts of a lot or what was at a site, with notices, answers and a
-- second person for their end.

create table stock (
  id         bigint      not null generated always as identity,
  lot_id     uuid        not null,
  status     text        not null,
  site_id    uuid,
  to_site_id uuid,
  packs      bigint      not null,
  outers     bigint      not null,
  oldest     timestamptz,
  constraint stock_pkey primary key (id),
  constraint stock_key unique nulls not distinct (lot_id, status, site_id, to_site_id),
  constraint stock_of_lot foreign key (lot_id) references lot (id),
  constraint stock_counts check (packs > 0 and outers >= 0)
);
create index stock_at_site on stock (site_id, lot_id);
create index stock_to_site on stock (to_site_id, lot_id) where to_site_id is not null;
comment on table stock is 'How many primary packs of a lot stand how and where, in how many outer packs, and since when the longest; counted anew from the events whenever some of them reach the lot. A lot without rows was never reported.';

create table stock_place (
  site_id uuid not null,
  lot_id  uuid not null,
  constraint stock_place_pkey primary key (site_id, lot_id),
  constraint stock_place_of_lot foreign key (lot_id) references lot (id)
);
comment on table stock_place is 'Of which lots packs were ever reported at a site or sent to it: where stock of a past moment, and what passed through a site, have to be looked for. Rows are never removed.';

create table stock_mark (
  one        boolean     not null default true,
  event      bigint      not null,
  last       bigint      not null,
  beyond     bigint      not null,
  counted_at timestamptz not null,
  constraint stock_mark_pkey primary key (one),
  constraint stock_mark_one check (one)
);
insert into stock_mark (event, last, beyond, counted_at) values (0, 0, 0, '-infinity');
comment on table stock_mark is 'Up to which event stock is counted. Events beyond it are so young that an earlier numbered one may still appear: they are counted, and looked at again; last and beyond say which and how many were there.';

alter table recall
  add column site_id    uuid constraint recall_at_site references company_site (id),
  add column from_place bigint,
  add column until_place bigint,
  add constraint recall_range check (num_nulls(from_place, until_place) in (0, 2) and (from_place is null or (lot_id is not null and from_place >= 0 and from_place < until_place))),
  add constraint recall_site_or_range check (site_id is null or from_place is null);
comment on column recall.site_id is 'Packs that were at this site when the recall began, of this licence.';
comment on column recall.from_place is 'Of a lot the packs from this place in it, counted from 0, to until_place, that one not included.';

create table recall_part (
  recall_id uuid           not null,
  class_id  int            not null,
  spans     int8multirange not null,
  constraint recall_part_pkey primary key (recall_id, class_id),
  constraint recall_part_of_recall foreign key (recall_id) references recall (id)
);
create trigger recall_part_append_only before update or delete on recall_part for each row execute function refuse_change();
create trigger recall_part_no_truncate before truncate on recall_part execute function refuse_change();
comment on table recall_part is 'The packs of a recall that reaches neither a whole licence nor a whole lot, as numbers of their classes, fixed when it began.';

create table recall_notice (
  recall_id  uuid        not null,
  site_id    uuid        not null,
  company_id uuid        not null,
  packs      bigint      not null,
  coming     bigint      not null,
  answer_by  date        not null,
  at         timestamptz not null,
  constraint recall_notice_pkey primary key (recall_id, site_id),
  constraint recall_notice_of_recall foreign key (recall_id) references recall (id),
  constraint recall_notice_at_site foreign key (site_id) references company_site (id),
  constraint recall_notice_to_company foreign key (company_id) references company (id)
);
create index recall_notice_of_company on recall_notice (company_id, at);
create trigger recall_notice_append_only before update or delete on recall_notice for each row execute function refuse_change();
create trigger recall_notice_no_truncate before truncate on recall_notice execute function refuse_change();
comment on table recall_notice is 'Who was told of a recall because packs of it were at a site or on the way there, how many then, and until which day an answer is awaited.';

create table recall_answer (
  id          uuid        not null,
  recall_id   uuid        not null,
  site_id     uuid        not null,
  kind        text        not null constraint recall_answer_kind check (kind in ('seen', 'counted')),
  quarantined bigint      not null default 0,
  returned    bigint      not null default 0,
  destroyed   bigint      not null default 0,
  sold        bigint      not null default 0,
  note        text        not null default '',
  paper       text        constraint recall_answer_paper references file (hash),
  paper_name  text,
  actor_kind  text        not null,
  actor_id    text        not null,
  actor_name  text        not null,
  at          timestamptz not null,
  constraint recall_answer_pkey primary key (id),
  constraint recall_answer_to_notice foreign key (recall_id, site_id) references recall_notice (recall_id, site_id),
  constraint recall_answer_counts check (least(quarantined, returned, destroyed, sold) >= 0)
);
create index recall_answer_of_site on recall_answer (recall_id, site_id, at);
create trigger recall_answer_append_only before update or delete on recall_answer for each row execute function refuse_change();
create trigger recall_answer_no_truncate before truncate on recall_answer execute function refuse_change();
comment on table recall_answer is 'What those who were told answered: that they have seen it, or how many packs they found and what became of them, in all up to then. The last one counts; four times none means that none were found.';

create table recall_reminder (
  recall_id uuid        not null,
  site_id   uuid        not null,
  for_day   date        not null,
  at        timestamptz not null,
  constraint recall_reminder_pkey primary key (recall_id, site_id, for_day),
  constraint recall_reminder_of_notice foreign key (recall_id, site_id) references recall_notice (recall_id, site_id)
);
comment on table recall_reminder is 'Reminders that were written for an unanswered notice, one for each day on which one was due.';

create table recall_report (
  id         uuid        not null,
  recall_id  uuid        not null,
  cause      text        not null,
  measures   text        not null,
  paper      text        constraint recall_report_paper references file (hash),
  paper_name text,
  actor_kind text        not null,
  actor_id   text        not null,
  actor_name text        not null,
  at         timestamptz not null,
  constraint recall_report_pkey primary key (id),
  constraint recall_report_of_recall foreign key (recall_id) references recall (id)
);
create index recall_report_by_recall on recall_report (recall_id, at);
create trigger recall_report_append_only before update or delete on recall_report for each row execute function refuse_change();
create trigger recall_report_no_truncate before truncate on recall_report execute function refuse_change();
comment on table recall_report is 'The holder''s report at the end of a recall: what caused it and what was done so that it does not happen again.';

create table recall_end_proposal (
  id         uuid        not null,
  recall_id  uuid        not null,
  reasons    text        not null,
  actor_kind text        not null,
  actor_id   text        not null,
  actor_name text        not null,
  at         timestamptz not null,
  refused_reasons  text,
  refused_by       text,
  refused_by_name  text,
  refused_at       timestamptz,
  constraint recall_end_proposal_pkey primary key (id),
  constraint recall_end_proposal_of_recall foreign key (recall_id) references recall (id),
  constraint recall_end_proposal_refused check (num_nulls(refused_reasons, refused_by, refused_by_name, refused_at) in (0, 4))
);
create unique index recall_end_proposal_open on recall_end_proposal (recall_id) where refused_at is null;
comment on table recall_end_proposal is 'An officer''s proposal to end a recall. Another officer ends it (recall_end), or refuses with reasons.';

create index capture_of_day on capture (at);

create table board_coverage (
  company_id uuid        not null,
  shipments  int         not null,
  received   int         not null,
  counted_at timestamptz not null,
  constraint board_coverage_pkey primary key (company_id),
  constraint board_coverage_of_company foreign key (company_id) references company (id),
  constraint board_coverage_counts check (received between 0 and shipments)
);
comment on table board_coverage is 'Of a sample of the latest shipments that a company should have received by now, how many it reported as received. Counted anew every hour.';
