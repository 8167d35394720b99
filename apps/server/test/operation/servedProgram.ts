// Run by killed.test.ts as a program of its own: a server of a configuration, with a fictional office (示例数据) that is founded once. Says where it answers.
import { registerAuthority, withSession } from '@kedu/store';
import { canonicalJson, contentHash } from '@kedu/model';
import { MACHINE, perform, type RightsCommand, streamName } from '@kedu/workflow';
import { readConfiguration } from '../../src/config/configuration.ts';
import { serve } from '../../src/serve.ts';
import { askedColumn, openedRound } from '../setup/openedRound.ts';
import { AUTHORITY, INDICATORS, ROUND, UNITS } from './loadedRound.ts';

const [environment = '{}', password = ''] = process.argv.slice(2);
const authority = AUTHORITY;
const read = readConfiguration(JSON.parse(environment), { cwd: process.cwd(), isRoot: false });
if ('issues' in read) throw new Error(JSON.stringify(read.issues));
const started = await serve(read.value, {
  workers: [],
  prepare: async (ports, accounts, { owner }) => {
    if (owner === undefined) throw new Error('no owner');
    await withSession(owner, async (client) => {
      await registerAuthority(client, { id: authority, titleZh: '示例市', isExample: true });
      await client.query('insert into kedu.unit (unit_id) select unnest($1::text[]) on conflict do nothing', [UNITS]);
    });
    const machine = { authority, ...MACHINE };
    const persons: string[] = [];
    for (const name of ['system', 'security', 'audit', 'clerk']) {
      const done = await accounts.registerAs(
        machine,
        `person-${name}`,
        { name: `示例 ${name}`, signName: name },
        { isExample: true, password },
      );
      if ('issues' in done) throw new Error(JSON.stringify(done.issues));
      persons.push(done.value.person);
    }
    const [system, security, audit, clerk] = persons as [string, string, string, string];
    const give = async (person: string, post: string, key: string, command: RightsCommand): Promise<void> => {
      const done = await perform(ports, { authority, person, post }, key, { on: 'rights', command });
      if ('issues' in done) throw new Error(JSON.stringify(done.issues));
    };
    const administrators = { system_administrator: system, security_administrator: security, audit_administrator: audit };
    await give(MACHINE.person, MACHINE.post, 'found', { type: 'found_administration', administrators });
    for (const [post, role] of [
      ['office', 'performance_office'],
      ['department', 'lead_department'],
    ] as const) {
      await give(system, 'system_administrator', `post-${post}`, {
        type: 'create_post',
        post,
        unit: UNITS[0] as string,
        title: '示例岗位',
      });
      await give(security, 'security_administrator', `role-${post}`, { type: 'grant_role', post, grant: { role } });
      const seat = { type: 'appoint', post, person: clerk, as: 'holder', from: '2020-01-01' } as const;
      await give(security, 'security_administrator', `seat-${post}`, seat);
    }
    const owners = INDICATORS.map((indicator) => ({ indicator, post: 'department', from: '2020-01-01' }));
    await give(clerk, 'office', 'owners', { type: 'assign_owner', owners });
    const asks = INDICATORS.map((indicator) => askedColumn(indicator, ROUND, UNITS, '2099-12-31'));
    const events = openedRound(ROUND, asks);
    const about = streamName('round', ROUND);
    const done = await ports.store.commit({
      entered: machine,
      command: 'open_round',
      about,
      key: 'open-round',
      content: contentHash(canonicalJson(events)),
      expected: [{ stream: about, version: 0 }],
      events,
    });
    if ('issue' in done) throw new Error(JSON.stringify(done.issue));
  },
});
if ('issue' in started) throw new Error(JSON.stringify(started.issue));
console.log(`serving ${started.value.address} ${started.value.database.embedded?.server.pid() ?? 0}`);
