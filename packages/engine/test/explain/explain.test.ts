import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatQuanta } from '@kedu/model';
import { assessPack, openPack } from '@kedu/runner';
import { describe, expect, it } from 'vitest';
import { EXPLAIN_CODES, explain, explainIndicator } from '../../src/index.ts';
import type { Explanation } from '../../src/explain/node.ts';
import { calculate } from '../calculator.ts';

const PACKS = new URL('../../../../packs/', import.meta.url).pathname;

function* nodes(node: Explanation): Generator<Explanation> {
  yield node;
  for (const child of node.children) yield* nodes(child);
}

/** Packs that can run here: those whose data stand on this machine. */
const runs = readdirSync(PACKS)
  .filter((name) => existsSync(join(PACKS, name, 'pack.yaml')))
  .flatMap((name) => {
    const { pack } = openPack(join(PACKS, name), { keduData: process.env.KEDU_DATA });
    return pack && pack.missingData.length === 0
      ? assessPack(pack).assessments.map((run) => ({ name: `${name} ${run.scheme.id} ${run.assessment.period.id}`, ...run }))
      : [];
  });

describe.each(runs)('explanations of $name', ({ trace, assessment, scheme }) => {
  const asked = assessment.lists.flatMap(({ list, members }) => [...members.keys()].map((member) => ({ list, member })));
  const trees = asked.map((one) => ({ ...one, tree: explain(trace, one) }));

  const all = trees.flatMap(({ tree }) => [...nodes(tree)]);

  it('EXPLAIN-3 every sum, redone with a calculator, gives the result that stands beside it', () => {
    const sums = all.filter(
      ({ code, arithmetic, result }) => arithmetic !== undefined && result !== undefined && code !== 'EXPLAIN_PROPOSAL',
    );
    const wrong = sums.filter(({ arithmetic = '', result = '' }) => {
      const stated = calculate(result.replace(/^-(.*)$/, '(−$1)'));
      return !(Math.abs(calculate(arithmetic) - stated) <= 1e-9 * Math.max(1, Math.abs(stated)));
    });
    expect(wrong.map(({ code, arithmetic, result }) => `${code}: ${arithmetic} = ${result}`)).toEqual([]);
    expect(sums.length).toBeGreaterThan(asked.length);
  });

  it('EXPLAIN-5 the score at the top is the published one, digit by digit', () => {
    for (const { list, member, tree } of trees) {
      const score = assessment.lists.find((one) => one.list === list)?.score[member] as number;
      const node = tree.children.find((child) => child.code === 'EXPLAIN_SCORE');
      expect(node?.args.score).toBe(Number.isNaN(score) ? '—' : formatQuanta(score, scheme.rounding.total.places));
    }
  });

  it('EXPLAIN-1 every reported value ends at the line of a file, every gap at a reason', () => {
    const ends = {
      EXPLAIN_SOURCE: (node: Explanation) => (node.origin?.line ?? 0) > 1,
      EXPLAIN_BLANK: (node: Explanation) => (node.origin?.line ?? 0) > 1 && node.result === undefined,
      EXPLAIN_VALUE: (node: Explanation) => node.children.length > 0,
      EXPLAIN_MISSING: (node: Explanation) => node.args.reason !== '',
    };
    for (const [code, holds] of Object.entries(ends)) expect(all.filter((node) => node.code === code && !holds(node))).toEqual([]);
  });

  it('EXPLAIN-2 every step carries exactly the arguments that its code declares', () => {
    const odd = all.filter(({ code, args }) => Object.keys(args).sort().join() !== [...EXPLAIN_CODES[code]].sort().join());
    expect(odd).toEqual([]);
  });

  it('EXPLAIN-1 an indicator asked for by itself is explained by the same steps', () => {
    const { list, member } = asked[0] as { list: string; member: number };
    const scored = trace.scores.lists.find((one) => one.enrolled.list.id === list);
    const [leaf] = scored?.leaves.values() ?? [];
    const alone = explainIndicator(trace, { list, member }, leaf?.leaf.indicator ?? '');
    const whole = [...nodes((trees[0] as { tree: Explanation }).tree)].map((node) => JSON.stringify(node));
    const own = alone.children.filter((child) => child.code === 'EXPLAIN_INDICATOR');
    expect(own.length).toBeGreaterThan(0);
    for (const child of own) expect(whole).toContain(JSON.stringify(child));
  });
});

it('EXPLAIN-1 refuses to explain what the run does not hold', () => {
  const [run] = runs;
  expect(() => explain((run as (typeof runs)[number]).trace, { list: 'nobody', member: 0 })).toThrow(RangeError);
});
