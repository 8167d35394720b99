import type { Cell, KnownFigure, KnownQuestion } from '@kedu/workflow';
import type { PoolClient } from 'pg';

interface KnownRow {
  readonly indicator: string;
  readonly period: string;
  readonly unit: string;
  readonly source: string;
  readonly version: number;
  readonly value: number | null;
  readonly missing: string | null;
  readonly at: Date;
}

/** A piece of the figures that are known: those behind a cell, and how many of them. */
export interface KnownPiece {
  readonly after: Cell | undefined;
  readonly most: number;
}

/**
 * Figures as they were known at a moment: the last version by then, or the last that was approved by then. Sorted by indicator, period,
 * unit, source in the order of code units.
 *
 * A moment that is past is final: commands of an authority stand in one order, and none gets a moment before that of another.
 *
 * Rule: STORE-10, COLLECT-7.
 */
export async function knownFigures(
  client: PoolClient,
  authority: string,
  question: KnownQuestion,
  piece?: KnownPiece,
): Promise<readonly KnownFigure[]> {
  const { at, as, indicators, periods, units } = question;
  const after = piece?.after;
  const counted =
    as === 'reported'
      ? 'o.known_from <= $2'
      : `exists (select from kedu.observation_step s where s.authority_id = o.authority_id and s.indicator = o.indicator and s.period = o.period
           and s.unit_id = o.unit_id and s.source = o.source and s.version = o.version and s.step = 'approved' and s.at <= $2)`;
  const { rows } = await client.query<KnownRow>(
    `select distinct on (o.indicator, o.period, o.unit_id, o.source)
       o.indicator, o.period, o.unit_id as unit, o.source, o.version, o.value, o.missing, o.known_from as at
     from kedu.observation o
     where o.authority_id = $1 and ${counted}
       and ($3::text[] is null or o.indicator = any ($3)) and ($4::text[] is null or o.period = any ($4)) and ($5::text[] is null or o.unit_id = any ($5))
       and ($6::text is null or (o.indicator, o.period, o.unit_id, o.source) > ($6, $7, $8, $9))
     order by o.indicator, o.period, o.unit_id, o.source, o.version desc
     limit $10`,
    [
      authority,
      at,
      indicators ?? null,
      periods ?? null,
      units ?? null,
      ...[after?.indicator, after?.period, after?.unit, after?.source].map((part) => part ?? null),
      piece?.most ?? null,
    ],
  );
  return rows.map(({ value, missing, at: known, ...cell }) => ({
    ...cell,
    figure: (value === null ? { missing } : { value }) as KnownFigure['figure'],
    at: known.toISOString(),
  }));
}
