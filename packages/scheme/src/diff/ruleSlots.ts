import type { LocalizedText, Period } from '@kedu/model';
import type { CompiledScheme, DesignRule, Grades, Indicator, LightRules, TargetRow, UnitClass, UnitSelector } from '../compiled.ts';
import type { ChangeKind, PathStep } from './change.ts';
import { disclosureText } from './disclosureSlot.ts';
import { isOfPeriod } from './ofPeriod.ts';
import { indicatorKey, type Slot } from './slot.ts';
import { type RuleTerm, termBy, termOf, termsOf } from './ruleTerms.ts';
import { aggregateTerms, methodTerms, missingTerms, readsOf } from './treeSlots.ts';
import { pieces, percent, written, writtenAggregate, writtenMethod } from './written.ts';

type Rest = Pick<Slot, 'rule' | 'written' | 'terms' | 'place' | 'clause'> &
  Partial<Pick<Slot, 'reads' | 'gives' | 'owner' | 'list' | 'scoreless' | 'pieces'>>;

/** The rules of a scheme beside its trees: rounding, classes, lists, indicators and targets, gates, grades, lights, consequences, determination. */
export function ruleSlots(scheme: CompiledScheme, period: Period): readonly Slot[] {
  const slots: Slot[] = [];
  const add = (key: string, kind: ChangeKind, path: readonly PathStep[], rest: Rest): void => {
    slots.push({ key, kind, path, reads: [], ...rest });
  };
  const nowhere = { place: { file: scheme.files[0]?.[0] } };
  add('every', 'period', [{ id: 'every' }], {
    rule: scheme.every,
    written: scheme.every,
    terms: [termOf(scheme.every, 'every')],
    ...nowhere,
  });
  const { uncertainty } = scheme;
  add('uncertainty', 'parameter', [{ id: 'uncertainty' }], {
    rule: uncertainty ?? null,
    written: uncertainty ? written(uncertainty) : '—',
    terms: termsOf(uncertainty ?? {}),
    ...(uncertainty ? { pieces: pieces(uncertainty) } : {}),
    scoreless: true,
    ...nowhere,
  });
  add('design', 'design', [{ id: 'design' }], { ...designText(scheme.design), ...nowhere });
  const { disclosure } = scheme;
  add('disclosure', 'disclosure', [{ id: 'disclosure' }], {
    ...disclosureText(disclosure),
    place: disclosure?.place ?? nowhere.place,
    ...(disclosure?.clause === undefined ? {} : { clause: disclosure.clause }),
  });
  for (const level of ['indicator', 'part', 'total'] as const) {
    const rule = scheme.rounding[level] ?? null;
    add(`rounding/${level}`, 'rounding', [{ id: 'rounding' }, { id: level }], {
      rule,
      written: rule ? written(rule) : '—',
      terms: termsOf(rule ?? {}),
      ...nowhere,
    });
  }
  for (const [name, type] of Object.entries(scheme.attributes))
    add(`attributes/${name}`, 'class', [{ id: 'attributes' }, { id: name }], {
      rule: type,
      written: type,
      terms: [termOf(type, 'attribute')],
      ...nowhere,
    });
  for (const kind of ['classes', 'overlays'] as const) for (const one of scheme[kind]) add(...classSlot(kind, one));
  const order = scheme.overlays.map(({ id }) => id);
  add('overlays#order', 'class', [{ id: 'overlays' }], {
    rule: order,
    written: written(order),
    terms: [termOf(order, 'order')],
    ...nowhere,
  });
  for (const list of scheme.lists) {
    const { id, title, units, groups, groupBy, within, eligible } = list;
    const rule = { units, groups, groupBy: groups ? groupBy : undefined, within, eligible: eligible?.when };
    const text = { units: writtenSelector(units), groups, within, eligible: eligible?.when };
    add(`lists/${id}`, 'list', [{ id: 'lists' }, { id, title }], {
      rule,
      written: written(text),
      terms: termsOf(text),
      place: list.place,
      gives: `list:${id}`,
      list: id,
    });
    const moments = { nodes: list.nodes, watch: list.watch };
    add(`lists/${id}/nodes`, 'light', [{ id: 'lists' }, { id, title }, { id: 'nodes' }], {
      rule: moments,
      written: written(moments),
      terms: termsOf(moments),
      place: list.place,
      owner: `lists/${id}`,
      list: id,
    });
  }
  for (const indicator of scheme.indicators) indicatorSlots(indicator, scheme.targets, period, add);
  for (const goal of scheme.goals) {
    const rule = { indicator: goal.indicator, period: goal.period, target: goal.target, lead: goal.lead?.code, list: goal.list };
    add(`goals/${goal.id}`, 'target', [{ id: 'goals' }, { id: goal.id, title: goal.title }], {
      rule,
      written: written({ target: goal.target, period: goal.period, by: goal.decompose?.by }),
      terms: termsOf({ target: goal.target, period: goal.period, decompose: goal.decompose?.by }),
      scoreless: true,
      place: goal.place,
      clause: goal.clause,
    });
  }
  gateSlots(scheme, add);
  named(scheme.constraints, 'constraints', 'constraint', ({ where, for: whom }) => ({ where, for: whom }), add);
  lightSlots(scheme.lights, nowhere.place, add);
  for (const grades of scheme.grades) add(...gradesSlot(grades, scheme.lists));
  for (const one of scheme.consequences) {
    const { id, title, forEach, lists, when, unlessNoise, decides, propose, protects } = one;
    add(`consequences/${id}`, 'consequence', [{ id: 'consequences' }, { id, title }], {
      rule: { forEach, lists, when, unlessNoise, decides, propose, protects },
      written: consequencePieces(one).join('; '),
      pieces: consequencePieces(one),
      terms: termsOf(consequenceRule(one)),
      place: one.place,
      clause: one.clause,
    });
  }
  if (scheme.determination) {
    const { body, reopens, steps, place, clause } = scheme.determination;
    const rule = { body, reopens, steps: steps.map(({ title }) => title['zh-CN']) };
    const titles = steps.map(({ title }) => title);
    const terms = [...termsOf({ body, reopens }), ...(titles.length === 0 ? [] : [termOf(titles, 'steps')])];
    add('determination', 'determination', [{ id: 'determination' }], { rule, written: written(rule), terms, place, clause });
  }
  return slots;
}

/** What could have been decided otherwise, an alternative a piece. */
function designText(design: DesignRule | undefined): Pick<Slot, 'rule' | 'written' | 'pieces' | 'terms'> {
  if (!design) return { rule: null, written: '—', terms: [] };
  const { lists, width, methods, leaveOneOut, bounds, rounding, missing, aggregates, draws, seed } = design;
  const alternatives = Object.fromEntries([...methods].map(([id, ways]) => [id, ways.map(({ method }) => writtenMethod(method))]));
  const rule = {
    lists,
    weights: percent(width),
    methods: Object.fromEntries([...methods].map(([id, ways]) => [id, ways.map(({ method }) => method)])),
    peers: leaveOneOut ? 'leave_one_out' : undefined,
    bounds: bounds?.map(percent),
    rounding,
    missing,
    aggregate: aggregates.map(writtenAggregate),
    draws,
    seed,
  };
  const told = [
    ...pieces({ lists }),
    `weights: ${rule.weights}`,
    ...Object.entries(alternatives).map(([id, ways]) => `methods.${id}: [${ways.join(', ')}]`),
    ...pieces({ peers: rule.peers }),
    ...(rule.bounds ? [`bounds: [${rule.bounds.join(', ')}]`] : []),
    ...pieces({ rounding, missing }),
    ...(rule.aggregate.length > 0 ? [`aggregate: [${rule.aggregate.join(', ')}]`] : []),
    ...pieces({ draws, seed }),
  ];
  const terms: readonly RuleTerm[] = [
    ...termsOf({ lists, width }),
    ...[...methods].flatMap(([id, ways]) =>
      ways.flatMap(({ method }) => methodTerms(method).map(({ value }) => termBy('methods', id, value))),
    ),
    ...termsOf({ leaveOneOut, bounds }),
    ...rounding.map((one) => termOf(one, 'rounding')),
    ...missing.flatMap(missingTerms),
    ...aggregates.flatMap(aggregateTerms),
    ...termsOf({ draws, seed }),
  ];
  return { rule, written: told.join('; '), pieces: told, terms };
}

type Add = (key: string, kind: ChangeKind, path: readonly PathStep[], rest: Rest) => void;

function classSlot(kind: 'classes' | 'overlays', one: UnitClass): [string, ChangeKind, readonly PathStep[], Rest] {
  const { id, title, units, place, clause } = one;
  const text = written(writtenSelector(units));
  const terms = termsOf({ units: writtenSelector(units) });
  return [
    `${kind}/${id}`,
    'class',
    [{ id: kind }, { id, title }],
    { rule: units, written: text, terms, place, clause, gives: `class:${id}` },
  ];
}

function writtenSelector(units: UnitSelector): unknown {
  if ('codes' in units) return units.codes;
  return 'kind' in units ? units.kind : { where: units.where };
}

/** Fields that light an indicator and leave its score alone. */
const LIGHT_FIELDS = ['schedule', 'between', 'lag', 'light'] as const;
/** Fields that only say what it is and who reports it. */
const SAID_FIELDS = ['id', 'place', 'target', 'baseline', 'nature', 'horizon', 'priority', 'dimension', 'owner', 'statistic', 'error'];

function indicatorSlots(indicator: Indicator, targets: readonly TargetRow[], period: Period, add: Add): void {
  const { id, title, place, clause, target, baseline } = indicator;
  const key = indicatorKey(id);
  const path = [{ id: 'indicators' }, { id, title }];
  const fields = Object.entries(indicator).filter(([name, value]) => value !== undefined && !SAID_FIELDS.includes(name));
  const isLight = (name: string): boolean => (LIGHT_FIELDS as readonly string[]).includes(name);
  const definition = Object.fromEntries(fields.filter(([name]) => !isLight(name) && name !== 'tags'));
  const said = Object.fromEntries(
    fields.filter(([name]) => !isLight(name) && !['title', 'definition', 'source', 'clause', 'params'].includes(name)),
  );
  const { tags: _, ...text } = said;
  add(key, 'indicator', path, {
    rule: definition,
    written: written({ ...text, ...indicator.params }),
    pieces: pieces({ ...text, ...indicator.params }),
    terms: termsOf({ ...text, ...indicator.params }),
    place,
    clause,
    gives: `indicator:${id}`,
    reads: readsOf(indicator.formula ?? null),
  });
  const light = Object.fromEntries(fields.filter(([name]) => isLight(name)));
  add(`${key}/light`, 'light', [...path, { id: 'light' }], {
    rule: light,
    written: written(light),
    pieces: pieces(light),
    terms: termsOf(light),
    place,
    clause,
    owner: key,
  });
  const kept = {
    owner: indicator.owner,
    nature: indicator.nature,
    tags: indicator.tags,
    statistic: indicator.statistic,
    error: indicator.error,
  };
  add(`${key}/keeping`, 'indicator', [...path, { id: 'keeping' }], {
    rule: kept,
    written: written(kept),
    pieces: pieces(kept),
    terms: termsOf(kept),
    place,
    clause,
    owner: key,
    scoreless: true,
  });
  const rows = targets
    .filter((row) => row.indicator === id && isOfPeriod(row, period))
    .map(({ unitCode, class: of, target: aim, baseline: from }) => ({ unit: unitCode, class: of, target: aim, baseline: from }));
  const first = targets.find((row) => row.indicator === id && isOfPeriod(row, period));
  add(`${key}/target`, 'target', [...path, { id: 'target' }], {
    rule: { target, baseline, rows },
    written: targetPieces({ target, baseline }, rows).join('; ') || '—',
    pieces: targetPieces({ target, baseline }, rows),
    terms: [...termsOf({ target, baseline }), ...termsOf({ targets: rows })],
    place: first?.place ?? place,
    clause,
    owner: key,
    reads: [...readsOf({ target, baseline }), ...rows.flatMap((row) => (row.class === undefined ? [] : [`class:${row.class}`]))],
  });
}

interface WrittenRow {
  readonly unit?: string | undefined;
  readonly class?: string | undefined;
  readonly target?: number | undefined;
  readonly baseline?: number | undefined;
}

function targetPieces(own: { readonly target?: unknown; readonly baseline?: unknown }, rows: readonly WrittenRow[]): readonly string[] {
  const first = own.target === undefined && own.baseline === undefined ? [] : [written(own)];
  const more = rows.map(({ unit, class: of, target, baseline }) => {
    const figures = [target === undefined ? [] : [String(target)], baseline === undefined ? [] : [`baseline ${baseline}`]].flat().join(' ');
    return [unit ?? of ?? '*', figures].join(' ');
  });
  return [...first, ...more];
}

function gateSlots(scheme: CompiledScheme, add: Add): void {
  named(
    scheme.gates,
    'gates',
    'gate',
    ({ when, lists, capGrade, capScore, bar, veto }) => ({ when, lists, capGrade, capScore, bar, veto }),
    add,
    ({ when, lists }) => [...readsOf(when), ...(lists ?? []).map((id) => `list:${id}`)],
  );
}

/** Rules without an ID are told by their title, and the second of one title by its number. */
function named<R extends { readonly title: LocalizedText; readonly place: Slot['place']; readonly clause?: string | undefined }>(
  rules: readonly R[],
  chapter: string,
  kind: ChangeKind,
  ruleOf: (rule: R) => unknown,
  add: Add,
  reads: (rule: R) => readonly string[] = () => [],
): void {
  rules.forEach((one, index) => {
    const before = rules.slice(0, index).filter(({ title }) => title['zh-CN'] === one.title['zh-CN']).length;
    const id = `${one.title['zh-CN']}${before === 0 ? '' : `#${before + 1}`}`;
    const rule = ruleOf(one);
    const text = written(Object.fromEntries(Object.entries(rule as object).filter(([, value]) => value !== false && !isEmpty(value))));
    add(`${chapter}/${id}`, kind, [{ id: chapter }, { id, title: one.title }], {
      rule,
      written: text,
      pieces: pieces(rule as object),
      terms: termsOf(rule as object),
      place: one.place,
      clause: one.clause,
      reads: reads(one),
    });
  });
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function lightSlots({ rules, raiseAfter, clearAfter, overdue }: LightRules, place: Slot['place'], add: Add): void {
  rules.forEach((rule, index) => {
    const nth = rules.slice(0, index).filter(({ light }) => light === rule.light).length;
    const id = nth === 0 ? rule.light : `${rule.light}#${nth + 1}`;
    const { light, when, then, for: whom } = rule;
    add(`lights/${id}`, 'light', [{ id: 'lights' }, { id, title: rule.title }], {
      rule: { light, when, then, for: whom },
      written: written({ when, then, for: whom }),
      terms: termsOf({ when, then, for: whom }),
      place: rule.place,
      clause: rule.clause,
    });
  });
  const at = rules[0]?.place ?? place;
  const step = (id: string): readonly PathStep[] => [{ id: 'lights' }, { id }];
  add('lights#raise_after', 'light', step('raise_after'), {
    rule: raiseAfter,
    written: String(raiseAfter),
    terms: [termOf(raiseAfter)],
    place: at,
  });
  add('lights#clear_after', 'light', step('clear_after'), {
    rule: clearAfter,
    written: String(clearAfter),
    terms: [termOf(clearAfter)],
    place: at,
  });
  if (overdue)
    add('lights#overdue', 'light', step('overdue'), {
      rule: { light: overdue.light },
      written: overdue.light,
      terms: [termOf(overdue.light, 'lights')],
      place: overdue.place ?? at,
      clause: overdue.clause,
    });
}

function gradesSlot(grades: Grades, lists: CompiledScheme['lists']): [string, ChangeKind, readonly PathStep[], Rest] {
  const { order, atLeast, quota, place, clause } = grades;
  const ids = grades.lists ?? [];
  const id = ids.length === 0 ? '*' : ids.join('+');
  const [only] = ids;
  const title = ids.length === 1 ? lists.find((list) => list.id === only)?.title : undefined;
  const rule = { order: order.map((grade) => grade.id), atLeast, quota };
  const { shares, ...how } = quota ?? {};
  const text = [
    `order: ${written(rule.order)}`,
    ...Object.entries(atLeast).map(([grade, least]) => `${grade} ≥ ${least}`),
    ...Object.entries(shares ?? {}).map(([grade, share]) => `quota ${grade}: ${percent(share)}`),
    ...pieces(how),
  ];
  const terms = [
    termOf(rule.order, 'order'),
    ...Object.entries(atLeast).map(([grade, least]) => termBy('at_least', grade, { as: 'number', number: least })),
    ...Object.entries(shares ?? {}).map(([grade, share]) => termBy('quota', grade, { as: 'share', share })),
    ...termsOf(how),
  ];
  const steps = id === '*' ? [{ id: 'grades' }] : [{ id: 'grades' }, { id, title }];
  return [`grades/${id}`, 'grade', steps, { rule, written: text.join('; '), pieces: text, terms, place, clause }];
}

/** When, for whom and what is proposed, a line each; of tables each row. */
function consequencePieces(consequence: CompiledScheme['consequences'][number]): readonly string[] {
  return pieces(consequenceRule(consequence));
}

function consequenceRule({
  forEach,
  lists,
  when,
  unlessNoise,
  decides,
  protects,
  propose,
}: CompiledScheme['consequences'][number]): object {
  return {
    ...(when === undefined ? {} : { when }),
    ...propose,
    forEach: forEach === 'unit' ? undefined : forEach,
    lists,
    unlessNoise,
    decides,
    protects,
  };
}
