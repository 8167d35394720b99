import { type Bundle, makeBundle, readBundleObservations, readBundleRegister } from '@kedu/bundle';
import { assessWithErrors } from '@kedu/insight';
import type { Reading } from '@kedu/ledger';
import { bundleReadme } from '@kedu/messages';
import { parsePeriod } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';
import { AUTHORITY, bytes, entriesOf, hashers, logFiles } from './goodBundle.ts';

/** How many units and indicators. */
export interface LargeSize {
  readonly units: number;
  readonly indicators: number;
}

/** Of a unit alone, and among its peers, in turn. */
const METHODS = [
  'method: completion, cap: 100',
  'method: min_max',
  'method: { goalposts: { worst: 0, best: 100 } }',
  'method: z_score',
  'method: { piecewise: { points: [[0, 40], [60, 80], [100, 100]] } }',
  'method: percentile',
] as const;
const BRANCHES = 10;
const PERIOD = '2023';
const SCHEME = 'scheme/large.yaml';

/**
 * A bundle of fictional units (示例数据) with its log, checkpoint, proofs and cosignature: one list, one period, a tree of ten branches. The same size gives the same bytes.
 *
 * Shape: files by path. Units: values 0–100 with two decimals, one in fifty missing. Errors: throws where the generated scheme or data are refused.
 */
export async function largeBundle(size: LargeSize): Promise<{ readonly bundle: Bundle; readonly files: ReadonlyMap<string, Uint8Array> }> {
  const units = bytes(unitsText(size));
  const register = valueRead(
    readBundleRegister({
      units,
      memberships: bytes('hierarchy,unit,parent,share,from,until\r\n'),
      successions: bytes('unit,successor,share,on\r\n'),
    }),
  );
  const observations = valueRead(readBundleObservations(bytes(observationsText(size)), register.versions.map(({ id }) => id).sort()));
  const texts = new Map([
    [SCHEME, schemeText(size)],
    ['scheme/regulation.md', '# 1 示例数据\n\n本办法为测试而作，单位和数值都是虚构的。\n'],
  ]);
  const { scheme, issues } = compileScheme({ files: texts, entry: SCHEME, register });
  const period = parsePeriod(PERIOD);
  if (!scheme || !period) throw new Error(JSON.stringify(issues.slice(0, 5)));
  const { value: assessment, trace } = assessWithErrors({ scheme, register, observations, period, asOf: '2024-02-10', seed: 1 });
  const bundle = makeBundle({
    run: { scheme, assessment, trace },
    pack: { id: 'large', title: { 'zh-CN': '大数据包（示例数据）', en: 'A large bundle (example data)' }, example: true },
    texts,
    authority: AUTHORITY,
    disclosure: { level: 'public', withhold: () => undefined },
    hashers,
    saltOf: (table, block) => hashers.sha256(bytes(`salt of the test ${table} ${block}`)),
    readme: bundleReadme,
  });
  return { bundle, files: new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]) };
}

const unitId = (i: number): string => String(990_001 + i);
const indicatorId = (i: number): string => `x${String(i + 1).padStart(3, '0')}`;

function unitsText({ units }: LargeSize): string {
  const rows = Array.from(
    { length: units },
    (_, i) => `${unitId(i)},${unitId(i)},示例县${i + 1},Example County ${i + 1},county,,,true\r\n`,
  );
  const authority = `${AUTHORITY},${AUTHORITY},示例省,Example Province,province,,,true\r\n`;
  return `unit,code,name,name_en,kind,from,until,example\r\n${authority}${rows.join('')}`;
}

function observationsText({ units, indicators }: LargeSize): string {
  const random = seeded(20_230_101);
  const lines = ['indicator,period,unit,value,missing,example,source\r\n'];
  for (let i = 0; i < indicators; i += 1)
    for (let u = 0; u < units; u += 1) {
      const cell = random() < 0.02 ? ',source_late' : `${Math.round(random() * 10_000) / 100},`;
      lines.push(`${indicatorId(i)},${PERIOD},${unitId(u)},${cell},true,\r\n`);
    }
  return lines.join('');
}

function schemeText({ indicators }: LargeSize): string {
  const ids = Array.from({ length: indicators }, (_, i) => indicatorId(i));
  const declared = ids.map(
    (id, i) =>
      `  ${id}: { title: { zh-CN: 第${i + 1}项指标, en: Indicator ${i + 1} }, owner: 示例统计局, accrual: annual, unit: "%", range: [0, 100], target: 60 }`,
  );
  const perBranch = Math.ceil(indicators / BRANCHES);
  const branches = Array.from({ length: Math.ceil(indicators / perBranch) }, (_, b) => {
    const parts = ids
      .slice(b * perBranch, (b + 1) * perBranch)
      .map((id, i) => `          ${id}: { weight: ${i + 1}, ${METHODS[(b + i) % METHODS.length]}, missing: reweight }`);
    return `      branch_${b + 1}:\n        title: 第${b + 1}类\n        weight: ${b + 1}\n        parts:\n${parts.join('\n')}`;
  });
  return `scheme: large
version: "2023"
edition: 1
title: { zh-CN: 大数据包（示例数据）, en: A large bundle (example data) }
authority: 990000 示例省
in_force: { from: 2023-01-01 }
regulation: regulation.md
lists:
  counties: { title: 县, units: county }
indicators:
${declared.join('\n')}
score:
  counties:
    weights: relative
    parts:
${branches.join('\n')}
rounding: { part: 0.01, total: 0.01 }
grades:
  order: [excellent 优秀, good 良好, fair 一般]
  at_least: { excellent: 60, good: 40 }
  quota: { excellent: 20% }
`;
}

/** Numbers in [0, 1), the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function valueRead<T>(read: Reading<T>): T {
  if ('issue' in read) throw new Error(JSON.stringify(read.issue));
  return read.value;
}
