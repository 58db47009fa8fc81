-- Licences that change: what a variation or a renewal altered, from what, to what, by whose decision.

create table licence_amendment (
  number     text        not null,
  seq        int         not null,
  kind       text        not null,
  effective  date        not null,
  changes    jsonb       not null,
  instrument text        not null,
  article    text        not null,
  actor_kind text        not null,
  actor_id   text        not null,
  actor_name text        not null,
  at         timestamptz not null default now(),
  constraint licence_amendment_pkey primary key (number, seq),
  constraint licence_amendment_of_licence foreign key (number) references licence (number),
  constraint licence_amendment_kind check (kind in ('amendment', 'renewal'))
);
create trigger licence_amendment_append_only before update or delete on licence_amendment for each row execute function refuse_change();
create trigger licence_amendment_no_truncate before truncate on licence_amendment execute function refuse_change();
comment on table licence_amendment is 'What was changed on each licence, append only: every variation and renewal with the values before and after, and the article. The licence itself holds the values of today.';
