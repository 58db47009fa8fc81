-- Casework: what is applied for, what happened to it, what was handed in, asked, paid and judged.

create table case_file (
  id              uuid        not null,
  number          text        not null,
  service         text        not null,
  service_version int         not null,
  company_id      uuid        not null,
  state           text        not null,
  seq             int         not null,
  product_name    text,
  plain_name      text,
  opened_on       date        not null,
  filed_on        date,
  changed_at      timestamptz not null,
  licence         text,
  constraint case_file_pkey primary key (id),
  constraint case_file_number unique (number),
  constraint case_file_of_company foreign key (company_id) references company (id),
  constraint case_file_gives_licence foreign key (licence) references licence (number),
  constraint case_file_state check (state in (
    'draft', 'awaiting payment', 'in evaluation', 'with applicant', 'proposed', 'granted', 'refused', 'withdrawn', 'lapsed')),
  constraint case_file_granted_with_licence check ((state = 'granted') = (licence is not null)),
  constraint case_file_filed check (state in ('draft', 'withdrawn', 'lapsed') or filed_on is not null)
);
create index case_file_company on case_file (company_id, changed_at desc);
create index case_file_open on case_file (state) where state in ('draft', 'awaiting payment', 'in evaluation', 'with applicant', 'proposed');
create index case_file_name on case_file (plain_name);
comment on table case_file is 'One row for each application: its present, kept with case_event in one transaction and replayable from it. No deadline is stored.';
comment on column case_file.plain_name is 'The product name without capitals, spaces and signs, by which names are compared.';
comment on column case_file.service_version is 'The version of the service under which the case began, and which it keeps.';

create table case_event (
  case_id    uuid        not null,
  seq        int         not null,
  kind       text        not null,
  on_day     date        not null,
  at         timestamptz not null default clock_timestamp(),
  actor_kind text        not null,
  actor_id   text        not null,
  actor_name text        not null,
  data       jsonb       not null default '{}',
  constraint case_event_pkey primary key (case_id, seq),
  constraint case_event_of_case foreign key (case_id) references case_file (id),
  constraint case_event_kind check (kind in (
    'opened', 'filed', 'paid', 'asked', 'answered', 'proposed', 'returned', 'granted', 'refused', 'withdrawn', 'lapsed')),
  constraint case_event_actor_kind check (actor_kind in ('person', 'key', 'system'))
);
create trigger case_event_append_only before update or delete on case_event for each row execute function refuse_change();
create trigger case_event_no_truncate before truncate on case_event execute function refuse_change();
comment on table case_event is 'Append-only history of each application; (case_id, seq) refuses two writers of one step. on_day is the legal day that clocks count from.';

create table case_section (
  case_id    uuid        not null,
  section    text        not null,
  version    int         not null,
  content    jsonb       not null,
  at         timestamptz not null default clock_timestamp(),
  actor_id   text        not null,
  actor_name text        not null,
  constraint case_section_pkey primary key (case_id, section, version),
  constraint case_section_of_case foreign key (case_id) references case_file (id)
);
create trigger case_section_append_only before update or delete on case_section for each row execute function refuse_change();
create trigger case_section_no_truncate before truncate on case_section execute function refuse_change();
comment on table case_section is 'Every saved version of each section of a dossier; the last is the present one. Saving over a version that one has not seen collides on the key.';

create table case_document (
  id         uuid        not null,
  case_id    uuid        not null,
  need       text        not null,
  hash       text,
  name       text        not null,
  replaces   uuid,
  at         timestamptz not null default clock_timestamp(),
  actor_id   text        not null,
  actor_name text        not null,
  constraint case_document_pkey primary key (id),
  constraint case_document_of_case foreign key (case_id) references case_file (id),
  constraint case_document_file foreign key (hash) references file (hash),
  constraint case_document_replaces foreign key (replaces) references case_document (id),
  constraint case_document_replaced_once unique (replaces)
);
create index case_document_case on case_document (case_id, id);
create trigger case_document_append_only before update or delete on case_document for each row execute function refuse_change();
create trigger case_document_no_truncate before truncate on case_document execute function refuse_change();
comment on table case_document is 'Papers handed in with an application, append only: a newer one replaces an older one, which stays; one without a file takes it out.';

create table fee_order (
  number    text   not null,
  case_id   uuid   not null,
  amount    bigint not null,
  issued_on date   not null,
  finding   jsonb  not null,
  constraint fee_order_pkey primary key (number),
  constraint fee_order_once unique (case_id),
  constraint fee_order_of_case foreign key (case_id) references case_file (id),
  constraint fee_order_amount check (amount > 0)
);
create trigger fee_order_append_only before update or delete on fee_order for each row execute function refuse_change();
create trigger fee_order_no_truncate before truncate on fee_order execute function refuse_change();
comment on table fee_order is 'Fee orders (surat perintah bayar, SPB) with the rows of law that the amount rests on. Until when one is payable follows from the calendar.';

create table payment (
  order_number   text        not null,
  amount         bigint      not null,
  bank_reference text        not null,
  paid_on        date        not null,
  via            text        not null,
  at             timestamptz not null default clock_timestamp(),
  actor_kind     text        not null,
  actor_id       text        not null,
  actor_name     text        not null,
  constraint payment_pkey primary key (order_number),
  constraint payment_of_order foreign key (order_number) references fee_order (number),
  constraint payment_reference unique (bank_reference),
  constraint payment_amount check (amount > 0)
);
create trigger payment_append_only before update or delete on payment for each row execute function refuse_change();
create trigger payment_no_truncate before truncate on payment execute function refuse_change();
comment on table payment is 'Payments of fee orders, exactly as large as the order. A bank reference pays once.';

create table case_mark (
  id         uuid        not null,
  case_id    uuid        not null,
  item       text        not null,
  verdict    text        not null,
  reason     text,
  note       text,
  at         timestamptz not null default clock_timestamp(),
  actor_id   text        not null,
  actor_name text        not null,
  constraint case_mark_pkey primary key (id),
  constraint case_mark_of_case foreign key (case_id) references case_file (id),
  constraint case_mark_verdict check (verdict in ('met', 'not met')),
  constraint case_mark_reason check (verdict = 'met' or reason is not null)
);
create index case_mark_case on case_mark (case_id, item, at desc);
create trigger case_mark_append_only before update or delete on case_mark for each row execute function refuse_change();
create trigger case_mark_no_truncate before truncate on case_mark execute function refuse_change();
comment on table case_mark is 'What an officer found for each item of the checklist, append only; the newest counts. A remark that is not met has a coded reason.';

create table case_question (
  id          uuid        not null,
  case_id     uuid        not null,
  round       int,
  section     text        not null,
  asks        text        not null,
  instrument  text        not null,
  article     text        not null,
  asked_by    text        not null,
  asked_name  text        not null,
  at          timestamptz not null default clock_timestamp(),
  answer      text,
  answered_by text,
  answered_at timestamptz,
  constraint case_question_pkey primary key (id),
  constraint case_question_of_case foreign key (case_id) references case_file (id)
);
create index case_question_case on case_question (case_id, round, id);
comment on table case_question is 'Questions to the applicant. Without a round it is still the officer''s draft; all drafts of a case are sent as one letter.';

create table case_reminder (
  case_id uuid not null,
  clock   text not null,
  due     date not null,
  constraint case_reminder_pkey primary key (case_id, clock, due),
  constraint case_reminder_of_case foreign key (case_id) references case_file (id)
);
comment on table case_reminder is 'Reminders that were written, so that none is written twice for one deadline.';

create table case_counter (
  series text   not null,
  last   bigint not null,
  constraint case_counter_pkey primary key (series)
);
comment on table case_counter is 'The last running number of applications and of fee orders in each year.';
