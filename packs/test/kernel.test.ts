import { dataOf, planOf, referencesOf, sweep, type Trace, withReferences } from '@kedu/engine';
import { assessPack } from '@kedu/runner';
import { describe, expect, it } from 'vitest';
import { open, packNames } from './packs.ts';

type Scored = Trace['scores']['lists'][number];
type Values = 'checked' | 'prepared';

/** What a plan cannot hold of a list; undefined where it holds all, and then a sweep was compared with the run. */
function notPlanned(trace: Trace, scored: Scored, values: Values): readonly string[] | undefined {
  const { scheme, period } = trace.input;
  const { enrolled } = scored;
  const { plan, order, issues } = planOf({ scheme, period, enrolment: trace.enrolment, enrolled, values });
  if (!plan) return [...new Set(issues.map(({ args }) => [args['reason'], args['what']].filter((part) => part !== '').join(' ')))].sort();
  const data = dataOf(trace, enrolled, plan, order);
  const given = withReferences(plan, referencesOf(plan, data, trace.input.references));
  const { total, nodes, leaves } = sweep(given, data, 'all');
  order.members.forEach((k, i) => expect(total[i]).toBe(scored.points[k]));
  const parts = [
    ...given.nodes.map(({ path }, k) => [path, nodes?.[k]] as const),
    ...given.leaves.map(({ path }, k) => [path, leaves?.[k]] as const),
  ];
  for (const [path, scores] of parts) {
    const { score } = scored.parts.get(path)!;
    order.units.forEach((unit, i) => expect(scores?.[i]).toBe(score.missing[unit] === 0 ? score.values[unit] : Number.NaN));
  }
  return undefined;
}

/** Per scheme version and list: `planned`, `planned on prepared values`, or why not; periods that say the same once. */
function plansOf(name: string): Readonly<Record<string, string>> | undefined {
  const { pack } = open(name);
  if (!pack || pack.missingData.length > 0) return undefined;
  const said: Record<string, string> = {};
  for (const { scheme, trace } of assessPack(pack).assessments) {
    for (const scored of trace.scores.lists) {
      const checked = notPlanned(trace, scored, 'checked');
      const prepared = checked && notPlanned(trace, scored, 'prepared');
      const now = !checked ? 'planned' : !prepared ? `planned on prepared values (${checked.join(', ')})` : prepared.join(', ');
      const key = `${scheme.id} ${scheme.version} ${scored.enrolled.list.id}`;
      said[key] = said[key] === undefined || said[key] === now ? now : `${said[key]}; ${now}`;
    }
  }
  return said;
}

const PLANNED = 'planned';
const NORTH = 'aggregate arithmetic + worst';
const TOWNSHIPS = 'aggregate geometric';

/** What is said of every list of every pack; a list that comes to be planned is a gain, one that no longer is a loss. */
const SAID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'after-guizhou': {
    'medicine 2025 cities': PLANNED,
    'medicine 2025 hospitals': PLANNED,
    'medicine 2025 health_centres': PLANNED,
    'medicine 2025 clinics': PLANNED,
    'highland 2025 places': PLANNED,
    'highland 2025 counties': PLANNED,
    'highland 2025 organs': PLANNED,
    'highland 2025 zones': PLANNED,
    'campus 2025 universities': PLANNED,
    'patent-fund 2025 projects': PLANNED,
    'patent-fund 2025 funds': PLANNED,
    'term 2025 places': PLANNED,
  },
  'after-liaoning': {
    'north 2022 places': NORTH,
    'north 2022 organs': PLANNED,
    'north 2023 places': NORTH,
    'north 2023 organs': PLANNED,
    'north 2024 places': NORTH,
    'north 2024 organs': PLANNED,
    'north-county 2023 counties': PLANNED,
    'north-county 2023 townships': TOWNSHIPS,
    'north-county 2024 counties': PLANNED,
    'north-county 2024 townships': TOWNSHIPS,
    'daoxiang 2023 townships': TOWNSHIPS,
    'daoxiang 2024 townships': TOWNSHIPS,
    'instruments 2024 sharing': PLANNED,
    'instruments 2024 province': PLANNED,
  },
  'after-taicang': {
    'cangjiang-mediation 2025 committees': PLANNED,
    'cangjiang-budget 2025 departments': PLANNED,
    'cangjiang-environment 2025 towns': PLANNED,
    'cangjiang-safety 2025 towns': PLANNED,
    'cangjiang 2025.1 departments': PLANNED,
    'cangjiang 2025.1 towns': PLANNED,
    'cangjiang 2025.1 firms': PLANNED,
    'cangjiang 2025.2 departments': PLANNED,
    'cangjiang 2025.2 towns': PLANNED,
    'cangjiang 2025.2 firms': PLANNED,
    'chenghu 2025 towns': PLANNED,
    'fibre-workshops 2025 workshops': PLANNED,
    'fibre-posts 2025 posts': PLANNED,
  },
  'after-wolong': {
    'woling 2024 departments': 'joint',
    'woling 2024 towns': 'elastic',
    'woling 2024 villages': PLANNED,
    'woling 2024 platforms': PLANNED,
    'woling-institutes 2024 institutes': PLANNED,
    'woling-projects 2024 proposed': PLANNED,
    'woling-projects 2024 running': PLANNED,
  },
  'after-yueyang': {
    'lake 2024 organs': PLANNED,
    'lake 2024 counties': PLANNED,
    'lake 2024 firms': PLANNED,
    'cost-benefit 2024 communities': PLANNED,
    'cost-benefit 2024 tourism': PLANNED,
    'budget-review 2024 spenders': PLANNED,
    'ex-ante 2024 items': PLANNED,
    'self-evaluation 2024 spenders': PLANNED,
  },
  'asem-2018': {
    'asem-2018 2018 countries':
      'planned on prepared values (denominated den_area, denominated den_energy, denominated den_gdp, denominated den_pop, missing_rule mean_value_of, outliers)',
  },
  'nyc-mmr': { 'nyc-mmr 2023 measures': PLANNED },
  'sdg-2019': { 'sdg-2019 2019 countries': 'missing_rule mean_of' },
};

describe('KERNEL-1 KERNEL-2 lists of the packs: a sweep gives what the run gave, bit by bit, or the plan says why there is none', () => {
  it('every pack is told of', () => {
    expect(Object.keys(SAID).sort()).toEqual(packNames);
  });

  it.each(packNames)(
    '%s',
    (name) => {
      const said = plansOf(name);
      // Published data lie outside the repository: without them there is no run to compare with.
      if (said !== undefined) expect(said).toEqual(SAID[name]);
    },
    120_000,
  );
});
