import type { LightData, LightPlan, SealableLights, SealableMoment } from '@kedu/engine';
import { MISSING_REASONS } from '@kedu/model';
import type { SealedColumn, SealedColumnPlace, SealedFile, SealedKind } from '@kedu/snapshot';

/** Name of values and gaps as lights read them, and of the gaps of what is due. */
const LIGHT = 'light';
const SCHEDULED = 'scheduled';

/**
 * The columns that lights need beside those of the plan; what stands there already with the same bits is not written again.
 *
 * Rule: SEAL-5. Errors: none. Example: due alike by profile, no memory → the checked values and their gaps, or nothing.
 */
export function lightColumns({ moments = [] }: SealableLights, others: readonly SealedColumn[]): readonly SealedColumn[] {
  const known = new Map(others.map((one) => [keyOf(one), one.content]));
  return moments.flatMap((moment) => columnsOf(moment).filter((one) => !isShared(one, known.get(keyOf({ ...one, name: undefined })))));
}

function isShared({ name, content }: SealedColumn, own: Float64Array | Uint8Array | undefined): boolean {
  return name === LIGHT && own !== undefined && own.length === content.length && sameBits(own, content);
}

function sameBits(a: Float64Array | Uint8Array, b: Float64Array | Uint8Array): boolean {
  for (let i = 0; i < a.length; i += 1) if (!Object.is(a[i], b[i])) return false;
  return true;
}

function columnsOf({ plan, data }: SealableMoment): readonly SealedColumn[] {
  const measured = plan.columns.flatMap(({ kind, indicator, period }, k): SealedColumn[] => {
    const own = { indicator, period: period.id };
    const content = data.values[k] as Float64Array;
    const gaps = data.gaps[k] as Uint8Array;
    return kind === 'value'
      ? [
          { ...own, kind, name: LIGHT, content },
          { ...own, kind: 'gaps', name: LIGHT, content: gaps },
        ]
      : [
          { ...own, kind, content },
          { ...own, kind: 'gaps', name: SCHEDULED, content: gaps },
        ];
  });
  const left = [...(data.before ?? [])].flatMap(([indicator, { states, missed }]): SealedColumn[] => {
    const own = { indicator, period: plan.moment.id };
    return [{ ...own, kind: 'light', content: states }, ...(missed ? [{ ...own, kind: 'missed' as const, content: missed }] : [])];
  });
  return [...measured, ...left];
}

/**
 * What the lights of a moment read, as views over a sealed file; undefined where the file does not hold what the plan asks for.
 *
 * Shape: as LightData; nothing is copied. `needs` says of which indicators the file must have a memory. Rule: SEAL-5, SEAL-3. Errors: none.
 */
export function sealedLightData(plan: LightPlan, sealed: SealedFile, needs: ReadonlySet<string>): LightData | undefined {
  const places = new Map(sealed.head.columns.map((one) => [keyOf(one), one]));
  const find = (kind: SealedKind, indicator: string, period: string, name?: string): SealedColumnPlace | undefined => {
    const asked = { kind, indicator, period };
    return places.get(keyOf({ ...asked, name })) ?? (name === LIGHT ? places.get(keyOf(asked)) : undefined);
  };
  const values = plan.columns.map(({ kind, indicator, period }) =>
    kind === 'value' ? find('value', indicator, period.id, LIGHT) : find('scheduled', indicator, period.id),
  );
  const gaps = plan.columns.map(({ kind, indicator, period }) => find('gaps', indicator, period.id, kind === 'value' ? LIGHT : SCHEDULED));
  if (![...values, ...gaps].every((one) => one !== undefined)) return undefined;
  const before = plan.indicators.flatMap(({ indicator, missed }) => {
    const states = find('light', indicator, plan.moment.id);
    const nodes = find('missed', indicator, plan.moment.id);
    const entry = { states: states && sealed.bytes(states), missed: nodes && sealed.bytes(nodes), asksNodes: missed !== undefined };
    return states || nodes || needs.has(indicator) ? [[indicator, entry] as const] : [];
  });
  for (const [indicator, { states, missed, asksNodes }] of before) {
    if (!states || asksNodes !== (missed !== undefined) || !isKnown(plan, indicator, states) || !(missed?.every(isMissed) ?? true))
      return undefined;
  }
  return {
    units: sealed.head.units.count,
    starts: sealed.starts,
    values: (values as SealedColumnPlace[]).map((one) => sealed.floats(one)),
    gaps: (gaps as SealedColumnPlace[]).map((one) => sealed.bytes(one)),
    ...(before.length > 0
      ? { before: new Map(before.map(([indicator, { states, missed }]) => [indicator, { states: states as Uint8Array, missed }])) }
      : {}),
  };
}

/** Whether the automaton of an indicator has all these states. */
function isKnown({ indicators, tables }: LightPlan, indicator: string, states: Uint8Array): boolean {
  const table = tables[indicators.find((one) => one.indicator === indicator)?.table ?? -1];
  const count = table?.cells.length ?? 0;
  return states.every((state) => state < count);
}

/** 0 not missed, 1 missed, 2 + a reason (LIGHT-8). */
function isMissed(byte: number): boolean {
  return byte < 2 || (byte > 2 && byte < 2 + MISSING_REASONS.length);
}

function keyOf({ kind, indicator, path, name, period }: Omit<SealedColumn, 'content'>): string {
  return JSON.stringify([kind, indicator, path ?? null, name ?? null, period]);
}
