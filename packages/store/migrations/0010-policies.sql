-- Who may do what in the database: row-level security on every business table, rights of the roles, nothing overwritten. (STORE-4, STORE-7 to STORE-10)

do $$
declare
  t record;
begin
  for t in
    -- table, group of a grant that opens it (null: none), whether administrators see it, whether rows are of a unit
    select * from (values
      ('audit_head', null, true, false), ('audit', null, true, false), ('command_key', null, true, false),
      ('pending_entry', null, true, false), ('log_entry', null, true, false), ('post', null, true, false), ('seat', null, true, false),
      ('role_grant', null, true, false), ('admin_seat', null, true, false), ('event', null, false, false),
      ('scheme_version', 'schemes', false, false), ('catalogue_request', 'schemes', false, false), ('indicator_owner', 'schemes', false, false),
      ('round', 'rounds', false, false), ('task', 'rounds', false, true), ('connector', null, false, false),
      ('observation', 'values', false, true), ('observation_step', 'values', false, true), ('opinion', 'values', false, true),
      ('blob', null, false, false), ('blob_chunk', null, false, false), ('import', null, false, false),
      ('snapshot', 'results', false, false), ('run', 'results', false, false), ('read_grant', null, true, false)
    ) as listed(name, opened_by, is_for_administrators, is_of_unit)
  loop
    execute format('alter table kedu.%I enable row level security', t.name);
    execute format('alter table kedu.%I force row level security', t.name);
    execute format('create policy backup on kedu.%I for select to kedu_read using (true)', t.name);
    execute format('create policy own_read on kedu.%I for select to kedu_app, kedu_owner using (authority_id = (select kedu.%I()))',
      t.name, case when t.is_for_administrators then 'entered_authority' else 'business_authority' end);
    if t.opened_by is not null then
      execute format('create policy granted_read on kedu.%I for select to kedu_app, kedu_owner using (authority_id = any ((select kedu.granted_whole(%L))::text[])%s)',
        t.name, t.opened_by,
        case when t.is_of_unit then format(' or (authority_id || ''/'' || unit_id) = any ((select kedu.granted_units(%L))::text[])', t.opened_by) else '' end);
    end if;
    if t.name = 'audit_head' then
      execute 'create policy own_insert on kedu.audit_head for insert to kedu_owner with check (authority_id = (select kedu.entered_authority()))';
      execute 'create policy own_update on kedu.audit_head for update to kedu_owner using (authority_id = (select kedu.entered_authority()))';
    elsif t.name = 'audit' then
      execute 'create policy own_insert on kedu.audit for insert to kedu_owner with check (authority_id = (select kedu.entered_authority()))';
    elsif t.name in ('blob', 'blob_chunk') then
      execute format('create policy own_insert on kedu.%I for insert to kedu_app with check (authority_id = (select kedu.business_authority()))', t.name);
    elsif t.name = 'log_entry' then
      execute 'create policy own_insert on kedu.log_entry for insert to kedu_app with check (authority_id = (select kedu.entered_authority()))';
    else
      -- The columns that every row of a command bears are compared with those of the command, by one question; where commands are written together,
      -- rows of those before the last with what stands beside the stamp.
      execute format('create policy own_insert on kedu.%1$I for insert to kedu_app with check ('
        '(authority_id, since%2$s) = (select %3$s, stamp.since%4$s from kedu.command_stamp() stamp)'
        ' or (authority_id = (select %3$s from kedu.command_stamp() stamp)%5$s))',
        t.name,
        case
          when t.name = 'observation' then ', known_from, person_id, post_id'
          when t.name in ('observation_step', 'opinion') then ', at, person_id, post_id'
          when t.name = 'command_key' then ', person_id'
          else ''
        end,
        case when t.is_for_administrators then 'stamp.authority_id' else 'stamp.business_id' end,
        case
          when t.name in ('observation', 'observation_step', 'opinion') then ', stamp.at, stamp.person_id, stamp.post_id'
          when t.name = 'command_key' then ', stamp.person_id'
          else ''
        end,
        (select string_agg(format(' and %s (select stamp.%s from kedu.command_stamp() stamp)[since - (select stamp.first from kedu.command_stamp() stamp) + 1]%s',
            compared, beside, ending), '')
          from (values
            (case t.name when 'observation' then 'known_from =' when 'observation_step' then 'at =' when 'opinion' then 'at =' else '' end, 'moments',
              case when t.name in ('observation', 'observation_step', 'opinion') then '' else ' is not null' end),
            (case when t.name in ('observation', 'observation_step', 'opinion', 'command_key') then 'person_id =' end, 'people', ''),
            (case when t.name in ('observation', 'observation_step', 'opinion') then 'post_id =' end, 'posts', '')
          ) as parts(compared, beside, ending) where compared is not null));
    end if;
    execute format('grant select on kedu.%I to kedu_read', t.name);
    if t.name not in ('audit_head', 'audit') then execute format('grant select, insert on kedu.%I to kedu_app', t.name); end if;
    if t.name in ('audit', 'audit_head') then execute format('grant select on kedu.%I to kedu_app', t.name); end if;
    if t.name <> 'audit_head' then
      execute format('create trigger refuse_change before update or delete on kedu.%I for each statement execute function kedu.refuse_change()', t.name);
    end if;
    execute format('create trigger refuse_truncate before truncate on kedu.%I for each statement execute function kedu.refuse_change()', t.name);
  end loop;
end
$$;

-- Administrators write and read the rights of their authority, and no other stream.
create policy rights_read on kedu.event for select to kedu_app, kedu_owner
  using (authority_id = (select kedu.entered_authority()) and stream = 'rights');
create policy rights_insert on kedu.event for insert to kedu_app
  with check (authority_id = (select stamp.authority_id from kedu.command_stamp() stamp) and since >= (select stamp.first from kedu.command_stamp() stamp)
    and since <= (select stamp.since from kedu.command_stamp() stamp) and stream = 'rights');

-- A grant is seen by whom it is given to.
create policy reader_read on kedu.read_grant for select to kedu_app, kedu_owner
  using (reader_authority_id = (select kedu.business_authority()));

grant usage on schema kedu to kedu_app, kedu_read;
grant select on kedu.installation, kedu.authority, kedu.unit, kedu.unit_version, kedu.membership, kedu.succession, kedu.log, kedu.migration to kedu_app, kedu_read;
grant select, insert on kedu.person to kedu_app;
grant select, insert, update, delete on kedu.sign_in to kedu_app;
grant select, insert, update, delete on kedu.session to kedu_app;
grant select on kedu.person, kedu.sign_in to kedu_read;
grant select on kedu.post_now, kedu.seat_now, kedu.role_grant_now, kedu.admin_seat_now, kedu.read_grant_now, kedu.round_now, kedu.burden to kedu_app, kedu_read;
grant execute on function kedu.enter, kedu.entered_authority, kedu.entered_person, kedu.entered_post, kedu.business_authority, kedu.command_stamp,
  kedu.today, kedu.record_command, kedu.record_commands, kedu.take_place, kedu.granted_whole, kedu.granted_units, kedu.stage_observations,
  kedu.measure_staged, kedu.stream_version, kedu.state_facts, kedu.stamped, kedu.commit_one, kedu.commit_many, kedu.commit_all, kedu.claim_log, kedu.audit_digest to kedu_app;
grant execute on function kedu.today, kedu.audit_digest, kedu.entered_authority, kedu.business_authority, kedu.granted_whole,
  kedu.granted_units to kedu_read;
