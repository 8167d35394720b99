import { type EnrolledList, type ListResult, registerHash, type SealableLights, type SealableList, sealableLights } from '@kedu/engine';
import type { Issue } from '@kedu/model';
import type { SealedColumn, SealedContent } from '@kedu/snapshot';
import { type AssessedRun, resultColumns, statesErrors, writeResults } from '@kedu/tables';
import type { Pack } from '../pack/pack.ts';
import { countryIssue } from './codes.ts';
import { countryLightRows, type IndicatorCells } from './countryLightRows.ts';
import { lightColumns } from './lightColumns.ts';
import { figureColumn, rankedColumn } from './sealedData.ts';
import { settledColumns } from './settledColumns.ts';
import { tableHash } from './tableHash.ts';
import { type CountryLightRows, countryLightsHash } from './writeCountryLights.ts';

/**
 * What a sealed file holds of a list: columns of its plan and of its lights, what was drawn and determined, and the hashes of the tables that its run gives.
 *
 * Rule: SEAL-1, SEAL-4 to SEAL-7. Errors: none; where its lights make no plan the notices of KERNEL-6 and SEAL_NO_LIGHTS.
 */
export function sealedContent(
  pack: Pack,
  run: AssessedRun,
  list: string,
  sealable: SealableList,
): { readonly content: SealedContent; readonly issues: readonly Issue[] } {
  const { scheme, trace, assessment } = run;
  const result = assessment.lists.find((one) => one.list === list) as ListResult;
  const enrolled = trace.enrolment.lists.find((one) => one.list.id === list) as EnrolledList;
  const lights = sealableLights(trace, enrolled);
  const { plan, order, data, figures, eligible, missingShare, additions, read } = sealable;
  const period = assessment.period.id;
  const about = { indicator: '', period };
  const columns = plan.columns.flatMap(({ kind, indicator, path, name }, k): SealedColumn[] => {
    const own = { indicator, period, ...(path === undefined ? {} : { path }), ...(name === undefined ? {} : { name }) };
    const gaps = data.gaps[k];
    return [{ ...own, kind, content: data.values[k] as Float64Array }, ...(gaps ? [{ ...own, kind: 'gaps' as const, content: gaps }] : [])];
  });
  const known = new Set(columns.filter(({ path }) => path === undefined).map(({ kind, indicator }) => `${kind} ${indicator}`));
  const further = read.flatMap(({ kind, indicator, values, gaps }): SealedColumn[] => {
    const isValue = kind === 'value';
    if (isValue && known.has(`value ${indicator}`)) return [];
    const numbers: SealedColumn[] = known.has(`${kind} ${indicator}`) ? [] : [{ kind, indicator, period, content: values }];
    return [...numbers, { kind: 'gaps', indicator, period, ...(isValue ? {} : { name: 'target' }), content: gaps }];
  });
  const ofList = { ...run, assessment: { ...assessment, lists: [result] } };
  const withErrors = statesErrors([run]);
  const isLit = (lights.moments?.length ?? 0) > 0;
  const measured = [...columns, ...further];
  const content: SealedContent = {
    scheme: { id: scheme.id, version: scheme.version, hash: scheme.hash },
    register: registerHash(pack.register),
    period,
    as_of: assessment.run.asOf,
    list,
    example: pack.example,
    results: tableHash(resultColumns([run]), (rows) => writeResults(rows, [ofList], withErrors)),
    ...(isLit ? { lights: { moments: momentsOf(lights), table: countryLightsHash(lightRows(run, result, lights)) } } : {}),
    ...(assessment.determined ? { observed: assessment.determined.data } : {}),
    unitIds: Array.from(order.units, (unit) => trace.enrolment.units[unit]?.id ?? ''),
    byId: order.byId,
    profiles: order.profiles.map((one) => ({ class: one.class, overlays: one.overlays, peers: one.peers })),
    starts: order.starts,
    columns: [
      ...measured,
      ...lightColumns(lights, measured),
      ...(withErrors ? settledColumns(result, order.members, period) : []),
      { ...about, kind: 'eligible', content: eligible },
      { ...about, kind: 'missing_share', content: missingShare },
      ...additions.map(({ path, points }): SealedColumn => ({ ...about, kind: 'added', path, content: points })),
      ...plan.leaves.flatMap((leaf): SealedColumn[] => {
        const { path, peers, column } = leaf;
        if (!peers) return [];
        const own = { indicator: plan.columns[column]?.indicator ?? '', path, period };
        const ranked = rankedColumn(list, leaf, peers.groups, figures);
        return [
          { ...own, kind: 'figures', content: figureColumn(list, path, peers.groups, figures) },
          ...(ranked ? [{ ...own, kind: 'ranked' as const, content: ranked }] : []),
        ];
      }),
    ],
  };
  const issues = lights.issues ? [...lights.issues, countryIssue('SEAL_NO_LIGHTS', {}, { list })] : [];
  return { content, issues };
}

function momentsOf({ moments = [] }: SealableLights): readonly string[] {
  return moments.map(({ plan }) => plan.moment.id);
}

/** Rows of lights.csv out of the lights of the run itself: what a run from the file is held against. */
function lightRows({ scheme, assessment }: AssessedRun, list: ListResult, { moments = [], order }: SealableLights): CountryLightRows {
  const profileOf = new Int32Array(list.members.length);
  order?.profiles.forEach((_, p) => {
    for (let i = order.starts[p] as number; i < (order.starts[p + 1] as number); i += 1) profileOf[order.members[i] as number] = p;
  });
  const indicators = moments.flatMap(({ plan: { moment, indicators: own } }) =>
    own.map(({ indicator, lit }): IndicatorCells => {
      const light = assessment.lights.find((one) => one.indicator === indicator && one.period.id === moment.id);
      const cellOf: IndicatorCells['cellOf'] = (row) =>
        lit[profileOf[row] as number] === 1 ? light?.cell(list.members[row] as number) : undefined;
      return { indicator, moment, cellOf };
    }),
  );
  return countryLightRows(scheme, assessment.units, list, indicators);
}
