import { after, dayOf, type Entered, type Instant, MACHINE, RIGHTS_STREAM } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import { readImport } from './takeImport.ts';

/** How long whoever took a file has to read it, in milliseconds. */
const READING = 10 * 60_000;

/** Files that were received, and that the server that took them did not read: their imports, the oldest first. Rule: IMPORT-11. */
export async function leftImports({ store }: Pick<ServerPorts, 'store'>, entered: Entered, at: Instant): Promise<readonly string[]> {
  return (await readAll(store, entered, 'import'))
    .filter(({ state }) => state.standing === 'received' && state.post !== MACHINE.post && after(state.at, READING) <= at)
    .sort((a, b) => (a.state.at < b.state.at ? -1 : 1))
    .map(({ stream }) => stream.slice('import/'.length));
}

/** Reads one of them in the name of whoever brought it. Rule: IMPORT-11. */
export async function readLeftImport(ports: ServerPorts, { authority }: Entered, id: string, at: Instant): Promise<void> {
  const machine = { authority, ...MACHINE };
  const [rights] = await ports.store.read(machine, [RIGHTS_STREAM] as const);
  const [held] = await ports.store.read(machine, [`import/${id}`] as const);
  if (rights === undefined || held === undefined) throw new RangeError('a store that gives no rights');
  const { person, post } = held.state;
  await readImport(ports, { entered: { authority, person, post }, at, today: dayOf(at), rights: rights.state }, id);
}
