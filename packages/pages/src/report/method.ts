import { shortNumber, wordOf } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import type { Composite, Indicator, Leaf, MethodName, Part, Weight } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { bareMarks } from './bareMarks.ts';
import { chapter, listTitle } from './chapter.ts';
import type { ReportContext, Standing } from './context.ts';
import { withUnit } from './figures.ts';
import { definitions } from './definitions.ts';
import { methodWords, missingWords, quantityWords } from './methodWords.ts';
import { ruleWords } from './rules.ts';
import { say } from './words.ts';

/** Rows of a tree that a phone shows unasked. */
const MOST_OPEN = 8;

/** How it was scored: per list the tree with weights, methods, targets and clauses; then the rules above it. */
export function methodChapter(ctx: ReportContext): Html {
  const { scheme } = ctx;
  const trees = ctx.standings.flatMap((standing) => {
    const tree = scheme.trees[standing.list.list];
    return tree ? [{ standing, tree }] : [];
  });
  return chapter(
    'method',
    ctx,
    () =>
      html`${trees.map(({ standing, tree }) => treeTable(standing, tree, ctx))}${methodsUsed(
        trees.map(({ tree }) => tree),
        ctx,
      )}${bareMarks(ctx)}${definitions(ctx)}${ruleWords(ctx)}`,
  );
}

function treeTable(standing: Standing, tree: Composite, ctx: ReportContext): Html {
  const { locale } = ctx;
  const weights = tree.weights === 'points' ? 'weights_points' : tree.weights === 'points_of_total' ? 'weights_total' : 'weights_relative';
  const rules = missingRules(tree, locale);
  const usual = rules[0] ?? '';
  const aimed = hasTargets(tree, ctx);
  const rows = tree.parts.flatMap((part) => partRows(part, 0, usual, aimed, ctx));
  const table = html`<table class="tree stacked method"><colgroup><col class="part"><col class="weight"><col>${aimed && html`<col class="target">`}<col class="clause"></colgroup><thead><tr><th scope="col">${say('part', locale)}</th><th scope="col">${say('weight', locale)}</th><th scope="col">${say('how', locale)}</th>${aimed && html`<th scope="col">${say('target', locale)}</th>`}<th scope="col">${say('clause', locale)}</th></tr></thead><tbody>${rows}</tbody></table>`;
  return html`${listTitle(standing, ctx)}<p class="note">${say('combined_as', locale, { how: aggregateWords(tree, locale) })}${say('semi', locale)}${say(weights, locale)}${say('semi', locale)}${say(rules.length > 1 ? 'when_missing_other' : 'when_missing', locale, { how: usual })}${tree.clause !== undefined && `${say('semi', locale)}${say('clause_of', locale, { clause: tree.clause })}`}</p>
${rows.length > MOST_OPEN ? html`<details class="fold"><summary>${say('all_parts', locale, { count: rows.length })}</summary>${table}</details>` : table}`;
}

/** The rules for gaps of a tree in words, the most frequent first. */
function missingRules(tree: Composite, locale: ReportContext['locale']): readonly string[] {
  const counts = new Map<string, number>();
  const visit = (part: Part): void => {
    if (part.type === 'addition') return;
    const words = missingWords(part.missing, locale);
    if (part !== tree) counts.set(words, (counts.get(words) ?? 0) + 1);
    if (part.type === 'composite') part.parts.forEach(visit);
  };
  visit(tree);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([words]) => words);
}

/** Whether any indicator of a tree is measured against a target that the scheme gives. */
function hasTargets(part: Part, ctx: ReportContext): boolean {
  if (part.type === 'composite') return part.parts.some((child) => hasTargets(child, ctx));
  if (part.type === 'addition') return false;
  return (
    targetWords(
      part,
      ctx.scheme.indicators.find(({ id }) => id === part.indicator),
      ctx,
    ) !== ''
  );
}

function partRows(part: Part, depth: number, usual: string, aimed: boolean, ctx: ReportContext): Html[] {
  const { locale, scheme } = ctx;
  const cells = (weight: Html | string, how: string, target: string, missing: string): Html =>
    html`<tr class="d${Math.min(depth, 1)}"><th scope="row" style="--d:${depth}">${inLocale(part.title, locale)}</th><td class="small" data-head="${say('weight', locale)}">${weight}</td><td class="small" data-head="${say('how', locale)}">${how}${missing !== '' && missing !== usual && html`<br><span class="soft">${say('when_missing', locale, { how: missing })}</span>`}</td>${aimed && html`<td class="small"${target !== '' && html` data-head="${say('target', locale)}"`}>${target}</td>`}<td class="small nowrap"${part.clause !== undefined && html` data-head="${say('clause', locale)}"`}>${part.clause}</td></tr>
`;
  if (part.type === 'addition') {
    const caps = part.cap === undefined ? '' : `${say('semi', locale)}${say('at_most', locale, { cap: shortNumber(part.cap) })}`;
    return [cells('—', `${say('added_points', locale)}${caps}`, '', '')];
  }
  const weight = part.weight === undefined ? '' : weightWords(part.weight, ctx);
  if (part.type === 'composite') {
    return [
      cells(weight, aggregateWords(part, locale), '', missingWords(part.missing, locale)),
      ...part.parts.flatMap((child) => partRows(child, depth + 1, usual, aimed, ctx)),
    ];
  }
  const indicator = scheme.indicators.find(({ id }) => id === part.indicator);
  return [
    cells(
      weight,
      methodWords(part, locale, ctx.titleOf, indicator?.params),
      targetWords(part, indicator, ctx),
      missingWords(part.missing, locale),
    ),
  ];
}

/** 24；优化开发区域 26；重点生态功能区 16. */
function weightWords({ otherwise, byClass }: Weight, { locale, titleOf }: ReportContext): Html {
  const classes = Object.entries(byClass).map(
    ([id, weight]) =>
      html`<span class="nowrap">${titleOf(id, 'class') ?? id} ${weight === 'none' ? say('weight_none', locale) : shortNumber(weight)}</span>`,
  );
  return html`${otherwise === undefined ? '—' : shortNumber(otherwise)}${classes.length > 0 && html` <span class="soft">${classes.map((one, i) => html`${i > 0 && say('semi', locale)}${one}`)}</span>`}`;
}

function targetWords(leaf: Leaf, indicator: Indicator | undefined, { scheme, locale, titleOf }: ReportContext): string {
  if (leaf.method.params['target'] !== undefined) return '';
  const measured = (figures: string): string => withUnit(figures, indicator?.unit, locale);
  const rows = scheme.targets.flatMap(({ indicator: id, target }) => (id === leaf.indicator && target !== undefined ? [target] : []));
  if (rows.length > 0) {
    const [min, max] = [Math.min(...rows), Math.max(...rows)];
    return min === max
      ? measured(shortNumber(min))
      : measured(say('targets_by_unit', locale, { min: shortNumber(min), max: shortNumber(max) }));
  }
  return indicator?.target === undefined ? '' : measured(quantityWords(indicator.target, locale, titleOf));
}

function aggregateWords({ aggregate }: Composite, locale: ReportContext['locale']): string {
  const [only] = aggregate;
  if (aggregate.length === 1 && only)
    return `${wordOf('aggregate', only.name, locale)}${only.power === undefined ? '' : ` (p = ${shortNumber(only.power)})`}`;
  return aggregate
    .map(({ name, share }) => `${wordOf('aggregate', name, locale)} ${shortNumber(Number((share * 100).toFixed(6)))}%`)
    .join(' + ');
}

/** Formulas of the methods that the trees use, once each. */
function methodsUsed(trees: readonly Composite[], { locale }: ReportContext): Html {
  const names = new Set<MethodName>();
  const visit = (part: Part): void => {
    if (part.type === 'leaf') names.add(part.method.name);
    else if (part.type === 'composite') part.parts.forEach(visit);
  };
  trees.forEach(visit);
  if (names.size === 0) return html``;
  return html`<h3>${say('methods_used', locale)}</h3><table class="stacked"><tbody>${[...names].map((name) => html`<tr><th scope="row" class="nowrap">${wordOf('method', name, locale)}</th><td class="small">${wordOf('formula', name, locale)}</td></tr>`)}</tbody></table>`;
}
