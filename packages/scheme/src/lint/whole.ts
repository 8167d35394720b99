import type { Issue } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Composite, Part } from '../compiled.ts';
import type { CompiledExpression } from '../expression/contract.ts';
import { dayExists } from '../load/days.ts';
import { selectIndicators } from '../load/build-tree.ts';
import { valueAt } from '../load/source.ts';
import type { Draft } from './draft.ts';

/**
 * Days that exist and follow each other; a tree for every list; clauses on the rules of a scheme that has a regulation.
 *
 * Rule: SCHEME-13, SCHEME-14, SCHEME-15. Errors: SCHEME_DAY, SCHEME_IN_FORCE, SCHEME_LIST_WITHOUT_TREE; SCHEME_CLAUSE_MISSING as a notice.
 */
export function checkWhole(draft: Draft): Issue[] {
  const { scheme, link, layer } = draft;
  const { from, until } = scheme.inForce;
  const issues: Issue[] = [];
  if (!link.isBroken(['in_force'])) {
    for (const [field, day] of [
      ['from', from],
      ['until', until],
    ] as const) {
      if (day !== undefined && !dayExists(day)) issues.push(schemeIssue('SCHEME_DAY', link.place(['in_force', field]), { found: day }));
    }
    if (until !== undefined && until < from)
      issues.push(schemeIssue('SCHEME_IN_FORCE', link.place(['in_force', 'until']), { from, until }));
  }
  for (const { id, embargo } of scheme.indicators) {
    if (embargo !== undefined && /^\d/.test(embargo) && !dayExists(embargo))
      issues.push(schemeIssue('SCHEME_DAY', link.place(['indicators', id, 'embargo']), { found: embargo }));
  }
  for (const { id, place } of scheme.lists) {
    const elsewhere = valueAt(layer.source.value, ['lists', id, 'score']) !== undefined;
    if (!scheme.trees[id] && !elsewhere && !link.isBroken(['score', id]) && !link.unread.some((path) => path.join('.') === 'score'))
      issues.push(schemeIssue('SCHEME_LIST_WITHOUT_TREE', place, { list: id }));
  }
  const rules = [
    ...[...scheme.classes, ...scheme.overlays].map((rule) => ({ ...rule, name: rule.id })),
    ...scheme.constraints.map((rule) => ({ ...rule, name: rule.title['zh-CN'] })),
    ...scheme.lights.rules.map((rule) => ({ ...rule, name: rule.light })),
    ...scheme.gates.map((rule) => ({ ...rule, name: rule.title['zh-CN'] })),
    ...scheme.consequences.map((rule) => ({ ...rule, name: rule.title['zh-CN'] })),
  ];
  for (const { clause, place, name } of rules) {
    if (clause === undefined && layer.clauses.has(place.file ?? ''))
      issues.push(schemeIssue('SCHEME_CLAUSE_MISSING', place, { rule: name }));
  }
  return issues;
}

/**
 * Indicators that the library or parent wants kept are scored or stand in a gate.
 *
 * Rule: USES-6. Errors: USES_KEEP for each that is neither.
 */
export function checkKept({ layer, scheme, shelf, link }: Draft): Issue[] {
  if (link.isBroken(['score']) || link.isBroken(['gates'])) return [];
  const used = new Set([...Object.values(scheme.trees).flatMap(scored), ...scheme.gates.flatMap(({ when }) => named(when))]);
  const issues: Issue[] = [];
  const reported = new Set<string>();
  for (const { word, of, indicators, source, path } of layer.kept) {
    const kept = shelf.filter(({ id }) => indicators.has(id));
    const set = word === 'indicators' ? kept : selectIndicators(word === 'binding' ? 'nature:binding' : word, kept);
    for (const { id, clause } of set) {
      if (used.has(id) || reported.has(id)) continue;
      reported.add(id);
      issues.push(schemeIssue('USES_KEEP', source.place(path), { indicator: id, word, of }, clause));
    }
  }
  return issues;
}

function scored(tree: Composite): string[] {
  const below = (part: Part): string[] =>
    part.type === 'leaf' ? [part.indicator] : part.type === 'composite' ? part.parts.flatMap(below) : [];
  return below(tree);
}

function named({ reads }: CompiledExpression): string[] {
  return reads.flatMap((read) => (read.kind === 'lookup' && (read.name === 'value' || read.name === 'met') ? [read.argument] : []));
}
