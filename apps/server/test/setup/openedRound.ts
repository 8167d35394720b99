import { type Ask, streamName, type StreamEvent } from '@kedu/workflow';

/** A fictional round (示例数据) that is open, as its events say it, where the scheme that would ask so is no matter. */
export function openedRound(month: string, asks: readonly Ask[]): readonly StreamEvent[] {
  const stream = streamName('round', month);
  const plan = { scheme: 'north', version: '2026', month, opensOn: '2020-01-01', closesOn: '2099-12-31', objectDays: 3 };
  return [
    { stream, event: { type: 'round_planned', plan } },
    { stream, event: { type: 'round_opened', asks } },
  ];
}

/** What such a round asks of a department about units: a column that it enters. */
export function askedColumn(indicator: string, month: string, units: readonly string[], due: string): Ask {
  return { indicator, period: month, way: 'column', source: 'report', owner: 'department', units, due, isOfficial: false };
}
