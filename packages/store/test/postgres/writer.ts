// Run by killed.test.ts as a program of its own: opens the database of a folder, and commits until it is killed. Says the key of every acknowledged command,
// and the process of the database.
import { DatabaseStore, migrate, registerAuthority, startEmbedded, withSession } from '../../src/index.ts';
import { command, figure } from '../setup/provision.ts';

const [folder = '', run = ''] = process.argv.slice(2);
const MACHINE = { authority: 'beichuan', person: 'kedu', post: 'kedu' };
const CLIENTS = 8;

const embedded = await startEmbedded({ folder });
await migrate(embedded.owner);
await withSession(embedded.owner, (client) => registerAuthority(client, { id: MACHINE.authority, titleZh: '示例市', isExample: true }));
const opened = await DatabaseStore.open(embedded.app, { connections: 4 });
if ('issue' in opened) throw new Error(JSON.stringify(opened.issue));
const store = opened.value;
console.log(`postmaster ${embedded.server.pid()}`);
await Promise.all(Array.from({ length: CLIENTS }, (_, client) => commitOn(`${run}-${client}`)));

/** One command after the other; one whose answer was lost with the connection is asked again by its key, until the database is back. */
async function commitOn(name: string): Promise<void> {
  for (let i = 0; ; i += 1) {
    const key = `${name}-${i}`;
    const one = command(MACHINE, {
      key,
      events: [{ stream: `round/${key}`, event: { type: 'round_closed' } }],
      facts: [figure('990101', i, { period: key }), figure('990102', i, { period: key })],
    });
    for (;;) {
      try {
        const answer = await store.write(one);
        if ('issue' in answer) throw new Error(JSON.stringify(answer.issue));
        break;
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('{')) throw error;
        await new Promise((done) => setTimeout(done, 20));
      }
    }
    console.log(`done ${key}`);
  }
}
