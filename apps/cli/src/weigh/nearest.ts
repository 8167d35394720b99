import { inLocale, type Issue, type Locale, type UnitRegister } from '@kedu/model';
import { type CompiledScheme, type Composite, type Profile, profileTitle, type Weight, type WeightCase, weightCases } from '@kedu/scheme';
import { type NearestWeights, nearestWeights, weightIssues } from '@kedu/weigh';
import { table } from '../terminal/table.ts';
import { weighWords } from './words.ts';

/** What is shown of the nearest weights of a scheme, and the constraints that contradict each other. */
export interface ShownNearest {
  readonly text: string;
  readonly issues: readonly Issue[];
}

/**
 * The nearest weights of each combination of classes of which constraints speak; of the lists asked for.
 *
 * Shape: a table of every part a case whose weights change, with the lines to paste. Rule: WEIGH-15, WEIGH-16 (docs/spec/weigh.md).
 * Errors: WEIGH_CONFLICT and WEIGH_NOT_LINEAR in `issues`.
 */
export function showNearest(scheme: CompiledScheme, register: UnitRegister, list: string | undefined, locale: Locale): ShownNearest {
  const cases = weightCases(scheme, register).filter((one) => one.constraints.length > 0 && (list === undefined || one.list === list));
  if (cases.length === 0) return { text: '', issues: [] };
  const results = cases.map((one) => ({ one, result: nearestWeights(one, scheme) }));
  const kept = results.filter(({ result }) => result.outcome === 'kept').length;
  const shown = results.flatMap(({ one, result }) =>
    result.outcome === 'found' || result.outcome === 'unrounded' ? [showCase(one, result, scheme, locale)] : [],
  );
  const text = [...shown, ...(kept > 0 ? [`${weighWords(locale).kept(kept, cases.length)}\n`] : [])].join('\n');
  return { text, issues: weightIssues(cases, scheme).filter(({ code }) => code !== 'WEIGH_NEAREST') };
}

/** Weights that differ from the present ones. */
type Shown = Extract<NearestWeights, { readonly outcome: 'kept' | 'found' } | { readonly outcome: 'unrounded' }>;

function showCase(one: WeightCase, result: Shown, scheme: CompiledScheme, locale: Locale): string {
  const words = weighWords(locale);
  const title = inLocale(scheme.lists.find(({ id }) => id === one.list)?.title ?? { 'zh-CN': one.list }, locale);
  const name = inLocale(profileTitle(scheme, one.profile), locale);
  const profile = name === '' ? words.whole : words.classes(name);
  const heading = result.outcome === 'found' ? words.nearest(title, profile, String(result.moved)) : words.unrounded(title, profile);
  const rows = result.weights.map(({ part, before, after }) => [
    `${'  '.repeat(part.path.split('.').length - 1)}${part.name}`,
    inLocale(part.title, locale),
    String(before),
    String(after),
    before === after ? words.unchanged : signed(after - before),
  ]);
  const { columns } = words;
  const shown = table(
    [
      { heading: columns.part },
      { heading: columns.title },
      { heading: columns.now, align: 'right' },
      { heading: columns.found, align: 'right' },
      { heading: columns.change, align: 'right' },
    ],
    rows,
  );
  const changed = result.weights.filter(({ before, after }) => before !== after);
  const lines = changed.map(({ part, after }) => {
    const byClass = Object.keys(part.weight?.byClass ?? {}).length > 0;
    return `  ${yamlPath(one.list, part.path)}.weight: ${byClass ? `{ …, ${keyOf(part.weight, one.profile)}: ${after} }` : after}`;
  });
  const judged = judgedNodes(one.tree).filter((path) => changed.some(({ part }) => parentOf(part.path) === path));
  const note = judged.length === 0 ? '' : `${words.judged(judged.map((path) => path || one.list).join(', '))}\n`;
  return `${heading}\n${shown}\n${note}${words.paste}\n${words.shared}\n${lines.join('\n')}\n`;
}

/** Path of a part in the file of the scheme. */
export function yamlPath(list: string, path: string): string {
  return ['score', list, ...(path === '' ? [] : path.split('.').flatMap((name) => ['parts', name]))].join('.');
}

/** Under which name the weight of a part for a combination stands: its last overlay named, its class, else `else` (WEIGHT-2). */
function keyOf(weight: Weight | undefined, { class: main, overlays }: Profile): string {
  const named = [main, ...overlays].filter((id) => id !== '' && Object.hasOwn(weight?.byClass ?? {}, id));
  return named.at(-1) ?? 'else';
}

function judgedNodes(node: Composite): readonly string[] {
  const below = node.parts.flatMap((part) => (part.type === 'composite' ? judgedNodes(part) : []));
  return node.judged ? [node.path, ...below] : below;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

function signed(by: number): string {
  const rounded = Number(by.toFixed(6));
  return rounded > 0 ? `+${rounded}` : String(rounded).replace('-', '−');
}
