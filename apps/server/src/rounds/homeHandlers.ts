import type { WaitingItem } from '@kedu/api';
import { type Context, denied } from '@kedu/workflow';
import { waitingAsks } from '../burden/waitingAsks.ts';
import { waitingFigures } from '../collection/waitingFigures.ts';
import type { Handlers } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { waitingFeedback } from '../feedback/waitingFeedback.ts';
import { waitingImports } from '../imports/waitingImports.ts';
import { waitingRuns } from '../runs/waitingRuns.ts';
import { waitingRules } from '../schemes/waitingRules.ts';
import { waitingRights } from '../signIn/waitingRights.ts';
import { waitingRounds } from './waitingRounds.ts';

/** One room’s part of what waits for somebody. */
export type WaitingSource = (ports: ServerPorts, context: Context) => Promise<readonly WaitingItem[]>;

/** Heaps of those who read figures, and of everybody. */
const OF_FIGURES: readonly WaitingSource[] = [waitingFigures, waitingAsks, waitingImports, waitingRounds, waitingRules];
const OF_ALL: readonly WaitingSource[] = [waitingRuns, waitingFeedback, waitingRights];

/** Most heaps of one answer. */
const MOST = 2000;

/** What waits for whoever is entered, of all rooms. Rule: API-12. */
export const HOME_HANDLERS: Handlers = {
  home: async ({ ports, context }) => {
    const readsValues = denied(context, 'read_value') === undefined;
    const items: WaitingItem[] = [];
    for (const source of [...(readsValues ? OF_FIGURES : []), ...OF_ALL]) items.push(...(await source(ports, context)));
    return { value: { today: context.today, items: items.slice(0, MOST) } };
  },
};
