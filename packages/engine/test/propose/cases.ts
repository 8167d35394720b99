import { columnOf, formatYuan, type LocalizedText, type MissingReason, periodOf } from '@kedu/model';
import type { CompiledExpression, Consequence, DecisionRow, LightRule, MoneyRow, Proposition } from '@kedu/scheme';
import type { PreviousRun } from '../../src/context.ts';
import type { ProposeList } from '../../src/propose/context.ts';
import type { LightCell, LightResult, PartResult, Proposal } from '../../src/result.ts';
import { propose } from '../../src/steps/propose.ts';
import { rank } from '../../src/steps/rank.ts';
import type { RunUncertainty } from '../../src/uncertainty/figures.ts';
import { fixture, leaf, root } from '../fixture.ts';
import { amount, when } from '../grade/compile.ts';
import { compile as compileLight } from '../light/rules.ts';
import { furtherProposition } from './furtherCases.ts';

type Cells = Readonly<Record<string, readonly (number | MissingReason)[]>>;
/** `unit, field, yuan`; '' for none. */
type MoneyCells = readonly (readonly [unit: string, field: string, yuan: number])[];

export interface RuleInput {
  readonly id?: string;
  readonly forEach?: Consequence['forEach'];
  readonly lists?: readonly string[];
  readonly when?: string;
  readonly decides?: string | null;
  readonly clause?: string;
  readonly unlessNoise?: boolean;
  readonly protects?: MoneyCells;
  readonly propose: Readonly<Record<string, unknown>>;
}

/** A run after scoring, written down by hand. Units are 990101, 990102, …, in that order; amounts are yuan. */
export interface CaseInput {
  /** Totals in points; null for none. */
  readonly totals: readonly (number | null)[];
  readonly ranked?: readonly number[];
  readonly groups?: readonly string[];
  readonly grades?: readonly string[];
  readonly minGroup?: number;
  readonly fields?: Cells;
  readonly values?: Cells;
  readonly targets?: Cells;
  readonly authority?: string | null;
  readonly asOf?: string;
  readonly rules?: readonly RuleInput[];
  readonly previous?: readonly {
    readonly period: string;
    readonly list?: string;
    readonly units: readonly string[];
    readonly totals: readonly (number | null)[];
    readonly grades?: readonly string[];
  }[];
  /** Parameters by indicator. */
  readonly params?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly lightRules?: readonly (Omit<LightRule, 'when' | 'title' | 'place'> & { readonly title?: string; readonly when?: string })[];
  /** Per moment and indicator: `light` or `light:state` for each unit. */
  readonly lights?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const place = { file: 'scheme.yaml', line: 1 };
const zh = (text: string) => ({ 'zh-CN': text });
const text = (one: string | LocalizedText): LocalizedText => (typeof one === 'string' ? zh(one) : one);
const unitId = (i: number): string => `9901${String(i + 1).padStart(2, '0')}`;

/** With `found` the run carries what errors of values made of it (NOISE-1). */
export function run(input: CaseInput, found?: RunUncertainty) {
  const ctx = fixture({
    units: input.totals.map((_, i) => unitId(i)),
    values: input.values ?? {},
    ...(input.params ? { indicators: Object.fromEntries(Object.entries(input.params).map(([id, params]) => [id, { params }])) } : {}),
    targets: input.targets ?? {},
    tree: root(Object.fromEntries(Object.keys(input.fields ?? {}).map((name) => [name, leaf('given')]))),
    ...(input.asOf === undefined ? {} : { asOf: input.asOf }),
    previous: (input.previous ?? []).map(previousRun),
    scheme: {
      ...(input.authority === null ? {} : { authority: { code: '990000', name: input.authority ?? '北原省' } }),
      consequences: (input.rules ?? []).map(consequence),
      lights: {
        rules: (input.lightRules ?? []).map((rule) => ({
          ...rule,
          title: zh(rule.title ?? rule.light),
          when: rule.when === undefined ? when('total > 0') : compileLight(rule.when),
          place,
        })),
        raiseAfter: 1,
        clearAfter: 1,
      },
    },
  });
  return propose(found ? { ...ctx, input: { ...ctx.input, uncertainty: found } } : ctx, [listOf(input)], lightsOf(input));
}

/** One line a proposal: action, unit, subject, yuan, and why it is withheld. */
export function written(proposal: Proposal): string {
  const yuan = proposal.amountFen === undefined ? '' : formatYuan(proposal.amountFen);
  const saved = proposal.savedFen === undefined ? '' : `saved ${formatYuan(proposal.savedFen)}`;
  const count = proposal.count === undefined ? '' : `${proposal.count} persons`;
  return [
    proposal.action,
    unitId(proposal.unit),
    proposal.subject,
    yuan,
    saved,
    count,
    proposal.withheldBecause ? `(${proposal.withheldBecause})` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function listOf(input: CaseInput): ProposeList {
  const score = Float64Array.from(input.totals, (x) => (x === null ? Number.NaN : Math.round(x * 100)));
  const ranked = Uint8Array.from(input.ranked ?? score.map((x) => (Number.isNaN(x) ? 0 : 1)));
  const groups = input.groups ?? input.totals.map(() => '');
  const ranks = rank({ score, ranked, groups, classes: [], minGroup: input.minGroup });
  const parts = Object.entries(input.fields ?? {}).map(([path, cells]): [string, PartResult] => [
    path,
    {
      path,
      score: columnOf(cells),
      points: columnOf(cells),
      weight: Float64Array.from(cells, (cell) => (typeof cell === 'number' ? 10 : 0)),
    },
  ]);
  return {
    list: 'places',
    members: Int32Array.from(score.keys()),
    groups,
    ranked,
    score,
    rank: ranks.rank,
    lastPlace: ranks.lastPlace,
    grades: input.grades ?? groups.map(() => ''),
    parts: new Map(parts),
  };
}

function previousRun({ period, list = 'places', units, totals, grades }: NonNullable<CaseInput['previous']>[number]): PreviousRun {
  const score = Float64Array.from(totals, (x) => (x === null ? Number.NaN : Math.round(x * 10)));
  const ranked = Uint8Array.from(score, (x) => (Number.isNaN(x) ? 0 : 1));
  const ranks = rank({ score, ranked, groups: units.map(() => ''), classes: [] });
  return {
    period: periodOf(period),
    result: 'sha256:earlier',
    totalPlaces: 1,
    unitIds: units,
    lists: [{ list, members: Int32Array.from(units.keys()), score, ranked, ...ranks, grades: grades ?? units.map(() => '') }],
  };
}

function consequence(rule: RuleInput, i: number): Consequence {
  return {
    id: rule.id ?? `rule_${i}`,
    title: zh(`规则${i}`),
    forEach: rule.forEach ?? 'unit',
    unlessNoise: rule.unlessNoise ?? false,
    place,
    ...(rule.decides === null ? {} : { decides: rule.decides ?? '省财政厅' }),
    ...(rule.lists ? { lists: rule.lists } : {}),
    ...(rule.clause ? { clause: rule.clause } : {}),
    ...(rule.when ? { when: when(rule.when) } : {}),
    ...(rule.protects
      ? { protects: rule.protects.map(([unit, item, yuan]) => ({ ...moneyRow([unit, '', yuan]), ...(item === '' ? {} : { item }) })) }
      : {}),
    propose: proposition(rule.propose),
  };
}

function moneyRow([unit, field, yuan]: MoneyCells[number]): MoneyRow {
  return { amountFen: Math.round(yuan * 100), place, ...(unit === '' ? {} : { unitCode: unit }), ...(field === '' ? {} : { field }) };
}

/** Expressions are texts, tables rows of cells. */
function proposition(raw: Readonly<Record<string, unknown>>): Proposition {
  const of = (raw.of as MoneyCells | undefined)?.map(moneyRow);
  switch (raw.action as Proposition['action']) {
    case 'cut':
      return {
        action: 'cut',
        by: amount(raw.by as string),
        keepTotal: (raw.keepTotal as boolean | undefined) ?? true,
        ...(of ? { of } : {}),
      };
    case 'allocate': {
      const tranches = ((raw.tranches ?? []) as readonly (readonly [string, number, string?])[]).map(([title, share, condition]) => ({
        title: zh(title),
        share,
        ...(condition ? { when: when(condition) } : {}),
      }));
      return {
        action: 'allocate',
        totalYuan: amount(raw.totalYuan as string),
        among: when(raw.among as string),
        by: amount(raw.by as string),
        tranches,
      };
    }
    case 'pool':
      return {
        action: 'pool',
        takeFrom: when(raw.takeFrom as string),
        rate: raw.rate as number,
        of: of ?? [],
        giveTo: when(raw.giveTo as string),
        shared: (raw.shared as 'equally' | undefined) ?? 'equally',
      };
    case 'withhold': {
      const rows = raw.decisions as readonly (readonly [string, string, string, string, string, string, number])[];
      const decisions = rows.map(
        ([decision, body, effectiveOn, unitCode, person, role, yuan], k): DecisionRow => ({
          decision,
          body,
          effectiveOn,
          unitCode,
          person,
          role,
          bonusFen: Math.round(yuan * 100),
          place: { file: 'decisions.csv', line: k + 2 },
        }),
      );
      return {
        action: 'withhold',
        decisions,
        rates: (raw.rates as Record<string, number> | undefined) ?? { person: 0.5, leader_in_charge: 0.3, head_of_office: 0.2 },
      };
    }
    case 'reward':
      return { action: 'reward', what: text(raw.what as string | LocalizedText), ...front(raw) };
    case 'refer':
      return { action: 'refer', referTo: raw.referTo as string, what: text(raw.what as string | LocalizedText), ...front(raw) };
    case 'admonishing_talk':
      return { action: 'admonishing_talk', referTo: raw.referTo as string };
    default:
      return furtherProposition(raw, of ?? []);
  }
}

const front = (raw: Readonly<Record<string, unknown>>) => ({
  ...(raw.top === undefined ? {} : { top: raw.top as number }),
  ...(raw.by === undefined ? {} : { by: amount(raw.by as string) as CompiledExpression }),
});

function lightsOf(input: CaseInput): LightResult[] {
  return Object.entries(input.lights ?? {}).flatMap(([moment, indicators]) =>
    Object.entries(indicators).map(([indicator, cells]): LightResult => {
      const figures = columnOf(cells.map((_, i) => i + 1));
      return {
        indicator,
        period: periodOf(moment),
        measured: periodOf(moment),
        value: figures,
        scheduled: figures,
        lag: figures,
        cell: (unit): LightCell => {
          const [light = '', state = light === '' ? 'normal' : 'alerting'] = (cells[unit] ?? '').split(':') as [
            string,
            LightCell['state']?,
          ];
          return {
            light,
            raw: light,
            state,
            rule: (input.lightRules ?? []).findIndex((rule) => rule.light === light && (rule.for?.includes(indicator) ?? true)),
          };
        },
      };
    }),
  );
}
