import type { LocalizedText, Rounding } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Constraint, Gate, Grades, LightRules } from '../compiled.ts';
import { constraintVocabulary, gateVocabulary, lightVocabulary } from '../expression/vocabularies.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import { type Linker, localized, localizedIfGiven } from './linker.ts';

/** Rules of lights in the order of the file; a rule whose condition cannot be read is left out (SCHEME-60). */
export function buildLights(shape: SchemeShape['lights'], link: Linker): LightRules {
  const listed = Array.isArray(shape);
  const base = listed ? ['lights'] : ['lights', 'rules'];
  const rules = (listed ? shape : shape.rules).flatMap((rule, index) => {
    const path = [...base, index];
    const clause = link.clause(path, rule.clause);
    const indicators = link.mentionAll('indicator', rule.for, [...path, 'for'], clause);
    const when = link.expression([...path, 'when'], rule.when, 'bool', lightVocabulary(link.context), clause);
    return when
      ? [
          {
            light: rule.light,
            title: localizedIfGiven(rule.title),
            when,
            then: rule.then,
            for: indicators,
            clause,
            place: link.place(path),
          },
        ]
      : [];
  });
  if (listed) return { rules, raiseAfter: 1, clearAfter: 1 };
  const { overdue } = shape;
  return {
    rules,
    raiseAfter: shape.raise_after,
    clearAfter: shape.clear_after,
    overdue: overdue && {
      light: overdue.light,
      title: localizedIfGiven(overdue.title),
      clause: link.clause(['lights', 'overdue'], overdue.clause),
      place: link.place(['lights', 'overdue'], 'key'),
    },
  };
}

/** Names of lights that the rules can set. */
export function lightNames(shape: SchemeShape['lights']): Set<string> {
  const rules = Array.isArray(shape) ? shape : shape.rules;
  const overdue = Array.isArray(shape) ? undefined : shape.overdue?.light;
  return new Set([...rules.map(({ light }) => light), ...(overdue === undefined ? [] : [overdue])]);
}

/**
 * Gates beside the score (SCHEME-61).
 *
 * Errors: SCHEME_GATE_EMPTY for a gate that does nothing.
 */
export function buildGates(shapes: SchemeShape['gates'], link: Linker): Gate[] {
  return shapes.flatMap((shape, index) => {
    const path = ['gates', index];
    const clause = link.clause(path, shape.clause);
    if (shape.cap_grade === undefined && shape.cap_score === undefined && !shape.bar?.length && shape.veto !== true) {
      link.issues.push(
        schemeIssue(
          'SCHEME_GATE_EMPTY',
          link.place(path),
          { title: localized(shape.title)['zh-CN'], allowed: 'cap_grade, cap_score, bar, veto' },
          clause,
        ),
      );
    }
    if (shape.cap_grade !== undefined) link.mention('grade', shape.cap_grade, [...path, 'cap_grade'], clause);
    const when = link.expression([...path, 'when'], shape.when, 'bool', gateVocabulary(link.context), clause);
    const gate = {
      title: localized(shape.title),
      lists: link.mentionAll('list', shape.lists, [...path, 'lists'], clause),
      capGrade: shape.cap_grade,
      capScore: shape.cap_score,
      bar: link.mentionAll('grade', shape.bar, [...path, 'bar'], clause) ?? [],
      veto: shape.veto ?? false,
      clause,
      place: link.place(path),
    };
    return when ? [{ ...gate, when }] : [];
  });
}

/** What the weights must satisfy before the scheme may be published (SCHEME-62). */
export function buildConstraints(shapes: SchemeShape['constraints'], link: Linker): Constraint[] {
  return shapes.flatMap((shape, index) => {
    const path = ['constraints', index];
    const clause = link.clause(path, shape.clause);
    if (shape.for !== undefined) link.mention('class', shape.for, [...path, 'for'], clause);
    const lists = link.mentionAll('list', shape.lists, [...path, 'lists'], clause);
    const where = link.expression([...path, 'where'], shape.where, 'bool', constraintVocabulary(link.context), clause);
    return where ? [{ title: localized(shape.title), for: shape.for, lists, where, clause, place: link.place(path) }] : [];
  });
}

const PLACES: ReadonlyMap<number, number> = new Map(
  [1, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001, 0.0000001, 0.00000001, 0.000000001].map((step, places) => [step, places]),
);

/** Where and how results are rounded: steps become numbers of decimals. */
export function buildRounding({ rule, indicator, part, total }: SchemeShape['rounding']): {
  indicator?: Rounding;
  part?: Rounding;
  total: Rounding;
} {
  const rounding = (step: number): Rounding => ({ places: PLACES.get(step) as number, rule });
  return {
    ...(indicator === undefined ? {} : { indicator: rounding(indicator) }),
    ...(part === undefined ? {} : { part: rounding(part) }),
    total: rounding(total),
  };
}

/** Grades, thresholds and quotas, one block for all lists or one for each set of lists (GRADE-1). */
export function buildGrades(shape: SchemeShape['grades'], link: Linker): Grades[] {
  const blocks = shape === undefined ? [] : Array.isArray(shape) ? shape : [shape];
  return blocks.map((block, index) => {
    const path = Array.isArray(shape) ? ['grades', index] : ['grades'];
    const clause = link.clause(path, block.clause);
    const {
      of,
      round,
      ties,
      small_groups: smallGroups,
      min_group: minGroup,
      ...shares
    } = block.quota ?? {
      of: 'list' as const,
      round: 'down' as const,
      ties: 'none_over' as const,
      small_groups: 'pool' as const,
      min_group: 1,
    };
    return {
      lists: link.mentionAll('list', block.lists, [...path, 'lists'], clause),
      order: block.order.map(gradeOf),
      atLeast: block.at_least ?? {},
      quota: block.quota && { shares: shares as Readonly<Record<string, number>>, of, round, ties, smallGroups, minGroup },
      clause,
      place: link.place(path, 'key'),
    };
  });
}

/** `not_reached 未达标` → ID and title; the English title is the ID with spaces, which without a title stands in Chinese too (SCHEME-64). */
export function gradeOf(text: string): { readonly id: string; readonly title: LocalizedText } {
  const [id = text, ...title] = text.split(/\s+/);
  const en = id.replaceAll('_', ' ');
  return { id, title: { 'zh-CN': title.join(' ') || en, en } };
}
