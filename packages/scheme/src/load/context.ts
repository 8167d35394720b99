import type { VocabularyContext } from '../expression/vocabularies.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import type { CompositeShape, PartShape } from '../shapes/score.ts';
import { attributeTypes } from './build-attributes.ts';
import { gradeOf, lightNames } from './build-rules.ts';
import { isRecord, valueAt } from './source.ts';

/** Names that the files declare, whether or not what stands under them could be read. */
export type Declared = Readonly<
  Record<'indicator' | 'class' | 'list' | 'grade' | 'light' | 'dimension' | 'attribute' | 'consequence', ReadonlySet<string>>
>;

/** Names declared in a scheme: those of its shape, and those in `raw` under which something was left out. */
export function declaredNames(shape: SchemeShape, raw: unknown): Declared {
  const keys = (section: string): string[] => {
    const value = valueAt(raw, [section]);
    return isRecord(value) ? Object.keys(value) : [];
  };
  const grades = shape.grades === undefined ? [] : Array.isArray(shape.grades) ? shape.grades : [shape.grades];
  return {
    indicator: new Set([...Object.keys(shape.indicators), ...keys('indicators')]),
    class: new Set([...Object.keys(shape.classes), ...Object.keys(shape.overlays), ...keys('classes'), ...keys('overlays'), 'else']),
    list: new Set([...Object.keys(shape.lists), ...keys('lists')]),
    grade: new Set(grades.flatMap(({ order }) => order.map((grade) => gradeOf(grade).id))),
    light: lightNames(shape.lights),
    dimension: new Set([...Object.keys(shape.dimensions ?? {}), ...keys('dimensions')]),
    attribute: new Set([...Object.keys(shape.attributes), ...keys('attributes'), 'group', 'kind']),
    consequence: new Set([...Object.keys(shape.consequences), ...keys('consequences')]),
  };
}

/** What the expressions of a scheme can name (EXPR-4). */
export function vocabularyContext(shape: SchemeShape, declared: Declared): VocabularyContext {
  const parts = new Map<string, number>();
  const paths: string[] = [];
  const tags = new Set<string>();
  for (const tree of Object.values(shape.score)) collectParts(tree, '', shape, paths, tags);
  for (const path of new Set(paths)) {
    const name = path.slice(path.lastIndexOf('.') + 1);
    parts.set(name, (parts.get(name) ?? 0) + 1);
  }
  const indicators = Object.values(shape.indicators);
  for (const indicator of indicators) for (const tag of indicator.tags) tags.add(tag);
  const dimensions = new Set([...declared.dimension, ...indicators.flatMap(({ dimension }) => dimension ?? [])]);
  return {
    attributes: attributeTypes(shape),
    indicators: [...declared.indicator],
    parts: [...new Set([...paths, ...[...parts].filter(([, count]) => count === 1).map(([name]) => name)])],
    classes: [...declared.class],
    lists: [...declared.list],
    grades: [...declared.grade],
    lights: [...declared.light],
    params: [...new Set(indicators.flatMap(({ params }) => Object.keys(params)))],
    selectors: [
      ...[...tags].map((tag) => `tag:${tag}`),
      ...[...dimensions].map((dimension) => `dimension:${dimension}`),
      ...['short', 'long'].map((horizon) => `horizon:${horizon}`),
      ...['binding', 'guiding'].map((nature) => `nature:${nature}`),
      ...['national', 'provincial', 'livelihood'].map((priority) => `priority:${priority}`),
    ],
  };
}

function collectParts(shape: CompositeShape, path: string, scheme: SchemeShape, paths: string[], tags: Set<string>): void {
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  for (const tag of shape.tags ?? []) tags.add(tag);
  for (const [name, part] of Object.entries(shape.parts ?? {})) {
    paths.push(below(name));
    if (isComposite(part)) collectParts(part, below(name), scheme, paths, tags);
    else for (const tag of part.tags ?? []) tags.add(tag);
  }
  if (!shape.each) return;
  const [kind, value = ''] = shape.each.of.split(':');
  for (const [id, indicator] of Object.entries(scheme.indicators)) {
    const fits =
      kind === 'tag' ? indicator.tags.includes(value) : indicator[kind as 'dimension' | 'horizon' | 'nature' | 'priority'] === value;
    if (fits) paths.push(below(id));
  }
}

function isComposite(part: PartShape): part is CompositeShape {
  return !('method' in part) && !('apply' in part);
}
