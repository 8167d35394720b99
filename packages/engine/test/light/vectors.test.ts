import { readdirSync, readFileSync } from 'node:fs';
import { cellOf, columnOf, periodOf } from '@kedu/model';
import type { Indicator, TargetRow, UnitList } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { type LagBasis, lagColumn } from '../../src/light/lag.ts';
import { type LightObservation, NO_LIGHT, nextLight } from '../../src/light/nextLight.ts';
import { light } from '../../src/steps/light.ts';
import { type Cell, run } from '../values/run.ts';
import { lightRule } from './rules.ts';

const folder = new URL('../../../../vectors/lights/', import.meta.url);

function vectors<T>(operation: string): (readonly [title: string, vector: T])[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${operation}-`))
    .sort()
    .map((name) => {
      const vector = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T & { readonly rule: string; readonly why: string };
      return [`${vector.rule} ${name.slice(0, -5)}: ${vector.why}`, vector] as const;
    });
}

interface TransitionVector {
  readonly lights: readonly string[];
  readonly raise_after: number;
  readonly clear_after: number;
  readonly overdue: string;
  readonly steps: readonly { readonly seen: string; readonly light: string; readonly state: string }[];
}

describe('nextLight', () => {
  it.each(vectors<TransitionVector>('transition'))('%s', (_, vector) => {
    const settings = {
      rules: vector.lights.map((name) => ({ light: name })),
      raiseAfter: vector.raise_after,
      clearAfter: vector.clear_after,
      overdue: { light: vector.overdue },
    };
    let memory = NO_LIGHT;
    const shown = vector.steps.map(({ seen }) => {
      const observation = (
        seen === 'none' || vector.lights.includes(seen) ? { seen: vector.lights.indexOf(seen) } : { gap: seen }
      ) as LightObservation;
      memory = nextLight(memory, observation, settings);
      return { seen, light: memory.shown.light, state: memory.shown.state };
    });
    expect(shown).toEqual(vector.steps);
  });
});

interface LagVector {
  readonly basis: LagBasis | null;
  readonly better: Indicator['better'];
  readonly scheduled: Cell;
  readonly actual: Cell;
  readonly expected: Cell;
}

describe('lagColumn', () => {
  it.each(vectors<LagVector>('lag'))('%s', (_, { basis, better, scheduled, actual, expected }) => {
    expect(cellOf(lagColumn(columnOf([actual]), columnOf([scheduled]), basis ?? undefined, better), 0)).toBe(expected);
  });
});

interface CourseVector {
  readonly indicator: Partial<Indicator>;
  readonly list: Partial<UnitList>;
  readonly rules: readonly (readonly [light: string, when: string])[];
  readonly cells: Readonly<Record<string, readonly Cell[]>>;
  readonly as_of: string;
  readonly period: string;
  readonly raise_after?: number;
  readonly overdue?: string;
  readonly targets?: readonly Partial<TargetRow>[];
  readonly since?: string;
  readonly until?: string;
  readonly expected: readonly { readonly moment: string; readonly light: string; readonly state: string }[];
}

describe('light', () => {
  it.each(vectors<CourseVector>('course'))('%s', (_, vector) => {
    const rules = vector.rules.map(([name, when]) => lightRule(name, when));
    const ctx = run({
      indicators: { x: vector.indicator },
      reported: { x: vector.cells },
      lists: { places: vector.list },
      period: vector.period,
      asOf: vector.as_of,
      targetRows: vector.targets ?? [],
      scheme: {
        lights: {
          rules,
          raiseAfter: vector.raise_after ?? 1,
          clearAfter: 1,
          ...(vector.overdue === undefined ? {} : { overdue: { light: vector.overdue } }),
        },
      },
    });
    const first = periodOf(vector.since ?? vector.period).first;
    const last = periodOf(vector.until ?? vector.period).last;
    const shown = light(ctx)
      .filter(({ period }) => period.first >= first && period.last <= last)
      .map((result) => {
        const { light: name, state } = result.cell(0);
        return { moment: result.period.id, light: name, state };
      });
    expect(shown).toEqual(vector.expected);
  });
});
