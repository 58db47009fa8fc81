-- Recalls (penarikan): packs that are to come back, of a whole licence or of one batch.

create table recall (
  id         uuid        not null,
  licence    text        not null,
  lot_id     uuid,
  batch      text,
  class      text,
  reasons    text        not null,
  instrument text        not null,
  article    text        not null,
  started_on date        not null,
  actor_kind text        not null,
  actor_id   text        not null,
  actor_name text        not null,
  at         timestamptz not null default now(),
  constraint recall_pkey primary key (id),
  constraint recall_of_licence foreign key (licence) references licence (number),
  constraint recall_class check (class in ('I', 'II', 'III')),
  constraint recall_lot_has_batch check (lot_id is null or batch is not null)
);
create index recall_licence on recall (licence, started_on);
create trigger recall_append_only before update or delete on recall for each row execute function refuse_change();
create trigger recall_no_truncate before truncate on recall execute function refuse_change();
comment on table recall is 'Recalls as they were started, append only: of every pack of a licence, or of one batch of it. An end is a row of recall_end.';

create table recall_end (
  recall_id  uuid        not null,
  ended_on   date        not null,
  reasons    text        not null,
  actor_kind text        not null,
  actor_id   text        not null,
  actor_name text        not null,
  at         timestamptz not null default now(),
  constraint recall_end_pkey primary key (recall_id),
  constraint recall_end_of_recall foreign key (recall_id) references recall (id)
);
create trigger recall_end_append_only before update or delete on recall_end for each row execute function refuse_change();
create trigger recall_end_no_truncate before truncate on recall_end execute function refuse_change();
comment on table recall_end is 'The ends of recalls: from ended_on on a recall is no longer in force. One for each, append only.';
