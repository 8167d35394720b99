import {
  parseTreatment,
  type PreviousRun,
  type Recognition,
  type Reference,
  type References,
  type RunIdentity,
  type RunSummary,
  treatmentText,
  type UnitSummary,
} from '@kedu/engine';
import { type Issue, type Locale, type LocalizedText, periodOf, type UnitRegister } from '@kedu/model';
import type { Capsule, WaysOut } from './capsule.ts';
import { otherOf, type StoredOther, storedOther } from './storedOthers.ts';

/** A capsule without its observations, as JSON holds it: maps as pairs, numbers that are none as null. Rule: CAPSULE-2. */
export interface Header {
  readonly files: readonly (readonly [string, string])[];
  readonly entry: string;
  /** Absent where the pack has none. */
  readonly english?: readonly (readonly [string, string])[];
  readonly register: UnitRegister;
  readonly period: string;
  readonly asOf: string;
  readonly seed: number;
  readonly references: readonly (readonly [string, StoredReference])[] | null;
  readonly previous: readonly StoredRun[];
  /** Absent where no value is taken from another scheme. */
  readonly others?: readonly StoredOther[];
  readonly identity: RunIdentity;
  readonly packTitle: LocalizedText;
  readonly about: LocalizedText | null;
  readonly issues: readonly Issue[];
  readonly before: StoredSummary | null;
  readonly recognitions?: readonly Recognition[] | undefined;
  readonly locale: Locale;
  readonly links: WaysOut | null;
}

type Numbers = readonly (number | null)[];

interface StoredReference {
  /** Count, least, greatest, mean, deviation. */
  readonly figures: Numbers;
  readonly ranked: Numbers;
  /** As references.csv writes it; absent where nothing was done. */
  readonly treatment?: string;
  readonly anchor?: number;
  readonly offer?: number;
}

interface StoredRun {
  readonly period: string;
  readonly result: string;
  readonly totalPlaces: number;
  readonly unitIds: readonly string[];
  /** Absent where there are none. */
  readonly events?: readonly string[];
  readonly lists: readonly {
    readonly list: string;
    readonly members: readonly number[];
    readonly rank: readonly number[];
    readonly score: Numbers;
    readonly grades: readonly string[];
    readonly ranked: readonly number[];
    readonly lastPlace: readonly number[];
  }[];
}

interface StoredSummary {
  readonly scheme: RunSummary['scheme'];
  readonly period: string;
  readonly asOf: string;
  readonly result: string;
  readonly lists: readonly {
    readonly list: string;
    readonly units: readonly Omit<UnitSummary, 'points' | 'worth' | 'lights' | 'score'>[];
    readonly score: Numbers;
    readonly lights: readonly (readonly (readonly [string, number])[])[];
    /** By path, a figure per unit in millionths of a point; null where the unit has no such part. */
    readonly points: readonly (readonly [string, Numbers])[];
    /** Likewise what each is worth. */
    readonly worth: readonly (readonly [string, Numbers])[];
  }[];
}

const MILLION = 1_000_000;

export function toHeader(capsule: Omit<Capsule, 'observations'>): Header {
  const { files, english, references, previous, others, about, before, register, links, ...plain } = capsule;
  return {
    ...plain,
    files: [...files],
    ...(english === undefined ? {} : { english: [...english] }),
    register: { versions: register.versions, memberships: register.memberships, successions: register.successions },
    references: references ? [...references].map(([key, reference]) => [key, storedReference(reference)] as const) : null,
    previous: previous.map(storedRun),
    ...(others === undefined ? {} : { others: others.map(storedOther) }),
    about: about ?? null,
    before: before ? storedSummary(before) : null,
    links: links ?? null,
  };
}

export function fromHeader(header: Header): Omit<Capsule, 'observations'> {
  const { files, english, references, previous, others, about, before, links, ...plain } = header;
  return {
    ...plain,
    files: new Map(files),
    ...(english === undefined ? {} : { english: new Map(english) }),
    ...(references === null ? {} : { references: referencesOf(references) }),
    previous: previous.map(runOf),
    ...(others === undefined ? {} : { others: others.map(otherOf) }),
    ...(about === null ? {} : { about }),
    ...(before === null ? {} : { before: summaryOf(before) }),
    ...(links === null ? {} : { links }),
  };
}

const stored = (values: Iterable<number>): Numbers => Array.from(values, (value) => (Number.isNaN(value) ? null : value));
const numbers = (values: Numbers): Float64Array => Float64Array.from(values, (value) => value ?? Number.NaN);

function storedReference({ count, min, max, mean, sd, ranked, treatment, anchor, offer }: Reference): StoredReference {
  return {
    figures: stored([count, min, max, mean, sd]),
    ranked: stored(ranked),
    ...(treatment ? { treatment: treatmentText(treatment) } : {}),
    ...(anchor === undefined ? {} : { anchor }),
    ...(offer === undefined ? {} : { offer }),
  };
}

function referencesOf(pairs: NonNullable<Header['references']>): References {
  return new Map(
    pairs.map(([key, { figures, ranked, treatment: text, anchor, offer }]) => {
      const [count, min, max, mean, sd] = numbers(figures) as unknown as [number, number, number, number, number];
      const treatment = text === undefined ? undefined : parseTreatment(text);
      const added = {
        ...(treatment ? { treatment } : {}),
        ...(anchor === undefined ? {} : { anchor }),
        ...(offer === undefined ? {} : { offer }),
      };
      return [key, { count, min, max, mean, sd, ranked: numbers(ranked), ...added }];
    }),
  );
}

function storedRun({ period, result, totalPlaces, unitIds, lists, events }: PreviousRun): StoredRun {
  return {
    period: period.id,
    result,
    totalPlaces,
    unitIds,
    lists: lists.map(({ list, members, rank, score, grades, ranked, lastPlace }) => ({
      list,
      members: [...members],
      rank: [...rank],
      score: stored(score),
      grades,
      ranked: [...ranked],
      lastPlace: [...lastPlace],
    })),
    ...(events ? { events } : {}),
  };
}

function runOf({ period, result, totalPlaces, unitIds, lists, events }: StoredRun): PreviousRun {
  return {
    period: periodOf(period),
    result,
    totalPlaces,
    unitIds,
    lists: lists.map(({ list, members, rank, score, grades, ranked, lastPlace }) => ({
      list,
      members: Int32Array.from(members),
      rank: Int32Array.from(rank),
      score: numbers(score),
      grades,
      ranked: Uint8Array.from(ranked),
      lastPlace: Uint8Array.from(lastPlace),
    })),
    ...(events ? { events } : {}),
  };
}

function storedSummary({ scheme, period, asOf, result, lists }: RunSummary): StoredSummary {
  return {
    scheme,
    period: period.id,
    asOf,
    result,
    lists: lists.map(({ list, units }) => ({
      list,
      units: units.map(({ unitId, code, name, rank, grade }) => ({ unitId, code, name, rank, grade })),
      score: stored(units.map(({ score }) => score)),
      lights: units.map(({ lights }) => [...lights]),
      points: inMillionths(units.map(({ points }) => points)),
      worth: inMillionths(units.map(({ worth }) => worth)),
    })),
  };
}

/** Figures by unit and path turned into figures by path and unit: neighbours are alike, which deflates well. */
function inMillionths(byUnit: readonly ReadonlyMap<string, number>[]): readonly (readonly [string, Numbers])[] {
  const paths = [...new Set(byUnit.flatMap((figures) => [...figures.keys()]))];
  return paths.map((path) => [path, stored(byUnit.map((figures) => Math.round((figures.get(path) ?? Number.NaN) * MILLION)))]);
}

function summaryOf({ scheme, period, asOf, result, lists }: StoredSummary): RunSummary {
  return {
    scheme,
    period: periodOf(period),
    asOf,
    result,
    lists: lists.map(({ list, units, score, lights, points, worth }) => ({
      list,
      units: units.map((unit, i) => ({
        ...unit,
        score: score[i] ?? Number.NaN,
        points: ofUnit(points, i),
        worth: ofUnit(worth, i),
        lights: new Map(lights[i] ?? []),
      })),
    })),
  };
}

function ofUnit(byPath: readonly (readonly [string, Numbers])[], unit: number): ReadonlyMap<string, number> {
  return new Map(
    byPath.flatMap(([path, figures]) => (typeof figures[unit] === 'number' ? [[path, (figures[unit] as number) / MILLION] as const] : [])),
  );
}
