import { formatQuanta, inLocale, type Locale } from '@kedu/model';
import { periodName } from '@kedu/messages';
import type { AssessedRun } from '@kedu/runner';
import type { Io } from '../terminal/io.ts';
import { paintFor } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { visible } from '../terminal/width.ts';
import { wordsOf } from '../words.ts';

/** Rows of a list that are shown unless all are asked for. */
const SHOWN = 20;

interface ShowRunOptions {
  readonly io: Io;
  readonly locale: Locale;
  readonly all: boolean;
}

/** Ranks of each list of a run, its lights and how much it proposes, for the terminal. */
export function showRun({ scheme, assessment }: AssessedRun, { io, locale, all }: ShowRunOptions): string {
  const words = wordsOf(locale);
  const paint = paintFor(io);
  const gradeTitles = new Map(scheme.grades.flatMap(({ order }) => order.map(({ id, title }) => [id, inLocale(title, locale)] as const)));
  const classTitles = new Map([...scheme.classes, ...scheme.overlays].map(({ id, title }) => [id, inLocale(title, locale)] as const));
  const columns = [
    { heading: words.columns.rank, align: 'right' },
    { heading: words.columns.code },
    { heading: words.columns.unit },
    { heading: words.columns.class },
    { heading: words.columns.score, align: 'right' },
    { heading: words.columns.grade },
  ] as const;
  let text = '';
  for (const list of assessment.lists) {
    const order = Array.from(list.members, (_, m) => m).sort(
      (a, b) => (list.rank[a] || Number.POSITIVE_INFINITY) - (list.rank[b] || Number.POSITIVE_INFINITY) || a - b,
    );
    const rows = order.slice(0, all ? order.length : SHOWN).map((m) => {
      const unit = assessment.units[list.members[m] as number];
      const score = list.score[m] as number;
      const names = [list.classes[m] ?? '', ...(list.overlays[m] ?? [])].filter((id) => id !== '').map((id) => classTitles.get(id) ?? id);
      const cells = [
        list.rank[m] ? String(list.rank[m]) : '—',
        unit?.code ?? '',
        unit ? inLocale(unit.name, locale) : '',
        names.join(' + '),
        Number.isNaN(score) ? '—' : formatQuanta(score, scheme.rounding.total.places),
        gradeTitles.get(list.grades[m] ?? '') ?? list.grades[m] ?? '',
      ];
      return cells.map(visible);
    });
    const title = scheme.lists.find(({ id }) => id === list.list)?.title;
    const ranked = list.ranked.reduce((sum, one) => sum + one, 0);
    text += `${paint.strong(words.list(title ? inLocale(title, locale) : list.list, periodName(list.period.id, locale), ranked, list.members.length))}\n`;
    text += table(columns, rows, paint.faint);
    if (order.length > rows.length) text += `${words.more(order.length - rows.length)}\n`;
    text += '\n';
  }
  const lights = countLights(assessment);
  if (lights !== '') text += `${words.lights(lights)}\n`;
  if (assessment.proposals.length > 0) text += `${words.proposals(assessment.proposals.length)}\n`;
  return text;
}

/** Lights at the end of the period, by colour in the order in which they are met. */
function countLights(assessment: AssessedRun['assessment']): string {
  const counts = new Map<string, number>();
  for (const light of assessment.lights) {
    if (light.period.last !== assessment.period.last) continue;
    for (let unit = 0; unit < assessment.units.length; unit += 1) {
      const colour = light.cell(unit).light;
      if (colour !== '') counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  return [...counts].map(([colour, count]) => `${colour} ${count}`).join(' · ');
}
