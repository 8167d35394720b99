import { momentName, openedLine, wordOf } from '@kedu/messages';
import { titledId } from '@kedu/model';
import { type HiddenRows, openingsIn } from '@kedu/verify';
import type { PageWords } from './pageWords.ts';
import { sharesOf, withheldOf } from './totals.ts';

const STEPS = {
  read: 'reading the files',
  digest: 'hashing large files',
  files: 'files against their list',
  log: 'the log',
  sealed: 'commitments of the rows',
  compute: 'computing again by the published scheme',
  labels: 'labels',
  compare: 'comparing the results',
} as const;

const LEVELS: Readonly<Record<string, string>> = {
  public: 'Level: public. What is for the congress or for internal use alone is not in it.',
  congress: 'Level: for the congress. This bundle is not for the public; do not pass it on.',
  internal: 'Level: internal. This bundle is not for the public; do not pass it on.',
};

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const hiddenText = (hidden: readonly HiddenRows[]): string =>
  hidden
    .map(({ table, reason, rows }) => `${rows} of ${wordOf('bundle_table', table, 'en')} (${wordOf('disclosure_reason', reason, 'en')})`)
    .join(', ');

const tablesText = (tables: readonly string[]): string => tables.map((table) => wordOf('bundle_table', table, 'en')).join(', ');

function anchorsText(anchors: readonly { readonly trusted: boolean }[]): readonly string[] {
  if (anchors.some(({ trusted }) => trusted)) return [];
  if (anchors.length === 0) return ['When it was logged: there is no anchor (time-stamp or chain); log and witnesses alone say when.'];
  return [
    `When it was logged: ${many(anchors.length, 'anchor holds in itself', 'anchors hold in themselves')}; who issued them you have not confirmed (see the notices below).`,
  ];
}

/** The page in English. */
export const ENGLISH: PageWords = {
  title: 'Check a published bundle',
  intro:
    'Drop the bundle of an assessment (a folder or a .zip) here. Every file, the log and the commitments are checked, and every recomputable figure is computed again by the published scheme. All of it happens in your browser: nothing is sent, no network is used.',
  introTouch:
    'Choose the bundle of an assessment (a .zip). Every file, the log and the commitments are checked, and every recomputable figure is computed again by the published scheme. All of it happens in your browser: nothing is sent, no network is used.',
  dropTouch: 'Where a folder alone was published, check it on a computer or ask the publisher for a .zip.',
  drop: 'Drop the folder or .zip of a bundle here, or',
  folder: 'Choose a folder',
  zip: 'Choose a .zip',
  step: (step, number, all) => `Checking, step ${number} of ${all}: ${STEPS[step]} …`,
  other: '中文',
  severity: { error: 'Error', warning: 'Warning', notice: 'Notice' },
  count: (count) => (count === 1 ? 'once' : `${count} times`),
  others: (count) => (count === 1 ? 'One more' : `${count} more`),
  place: 'Where: ',
  found: 'In the bundle',
  expected: 'It should be',
  remedy: 'What to do: ',
  nothing: 'None.',
  example: 'Example data: invented units and values, not the results of any government.',
  failed: (why) => `The check was not finished: ${why}`,
  refused: 'The policy file cannot be read; nothing was checked',
  verdict: (verdict, { severities: { error, warning } }) =>
    ({
      passed: 'The bundle passes: nothing wrong was found',
      open: `No error was found; ${many(warning, 'point is', 'points are')} open`,
      withdrawn: 'Withdrawn: the publisher has said that this bundle no longer counts',
      untrusted: 'The figures agree, but the log cannot be relied on',
      differs: `The bundle fails the check: ${many(error, 'error', 'errors')}`,
      unreadable: 'It cannot be opened: this is not a whole bundle',
    })[verdict],
  meaning: {
    untrusted:
      'The files are those that were logged and all recomputable figures are as published: nothing was changed. But something is wrong with the signatures, witnesses or times of the log, or the policy that you gave is not one of this log; see below. Until that is clear, nobody can say that this is what the publisher logged.',
    differs:
      'Something in the bundle is not what was logged, or not what the published rules compute. Do not quote the figures concerned until the publisher has explained them.',
    open: 'Files, log and all recomputable figures agree; but what is listed below cannot be known from this bundle alone.',
    passed: 'The files are those that were logged, all recomputable figures are as published, and witnesses have seen the log.',
    withdrawn:
      'The files are those that were logged and all recomputable figures are as published: nothing was changed. But the publisher has withdrawn the bundle, for the reason below. Do not quote it as the result that stands; where you must, say that it was withdrawn.',
    unreadable:
      'Nothing was checked, so this says nothing about the results of the assessment. See whether you chose the whole bundle (a folder with bundle.json, or a .zip of it), or download it again.',
  },
  checkedAt: (at, sha256) =>
    `Checked at ${momentName(at, 'en')}.${sha256 === undefined ? '' : ` Hash of the bundle (SHA-256 of bundle.json): ${sha256}.`}`,
  about: ({ authority, scheme, period, asOf }, name) =>
    `Assessed by ${titledId(authority, name).en}. Scheme: ${scheme}. Period: ${period}. Data as of ${asOf}.`,
  level: (level) => LEVELS[level] ?? `Level: ${level}.`,
  checkedTitle: 'What was checked',
  checked: ({ counts: { files, entries, rows, figures }, identity, shares, findings }) => [
    `Files: of ${files.listed} on the list ${files.agree} are as they were published.`,
    ...(shares
      ? [
          `Figures such as scores, ranks and grades: ${sharesOf(shares).all}. Recomputable are ${sharesOf(shares).recomputable}, ${sharesOf(shares).attested} rest on withheld rows, ${sharesOf(shares).notRecomputable} are not recomputable.`,
        ]
      : []),
    `Computed again: ${figures.compared} cells of the tables of results, of which ${figures.agree} are as published (every column is compared, names and weights too, so that there are more cells than figures).`,
    `Log: ${many(entries.shown, 'entry', 'entries')}, of which ${entries.proven} are proven to be in it.`,
    ...(identity?.checkpoint
      ? [
          identity.checkpoint.cosigners.length === 0
            ? 'Witnesses: none that you trust cosigned.'
            : `Witnesses: ${identity.checkpoint.cosigners.map(({ name, at }) => `${name} saw it at ${momentName(at, 'en')}`).join(', ')}.`,
        ]
      : []),
    `Rows of data and results: ${rows.sealed}, of which ${rows.sealed - withheldOf(rows)} are shown and ${withheldOf(rows)} withheld; each was fixed by a commitment (a sealed fingerprint) before it was published, and cannot be exchanged.`,
    ...openingsIn(findings).map((one) => openedLine(one, 'en')),
  ],
  openTitle: 'What could not be checked, and why',
  open: ({ counts: { blocks, rows, figures }, identity }, verdict) => [
    ...(rows.hidden.length > 0
      ? [
          `Withheld rows: ${hiddenText(rows.hidden)}. Of these the commitments alone are public: they cannot be exchanged nor found out by their commitments, and audit office or congress (for personal data the audit office alone) can have them opened. ${blocks.examined > 0 ? `At ${blocks.examined} of them somebody looked and signed for it.` : 'Nobody has signed for having looked at any.'}`,
        ]
      : []),
    ...(figures.attested > 0
      ? [`${many(figures.attested, 'figure rests', 'figures rest')} on withheld rows: the public cannot compute them again.`]
      : []),
    ...(figures.shown + figures.unchecked > 0
      ? [
          `Of the cells that rest on withheld rows ${figures.shown} were held against what is shown beside them, ${figures.unchecked} could not be${figures.openTables.length === 0 ? '' : ` (in ${tablesText(figures.openTables)})`}.`,
        ]
      : []),
    ...(figures.notRecomputable > 0
      ? [
          `${many(figures.notRecomputable, 'figure', 'figures')} cannot be computed: a body determined them, say. Each is named in figures.csv.`,
        ]
      : []),
    ...(identity?.checkpoint?.policy === 'bundle'
      ? ['The keys of the log came with the bundle: whether they are those of the authority only a policy file from a witness can tell.']
      : []),
    ...(identity?.checkpoint ? anchorsText(identity.checkpoint.anchors) : []),
    ...(verdict === 'withdrawn'
      ? []
      : [
          'Whether it was withdrawn or corrected later: a withdrawal is logged after the bundle, which cannot show it. Look for a notice where the bundle was published and in notices/ of the log, and give it above under “Notices, checkpoints or anchors from elsewhere”.',
        ]),
    ...(identity?.checkpoint ? [] : ['There is no usable checkpoint: nothing shows that this had been logged.']),
    'Whether the data were true: what is checked is computation and log; for the data there are statisticians, auditors and the public.',
  ],
  findingsTitle: (count) => (count === 0 ? 'Findings' : 'Findings, worst first'),
  factsTitle: 'Technical details',
  facts: ({ identity, counts }, milliseconds) => {
    const { manifest, checkpoint } = identity ?? {};
    const { files, entries, blocks, figures } = counts;
    return [
      ...(manifest ? ([['Scheme', `${manifest.scheme}, ${manifest.period}, assessed by ${manifest.authority}`]] as const) : []),
      ...(identity ? ([['Hash of the bundle (SHA-256 of bundle.json)', `sha256:${identity.sha256}`]] as const) : []),
      ['Files', `${files.listed} listed, ${files.agree} agree`],
      [
        'Log',
        checkpoint
          ? `${checkpoint.origin}, ${checkpoint.size} entries; ${entries.shown} shown, ${entries.proven} proven${checkpoint.sm2 ? '; its SM2 signature holds' : ''}`
          : 'no checkpoint',
      ],
      ...(checkpoint ? ([['Root', checkpoint.root]] as const) : []),
      ...(checkpoint
        ? ([['Witnesses', checkpoint.cosigners.map(({ name, at }) => `${name} (${momentName(at, 'en')})`).join(', ') || 'none']] as const)
        : []),
      ...(checkpoint?.anchors ?? []).map(
        ({ by, at, trusted }) =>
          [
            'Anchor',
            `${by}${at === '' ? '' : ` (${momentName(at, 'en')})`}${trusted ? ', trusted by you' : ', not confirmed by you'}`,
          ] as const,
      ),
      [
        'Commitments',
        `${blocks.stated} blocks (of up to 128 rows that are shown), ${blocks.opened} open, ${blocks.withheld} withheld, of one row each`,
      ],
      [
        'Figures',
        `${figures.compared} cells computed again, ${figures.agree} agree; ${figures.attested} rest on withheld rows; ${figures.notRecomputable} not recomputable`,
      ],
      ['Time', `${(milliseconds / 1000).toFixed(1)} s`],
    ];
  },
};
