import { type LogEntry, SEALED_TABLES, sealedRoot, twoHashes, writeEntry } from '@kedu/bundle';
import { bytes, checkpointOf, entriesOf, hashers, ORIGIN, POLICY, SEEN_AT, signerOf } from '../../../tools/goodBundle.ts';
import { edit, relist, relog, reprove, republish, rowOf, setCell, type Tampering } from './tampering.ts';

const RESULTS = 'results/results.csv';
const OBSERVED = 'data/observations.csv';
const SCHEME = 'scheme/scheme/2024.yaml';

/** A whole number of a cell, one more. */
const oneMore = (text: string, key: string, column: string): string => {
  const lines = text.split('\r\n');
  const at = (lines[0] ?? '').split(',').indexOf(column);
  const cells = (lines.find((line) => line.startsWith(key)) ?? '').split(',');
  return setCell(text, key, column, String(Number(cells[at]) + 1));
};

/** The value of an indicator of a unit in the year, one more. */
const raised = (text: string): string =>
  text.replace(/(^gdp_growth,2024Q4,990100,)([\d.]+)/m, (_, head: string, value: string) => `${head}${Number(value) + 1}`);

/** Weights of two indicators, so that all together are still 100. */
const reweighed = (text: string): string =>
  text
    .replace(/(gdp_growth: +\{ weight: \{ else: 12, optimised: )10/, (_, head: string) => `${head}12`)
    .replace(/(rd_intensity: +\{ weight: \{ else: 20, optimised: )22/, (_, head: string) => `${head}20`);

const swapped = (text: string, one: string, other: string): string => {
  const [a, b] = [rowOf(text, one), rowOf(text, other)];
  return text.replace(a, '\u0000').replace(b, a).replace('\u0000', b);
};

/** Files changed by somebody on the way: what was logged is the good bundle. */
const ON_THE_WAY: readonly Tampering[] = [
  { name: 'a value is raised', change: (f) => edit(f, OBSERVED, raised) },
  { name: 'a score is raised', change: (f) => edit(f, RESULTS, (t) => oneMore(t, 'places,990300', 'score')) },
  { name: 'a rank is bettered', change: (f) => edit(f, RESULTS, (t) => setCell(t, 'places,990300', 'rank', '1')) },
  { name: 'a grade is bettered', change: (f) => edit(f, RESULTS, (t) => setCell(t, 'places,990300', 'grade', 'excellent')) },
  { name: 'a light is turned green', change: (f) => edit(f, 'results/indicators.csv', (t) => t.replace(',yellow,', ',green,')) },
  { name: 'two rows change places', change: (f) => edit(f, RESULTS, (t) => swapped(t, 'places,990100', 'places,990200')) },
  { name: 'a row is left out', change: (f) => edit(f, RESULTS, (t) => t.replace(`${rowOf(t, 'places,990300')}\r\n`, '')) },
  { name: 'a row is put in', change: (f) => edit(f, RESULTS, (t) => `${t}${rowOf(t, 'places,990300').replace('990300', '999999')}\r\n`) },
  { name: 'a row stands there twice', change: (f) => edit(f, RESULTS, (t) => `${t}${rowOf(t, 'places,990300')}\r\n`) },
  { name: 'a column is renamed', change: (f) => edit(f, RESULTS, (t) => t.replace('rank', 'place')) },
  { name: 'a determination is changed', change: (f) => edit(f, 'results/determination.csv', (t) => t.replace(',good,', ',excellent,')) },
  { name: 'an amount is raised', change: (f) => edit(f, 'results/proposals.csv', (t) => t.replace(/,-(\d+\.\d\d),/, ',-1$1,')) },
  {
    name: 'a weight of a part is changed',
    change: (f) => edit(f, 'results/parts.csv', (t) => oneMore(t, 'places,990100,2024,economic,', 'weight')),
  },
  { name: 'a reference point is moved', change: (f) => edit(f, 'results/references.csv', (t) => t.replace(/,(\d\d)\.(\d+),/, ',9$1.$2,')) },
  { name: 'a weight of the scheme is changed', change: (f) => edit(f, SCHEME, reweighed) },
  { name: 'a rounding is widened', change: (f) => edit(f, SCHEME, (t) => t.replace('total: 0.01', 'total: 0.1')) },
  { name: 'a comment of the scheme is changed', change: (f) => edit(f, SCHEME, (t) => `${t}# 后来添加\n`) },
  { name: 'the regulation is swapped', change: (f) => edit(f, 'scheme/regulation-2024.md', (t) => t.replace('40%', '30%')) },
  { name: 'a unit is renamed', change: (f) => edit(f, 'data/units.csv', (t) => t.replace('北川市', '南川市')) },
  { name: 'an earlier run is changed', change: (f) => edit(f, 'data/run.json', (t) => t.replace('"rank":[1,', '"rank":[2,')) },
  { name: 'a salt is changed', change: (f) => edit(f, 'sealed.csv', (t) => t.replace(/(units,0,0,128,)./, '$1f')) },
  { name: 'a block is left out', change: (f) => edit(f, 'sealed.csv', (t) => t.replace(/units,1,.*\r\n/, '')) },
  {
    name: 'a figure is called attested',
    change: (f) => edit(f, 'figures.csv', (t) => `${t}places,990300,score,attested,withheld_data,1,observations:1\r\n`),
  },
  {
    name: 'the description names another column',
    change: (f) => edit(f, 'datapackage.json', (t) => t.replace('"name":"rank"', '"name":"place"')),
  },
  { name: 'a file is missing', change: ({ files }) => void files.delete('README.md') },
  { name: 'the observations are missing', change: ({ files }) => void files.delete(OBSERVED) },
  { name: 'a file is added', change: ({ files }) => void files.set('results/more.csv', bytes('a\r\n')) },
  { name: 'a file is added that looks like another', change: ({ files }) => void files.set('results/rеsults.csv', bytes('a\r\n')) },
  { name: 'a file is added out of the folder', change: ({ files }) => void files.set('../../etc/cron.d/x', bytes('a\r\n')) },
  {
    name: 'the bundle is said to be no example',
    change: (f) => edit(f, 'bundle.json', (t) => t.replace('"example":true', '"example":false')),
  },
  { name: 'the edition is one that nobody knows', change: (f) => edit(f, 'bundle.json', (t) => t.replace('"bundle":1', '"bundle":2')) },
  { name: 'bundle.json is missing', change: ({ files }) => void files.delete('bundle.json') },
  { name: 'a text is no UTF-8', change: ({ files }) => void files.set(RESULTS, Uint8Array.of(0xff, 0xfe, 0x41)) },
];

/** The list rewritten to agree: the log still says otherwise. */
const RELISTED: readonly Tampering[] = [
  {
    name: 'a score is raised and listed anew',
    change: (f) => {
      edit(f, RESULTS, (t) => oneMore(t, 'places,990300', 'score'));
      relist(f);
    },
  },
  {
    name: 'the hash of the scheme is swapped in the list',
    change: (f) => relist(f, (manifest) => ({ ...manifest, scheme: { ...manifest.scheme, hash: `sha256:${'0'.repeat(64)}` } })),
  },
  { name: 'another period is stated', change: (f) => relist(f, (manifest) => ({ ...manifest, period: '2023' })) },
  { name: 'another seed is stated', change: (f) => relist(f, (manifest) => ({ ...manifest, seed: manifest.seed + 1 })) },
  { name: 'another day is stated', change: (f) => relist(f, (manifest) => ({ ...manifest, asOf: '2030-01-01' })) },
];

/** By who keeps the log. */
const BY_THE_KEEPER: readonly Tampering[] = [
  { name: 'the checkpoint is missing', change: ({ files }) => void files.delete('log/checkpoint') },
  { name: 'the size of the checkpoint is changed', change: (f) => edit(f, 'log/checkpoint', (t) => t.replace('\n6\n', '\n7\n')) },
  {
    name: 'a signature of the checkpoint is damaged',
    change: (f) => edit(f, 'log/checkpoint', (t) => t.replace(/(— kedu\S+ \S{20})./, (_, s: string) => `${s}${'A'}`)),
  },
  { name: 'the witness is taken off', change: (f) => edit(f, 'log/checkpoint', (t) => t.replace(/— audit.*\n/, '')) },
  { name: 'another log signed', change: (f, bundle) => relog(f, entriesOf(bundle), { signer: signerOf(ORIGIN, 9) }) },
  { name: 'another witness cosigned', change: (f, bundle) => relog(f, entriesOf(bundle), { witness: signerOf('audit.example', 9) }) },
  { name: 'a proof is damaged', change: (f) => reprove(f, 'run', (t) => t.replace(/(index 3\n)./, (_, s: string) => `${s}${'+'}`)) },
  { name: 'a proof is of another index', change: (f) => reprove(f, 'run', (t) => t.replace('index 3', 'index 2')) },
  {
    name: 'a proof leads to another checkpoint',
    change: async (f, bundle) => {
      const own = entriesOf(bundle);
      const forked = { files: new Map(f.files), entries: [], seen: new Map() };
      await relog(forked, [...own.slice(0, 5), { ...own[5]!, at: '2024-03-01T07:30:00Z' }]);
      f.files.set('log/3-run.tlog-proof', forked.files.get('log/3-run.tlog-proof') ?? bytes(''));
    },
  },
  { name: 'a proof is missing', change: ({ files }) => void files.delete('log/3-run.tlog-proof') },
  { name: 'the entry of the run is missing', change: ({ files }) => void files.delete('log/3-run.json') },
  {
    name: 'the publication is missing',
    change: ({ files }) => {
      files.delete('log/5-publication.json');
      files.delete('log/5-publication.tlog-proof');
    },
  },
  { name: 'an entry is changed', change: (f) => edit(f, 'log/3-run.json', (t) => t.replace('"as_of":"2025', '"as_of":"2024')) },
  {
    name: 'leaves are reordered',
    change: ({ files }) => {
      const [one, other] = [files.get('log/1-scheme.json'), files.get('log/2-data.json')];
      if (one && other) files.set('log/1-scheme.json', other).set('log/2-data.json', one);
    },
  },
  {
    name: 'the bundle was withdrawn',
    change: (f, bundle) =>
      relog(f, [
        ...entriesOf(bundle),
        {
          kind: 'withdrawal',
          authority: '990000',
          at: '2024-03-01T07:06:00Z',
          about: { publication: 5, reason: 'data_corrected' },
          hashes: {},
          roots: {},
        },
      ]),
  },
  {
    name: 'the run was published twice',
    change: (f, bundle) => {
      const entries = entriesOf(bundle);
      const last = entries.at(-1);
      return relog(f, last ? [...entries, { ...last, hashes: { bundle: bundle.hashes.given } }] : entries);
    },
  },
  {
    name: 'an entry has the time of one ahead of it',
    change: (f, bundle) =>
      relog(
        f,
        entriesOf(bundle).map((entry) => (entry.kind === 'run' ? { ...entry, at: '2024-01-01T00:00:00Z' } : entry)),
      ),
  },
  { name: 'an entry is dated after it was seen', change: (f, bundle) => relog(f, entriesOf(bundle), { seenAt: SEEN_AT - 3600 }) },
  {
    name: 'the entries are dated back',
    change: async (f, bundle) => {
      const entries = entriesOf(bundle);
      f.seen.set('earlier', bytes(await checkpointOf(entries.map(writeEntry), { size: 3, seenAt: SEEN_AT - 60 })));
    },
  },
  {
    name: 'the tree is forked',
    change: async (f, bundle) => {
      const entries = entriesOf(bundle).map((entry) => (entry.kind === 'run' ? { ...entry, at: '2024-03-01T07:02:30Z' } : entry));
      f.seen.set('from-audit', bytes(await checkpointOf(entries.map(writeEntry))));
    },
  },
  {
    name: 'the log is rolled back',
    change: async (f, bundle) => {
      const entries = [...entriesOf(bundle), ...entriesOf(bundle)];
      f.seen.set('from-audit', bytes(await checkpointOf(entries.map(writeEntry), { seenAt: SEEN_AT - 60 })));
    },
  },
  {
    name: 'a checkpoint from elsewhere that the policy does not know',
    change: async (f, bundle) => {
      f.seen.set('mine', bytes(await checkpointOf(entriesOf(bundle).map(writeEntry), { witness: signerOf('other.example', 8) })));
    },
  },
  { name: 'a foreign file lies in the log', change: ({ files }) => void files.set('log/notes.txt', bytes(POLICY)) },
];

/** The authority itself, log and witness in league with it: only the rules are left to say so. */
const BY_THE_AUTHORITY: readonly Tampering[] = [
  ['a score', RESULTS, (t: string) => oneMore(t, 'places,990300', 'score')],
  ['a grade', RESULTS, (t: string) => setCell(t, 'places,990300', 'grade', 'excellent')],
  ['a light', 'results/indicators.csv', (t: string) => t.replace(',yellow,', ',green,')],
  ['a value', OBSERVED, raised],
  ['a rule', SCHEME, reweighed],
].map(([what, path, change]) => ({
  name: `${String(what)} is changed, and everything listed, sealed and logged anew`,
  change: (f, bundle) => {
    edit(f, path as string, change as (text: string) => string);
    return republish(f, bundle);
  },
}));

const NO_ROWS = sealedRoot(hashers.sha256, []);
const NO_FIGURES = { recomputable: 0, attested: 0, notRecomputable: 0 };
const DESCRIPTION = 'datapackage.json';

/** The same, who leaves something out or puts something in: VERIFY-14. */
const LEFT_OUT: readonly Tampering[] = [
  ...(['results', 'indicators', 'parts', 'weights', 'proposals', 'references', 'determination'] as const).map(
    (table): Tampering => ({
      name: `the table of ${table} is left out, and said to have no rows`,
      change: (f, bundle) => {
        f.files.delete(SEALED_TABLES[table]);
        const isLabelled = table === 'results' || table === 'indicators';
        return republish(f, bundle, {
          manifest: (manifest) => (isLabelled ? { ...manifest, shares: { ...manifest.shares, [table]: NO_FIGURES } } : manifest),
        });
      },
    }),
  ),
  {
    name: 'a table has no root',
    change: (f, bundle) => {
      f.files.delete(SEALED_TABLES.parts);
      return republish(f, bundle, {
        manifest: (manifest) => {
          const { parts: _, ...sealed } = manifest.sealed;
          return { ...manifest, sealed };
        },
        entries: (own) => own.map((entry) => (entry.kind === 'run' ? { ...entry, roots: { ...entry.roots, parts: NO_ROWS } } : entry)),
      });
    },
  },
  {
    name: 'the description is left out',
    change: (f, bundle) => {
      f.files.delete(DESCRIPTION);
      return republish(f, bundle);
    },
  },
  {
    name: 'the determination was never logged',
    change: (f, bundle) => republish(f, bundle, { entries: (own) => own.filter(({ kind }) => kind !== 'determination') }),
  },
  {
    name: 'another authority is stated and logged',
    change: (f, bundle) =>
      republish(f, bundle, {
        manifest: (manifest) => ({ ...manifest, authority: '990100' }),
        entries: (own) => own.map((entry) => ({ ...entry, authority: '990100' })),
      }),
  },
  ...['official-ranking.html', 'results/ranking.txt', 'scheme/ranking.txt', 'data/files.txt'].map(
    (path): Tampering => ({
      name: `${path} is put in and listed`,
      change: (f, bundle) => {
        f.files.set(path, bytes('<h1>1. 北川市</h1>\n'));
        return republish(f, bundle);
      },
    }),
  ),
  {
    name: 'README.md says that the data are real',
    change: (f, bundle) => {
      f.files.set('README.md', bytes('# Real data, verified by the ministry\n'));
      return republish(f, bundle);
    },
  },
  {
    name: 'README.md says something else',
    change: (f, bundle) => {
      edit(f, 'README.md', (t) => `${t}\n北川市第一。\n`);
      return republish(f, bundle);
    },
  },
  ...(
    [
      ['a delimiter', '"delimiter":","', '"delimiter":";"'],
      ['no heading', '"header":true', '"header":false'],
      ['other blanks', '"missingValues":[""]', '"missingValues":["1","2"]'],
      ['another encoding', '"encoding":"utf-8"', '"encoding":"gbk"'],
      ['another key', '"primaryKey":["unit"', '"primaryKey":["code"'],
      ['other titles', '"title":"名次"', '"title":"得分"'],
    ] as const
  ).map(
    ([what, before, after]): Tampering => ({
      name: `the description has ${what}`,
      change: (f, bundle) => {
        edit(f, DESCRIPTION, (t) => t.replace(before, after));
        return republish(f, bundle);
      },
    }),
  ),
  {
    name: 'the description has other hashes',
    change: (f) => {
      edit(f, DESCRIPTION, (t) => t.replace(/"hash":"sha256:[0-9a-f]{64}"/, `"hash":"sha256:${'0'.repeat(64)}"`));
    },
  },
];

/** By somebody who has no key: what no proof leads to counts for nothing. */
const BY_A_STRANGER: readonly Tampering[] = [
  {
    name: 'a withdrawal without a proof is put in',
    change: ({ files }) =>
      void files.set('log/7-withdrawal.json', writeEntry(unproven('withdrawal', { publication: 5, reason: 'data_corrected' }, {}))),
  },
  {
    name: 'an opening without a proof is put in',
    change: ({ files }) =>
      void files.set(
        'log/7-opening.json',
        writeEntry(
          unproven(
            'opening',
            { run: 3, by: '990000', as: 'audit', table: 'proposals', blocks: '0' },
            { statement: twoHashes(hashers, bytes('x')) },
          ),
        ),
      ),
  },
];

function unproven(kind: LogEntry['kind'], about: LogEntry['about'], hashes: LogEntry['hashes']): LogEntry {
  return { kind, authority: '990000', at: '2020-01-01T00:00:00Z', about, hashes, roots: {} };
}

export const TAMPERINGS: readonly Tampering[] = [
  ...ON_THE_WAY,
  ...RELISTED,
  ...BY_THE_KEEPER,
  ...BY_THE_AUTHORITY,
  ...LEFT_OUT,
  ...BY_A_STRANGER,
];
