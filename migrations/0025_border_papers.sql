-- Papers that accompany goods across the border: each rests on a licence, and holds no longer than it.

create sequence border_paper_number;

create table border_paper (
  number      text        not null,
  kind        text        not null,
  licence     text        not null,
  company_id  uuid        not null,
  content     jsonb       not null,
  issued_on   date        not null,
  valid_until date        not null,
  decided_by  text        not null,
  hash        text,
  bytes       int,
  made_at     timestamptz,
  constraint border_paper_pkey primary key (number),
  constraint border_paper_kind check (kind in ('SKI', 'CFS', 'CPP', 'HC')),
  constraint border_paper_of_licence foreign key (licence) references licence (number),
  constraint border_paper_of_company foreign key (company_id) references company (id),
  constraint border_paper_kept foreign key (hash) references file (hash),
  constraint border_paper_range check (issued_on < valid_until),
  constraint border_paper_made check ((hash is null) = (made_at is null) and (hash is null) = (bytes is null))
);
create index border_paper_licence on border_paper (licence);
create index border_paper_company on border_paper (company_id);
comment on table border_paper is 'Import and export certificates (SKI, CFS, CPP, health certificate) with what they say. Whether one is withdrawn is told by its licence and never stored here; hash is the signed document, once a job has made it.';
