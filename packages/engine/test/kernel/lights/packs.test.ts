import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assessPack, openPack } from '@kedu/runner';
import { describe, expect, it } from 'vitest';
import { kernelInstance } from '../wasm/instance.ts';
import { compareLights } from './compare.ts';

const PACKS = new URL('../../../../../packs/', import.meta.url).pathname;

/** Packs that can run here: those whose data stand on this machine. */
const runs = readdirSync(PACKS)
  .filter((name) => existsSync(join(PACKS, name, 'pack.yaml')))
  .flatMap((name) => {
    const { pack } = openPack(join(PACKS, name), { keduData: process.env.KEDU_DATA });
    return pack && pack.missingData.length === 0
      ? assessPack(pack).assessments.map((run) => ({ name: `${name} ${run.scheme.id} ${run.assessment.period.id}`, ...run }))
      : [];
  });

describe('lights of the packs by columns', () => {
  it('KERNEL-6 every list that makes a plan has the lights of its run, by the reference and by the kernel', () => {
    const kernel = kernelInstance();
    const planned = new Set<string>();
    const left = new Map<string, readonly string[]>();
    let cells = 0;
    for (const { name, trace } of runs) {
      const compared = compareLights(trace, kernel);
      cells += compared.cells;
      const pack = name.split(' ')[0] as string;
      if (compared.cells > 0) planned.add(pack);
      if (compared.reasons.length > 0) left.set(pack, [...new Set([...(left.get(pack) ?? []), ...compared.reasons])].sort());
    }
    expect(cells).toBeGreaterThan(2_000);
    expect([...planned]).toEqual(expect.arrayContaining(['after-liaoning', 'after-guizhou', 'after-wolong', 'after-yueyang']));
    // Where its data stand on this machine: it reads an attribute of the unit.
    const { 'sdg-2019': ofAttribute = ['reads'], ...others } = Object.fromEntries(left);
    expect([ofAttribute, others]).toEqual([['reads'], {}]);
  }, 120_000);
});
