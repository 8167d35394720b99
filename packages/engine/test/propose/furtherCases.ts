import type { FurtherProposition, MoneyRow, PayItemRow, StaffRow, StaffRule } from '@kedu/scheme';
import { amount, when } from '../grade/compile.ts';

type Raw = Readonly<Record<string, unknown>>;
const fen = (yuan: number): number => Math.round(yuan * 100);

/** Actions beside the first seven, as vectors write them: expressions are texts, tables rows of cells, amounts yuan. */
export function furtherProposition(raw: Raw, of: readonly MoneyRow[]): FurtherProposition {
  switch (raw.action as FurtherProposition['action']) {
    case 'pay':
      return { action: 'pay', of, coefficient: raw.coefficient as Record<string, number>, keepTotal: raw.keepTotal === true };
    case 'compensate':
      return {
        action: 'compensate',
        index: amount(raw.index as string),
        curve: raw.curve as [number, number][],
        better: (raw.better as 'lower' | undefined) ?? 'lower',
        of,
      };
    case 'release': {
      const rows = (raw.items as readonly string[] | undefined) ?? [];
      return {
        action: 'release',
        of: of.map((row, i) => (rows[i] ? { ...row, item: rows[i] } : row)),
        releaseWhen: when(raw.when as string),
      };
    }
    case 'pay_items':
      return {
        action: 'pay_items',
        items: (raw.items as readonly (readonly [string, string, string, string, string, number | null, string])[]).map(item),
        ratesFen: Object.fromEntries(Object.entries(raw.rates as Record<string, number>).map(([name, yuan]) => [name, fen(yuan)])),
        results: raw.results as Record<string, number>,
        ...(raw.qualityBelow === undefined ? {} : { qualityBelow: raw.qualityBelow as number }),
        ...(raw.cap === undefined ? {} : { capFen: fen(raw.cap as number) }),
      };
    case 'fund': {
      const adjust = raw.adjust as { readonly when: string; readonly to: string | number } | undefined;
      return {
        action: 'fund',
        of,
        approve: when(raw.approve as string),
        ...(adjust ? { adjust: { when: when(adjust.when), to: amount(adjust.to as string) } } : {}),
      };
    }
    case 'staff':
      return {
        action: 'staff',
        posts: (raw.posts as readonly (readonly [string, number, number | null, number | null, number | null])[]).map(post),
        staffRule: raw.rule as StaffRule,
      };
  }
}

function item(
  [name, unitCode, person, difficulty, result, quality, date]: readonly [string, string, string, string, string, number | null, string],
  k: number,
): PayItemRow {
  const place = { file: 'items.csv', line: k + 2 };
  return { item: name, unitCode, person, difficulty, result, ...(quality === null ? {} : { quality }), date, place };
}

function post(
  [unitCode, headcount, baseHeadcount, left, asked]: readonly [string, number, number | null, number | null, number | null],
  k: number,
): StaffRow {
  return {
    unitCode,
    headcount,
    ...(baseHeadcount === null ? {} : { baseHeadcount }),
    ...(left === null ? {} : { left }),
    ...(asked === null ? {} : { asked }),
    place: { file: 'staffing.csv', line: k + 2 },
  };
}
