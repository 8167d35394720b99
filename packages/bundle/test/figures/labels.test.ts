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

  it('LABEL-4: where a value behind the gates of places is withheld, ranks and grades of organs are recomputable all the same', () => {
    const { figures } = labelFigures({
      scheme: { ...run.scheme, determination: undefined },
      period: '2024',
      results: rowsOf('results'),
      indicators: rowsOf('indicators'),
      observations: [{ indicator: 'major_accidents', unit: '990100' }],
      unitOfCode: new Map(),
    });
    const attested = (list: string): ReadonlySet<string> => new Set(figures.filter((one) => one.list === list).map(({ figure }) => figure));
    expect(attested('organs')).toEqual(new Set());
    expect(attested('places').has('rank')).toBe(true);
    expect(attested('places').has('grade')).toBe(true);
  });
});
