import { type Ask, beginOf, countStanding, type Standing, valueStream } from '@kedu/workflow';
import type { PoolClient } from 'pg';
import { readColumn } from '../streams/valueRows.ts';

/** Where the figures that a round asked for stand: column by column, so that a round of any size fits. Rule: ROUND-8. */
export async function standingOf(client: PoolClient, authority: string, asks: readonly Ask[]): Promise<Standing> {
  const parts: Standing[] = [];
  for (const { indicator, period, source, units } of asks) {
    const found = await readColumn(client, authority, { indicator, period, source });
    const states = units.map((unit) => {
      const stream = valueStream({ indicator, period, unit, source });
      return found.get(stream)?.state ?? beginOf(stream);
    });
    parts.push(countStanding(states));
  }
  return parts.reduce(together, countStanding([]));
}

function together(a: Standing, b: Standing): Standing {
  const lastApproval = (a.lastApproval ?? '') > (b.lastApproval ?? '') ? a.lastApproval : b.lastApproval;
  return {
    asked: a.asked + b.asked,
    approved: a.approved + b.approved,
    undecided: a.undecided + b.undecided,
    contested: a.contested + b.contested,
    draft: a.draft + b.draft,
    absent: a.absent + b.absent,
    ...(lastApproval === undefined ? {} : { lastApproval }),
  };
}
