-- More services than a first registration: about a licence that exists, following an earlier case, giving something other than a licence.

alter table case_file
  add column about_licence text,
  add column follows uuid,
  add column gives text,
  drop constraint case_file_granted_with_licence,
  add constraint case_file_about_licence foreign key (about_licence) references licence (number),
  add constraint case_file_follows foreign key (follows) references case_file (id);
update case_file set gives = 'licence' where state = 'granted';
alter table case_file add constraint case_file_gives check ((state = 'granted') = (gives is not null) and (gives is distinct from 'licence' or licence is not null));
create index case_file_about on case_file (about_licence) where about_licence is not null;
create index case_file_followed on case_file (follows) where follows is not null;
comment on column case_file.about_licence is 'The licence that is to be changed, renewed, cancelled; none where a new one is applied for.';
comment on column case_file.follows is 'The case that this one rests on: an approved pre-registration, a refusal that is to be reviewed.';
comment on column case_file.gives is 'What the grant gave: a licence, a change, a permission, a paper.';
