// Run by killed.test.ts as a program of its own: a server of a configuration, with a fictional office (示例数据) that is founded once. Says where it answers.
import { registerAuthority, withSession } from '@kedu/store';
import { MACHINE, perform, type RightsCommand } from '@kedu/workflow';
import { readConfiguration } from '../../src/config/configuration.ts';
import { serve } from '../../src/serve.ts';

const [environment = '{}', password = ''] = process.argv.slice(2);
const authority = 'beichuan';
const read = readConfiguration(JSON.parse(environment), { cwd: process.cwd(), isRoot: false });
if ('issues' in read) throw new Error(JSON.stringify(read.issues));
const started = await serve(read.value, {
  workers: [],
  prepare: async (ports, accounts, { owner }) => {
    if (owner === undefined) throw new Error('no owner');
    await withSession(owner, async (client) => {
      await registerAuthority(client, { id: authority, titleZh: '示例市', isExample: true });
      await client.query("insert into kedu.unit (unit_id) values ('990100') on conflict do nothing");
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
    await give(system, 'system_administrator', 'post', { type: 'create_post', post: 'office', unit: '990100', title: '示例岗位' });
    await give(security, 'security_administrator', 'role', { type: 'grant_role', post: 'office', grant: { role: 'performance_office' } });
    await give(security, 'security_administrator', 'seat', {
      type: 'appoint',
      post: 'office',
      person: clerk,
      as: 'holder',
      from: '2020-01-01',
    });
  },
});
if ('issue' in started) throw new Error(JSON.stringify(started.issue));
console.log(`serving ${started.value.address} ${started.value.database.embedded?.server.pid() ?? 0}`);
