-- How far acts of others upon a sign-in were carried out: an act stands in the audit trail
-- before it is done, and is finished once. (RIGHT-15, RIGHT-16)

alter table kedu.sign_in add column carried_out jsonb not null default '{}' check (jsonb_typeof(carried_out) = 'object');
comment on column kedu.sign_in.carried_out is '已执行的账号操作 · Place in the audit trail of the last act of each kind that was carried out';

-- What stood in the audit trail before this was kept counts as carried out. The
-- owner sees the rows of every authority for as long as this takes.
alter table kedu.audit no force row level security;
update kedu.sign_in i
set carried_out = jsonb_build_object('reset_password', a.last, 'clear_second_factor', a.last, 'unlock', a.last, 'close_account', a.last)
from (
  select distinct on (r.about) r.about, (select max(l.sequence) from kedu.audit l where l.authority_id = r.authority_id) as last
  from kedu.audit r where r.command = 'register_person' order by r.about, r.sequence
) as a
where a.about = 'person/' || i.person_id;
alter table kedu.audit force row level security;
