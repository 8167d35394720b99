-- The name of a government's log is its own: `kedu/ID` is claimed by the authority of that ID alone. (COMMIT-5)

create or replace function kedu.claim_log(claimed text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if length(claimed) > 200 or (claimed like 'kedu/%' and claimed <> 'kedu/' || kedu.entered_authority()) then
    raise exception 'KEDU: the log is of another authority' using errcode = 'KD007';
  end if;
  insert into kedu.log (log, authority_id) select claimed, kedu.entered_authority() on conflict do nothing;
  if not exists (select from kedu.log l where l.log = claimed and l.authority_id = kedu.entered_authority()) then
    raise exception 'KEDU: the log is of another authority' using errcode = 'KD007';
  end if;
end
$$;
