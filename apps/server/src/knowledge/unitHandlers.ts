import { type ShownUnit, USUAL_ITEMS } from '@kedu/api';
import { enrol } from '@kedu/engine';
import { unitsOn, type UnitVersion } from '@kedu/model';
import { type Context, MACHINE } from '@kedu/workflow';
import type { Handlers } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { notFound } from './answers.ts';
import { readAll } from './heldStreams.ts';
import type { HeldScheme } from './schemeLibrary.ts';

/** Units of the register as the schemes of the authority know it. Rule: API-13. */
export const UNIT_HANDLERS: Handlers = {
  units: async ({ ports, context, query }) => {
    const { cursor, limit = USUAL_ITEMS, list, named } = query;
    const text = named?.toLowerCase();
    const units = (await knownUnits(ports, context)).filter(
      (unit) =>
        (list === undefined || unit.lists.some((each) => each === list || each.endsWith(`/${list}`))) &&
        (text === undefined ||
          [unit.id, unit.code, unit.name['zh-CN'], unit.name.en ?? ''].some((name) => name.toLowerCase().includes(text))),
    );
    const after = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
    const page = units.filter(({ id }) => id > after).slice(0, limit + 1);
    const items = page.slice(0, limit);
    const last = items.at(-1);
    return {
      value: { items, ...(page.length > limit && last ? { next: Buffer.from(last.id, 'utf8').toString('base64url') } : {}) },
    };
  },

  unit: async ({ ports, context, params }) => {
    const unit = (await knownUnits(ports, context)).find(({ id }) => id === params.unit);
    return unit === undefined ? notFound(`unit/${params.unit}`) : { value: unit };
  },
};

/** Units by ID, each with the lists in which it stands; those of unpublished schemes only where none is published. */
export async function knownUnits(
  ports: ServerPorts,
  { entered, today }: Pick<Context, 'entered' | 'today'>,
): Promise<readonly ShownUnit[]> {
  const units = new Map<string, UnitVersion>();
  const lists = new Map<string, Set<string>>();
  for (const { id, scheme, pack } of await schemesInUse(ports, entered.authority)) {
    const period = ports.knowledge.periodOf(scheme);
    for (const unit of pack.register.versions) if (!units.has(unit.id)) units.set(unit.id, unit);
    for (const unit of unitsOn(pack.register, today)) units.set(unit.id, unit);
    const enrolment = enrol(scheme, pack.register, period);
    for (const { list, members } of enrolment.lists)
      for (const index of members) {
        const unit = (enrolment.units[index] as UnitVersion).id;
        lists.set(unit, (lists.get(unit) ?? new Set()).add(`${id}/${list.id}`));
      }
  }
  return [...units.values()]
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ id, code, name, kind, example, from, until }) => ({
      id,
      code,
      name,
      kind,
      isExample: example,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      lists: [...(lists.get(id) ?? [])].sort(),
    }));
}

/**
 * Of each scheme the published version that took effect last; of schemes without one their last draft, where nothing at all is published.
 */
async function schemesInUse({ store, knowledge }: ServerPorts, authority: string): Promise<readonly HeldScheme[]> {
  const machine = { authority, ...MACHINE };
  const versions = (await readAll(store, machine, 'scheme')).filter(({ state }) => state.standing !== 'withdrawn' && state.hash !== '');
  const published = versions.filter(({ state }) => state.standing === 'published');
  const latest = new Map<string, (typeof versions)[number]>();
  for (const version of published.length > 0 ? published : versions) {
    const id = version.stream.slice('scheme/'.length, version.stream.lastIndexOf('@'));
    const known = latest.get(id);
    if (known === undefined || known.state.from <= version.state.from) latest.set(id, version);
  }
  const held = await Promise.all(
    [...latest.values()].map(({ stream, state }) => knowledge.held(authority, stream.slice('scheme/'.length), state)),
  );
  return held.filter((each) => each !== undefined);
}
