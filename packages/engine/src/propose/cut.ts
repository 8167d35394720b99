import { bilingual, formatYuan, type Issue } from '@kedu/model';
import type { CompiledExpression, MoneyRow, Quantity, Scope } from '@kedu/scheme';
import { proposeIssue } from './codes.ts';
import { type Proposed, unitText } from './context.ts';
import { shareOfFen } from './fen.ts';
import { type CutLine, type LimitedCut, limitCuts, protectedFen, sum, unprotectedFen } from './protect.ts';
import {
  factor,
  fieldExists,
  fieldsOf,
  groundOf,
  type Line,
  namesOf,
  proposalOf,
  type RuleFor,
  type RuleOnList,
  undetermined,
  verdicts,
} from './rule.ts';

/** Something to cut: the money of one unit, in one field or as a whole. */
interface Case {
  readonly unit: number;
  readonly subject: string;
  /** Of the field, or of the unit; NaN for none. */
  readonly score: number;
  readonly rate: number;
  /** The rate as arithmetic. */
  readonly rateText: string;
  readonly condition: string;
  readonly withheldBecause?: 'too_small' | undefined;
  readonly fields: readonly string[];
  readonly amountFen?: number | undefined;
  readonly keptFen: number;
}

/**
 * Cuts of next year's money where a unit or a field misses its target, the protected list being met first and in full; what
 * is cut returns to the unit's pool in one line, so that its total holds to the fen.
 *
 * Units: fen, cuts negative, returns positive. Missing: a unit that cannot be judged is not cut and is reported.
 * Rule: PROPOSE-5, PROPOSE-6; D1 (docs/spec/proposals.md).
 * Errors: PROPOSE_UNDETERMINED, PROPOSE_RATE_INVALID, PROPOSE_AMOUNT_MISSING, PROPOSE_PROTECTED_EXCEEDS.
 * Example: field score 48, by clamp((60 − score) ÷ 60, 0.1, 0.3), money 1000.00 → cut −200.00, return 200.00.
 */
export function cut(run: RuleFor<'cut'>): Proposed {
  const issues: Issue[] = [];
  const cases = run.rule.forEach === 'field' ? fieldCases(run, issues) : unitCases(run, issues);
  const list = run.rule.protects ?? [];
  const money = run.act.of ?? [];
  const lines: CutLine[] = [];
  const limited = new Map<Case, number>();
  for (const one of cases) {
    if (one.amountFen === undefined || one.withheldBecause) continue;
    limited.set(one, lines.length);
    lines.push({
      unitCode: codeOf(run, one.unit),
      fields: one.fields,
      amountFen: one.amountFen,
      score: one.score,
      cutFen: shareOfFen(one.amountFen - one.keptFen, one.rate),
    });
  }
  const cuts = limitCuts(lines, money, list);
  const proposals = cases.map((one) => {
    const at = limited.get(one);
    return cutLine(one, at === undefined ? undefined : cuts[at]);
  });
  const returns = run.act.keepTotal ? returnLines(proposals) : [];
  return { proposals: [...proposals, ...returns].map((line) => proposalOf(run, line)), issues: [...issues, ...exceeded(run, cases)] };
}

function fieldCases(run: RuleFor<'cut'>, issues: Issue[]): Case[] {
  return fieldsOf(run).flatMap((field) => {
    const names = namesOf(field);
    return casesOver(run, run.scope.ofField(field), issues, {
      exists: fieldExists(run, field.path),
      score: (unit) => run.list.parts.get(field.path)?.score.values[unit] ?? Number.NaN,
      subjects: (code) => [moneyOf(run, code, field.name, (row) => row.field !== undefined && names.includes(row.field), names)],
      required: field.name,
    });
  });
}

function unitCases(run: RuleFor<'cut'>, issues: Issue[]): Case[] {
  const money = run.act.of ?? [];
  return casesOver(run, run.scope, issues, {
    exists: () => true,
    score: (_, member) => run.list.score[member] ?? Number.NaN,
    subjects: (code) => {
      const own = money.filter((row) => row.unitCode === code);
      const subjects = [...new Set(own.map(subjectOf))];
      if (subjects.length === 0) subjects.push('');
      return subjects.map((subject) => moneyOf(run, code, subject, (row) => subjectOf(row) === subject, subject === '' ? [] : [subject]));
    },
    required: '',
  });
}

type Money = Pick<Case, 'subject' | 'fields' | 'amountFen' | 'keptFen'>;

interface Over {
  exists(unit: number): boolean;
  score(unit: number, member: number): number;
  subjects(unitCode: string): readonly Money[];
  readonly required: string;
}

function casesOver(run: RuleFor<'cut'>, scope: Scope, issues: Issue[], over: Over): Case[] {
  const { rule, act, ctx, list } = run;
  const rates = evaluated(act.by, scope);
  const cases: Case[] = [];
  verdicts(run, rule.when, scope).forEach((verdict, k) => {
    const unit = list.members[k] as number;
    if (verdict === 'fails' || !over.exists(unit)) return;
    const rate = rates.value(unit);
    if (verdict === 'undetermined' || rate === undefined) {
      const expression = verdict === 'undetermined' ? rule.when : (act.by as CompiledExpression);
      if (list.ranked[k] === 1 && expression) issues.push(undetermined(run, expression, scope, unit));
      return;
    }
    const place = { ...rule.place, unit: ctx.enrolment.units[unit]?.id };
    if (!(rate >= 0 && rate <= 1)) {
      issues.push(
        proposeIssue(
          'PROPOSE_RATE_INVALID',
          place,
          { ...bilingual('rule', rule.title), ...bilingual('unit', unitText(ctx, unit)), found: rate },
          rule.clause,
        ),
      );
      return;
    }
    for (const money of over.subjects(codeOf(run, unit))) {
      if (act.of && money.amountFen === undefined) {
        issues.push(
          proposeIssue(
            'PROPOSE_AMOUNT_MISSING',
            place,
            { ...bilingual('rule', rule.title), ...bilingual('unit', unitText(ctx, unit)), field: over.required },
            rule.clause,
          ),
        );
      }
      cases.push({
        unit,
        score: over.score(unit, k),
        rate,
        rateText: rates.text(unit),
        condition: groundOf(rule.when, scope, unit),
        ...money,
        ...(verdict === 'too_small' ? { withheldBecause: verdict } : {}),
      });
    }
  });
  return cases;
}

function moneyOf(
  { rule, act }: RuleFor<'cut'>,
  unitCode: string,
  subject: string,
  fits: (row: MoneyRow) => boolean,
  fields: readonly string[],
): Money {
  const rows = (act.of ?? []).filter((row) => row.unitCode === unitCode && fits(row));
  if (rows.length === 0) return { subject, fields, keptFen: 0 };
  const amountFen = sum(rows);
  return { subject, fields, amountFen, keptFen: protectedFen(rule.protects ?? [], unitCode, fields, amountFen) };
}

/** `condition; (amount − protected) × rate → cut`, and `cut × available ÷ asked → cut` for every limit that took effect. */
function cutLine(one: Case, limited: LimitedCut | undefined): Line {
  const head = { unit: one.unit, action: 'cut' as const, subject: one.subject };
  if (one.amountFen === undefined || !limited) {
    const withheld = one.withheldBecause ? { withheldBecause: one.withheldBecause } : {};
    return { ...head, ground: `${one.condition}; ${one.rateText} = ${one.rate}`, ...withheld };
  }
  const money = one.keptFen > 0 ? `(${formatYuan(one.amountFen)} − ${formatYuan(one.keptFen)})` : formatYuan(one.amountFen);
  const asked = shareOfFen(one.amountFen - one.keptFen, one.rate);
  const steps = [`${money} × ${factor(one.rateText)} → ${formatYuan(asked)}`];
  limited.limits.forEach((limit, i) => {
    const after = limited.limits[i + 1]?.cutFen ?? limited.cutFen;
    steps.push(`${formatYuan(limit.cutFen)} × ${formatYuan(limit.availableFen)} ÷ ${formatYuan(limit.askedFen)} → ${formatYuan(after)}`);
  });
  const nothing = limited.cutFen === 0 && (one.keptFen > 0 || limited.limits.length > 0);
  return {
    ...head,
    amountFen: 0 - limited.cutFen,
    ground: `${one.condition}; ${steps.join('; ')}`,
    ...(nothing ? { withheldBecause: 'protected' as const } : {}),
  };
}

function returnLines(lines: readonly Line[]): Line[] {
  return [...new Set(lines.map((line) => line.unit))].flatMap((unit) => {
    const cuts = lines.filter((line) => line.unit === unit && line.amountFen).map((line) => -(line.amountFen as number));
    const total = cuts.reduce((a, b) => a + b, 0);
    return total === 0
      ? []
      : [
          {
            unit,
            action: 'return' as const,
            subject: '',
            amountFen: total,
            ground: `${cuts.map(formatYuan).join(' + ')} = ${formatYuan(total)}`,
          },
        ];
  });
}

function exceeded(run: RuleFor<'cut'>, cases: readonly Case[]): Issue[] {
  const { rule, act, ctx } = run;
  const money = act.of ?? [];
  const list = rule.protects ?? [];
  const own = (rows: readonly MoneyRow[], code: string): number => sum(rows.filter((row) => row.unitCode === code));
  const units = [...new Set(cases.filter((one) => one.amountFen !== undefined).map((one) => one.unit))];
  return units.flatMap((unit) => {
    const code = codeOf(run, unit);
    if (unprotectedFen(money, list, code) > 0 || own(list, code) <= own(money, code)) return [];
    const args = {
      ...bilingual('rule', rule.title),
      ...bilingual('unit', unitText(ctx, unit)),
      protected: formatYuan(own(list, code)),
      available: formatYuan(own(money, code)),
    };
    return [proposeIssue('PROPOSE_PROTECTED_EXCEEDS', { ...rule.place, unit: ctx.enrolment.units[unit]?.id }, args, rule.clause)];
  });
}

function evaluated(quantity: Quantity, scope: Scope): { value(unit: number): number | undefined; text(unit: number): string } {
  if (typeof quantity === 'number') return { value: () => quantity, text: () => String(quantity) };
  const column = quantity.evaluate(scope);
  return {
    value: (unit) => (column.missing[unit] === 0 ? column.values[unit] : undefined),
    text: (unit) => quantity.arithmetic(scope, unit),
  };
}

function subjectOf(row: MoneyRow): string {
  return row.field ?? row.item ?? '';
}

function codeOf({ ctx }: RuleOnList, unit: number): string {
  return ctx.enrolment.units[unit]?.code ?? '';
}
