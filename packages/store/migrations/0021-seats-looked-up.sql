-- Seats and posts of people who write figures are looked up one by one: a plan that takes them from the views reads all seats of the
-- authority for each batch. Digests are held to the same form by a pattern without a counted repetition, which costs a state a digit.
-- (COMMIT-2, COMMIT-7)

alter table kedu.audit
  drop constraint audit_events_digest_check,
  drop constraint audit_digest_check,
  add constraint audit_events_digest_check
    check (length(events_digest) = 71 and starts_with(events_digest, 'sha256:') and substr(events_digest, 8) !~ '[^0-9a-f]'),
  add constraint audit_digest_check
    check (length(digest) = 71 and starts_with(digest, 'sha256:') and substr(digest, 8) !~ '[^0-9a-f]');

create or replace function kedu.record_figures(here text, people text[], posts text[], commands text[], abouts text[], digests text[], out first bigint, out moment timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  n integer := cardinality(people);
  head kedu.audit_head;
  kind text;
  befores text[];
  previous text[] := '{}';
  owns text[] := '{}';
  own text;
  today date := kedu.today();
begin
  perform kedu.enter(here, people[1], posts[1]);
  kind := (kedu.unsealed('kedu.entered'))[4];
  if kind = 'administrator' or exists (
    select from (select distinct person, post from unnest(people, posts) as given(person, post)) as given
    where not ((given.person = 'kedu' and given.post = 'kedu')
      or (given.post not in ('system_administrator', 'security_administrator', 'audit_administrator')
        -- Of each beginning of a seat, and of the post, what was said last.
        and (select true from (
            select distinct on (s.from_day) s.from_day, s.until_day from kedu.seat s
            where s.authority_id = here and s.person_id = given.person and s.post_id = given.post order by s.from_day, s.since desc) as last
          where today between last.from_day and last.until_day limit 1)
        and (select coalesce(p.abolished_on > today, true) from kedu.post p
          where p.authority_id = here and p.post_id = given.post order by p.since desc limit 1)) is true)
  ) then
    raise exception 'KEDU: somebody is not seated there' using errcode = 'KD001';
  end if;
  select * into head from kedu.audit_head h where h.authority_id = here for update;
  first := head.sequence + 1;
  moment := greatest(date_trunc('milliseconds', clock_timestamp()), head.at);
  -- The text of kedu.audit_digest up to the digest before, which alone makes each wait for the other.
  select array_agg('{"about":' || to_json(about) || ',"at":' || to_json(to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      || ',"authority":' || to_json(here) || ',"command":' || to_json(command) || ',"events":' || to_json(events)
      || ',"person":' || to_json(person) || ',"post":' || to_json(post) || ',"previous":' order by place) into befores
  from unnest(people, posts, commands, abouts, digests) with ordinality as given(person, post, command, about, events, place);
  own := head.digest;
  for i in 1..n loop
    previous[i] := own;
    own := 'sha256:' || encode(sha256(convert_to(befores[i] || to_json(own) || ',"sequence":' || (head.sequence + i)::text || '}', 'UTF8')), 'hex');
    owns[i] := own;
  end loop;
  insert into kedu.audit (authority_id, sequence, at, person_id, post_id, command, about, events_digest, previous_digest, digest)
  select here, first + place - 1, moment, person, post, command, about, events, before, digest
  from unnest(people, posts, commands, abouts, digests, previous, owns) with ordinality as given(person, post, command, about, events, before, digest, place);
  update kedu.audit_head h set sequence = first + n - 1, at = moment, digest = own where h.authority_id = here;
  perform kedu.seal('kedu.command', variadic array[here, (first + n - 1)::text, moment::text, people[n], posts[n], kind, first::text]
    || array_fill(moment::text, array[n]) || people || posts);
end
$$;
