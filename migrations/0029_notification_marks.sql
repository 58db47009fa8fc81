-- What holders of cosmetic notifications were told, so that each is told once.

create table notification_mark (
  number text        not null,
  mark   text        not null,
  at     timestamptz not null default now(),
  constraint notification_mark_pkey primary key (number, mark),
  constraint notification_mark_of_licence foreign key (number) references licence (number)
);
comment on table notification_mark is 'Letters about a cosmetic notification that were written once: warned after some months without activity, proposed for cancellation, reminded to renew.';
