import type { LocalizedText, UnitVersion } from '@kedu/model';
import { type CompiledScheme, type Indicator, shares } from '@kedu/scheme';
import type { Assessment } from '../result.ts';

/** All that assessments ask about one unit in a year (考核负担). */
export interface UnitLoad {
  readonly unit: UnitVersion;
  /** Lists that the unit is assessed in, `scheme/list`, in the order of the runs. */
  readonly lists: readonly string[];
  /** Reported indicators behind its scores, each once however many schemes use it, by ID. */
  readonly indicators: readonly string[];
  /** Values a year that somebody reports about it. */
  readonly cells: number;
}

/** One figure that two schemes ask about the same units under two names (多头报送). */
export interface AskedTwice {
  readonly title: LocalizedText;
  readonly indicators: readonly string[];
  readonly schemes: readonly string[];
  /** Units that it is asked of more than once. */
  readonly units: number;
}

/** Who reports, and how much of it in a year. */
export interface OwnerLoad {
  /** '' where the scheme names no owner. */
  readonly owner: string;
  readonly indicators: number;
  readonly cells: number;
}

export interface AssessmentLoad {
  /** By unit ID. */
  readonly units: readonly UnitLoad[];
  /** The heaviest first, then by name. */
  readonly owners: readonly OwnerLoad[];
  readonly twice: readonly AskedTwice[];
}

type Run = { readonly scheme: CompiledScheme; readonly assessment: Assessment };

/**
 * What all assessments of one period ask together: of each unit, and of each reporting department.
 *
 * Shape: runs of one period. A part that weighs nothing for a unit is not asked; a derived indicator asks for those that it is computed from; what comes from
 * other results, from units below, from raters or from the public asks nobody for a value here. Units: values a year. Rule: LOAD-1, LOAD-2 (docs/spec/run.md); A15.
 */
export function assessmentLoad(runs: readonly Run[]): AssessmentLoad {
  const asked = new Map<string, { unit: UnitVersion; lists: string[]; indicators: Map<string, readonly [Indicator, string]> }>();
  for (const { scheme, assessment } of runs) {
    const known = new Map(scheme.indicators.map((indicator) => [indicator.id, indicator]));
    for (const { list, members, classes, overlays } of assessment.lists) {
      const tree = scheme.trees[list];
      members.forEach((index, k) => {
        const unit = assessment.units[index];
        if (!tree || !unit) return;
        const own = asked.get(unit.id) ?? { unit, lists: [], indicators: new Map<string, readonly [Indicator, string]>() };
        asked.set(unit.id, own);
        own.lists.push(`${scheme.id}/${list}`);
        for (const { part, share } of shares(tree, { class: classes[k] ?? '', overlays: overlays[k] ?? [] })) {
          if (part.type !== 'leaf' || share === 0) continue;
          for (const indicator of reportedBehind(part.indicator, known)) own.indicators.set(indicator.id, [indicator, scheme.id]);
        }
      });
    }
  }
  const loads = [...asked.values()].sort((a, b) => (a.unit.id < b.unit.id ? -1 : 1));
  return {
    units: loads.map(({ unit, lists, indicators }) => ({
      unit,
      lists,
      indicators: [...indicators.keys()].sort(),
      cells: [...indicators.values()].reduce((sum, [indicator]) => sum + valuesAYear(indicator), 0),
    })),
    owners: ownerLoads(loads.flatMap(({ indicators }) => [...indicators.values()].map(([indicator]) => indicator))),
    twice: askedTwice(loads.map(({ indicators }) => [...indicators.values()])),
  };
}

/** The indicators that somebody reports, on which a scored one rests. */
function reportedBehind(id: string, known: ReadonlyMap<string, Indicator>, seen: readonly string[] = []): readonly Indicator[] {
  const indicator = known.get(id);
  if (!indicator || seen.includes(id)) return [];
  if (indicator.formula) {
    const inputs = indicator.formula.reads.map((read) => (read.kind === 'variable' ? read.name : read.argument));
    return inputs.flatMap((input) => reportedBehind(input, known, [...seen, id]));
  }
  return isReported(indicator) ? [indicator] : [];
}

function isReported({ fromChildren, resultOf, raters, survey }: Indicator): boolean {
  return !fromChildren && !resultOf && !raters && !survey;
}

const TIMES = { year: 1, half: 2, quarter: 4, month: 12 } as const;

function valuesAYear({ every, january }: Indicator): number {
  return every === 'month' && january === 'with_february' ? TIMES.month - 1 : TIMES[every];
}

function ownerLoads(asked: readonly Indicator[]): readonly OwnerLoad[] {
  const owners = new Map<string, { ids: Set<string>; cells: number }>();
  for (const indicator of asked) {
    const own = owners.get(indicator.owner ?? '') ?? { ids: new Set<string>(), cells: 0 };
    owners.set(indicator.owner ?? '', own);
    own.ids.add(indicator.id);
    own.cells += valuesAYear(indicator);
  }
  return [...owners]
    .map(([owner, { ids, cells }]) => ({ owner, indicators: ids.size, cells }))
    .sort((a, b) => b.cells - a.cells || (a.owner < b.owner ? -1 : 1));
}

/** Indicators of one Chinese title and two IDs that one unit is asked for. */
function askedTwice(loads: readonly (readonly (readonly [Indicator, string])[])[]): readonly AskedTwice[] {
  const found = new Map<string, { title: LocalizedText; indicators: Set<string>; schemes: Set<string>; units: number }>();
  for (const load of loads) {
    const byTitle = new Map<string, (readonly [Indicator, string])[]>();
    for (const entry of load) byTitle.set(entry[0].title['zh-CN'], [...(byTitle.get(entry[0].title['zh-CN']) ?? []), entry]);
    for (const [title, entries] of byTitle) {
      if (entries.length < 2) continue;
      const [[first]] = entries as [readonly [Indicator, string]];
      const one = found.get(title) ?? { title: first.title, indicators: new Set<string>(), schemes: new Set<string>(), units: 0 };
      found.set(title, one);
      one.units += 1;
      for (const [indicator, scheme] of entries) {
        one.indicators.add(indicator.id);
        one.schemes.add(scheme);
      }
    }
  }
  return [...found.values()]
    .map(({ title, indicators, schemes, units }) => ({ title, indicators: [...indicators].sort(), schemes: [...schemes].sort(), units }))
    .sort((a, b) => b.units - a.units || (a.title['zh-CN'] < b.title['zh-CN'] ? -1 : 1));
}
