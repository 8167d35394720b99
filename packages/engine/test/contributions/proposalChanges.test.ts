import { describe, expect, test } from 'vitest';
import type { Assessment, Proposal } from '../../src/index.ts';
import { proposalChanges } from '../../src/index.ts';

const made = (id: string, unit: number, over: Partial<Proposal> = {}): Proposal => ({
  id,
  rule: id.split('/')[0] ?? '',
  list: 'cities',
  unit,
  period: { id: '2023', kind: 'year', first: 0, last: 11 },
  action: 'allocate',
  subject: '',
  ground: String(Object.keys(over).length),
  decides: '示例部门',
  title: { 'zh-CN': '示例规则' },
  ...over,
});

/** Only what a comparison reads. `ids`: units of the run. */
const run = (ids: readonly string[], proposals: readonly Proposal[]): Assessment =>
  ({ units: ids.map((id) => ({ id, code: id, name: { 'zh-CN': id } })), proposals }) as unknown as Assessment;

describe('proposals of two versions side by side', () => {
  test('DIFF-2 made, gone, another amount, another reason; the same ground in other words is no change', () => {
    const before = run(
      ['bei', 'lian'],
      [
        made('fund/bei', 0, { amountFen: 100 }),
        made('fund/lian', 1, { amountFen: 100 }),
        made('talk/lian', 1, { action: 'admonishing_talk' }),
        made('cut/bei', 0, { action: 'cut', withheldBecause: 'noise' }),
        made('refer/bei', 0, { action: 'refer', ground: 'rank 1' }),
      ],
    );
    const after = run(
      // Another register order must change nothing.
      ['aaa', 'bei', 'lian'],
      [
        made('fund/bei', 1, { amountFen: 120 }),
        made('fund/lian', 2, { amountFen: 100 }),
        made('cut/bei', 1, { action: 'cut' }),
        made('refer/bei', 1, { action: 'refer', ground: 'rank 2', clause: '9' }),
        made('reward/aaa', 0, { action: 'reward' }),
      ],
    );
    const told = (a: Assessment, b: Assessment) =>
      proposalChanges(a, b).map(({ id, how, unitId, before: old, after: now }) => [id, how, unitId, old?.amountFen, now?.amountFen]);
    expect(told(before, after)).toEqual([
      ['cut/bei', 'changed', 'bei', undefined, undefined],
      ['fund/bei', 'changed', 'bei', 100, 120],
      ['reward/aaa', 'made', 'aaa', undefined, undefined],
      ['talk/lian', 'gone', 'lian', undefined, undefined],
    ]);
    // The other way round each is the mirror.
    const mirror = { made: 'gone', gone: 'made', changed: 'changed' } as const;
    expect(proposalChanges(after, before)).toEqual(
      proposalChanges(before, after).map(({ before: old, after: now, how, ...rest }) => ({
        ...rest,
        how: mirror[how],
        ...(now ? { before: now } : {}),
        ...(old ? { after: old } : {}),
      })),
    );
    expect(proposalChanges(before, before)).toEqual([]);
  });

  test('DIFF-2 two proposals of one ID are both compared', () => {
    const both = [made('pay/bei', 0, { amountFen: 1 }), made('pay/bei', 0, { amountFen: 2 })];
    const changes = proposalChanges(run(['bei'], both), run(['bei'], [made('pay/bei', 0, { amountFen: 1 })]));
    expect(changes.map(({ id, how }) => [id, how])).toEqual([['pay/bei#2', 'gone']]);
  });
});
