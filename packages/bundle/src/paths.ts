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

/** Path of an entry in the folder of a bundle, `log/12-run.json`; its proof stands beside it. Rule: BUNDLE-1. */
export function entryPath(index: number, kind: string): string {
  return `${BUNDLE_PATHS.log}${index}-${kind}.json`;
}

/** Path of the proof of an entry: `log/12-run.tlog-proof`. Rule: PROOF-1. */
export function proofPath(index: number, kind: string): string {
  return `${BUNDLE_PATHS.log}${index}-${kind}.tlog-proof`;
}
