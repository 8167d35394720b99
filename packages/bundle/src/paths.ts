/** Where things stand in the folder of a bundle. Rule: BUNDLE-1 (docs/spec/bundle.md). */
export const BUNDLE_PATHS = {
  manifest: 'bundle.json',
  dataPackage: 'datapackage.json',
  readme: 'README.md',
  scheme: 'scheme/',
  units: 'data/units.csv',
  memberships: 'data/memberships.csv',
  successions: 'data/successions.csv',
  observations: 'data/observations.csv',
  run: 'data/run.json',
  results: 'results/',
  figures: 'figures.csv',
  sealed: 'sealed.csv',
  log: 'log/',
  checkpoint: 'log/checkpoint',
  policy: 'log/policy.txt',
  anchors: 'anchors/',
  checker: 'verify.html',
  notice: 'withdrawal.json',
  notices: 'notices/',
} as const;

/** Tables of a bundle whose rows are sealed, by the file that holds them. Rule: BUNDLE-3. */
export const SEALED_TABLES = {
  units: BUNDLE_PATHS.units,
  memberships: BUNDLE_PATHS.memberships,
  successions: BUNDLE_PATHS.successions,
  observations: BUNDLE_PATHS.observations,
  results: 'results/results.csv',
  indicators: 'results/indicators.csv',
  parts: 'results/parts.csv',
  weights: 'results/weights.csv',
  proposals: 'results/proposals.csv',
  references: 'results/references.csv',
  determination: 'results/determination.csv',
  /** Whole texts of files of the scheme that are published without what they tell of persons (DISCLOSE-6). */
  files: 'data/files.csv',
} as const;

export type SealedTableName = keyof typeof SEALED_TABLES;

/** Whether a file is named, with its hashes, in bundle.json: all but what is put beside the bundle once that is hashed. Rule: BUNDLE-1. */
export function isListed(path: string): boolean {
  return (
    path !== BUNDLE_PATHS.manifest &&
    path !== BUNDLE_PATHS.checker &&
    !path.startsWith(BUNDLE_PATHS.log) &&
    !path.startsWith(BUNDLE_PATHS.anchors)
  );
}

/** Whether a file is a notice that was laid beside a bundle later, by its publisher or by whoever keeps a copy. Rule: NOTICE-4. Example: withdrawal.json, notices/3.json. */
export function isNoticePath(path: string): boolean {
  return path === BUNDLE_PATHS.notice || /^notices\/\d{1,15}\.json$/.test(path);
}

/** Path of an entry in the folder of a bundle, `log/12-run.json`; its proof stands beside it. Rule: BUNDLE-1. */
export function entryPath(index: number, kind: string): string {
  return `${BUNDLE_PATHS.log}${index}-${kind}.json`;
}

/** Path of the signed statement of an opening: `log/15-opening.dsse.json`. Rule: OPEN-5. */
export function openingStatementPath(index: number): string {
  return `${BUNDLE_PATHS.log}${index}-opening.dsse.json`;
}

/** Path of the proof of an entry: `log/12-run.tlog-proof`. Rule: PROOF-1. */
export function proofPath(index: number, kind: string): string {
  return `${BUNDLE_PATHS.log}${index}-${kind}.tlog-proof`;
}
