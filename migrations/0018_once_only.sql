-- Acts that may happen to a pack once. pack_once becomes compact (a letter for the act, columns without padding) and knows more acts;
-- which acts were refused is kept, and under which key each act was asked for.

create table pack_once_compact (
  n        bigint not null,
  event    bigint not null,
  class_id int    not null,
  act      "char" not null constraint pack_once_act check (act in ('g', 'x', 's', 'e', 't', 'f')),
  constraint pack_once_compact_pkey primary key (class_id, n)
);
insert into pack_once_compact (n, event, class_id, act)
select n, event, class_id, case act when 'dispensed' then 'g'::"char" else 'x'::"char" end
from pack_once;
drop table pack_once;
alter table pack_once_compact rename to pack_once;
alter table pack_once rename constraint pack_once_compact_pkey to pack_once_pkey;
comment on table pack_once is 'Why a pack is not active, and by which event: whoever reports it first holds the row, everyone after is told so; an undo removes it. g dispensed (given out), x destroyed, s sampled, e exported, t stolen, f frozen.';

create table act_answer (
  key    uuid   not null,
  asked  bigint not null,
  event  bigint,
  answer jsonb,
  at     timestamptz not null default now(),
  constraint act_answer_pkey primary key (key),
  constraint act_answer_of check (num_nonnulls(event, answer) = 1)
);
create index act_answer_old on act_answer using brin (at);
comment on table act_answer is 'What became of an act that was asked for under an idempotency key: the event, or the answer that refused it. key and asked are the beginnings of hashes: of the company and its key, and of what was asked. Forgotten after some weeks.';

create table refused_act (
  id         uuid        not null,
  class_id   int,
  n          bigint,
  code       text        not null,
  act        text        not null,
  kind       text        not null constraint refused_act_kind check (kind in ('procedure', 'technical', 'suspect')),
  company_id uuid        not null references company (id),
  site_id    uuid        not null,
  at         timestamptz not null,
  facts      jsonb       not null,
  constraint refused_act_pkey primary key (id),
  constraint refused_act_pack check (num_nulls(class_id, n) in (0, 2))
);
create index refused_act_of_pack on refused_act (class_id, n) where class_id is not null;
create index refused_act_of_site on refused_act (site_id, at desc);
comment on table refused_act is 'An act on a pack that was refused: by whom, where, and with which return code. facts: what was scanned, and what stood in the way.';

create table report_key (
  key   uuid        not null,
  asked bigint      not null,
  at    timestamptz not null,
  constraint report_key_pkey primary key (key)
);
create index report_key_old on report_key using brin (at);
comment on table report_key is 'When a simple report was first sent under an idempotency key, so that the same sent again is the same event. key and asked are the beginnings of hashes, as in act_answer. Forgotten after some weeks.';
