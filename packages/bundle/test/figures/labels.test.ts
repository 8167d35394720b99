import type { Composite, Leaf, Part } from '@kedu/scheme';
import { resultTables } from '@kedu/tables';
import { describe, expect, it } from 'vitest';
import { FEW_DRAWS, runOf } from '../../../../tools/goodBundle.ts';
import { labelFigures, type PublishedRows } from '../../src/figures/labels.ts';
import { FigureReach } from '../../src/figures/reach.ts';
import { publishTable } from '../../src/index.ts';
import { hashers } from '../hashers.ts';

const { run } = runOf('north', '2024', FEW_DRAWS);

function rowsOf(name: 'results' | 'indicators'): PublishedRows {
  const text = resultTables(run).find((table) => table.name === name)?.text ?? '';
  return publishTable(name, text, { sha256: hashers.sha256, saltOf: () => new Uint8Array(32), withhold: () => undefined });
}

const leavesBelow = (part: Composite | Part): readonly Leaf[] =>
  part.type === 'composite' ? part.parts.flatMap(leavesBelow) : part.type === 'leaf' ? [part] : [];

describe('labels of several lists', () => {
  it('LABEL-4: a gate of one list touches no figure of another', () => {
    const gated = run.scheme.gates.flatMap(({ lists }) => lists ?? ['every']);
    expect(new Set(gated)).toEqual(new Set(['places']));
    const reach = new FigureReach(run.scheme);
    expect(reach.conditions('places').has('major_accidents')).toBe(true);
    expect(reach.conditions('organs').has('major_accidents')).toBe(false);
    expect(reach.total('organs').has('major_accidents')).toBe(false);
    const everywhere = { ...run.scheme, gates: run.scheme.gates.map(({ lists: _, ...gate }) => gate) };
    expect(new FigureReach(everywhere).conditions('organs').has('major_accidents')).toBe(true);
  });

  it('LABEL-4: what the score of a leaf reaches is worked out once, however many units are asked about', () => {
    const reach = new FigureReach(run.scheme);
    const leaves = Object.values(run.scheme.trees).flatMap(leavesBelow);
    expect(leaves.length).toBeGreaterThan(3);
    for (const leaf of leaves) {
      expect(reach.leaf(leaf)).toBe(reach.leaf(leaf));
      expect(reach.leaf(leaf)).toEqual(new FigureReach(run.scheme).leaf(leaf));
    }
  });

  it('LABEL-4: where a value behind the gates of places is withheld, ranks and grades of organs are recomputable all the same', () => {
    const { figures } = labelFigures({
      scheme: { ...run.scheme, determination: undefined },
      period: '2024',
      results: rowsOf('results'),
      indicators: rowsOf('indicators'),
      observations: [{ indicator: 'major_accidents', unit: '990100', row: 0 }],
      unitOfCode: new Map(),
    });
    const attested = (list: string): ReadonlySet<string> => new Set(figures.filter((one) => one.list === list).map(({ figure }) => figure));
    expect(attested('organs')).toEqual(new Set());
    expect(attested('places').has('rank')).toBe(true);
    expect(attested('places').has('grade')).toBe(true);
  });

  it('LABEL-1: which rows a figure rests on is named, as they are opened: its own, and those of all where everybody counts', () => {
    const { figures } = labelFigures({
      scheme: { ...run.scheme, determination: undefined },
      period: '2024',
      results: rowsOf('results'),
      indicators: { ...rowsOf('indicators'), withheld: new Map([[3, 'state_secret']]) },
      observations: [4, 5, 6, 9].map((row) => ({ indicator: 'major_accidents', unit: row === 9 ? '990200' : '990100', row })),
      unitOfCode: new Map(),
    });
    const of = (list: string, unit: string, figure: string): unknown => {
      const found = figures.find((one) => one.list === list && one.unit === unit && one.figure === figure);
      return found && [found.commitments, found.restsOn];
    };
    expect(of('', '990100', 'major_accidents:value')).toEqual([3, 'observations:4-6']);
    expect(of('', '990200', 'major_accidents:value')).toEqual([1, 'observations:9']);
    expect(of('places', '990300', 'rank')).toEqual([4, 'observations:4-6.9']);
    const own = figures.filter(({ reason }) => reason === 'withheld_figure');
    expect(own.length).toBeGreaterThan(0);
    for (const { commitments, restsOn } of own) {
      expect(restsOn.startsWith('indicators:3')).toBe(true);
      expect(commitments).toBe(restsOn === 'indicators:3' ? 1 : commitments);
    }
  });

  it('LABEL-4: grades of a list rest on what is withheld of its own units, and on that of others only where they count', () => {
    const attested = (unit: string): ReadonlySet<string> => {
      const { figures } = labelFigures({
        scheme: { ...run.scheme, determination: undefined },
        period: '2024',
        results: rowsOf('results'),
        indicators: rowsOf('indicators'),
        observations: [{ indicator: 'leaders_review', unit, row: 0 }],
        unitOfCode: new Map(),
      });
      return new Set(figures.map(({ list, figure }) => `${list} ${figure}`));
    };
    const reach = new FigureReach(run.scheme).total('organs');
    expect(reach.get('leaders_review')).toBe(false);
    const organ = run.assessment.units[[...(run.assessment.lists.find(({ list }) => list === 'organs')?.members ?? [])][0] ?? -1]?.id ?? '';
    expect(attested(organ).has('organs grade')).toBe(true);
    expect(attested('990600').has('organs grade')).toBe(false);
  });
});
