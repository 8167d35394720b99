import type { LocalizedText, UnitId } from '@kedu/model';
import { unitNamesOf } from '@kedu/store';
import { MACHINE } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { knownUnits } from './unitHandlers.ts';

/**
 * Names of units on a day: those of the register of the database, and of a unit that it does not have yet that of the authority's schemes,
 * which may have brought it. Who is in neither is absent. Rule: API-13.
 */
export async function namesInRegister(
  ports: ServerPorts,
  authority: string,
  units: readonly UnitId[],
  day: string,
): Promise<ReadonlyMap<UnitId, LocalizedText>> {
  const asked = [...new Set(units)];
  const names = new Map(await unitNamesOf(ports.store.pool, asked, day));
  if (asked.every((unit) => names.has(unit))) return names;
  for (const { id, name } of await knownUnits(ports, { entered: { authority, ...MACHINE }, today: day }))
    if (!names.has(id)) names.set(id, name);
  return names;
}
