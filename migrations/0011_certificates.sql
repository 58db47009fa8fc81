-- Certificates of licences: the signed papers. Whether one still holds is told by its licence and never stored here.

create table licence_certificate (
  number     text        not null,
  decided_by text,
  asked_at   timestamptz not null default now(),
  constraint licence_certificate_pkey primary key (number),
  constraint licence_certificate_of_licence foreign key (number) references licence (number)
);
comment on table licence_certificate is 'Licences that are to have a certificate, and who decided; a job makes the paper. asked_at is when it was last asked for.';

create table certificate_file (
  number  text        not null,
  version int         not null,
  hash    text        not null,
  bytes   int         not null,
  facts   jsonb       not null,
  made_at timestamptz not null,
  constraint certificate_file_pkey primary key (number, version),
  constraint certificate_file_of_certificate foreign key (number) references licence_certificate (number),
  constraint certificate_file_kept foreign key (hash) references file (hash),
  constraint certificate_file_counts_from_one check (version >= 1)
);
create index certificate_file_hash on certificate_file (hash);
create trigger certificate_file_append_only before update or delete on certificate_file for each row execute function refuse_change();
create trigger certificate_file_no_truncate before truncate on certificate_file execute function refuse_change();
comment on table certificate_file is 'Every certificate document that was signed, append only, by the hash of its bytes, with what it says. The highest version is the one in use.';
