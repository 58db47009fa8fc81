-- Packing: what became of a lot's codes is told by its events (0008). Only what events cannot hold has rows here.

create table packing_answer (
  company_id      uuid        not null references company (id),
  idempotency_key text        not null constraint packing_answer_key check (char_length(idempotency_key) between 1 and 100),
  asked           bytea       not null,
  answer          jsonb       not null,
  at              timestamptz not null default now(),
  constraint packing_answer_pkey primary key (company_id, idempotency_key)
);
comment on table packing_answer is 'What was answered to an act sent under an Idempotency-Key, so that the same act sent again is answered the same and done once. asked is a hash of the request.';

create table lot_close (
  lot_id      uuid        not null references lot (id),
  balance     jsonb       not null,
  differences jsonb       not null,
  counted     bigint      constraint lot_close_counted check (counted >= 0),
  reason      text,
  actor_kind  text        not null,
  actor_id    text        not null,
  actor_name  text        not null,
  at          timestamptz not null default now(),
  constraint lot_close_pkey primary key (lot_id)
);
create trigger lot_close_append_only before update or delete on lot_close for each row execute function refuse_change();
create trigger lot_close_no_truncate before truncate on lot_close execute function refuse_change();
comment on table lot_close is 'A lot whose reconciliation its holder accepted: the counts and differences as they stood then, what the batch record counted, and why the differences were accepted. Append only.';
