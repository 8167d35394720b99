import { schemeIssue } from '../codes.ts';
import type { Consequence, DecisionRow, Proposition } from '../compiled.ts';
import type { CompiledExpression, Vocabulary } from '../expression/contract.ts';
import { consequenceVocabulary } from '../expression/vocabularies.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import { checkShares } from './check-shares.ts';
import { buildFurther } from './build-further-actions.ts';
import { type Linker, localized } from './linker.ts';
import { buildMoney, MONEY_COLUMNS } from './money-tables.ts';
import { checkBounds } from './rate-bounds.ts';
import type { Path } from './source.ts';
import type { TableColumns } from './table.ts';

type Shape = SchemeShape['consequences'][string];
type Propose = Shape['propose'];

/** Rules that propose consequences; one that cannot be read is left out (SCHEME-70). */
export function buildConsequences(shapes: SchemeShape['consequences'], link: Linker): Consequence[] {
  return Object.entries(shapes).flatMap(([id, shape]) => {
    const path = ['consequences', id];
    const clause = link.clause(path, shape.clause);
    const forEach = shape.for_each ?? impliedSubject(shape);
    const vocabulary = consequenceVocabulary(link.context, forEach);
    const when = shape.when === undefined ? undefined : link.expression([...path, 'when'], shape.when, 'bool', vocabulary, clause);
    const protects =
      shape.protects === undefined ? undefined : buildMoney([...path, 'protects'], shape.protects, MONEY_COLUMNS.protected, link);
    const actions = Object.keys(shape.propose) as (keyof Propose)[];
    const written = actions.filter((action) => shape.propose[action] !== undefined);
    if (written.length !== 1) {
      link.issues.push(
        schemeIssue(
          'SCHEME_ONE_OF',
          link.place([...path, 'propose']),
          {
            found: written.length,
            allowed: 'cut, allocate, pool, withhold, admonishing_talk, refer, reward, pay, compensate, release, pay_items, fund, staff',
            within: `${path.join('.')}.propose`,
          },
          clause,
        ),
      );
      return [];
    }
    const propose = buildProposition(shape.propose, [...path, 'propose'], vocabulary, link, clause);
    if (propose === undefined || (shape.when !== undefined && when === undefined)) return [];
    return [
      {
        id,
        title: localized(shape.title),
        forEach,
        lists: link.mentionAll('list', shape.lists, [...path, 'lists'], clause),
        when,
        unlessNoise: shape.unless_noise,
        decides: shape.decides,
        protects,
        propose,
        clause,
        place: link.place(path, 'key'),
      },
    ];
  });
}

/** What a rule runs over where it does not say: fields where it reads `field.…`, persons where it withholds bonuses, otherwise units. */
function impliedSubject(shape: Shape): Consequence['forEach'] {
  if (shape.propose.withhold || shape.propose.pay_items) return 'person';
  const { cut, allocate, pool, refer, reward } = shape.propose;
  const sources = [
    shape.when,
    cut?.by,
    allocate?.total_yuan,
    allocate?.among,
    allocate?.by,
    pool?.take_from,
    pool?.give_to,
    refer?.by,
    reward?.by,
  ];
  const reads = sources.some((source) => typeof source === 'string' && /\bfield\s*\./.test(source.replace(/'[^']*'|"[^"]*"/g, '')));
  return reads ? 'field' : 'unit';
}

function buildProposition(
  propose: Propose,
  path: Path,
  vocabulary: Vocabulary,
  link: Linker,
  clause: string | undefined,
): Proposition | undefined {
  const { cut, allocate, pool, withhold, admonishing_talk: talk, refer, reward } = propose;
  if (cut) {
    const by = link.quantity([...path, 'cut', 'by'], cut.by, vocabulary, clause);
    const of = cut.of === undefined ? undefined : buildMoney([...path, 'cut', 'of'], cut.of, MONEY_COLUMNS.byField, link);
    if (typeof cut.by === 'number') checkBounds(cut.by, 'cut.by', [...path, 'cut', 'by'], link, clause);
    return by === undefined ? undefined : { action: 'cut', by, of, keepTotal: cut.keep_total };
  }
  if (allocate) {
    const at = [...path, 'allocate'];
    const totalYuan = link.quantity([...at, 'total_yuan'], allocate.total_yuan, vocabulary, clause);
    const among = link.expression([...at, 'among'], allocate.among, 'bool', vocabulary, clause);
    const by = link.quantity([...at, 'by'], allocate.by, vocabulary, clause);
    const written = allocate.tranches ?? [];
    if (written.length > 0)
      checkShares(
        written.map(({ share }) => share),
        'tranches',
        [...at, 'tranches'],
        link,
        clause,
      );
    const tranches = written.map((tranche, index) => ({
      title: localized(tranche.title),
      share: tranche.share,
      when:
        tranche.when === undefined
          ? undefined
          : link.expression([...at, 'tranches', index, 'when'], tranche.when, 'bool', vocabulary, clause),
    }));
    return totalYuan === undefined || among === undefined || by === undefined
      ? undefined
      : { action: 'allocate', totalYuan, among, by, tranches };
  }
  if (pool) {
    const at = [...path, 'pool'];
    const takeFrom = link.expression([...at, 'take_from'], pool.take_from, 'bool', vocabulary, clause);
    const giveTo = link.expression([...at, 'give_to'], pool.give_to, 'bool', vocabulary, clause);
    checkBounds(pool.rate, 'pool.rate', [...at, 'rate'], link, clause);
    const of = buildMoney([...at, 'of'], pool.of, MONEY_COLUMNS.byUnit, link);
    return takeFrom && giveTo && { action: 'pool', takeFrom, rate: pool.rate, of, giveTo, shared: pool.shared };
  }
  if (withhold) {
    for (const [role, rate] of Object.entries(withhold.rates))
      checkBounds(rate, `withhold.rates.${role}`, [...path, 'withhold', 'rates', role], link, clause);
    return {
      action: 'withhold',
      decisions: buildDecisions([...path, 'withhold', 'decisions'], withhold.decisions, new Set(Object.keys(withhold.rates)), link, clause),
      rates: withhold.rates,
    };
  }
  if (talk) return { action: 'admonishing_talk', referTo: talk.refer_to };
  if (refer)
    return {
      action: 'refer',
      referTo: refer.refer_to,
      what: localized(refer.what),
      ...buildFront(refer, [...path, 'refer'], vocabulary, link, clause),
    };
  if (reward)
    return { action: 'reward', what: localized(reward.what), ...buildFront(reward, [...path, 'reward'], vocabulary, link, clause) };
  return buildFurther(propose, path, vocabulary, link, clause);
}

/** Who stands in front: the first `top`, by an expression or by the total (PROPOSE-19). */
function buildFront(
  { top, by }: { readonly top?: number | undefined; readonly by?: string | undefined },
  path: Path,
  vocabulary: Vocabulary,
  link: Linker,
  clause: string | undefined,
): { readonly top?: number | undefined; readonly by?: CompiledExpression | undefined } {
  if (by !== undefined && top === undefined)
    link.issues.push(schemeIssue('SCHEME_MISSING_FIELD', link.place([...path, 'by']), { field: 'top', within: path.join('.') }, clause));
  return { top, by: by === undefined ? undefined : link.expression([...path, 'by'], by, 'double', vocabulary, clause) };
}

const DECISION_COLUMNS: TableColumns = {
  decision: { kind: 'text', required: true },
  body: { kind: 'text', required: true },
  effective_on: { kind: 'day', required: true },
  unit: { kind: 'unit', required: true },
  person: { kind: 'text', required: true },
  role: { kind: 'identifier', required: true },
  bonus_yuan: { kind: 'yuan', required: true },
};

function buildDecisions(path: Path, table: string, roles: ReadonlySet<string>, link: Linker, clause: string | undefined): DecisionRow[] {
  return link.table(path, table, DECISION_COLUMNS).map((row) => {
    const role = row.text('role') as string;
    if (!roles.has(role))
      link.issues.push(
        schemeIssue(
          'SCHEME_UNKNOWN_NAME',
          row.place('role'),
          { kind: 'role', name: role, nearest: '', known: [...roles].sort().join(', ') },
          clause,
        ),
      );
    return {
      decision: row.text('decision') as string,
      body: row.text('body') as string,
      effectiveOn: row.text('effective_on') as string,
      unitCode: link.unitCode(row.text('unit') as string, row.place('unit'), clause),
      person: row.text('person') as string,
      role,
      bonusFen: row.number('bonus_yuan') as number,
      place: row.place('decision'),
    };
  });
}
