import type { Context } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import { type UnitNames, unitNames } from '../knowledge/namedUnits.ts';
import { schemeOfRound } from '../rounds/schemeOfRound.ts';

/** Names of units as the register of the last round has them. */
export async function namesOfUnits(ports: Pick<ServerPorts, 'store' | 'knowledge'>, { entered, today }: Context): Promise<UnitNames> {
  const rounds = await readAll(ports.store, entered, 'round');
  const last = rounds.findLast(({ state }) => state.plan !== undefined);
  const scheme = last && (await schemeOfRound(ports, entered, last.state));
  return unitNames(scheme?.pack.register, today);
}
