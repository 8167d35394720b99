import type { Composite, Leaf, Part, Weight } from '@kedu/scheme';
import { changed, type Elsewhere, fixedCell, folded, inherited, plainNumber, unreadable } from './fields.ts';
import type { Change, LayoutCell, Path, Reading } from './layout.ts';
import type { OwnFiles } from './ownFiles.ts';
import { NO_WEIGHT, OTHERS_HEADING, WEIGHT_HEADINGS } from './words.ts';

/** Columns of weights of one tree: one, or 其余 and one per class that some part names. */
export interface WeightColumns {
  readonly headings: readonly string[];
  cells(part: Leaf | Composite, path: Path, elsewhere: Elsewhere | undefined): LayoutCell[];
  /** The weight that a new row gives by its cells; what is wrong with them instead. */
  fromRow(cells: ReadonlyMap<string, string>): { readonly weight: unknown } | { readonly problem: Reading };
}

/** Rule: WEIGHT-2, LAYOUT-3. Example: { else: 15, ecological: 30, resource: none } → 15, 30, 无. */
export function weightColumns(own: OwnFiles, list: string, tree: Composite): WeightColumns {
  const { scheme } = own.texts;
  const named = new Set(weightsOf(tree).flatMap(({ byClass }) => Object.keys(byClass)));
  const classes = [...scheme.classes, ...scheme.overlays].filter(({ id }) => named.has(id));
  const label = WEIGHT_HEADINGS[tree.weights];
  const word = tree.weights === 'points_of_total' ? '分值' : '权重';
  const headings = classes.length === 0 ? [label] : [OTHERS_HEADING, ...unique(classes)].map((title) => `${word}：${title}`);
  const keys = ['else', ...classes.map(({ id }) => id)];

  const cell = (part: Leaf | Composite, path: Path, key: string, elsewhere: Elsewhere | undefined): LayoutCell => {
    const value = shownWeight(own, part.weight as Weight, [...path, 'weight'], key);
    if (elsewhere !== undefined) return { ...fixedCell(value, elsewhere), read: () => inherited(elsewhere) };
    return {
      value,
      style: 'input',
      read: (text) => {
        const weight = text === '' ? undefined : readWeight(text);
        if (text !== '' && weight === undefined) return unreadable(text, 'weight');
        const at = [...path, 'weight'];
        const whole: readonly Change[] =
          own.value(at) === undefined ? [own.set(at, writtenWeight(part.weight as Weight), { ifAbsent: true })] : [];
        return changed(...whole, own.set([...at, key], weight));
      },
    };
  };

  return {
    headings,
    cells: (part, path, elsewhere) => keys.map((key) => cell(part, path, key, elsewhere)),
    fromRow: (cells) => {
      const weights: [string, unknown][] = [];
      for (const [index, key] of keys.entries()) {
        const text = cells.get(headings[index] as string) ?? '';
        if (text === '') continue;
        const weight = readWeight(text);
        if (weight === undefined) return { problem: unreadable(text, 'weight') };
        weights.push([key, weight]);
      }
      const only = weights.length === 1 && weights[0]?.[0] === 'else' ? weights[0][1] : undefined;
      if (weights.length === 0) return { problem: { code: 'EXPORT_BLANK', args: { heading: headings[0] as string, key: list } } };
      return { weight: only ?? Object.fromEntries(weights) };
    },
  };
}

/** As the scheme itself writes it where it does, since 30% and 30 are read differently. */
function shownWeight(own: OwnFiles, weight: Weight, path: Path, key: string): string | number {
  const raw = own.value(path);
  const written =
    typeof raw === 'object' && raw !== null ? (raw as Readonly<Record<string, unknown>>)[key] : key === 'else' ? raw : undefined;
  const value = raw === undefined ? (key === 'else' ? weight.otherwise : weight.byClass[key]) : written;
  if (value === 'none') return NO_WEIGHT;
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}

function readWeight(text: string): number | string | undefined {
  if (text === NO_WEIGHT) return 'none';
  const plain = folded(text);
  if (/^\d+(\.\d+)?%$/.test(plain)) return plain;
  const value = plainNumber(plain.replace(/分$/, ''));
  return value !== undefined && value >= 0 ? value : undefined;
}

function writtenWeight({ otherwise, byClass }: Weight): unknown {
  if (Object.keys(byClass).length === 0) return otherwise;
  return otherwise === undefined ? { ...byClass } : { else: otherwise, ...byClass };
}

function weightsOf(part: Part): Weight[] {
  if (part.type === 'addition') return [];
  const own = part.weight === undefined ? [] : [part.weight];
  return part.type === 'leaf' ? own : [...own, ...part.parts.flatMap(weightsOf)];
}

/** Titles of classes; those that two classes share are told apart by the ID. */
function unique(classes: readonly { readonly id: string; readonly title: { readonly 'zh-CN': string } }[]): string[] {
  const titles = classes.map(({ title }) => title['zh-CN']);
  return classes.map(({ id }, index) => {
    const title = titles[index] as string;
    return title === OTHERS_HEADING || titles.indexOf(title) !== titles.lastIndexOf(title) ? `${title}（${id}）` : title;
  });
}
