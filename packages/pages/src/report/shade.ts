import type { ReportContext, Standing } from './context.ts';
import { grouped } from './figures.ts';
import { type Html, html } from '../html.ts';
import { type ReportWord, say } from './words.ts';

/** Shades there are: classes g0 (best) to g4; gx is no shade. */
const SHADES = 5;
const FIFTHS = ['best_fifth', 'fifth_2', 'fifth_3', 'fifth_4', 'worst_fifth'] as const satisfies readonly ReportWord[];

/** How the units of a list are shaded, with the key: by grade, or by fifths of the ranked units where there are no grades. */
export interface Shading {
  /** Class of a unit by its position in the list. */
  readonly shadeOf: (member: number) => string;
  readonly key: readonly { readonly shade: string; readonly label: string; readonly count: number }[];
}

export function shadingOf(standing: Standing, ctx: ReportContext): Shading {
  return standing.hasGrades ? byGrade(standing, ctx) : byFifth(standing, ctx);
}

function byGrade({ list }: Standing, { scheme, titleOf, locale }: ReportContext): Shading {
  const order = (scheme.grades.find((rule) => rule.lists === undefined || rule.lists.includes(list.list))?.order ?? []).map(({ id }) => id);
  const shadeOf = (grade: string): string => {
    const at = order.indexOf(grade);
    return at < 0 ? 'gx' : `g${order.length < 2 ? 0 : Math.round((at * (SHADES - 1)) / (order.length - 1))}`;
  };
  const counted = (grade: string): number => list.grades.filter((one) => one === grade).length;
  const none = counted('');
  return {
    shadeOf: (member) => shadeOf(list.grades[member] ?? ''),
    key: [
      ...order.map((grade) => ({ shade: shadeOf(grade), label: titleOf(grade) ?? grade, count: counted(grade) })),
      ...(none > 0 ? [{ shade: 'gx', label: say('none_short', locale), count: none }] : []),
    ],
  };
}

function byFifth({ list, ranked }: Standing, { locale }: ReportContext): Shading {
  const best = [...ranked].sort((a, b) => (list.score[b] as number) - (list.score[a] as number) || a - b);
  // Equal scores are in one fifth: that of the first of them.
  const firstOf = new Map([...best.entries()].reverse().map(([at, member]) => [list.score[member] as number, at]));
  const placeOf = (member: number): number => firstOf.get(list.score[member] as number) ?? 0;
  const fifths = new Map(best.map((member) => [member, Math.min(SHADES - 1, Math.floor((placeOf(member) * SHADES) / best.length))]));
  const none = list.members.length - ranked.length;
  const counts = Array.from({ length: SHADES }, (_, n) => [...fifths.values()].filter((one) => one === n).length);
  return {
    shadeOf: (member) => (fifths.has(member) ? `g${fifths.get(member)}` : 'gx'),
    key: [
      ...counts.flatMap((count, n) => (count === 0 ? [] : [{ shade: `g${n}`, label: say(FIFTHS[n] ?? 'worst_fifth', locale), count }])),
      ...(none > 0 ? [{ shade: 'gx', label: say('none_short', locale), count: none }] : []),
    ],
  };
}

/** The key of a shading. */
export function shadeKey({ key }: Shading): Html {
  return html`<ul class="legend">${key.map(({ shade, label, count }) => html`<li><span class="swatch ${shade}"></span>${label} ${grouped(count)}</li>`)}</ul>`;
}
