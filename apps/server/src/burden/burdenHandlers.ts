import { type Context, mayNotRead } from '@kedu/workflow';
import { BURDENS } from '@kedu/workflow';
import type { Handlers } from '../http/handler.ts';
import { unitNames } from '../knowledge/namedUnits.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import { schemeOfRound } from '../rounds/schemeOfRound.ts';
import { burdenOf } from './burdenOf.ts';

/** The ledger of burden, and what is asked beside figures. Rules: BURDEN-1 to BURDEN-3. */
export const BURDEN_HANDLERS: Handlers = {
  burden: async ({ ports, context, query }) => {
    const rounds = await readAll(ports.store, context.entered, 'round');
    const last = rounds.findLast(({ state }) => state.plan !== undefined);
    const scheme = last && (await schemeOfRound(ports, context.entered, last.state));
    const unitName = unitNames(scheme?.pack.register, context.today);
    const lines = (await burdenOf(ports.store, context)).filter(
      ({ unit, month }) => (query.month === undefined || month === query.month) && mayBeSeen(context, unit),
    );
    const totals = BURDENS.map((kind) => {
      const own = lines.filter((line) => line.kind === kind);
      return { kind, asked: sum(own.map(({ asked }) => asked)), spared: sum(own.map(({ spared }) => spared)) };
    });
    return {
      value: {
        items: lines.map(({ unit, ...line }) => ({ unit: unitName(unit), ...line })),
        totals: totals.filter(({ asked, spared }) => asked + spared > 0),
      },
    };
  },

  commandBurden: ({ params, body, perform }) => perform({ on: 'burden', unit: params.unit, command: body }),
};

function mayBeSeen(context: Context, unit: string): boolean {
  return mayNotRead(context, `burden/${unit}`) === undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
