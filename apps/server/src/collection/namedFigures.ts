import { bilingual, type Issue, type LocalizedText } from '@kedu/model';
import type { Context } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { unitNames, type UnitNames } from '../knowledge/namedUnits.ts';
import { type IndicatorTitle, schemeOfRound, titlesOfScheme } from '../rounds/schemeOfRound.ts';

/** What indicators and units are called. */
export interface FigureNames {
  readonly titles: (indicator: string) => IndicatorTitle;
  readonly unitName: UnitNames;
}

/** Codes whose sentences name an indicator or a unit. */
const NAMING: ReadonlySet<string> = new Set([
  'COLLECT_NOT_ASKED',
  'COLLECT_TWICE',
  'COLLECT_OWNER',
  'COLLECT_OFFICIAL',
  'IMPORT_NOT_ASKED',
]);

/**
 * A problem of a figure that names its indicator and unit as people call them.
 *
 * What is not known goes by its ID; the place keeps the IDs. Posts get their titles where it is worded (shownIssue). Rule: COLLECT-13.
 * Example: COLLECT_TWICE { indicator: 'new_jobs', unit: '990100' } → { indicator: '城镇新增就业', unit: '北川市' }.
 */
export function namedFigure(issue: Issue, { titles, unitName }: FigureNames): Issue {
  if (!NAMING.has(issue.code)) return issue;
  const named = (name: string, called: (id: string) => LocalizedText) => {
    const id = issue.args[name];
    return typeof id === 'string' && id !== '' ? bilingual(name, called(id)) : {};
  };
  return {
    ...issue,
    args: {
      ...issue.args,
      ...named('indicator', (id) => titles(id).title),
      ...named('unit', (id) => unitName(id).name),
    },
  };
}

/** The same for what was refused in a round; its scheme is asked only where a sentence names anything. */
export async function namedInRound(ports: ServerPorts, context: Context, round: string, issues: readonly Issue[]): Promise<Issue[]> {
  if (!issues.some(({ code }) => NAMING.has(code))) return [...issues];
  const { state } = await readOne(ports.store, context.entered, 'round', round);
  const scheme = await schemeOfRound(ports, context.entered, state);
  const unitName = unitNames(scheme?.pack.register, context.today);
  return issues.map((issue) => namedFigure(issue, { titles: titlesOfScheme(scheme), unitName }));
}
