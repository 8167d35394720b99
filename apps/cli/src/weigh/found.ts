import { inLocale, type Locale } from '@kedu/model';
import { type Composite, type Leaf, scaleWeights, type Weight } from '@kedu/scheme';
import { type TableColumn, table } from '../terminal/table.ts';
import { weighWords } from './words.ts';

/** Weights that were found for the parts of a node. */
export interface FoundWeights {
  readonly node: Composite;
  readonly parts: readonly (Leaf | Composite)[];
  /** Adding up to 1. */
  readonly shares: readonly number[];
  readonly reasons: readonly { readonly title: string; readonly values: readonly number[] }[];
}

/**
 * A table of the weights of the parts, now and found, with the figures behind them, and the lines to paste.
 *
 * Units: weights as the node reads them, by class where its own weight is. Rule: WEIGH-10 (docs/spec/weigh.md).
 */
export function showFound({ node, parts, shares, reasons }: FoundWeights, path: string, locale: Locale): string {
  const words = weighWords(locale);
  const weights = scaleWeights(shares, node.weights === 'points_of_total' ? node.weight : undefined);
  const columns: TableColumn[] = [
    { heading: words.columns.part },
    { heading: words.columns.title },
    { heading: words.columns.now, align: 'right' },
    { heading: words.columns.found, align: 'right' },
    ...reasons.map(({ title }): TableColumn => ({ heading: title, align: 'right' })),
  ];
  const rows = parts.map((part, k) => [
    part.name,
    inLocale(part.title, locale),
    part.weight === undefined ? '' : weightText(part.weight),
    weightText(weights[k] as Weight),
    ...reasons.map(({ values }) => (values[k] as number).toFixed(4)),
  ]);
  const lines = parts.map((part, k) => `  ${part.name}: { weight: ${weightText(weights[k] as Weight)}, … }`);
  return `${table(columns, rows)}\n${words.paste}\n${[`${path}:`, ...lines].join('\n')}\n`;
}

/** `40`, or by class `{ else: 40, wild: 20 }`. */
export function weightText({ otherwise, byClass }: Weight): string {
  const classes = Object.entries(byClass).map(([id, weight]) => `${id}: ${weight}`);
  if (classes.length === 0) return otherwise === undefined ? 'none' : String(otherwise);
  return `{ ${[...(otherwise === undefined ? [] : [`else: ${otherwise}`]), ...classes].join(', ')} }`;
}
