import { bytes, textOf } from './goodBundle.ts';

/** A change to the files of a good bundle by somebody who means harm, and codes that must be said of it, with their reason where they have one. */
export interface HostileBundle {
  readonly name: string;
  readonly change: (files: Map<string, Uint8Array>) => void;
  readonly said: readonly string[];
}

type Change = HostileBundle['change'];

const edit =
  (path: string, change: (text: string) => string): Change =>
  (files) => {
    const before = textOf(files.get(path));
    const after = change(before);
    if (after === before) throw new Error(`nothing to change in ${path}`);
    files.set(path, bytes(after));
  };
const put =
  (path: string, content: string | Uint8Array): Change =>
  (files) =>
    void files.set(path, typeof content === 'string' ? bytes(content) : content);

const CHECKPOINT = 'log/checkpoint';
const RUN = 'log/3-run.json';
const PROOF = 'log/3-run.tlog-proof';
const RESULTS = 'results/results.csv';
const SCHEME = 'scheme/scheme/2023.yaml';
const deep = (open: string, close: string, times: number): string => open.repeat(times) + close.repeat(times);

const NOTES: readonly HostileBundle[] = [
  ['no blank line', (t: string) => t.replace('\n\n', '\n'), 'LEDGER_NOTE blank'],
  ['line ends of another system', (t: string) => t.replaceAll('\n', '\r\n'), 'LEDGER_NOTE control'],
  ['a tab', (t: string) => t.replace('kedu', 'ke\tdu'), 'LEDGER_NOTE control'],
  ['no newline at its end', (t: string) => t.slice(0, -1), 'LEDGER_NOTE end'],
  ['a hyphen for the dash', (t: string) => t.replaceAll('—', '-'), 'LEDGER_NOTE signature'],
  ['an empty signature line', (t: string) => `${t}\n`, 'LEDGER_NOTE signature'],
  ['101 signatures', (t: string) => `${t}${'— x AAAAAAA=\n'.repeat(100)}`, 'LEDGER_NOTE signatures'],
  ['a million letters', (t: string) => `${'x'.repeat(1_000_000)}${t}`, 'LEDGER_NOTE size'],
  ['nothing', () => '', 'LEDGER_NOTE end'],
  ['a byte order mark', (t: string) => `\ufeff${t}`, 'LEDGER_SIGNATURE wrong'],
  ['a line that nobody can check', (t: string) => t.replace('\n\n', '\nmore\n\n'), 'LEDGER_CHECKPOINT extension'],
  ['a size with a sign', (t: string) => t.replace(/\n(\d)\n/, '\n+$1\n'), 'LEDGER_CHECKPOINT size'],
  ['a size beyond numbers', (t: string) => t.replace(/\n\d\n/, `\n${'9'.repeat(40)}\n`), 'LEDGER_CHECKPOINT size'],
  ['a short root', (t: string) => t.replace(/\n(\d)\n.*\n/, '\n$1\nAAAA\n'), 'LEDGER_CHECKPOINT root'],
  ['no name', (t: string) => t.replace(/^.*\n/, '\n'), 'LEDGER_CHECKPOINT origin'],
].map(([what, change, said]) => ({
  name: `checkpoint: ${String(what)}`,
  change: edit(CHECKPOINT, change as (text: string) => string),
  said: [said as string],
}));

const ENTRIES: readonly HostileBundle[] = [
  ['a byte order mark', (t: string) => `\ufeff${t}`, 'BUNDLE_ENTRY json'],
  ['spaces', (t: string) => t.replaceAll(',', ', '), 'BUNDLE_ENTRY canonical'],
  ['line ends of another system', (t: string) => `${t}\r\n`, 'BUNDLE_ENTRY canonical'],
  ['a key twice', (t: string) => t.replace('"kedu":1', '"kedu":1,"kedu":1'), 'BUNDLE_ENTRY canonical'],
  ['half a character', (t: string) => t.replace('"990000"', '"\\ud800"'), 'BUNDLE_ENTRY canonical'],
  ['a number beyond float64', (t: string) => t.replace('"kedu":1', '"kedu":1e999'), 'BUNDLE_ENTRY canonical'],
  ['100,000 lists in one another', () => deep('[', ']', 30_000), 'BUNDLE_ENTRY deep'],
  ['more than 65,535 bytes', (t: string) => `${t}${' '.repeat(70_000)}`, 'BUNDLE_ENTRY size'],
  ['an edition that nobody knows', (t: string) => t.replace('"kedu":1', '"kedu":9'), 'BUNDLE_EDITION'],
  ['markup where an ID belongs', (t: string) => t.replace('"990000"', '"<script>alert(1)</script>"'), 'BUNDLE_ENTRY form'],
].map(([what, change, said]) => ({
  name: `entry: ${String(what)}`,
  change: edit(RUN, change as (text: string) => string),
  said: [said as string, 'VERIFY_PROOF inclusion'],
}));

const PROOFS: readonly HostileBundle[] = [
  [
    '64 hashes',
    (t: string) => t.replace(/(index 3\n)/, (_, s: string) => s + 'A'.repeat(43).concat('=\n').repeat(64)),
    'LEDGER_PROOF hashes',
  ],
  ['an index that begins with 0', (t: string) => t.replace('index 3', 'index 03'), 'LEDGER_PROOF index'],
  ['another version', (t: string) => t.replace('@v1', '@v9'), 'LEDGER_PROOF first'],
  ['a hash with a letter too few', (t: string) => t.replace(/(index 3\n)./, (_, s: string) => s), 'LEDGER_PROOF hash'],
  ['no blank line', (t: string) => t.replaceAll('\n\n', '\n'), 'LEDGER_PROOF blank'],
].map(([what, change, said]) => ({
  name: `proof: ${String(what)}`,
  change: edit(PROOF, change as (text: string) => string),
  said: [said as string],
}));

const MANIFESTS: readonly HostileBundle[] = [
  ['an edition that nobody knows', edit('bundle.json', (t) => t.replace('"bundle":1', '"bundle":2')), 'BUNDLE_EDITION'],
  ['a byte order mark', edit('bundle.json', (t) => `\ufeff${t}`), 'BUNDLE_MANIFEST json'],
  ['a key twice', edit('bundle.json', (t) => t.replace('"seed":', '"seed":1,"seed":')), 'BUNDLE_MANIFEST canonical'],
  ['lists in one another', put('bundle.json', deep('[', ']', 1_000_000)), 'BUNDLE_MANIFEST deep'],
  ['objects in one another', put('bundle.json', `${'{"a":'.repeat(500_000)}1${'}'.repeat(500_000)}`), 'BUNDLE_MANIFEST deep'],
  ['17 MB of spaces', put('bundle.json', ' '.repeat(17_000_000)), 'BUNDLE_MANIFEST size'],
  ['bytes that are no UTF-8', put('bundle.json', Uint8Array.of(0xff, 0xfe, 0x7b)), 'BUNDLE_MANIFEST utf8'],
  ['a path out of the folder', edit('bundle.json', (t) => t.replace('"README.md"', '"../../etc/passwd"')), 'VERIFY_FILE_MISSING'],
].map(([what, change, said]) => ({ name: `bundle.json: ${String(what)}`, change: change as Change, said: [said as string] }));

const TABLES: readonly HostileBundle[] = [
  {
    name: 'table: a formula and a script in its cells',
    change: edit(RESULTS, (t) =>
      t.replace(
        /^(places,990100,[^,]*),[^,]*/m,
        (_, head: string) => `${head},"=HYPERLINK(""http://x.example"")<script>alert(1)</script>"`,
      ),
    ),
    said: ['VERIFY_FILE_CHANGED', 'VERIFY_ROOT', 'VERIFY_CELL'],
  },
  {
    name: 'table: commands to a terminal in its cells',
    change: edit(RESULTS, (t) => t.replace(/^(places,990100,[^,]*),[^,]*/m, (_, head: string) => `${head},\u001b[2J\u001b[31m\u202e`)),
    said: ['VERIFY_CELL'],
  },
  {
    name: 'table: a quote that never ends',
    change: edit(RESULTS, (t) => t.replace('places,990100', 'places,"990100')),
    said: ['VERIFY_FILE_CHANGED', 'VERIFY_ROW missing'],
  },
  { name: 'table: bare line feeds', change: edit(RESULTS, (t) => t.replaceAll('\r\n', '\n')), said: ['VERIFY_FILE_CHANGED bytes'] },
  { name: 'table: bare carriage returns', change: edit(RESULTS, (t) => t.replaceAll('\r\n', '\r')), said: ['VERIFY_FILE_CHANGED bytes'] },
  { name: 'table: a byte order mark', change: edit(RESULTS, (t) => `\ufeff${t}`), said: ['VERIFY_FILE_CHANGED bytes'] },
  { name: 'table: a million columns', change: put(RESULTS, `${'a,'.repeat(1_000_000)}a\r\n`), said: ['VERIFY_COLUMNS'] },
  {
    name: 'table: a million blank lines',
    change: edit(RESULTS, (t) => `${t}${'\r\n'.repeat(1_000_000)}`),
    said: ['VERIFY_FILE_CHANGED bytes'],
  },
  { name: 'table: NUL', change: edit(RESULTS, (t) => t.replace('990100', '99\u00000100')), said: ['VERIFY_ROW missing'] },
  {
    name: 'sealed: a block that begins beyond numbers',
    change: edit('sealed.csv', (t) => t.replace('units,0,0,', `units,0,${'9'.repeat(20)},`)),
    said: ['BUNDLE_SEALED form'],
  },
  {
    name: 'sealed: a block of no rows',
    change: edit('sealed.csv', (t) => t.replace(/units,0,0,\d+,/, 'units,0,0,0,')),
    said: ['BUNDLE_SEALED form'],
  },
  {
    name: 'sealed: two columns of one name',
    change: edit('sealed.csv', (t) => t.replace('commitment,reason', 'reason,reason')),
    said: ['BUNDLE_SEALED columns'],
  },
  {
    name: 'sealed: markup for a salt',
    change: edit('sealed.csv', (t) => t.replace(/(units,0,0,\d+,)[0-9a-f]+/, (_, h: string) => `${h}<img src=x>`)),
    said: ['BUNDLE_SEALED form'],
  },
  {
    name: 'figures: a label that nobody knows',
    change: edit('figures.csv', (t) => `${t}places,990300,score,true,withheld_data,1,observations:1\r\n`),
    said: ['BUNDLE_FIGURES form'],
  },
  {
    name: 'data: a value beyond float64',
    change: edit('data/observations.csv', (t) => t.replace(/^(budget_execution,2022,990000D01,)[\d.]+/m, (_, h: string) => `${h}1e999`)),
    said: ['BUNDLE_DATA form'],
  },
  {
    name: 'data: a value in another spelling',
    change: edit('data/observations.csv', (t) =>
      t.replace(/^(budget_execution,2022,990000D01,)([\d.]+)/m, (_, h: string, v: string) => `${h}0${v}`),
    ),
    said: ['BUNDLE_DATA form'],
  },
  {
    name: 'data: NaN',
    change: edit('data/observations.csv', (t) => t.replace(/^(budget_execution,2022,990000D01,)[\d.]+/m, (_, h: string) => `${h}NaN`)),
    said: ['BUNDLE_DATA form'],
  },
  { name: 'given: lists in one another', change: put('data/run.json', deep('[', ']', 1_000_000)), said: ['BUNDLE_RUN deep'] },
  {
    name: 'given: another edition',
    change: edit('data/run.json', (t) => t.replace('"kedu":{"given":1}', '"kedu":{"given":2}')),
    said: ['BUNDLE_EDITION'],
  },
  {
    name: 'description: lists in one another',
    change: put('datapackage.json', deep('[', ']', 1_000_000)),
    said: ['VERIFY_DESCRIPTION form'],
  },
  {
    name: 'description: 200,000 tables',
    change: put('datapackage.json', `{"resources":[${'{"path":"a.csv","schema":{"fields":[]}},'.repeat(200_000)}{}]}`),
    said: ['VERIFY_DESCRIPTION form'],
  },
  {
    name: 'description: 200,000 tables that read well',
    change: put(
      'datapackage.json',
      `{"resources":[${Array.from({ length: 200_000 }, (_, i) => `{"path":"a${i}.csv","schema":{"fields":[]}}`).join(',')}]}`,
    ),
    said: ['VERIFY_DESCRIPTION form'],
  },
];

const RULES: readonly HostileBundle[] = [
  { name: 'rules: lists in one another', change: put(SCHEME, deep('[', ']', 100_000)), said: ['VERIFY_NOT_COMPUTED scheme'] },
  {
    name: 'rules: indents in one another',
    change: put(SCHEME, Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')),
    said: ['VERIFY_NOT_COMPUTED scheme'],
  },
  {
    name: 'rules: aliases that multiply',
    change: put(
      SCHEME,
      `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 12 }, (_, i) => {
        const [one, last] = ['abcdefghijklm'[i + 1], 'abcdefghijklm'[i]];
        return `${one}: &${one} [${`*${last},`.repeat(9)}]`;
      }).join('\n')}\n`,
    ),
    said: ['VERIFY_NOT_COMPUTED scheme'],
  },
  {
    name: 'rules: brackets of an expression in one another',
    change: edit(SCHEME, (t) => t.replace('when: "lag > 0"', `when: "${deep('(', ')', 50_000).replace('()', '(1)')}"`)),
    said: ['VERIFY_NOT_COMPUTED scheme'],
  },
  {
    name: 'rules: another edition',
    change: edit(SCHEME, (t) => t.replace(/^edition: 1$/m, 'edition: 99')),
    said: ['VERIFY_NOT_COMPUTED scheme'],
  },
  {
    name: 'rules: a key named like what objects have',
    change: edit(SCHEME, (t) => `__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n${t}`),
    said: ['VERIFY_NOT_COMPUTED scheme'],
  },
  { name: 'rules: no text', change: put(SCHEME, Uint8Array.of(0xff, 0x00)), said: ['VERIFY_TEXT', 'VERIFY_NOT_COMPUTED scheme'] },
];

const POLICIES: readonly HostileBundle[] = [
  ['a line that nobody knows', (t: string) => `${t}mirror x\n`, 'LEDGER_POLICY line'],
  ['1,001 lines', (t: string) => `${t}${'\n'.repeat(1_001)}`, 'LEDGER_POLICY lines'],
  ['nobody asked for', () => '', 'LEDGER_POLICY quorum'],
  ['a group of itself', (t: string) => t.replace('quorum audit', 'group us all us\nquorum us'), 'LEDGER_POLICY member'],
  ['bytes that are no UTF-8', (t: string) => t, 'LEDGER_POLICY line'],
].map(([what, change, said]) => ({
  name: `policy: ${String(what)}`,
  change: (what as string).startsWith('bytes')
    ? put('log/policy.txt', Uint8Array.of(0xff, 0xfe, 0x0a))
    : edit('log/policy.txt', change as (text: string) => string),
  said: [said as string],
}));

/** By what they are done to. The good bundle is that of north 2023 (goodBundle.ts). */
export const HOSTILE_BUNDLES: readonly HostileBundle[] = [...NOTES, ...ENTRIES, ...PROOFS, ...MANIFESTS, ...TABLES, ...RULES, ...POLICIES];
