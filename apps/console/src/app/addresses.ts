import { addressOf } from './address.ts';

/** Where rooms send each other: the addresses of pages that stand in another room. */
export const ADDRESSES = {
  round: (round: string) => addressOf('/rounds/$round', { round }),
  /** The asked columns of a round, for whoever enters, checks, approves or confirms. */
  columns: (round: string) => addressOf('/rounds/$round/columns', { round }),
  /** Everything that a round asks of the post, as one sheet. */
  entry: (round: string) => addressOf('/rounds/$round/entry', { round }),
  /** One column; the page offers what the post may do there. */
  column: (round: string, indicator: string, period: string) =>
    addressOf('/rounds/$round/columns/$indicator/$period', { round, indicator, period }),
  /** What a unit has before it in a round: confirm or object. */
  ownFigures: (round: string) => addressOf('/rounds/$round/own', { round }),
  imports: (round: string) => addressOf('/rounds/$round/imports', { round }),
  importFile: (file: string) => addressOf('/imports/$import', { import: file }),
  burden: () => '/burden',
  connectors: () => '/connectors',
  scheme: (scheme: string) => addressOf('/schemes/$scheme', { scheme }),
  changes: () => '/changes',
  runs: () => '/runs',
  run: (run: string) => addressOf('/runs/$run', { run }),
  runWith: (corrects: string) => addressOf('/runs/new', {}, { corrects }),
  results: (run: string, list?: string) => addressOf('/runs/$run/results', { run }, { list }),
  unitResult: (run: string, unit: string) => addressOf('/runs/$run/units/$unit', { run, unit }),
  lights: (run: string, list?: string) => addressOf('/runs/$run/lights', { run }, { list }),
  bundles: () => '/bundles',
  feedback: (run: string) => addressOf('/runs/$run/feedback', { run }),
  rights: () => '/rights',
} as const;
