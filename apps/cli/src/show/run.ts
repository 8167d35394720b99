import type { Assessment, LightResult, ListResult } from '@kedu/engine';
import { periodName, titlesOf, type TitleOf, wordOf } from '@kedu/messages';
import { formatQuanta, inLocale, type Locale, type LocalizedText } from '@kedu/model';
import type { AssessedRun } from '@kedu/runner';
import type { Io } from '../terminal/io.ts';
import { type Paint, paintFor } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { visible } from '../terminal/width.ts';
import { type CommandWords, wordsOf } from '../words.ts';

/** Rows of a list, or of a group that is ranked apart, that are shown unless all are asked for. */
const SHOWN = 20;

/** What is shown of a run. */
export interface ShownRun {
  readonly scheme: AssessedRun['scheme'];
  readonly assessment: Pick<Assessment, 'units' | 'lists' | 'proposals' | 'period'> & {
    readonly lights: readonly Pick<LightResult, 'period' | 'cell'>[];
  };
  readonly trace: { readonly input: Pick<AssessedRun['trace']['input'], 'register'> };
}

interface ShowRunOptions {
  readonly io: Io;
  readonly locale: Locale;
  readonly all: boolean;
}

interface View {
  readonly run: ShownRun;
  readonly words: CommandWords;
  readonly paint: Paint;
  readonly titleOf: TitleOf;
  readonly locale: Locale;
  readonly shown: number;
}

/** Ranks of each list of a run, group by group where groups are ranked apart, its lights and what it proposes, for the terminal. */
export function showRun(run: ShownRun, { io, locale, all }: ShowRunOptions): string {
  const { scheme, assessment } = run;
  const words = wordsOf(locale);
  const paint = paintFor(io);
  const view = { run, words, paint, titleOf: titlesOf(scheme, locale), locale, shown: all ? Number.POSITIVE_INFINITY : SHOWN };
  let text = '';
  for (const list of assessment.lists) {
    const title = scheme.lists.find(({ id }) => id === list.list)?.title;
    const ranked = list.ranked.reduce((sum, one) => sum + one, 0);
    const name = title ? inLocale(title, locale) : list.list;
    text += `${paint.strong(visible(words.list(name, periodName(list.period.id, locale), ranked, list.members.length)))}\n`;
    const groups = new Map<string, number[]>();
    list.members.forEach((_, m) => {
      const own = groups.get(list.groups[m] ?? '');
      if (own) own.push(m);
      else groups.set(list.groups[m] ?? '', [m]);
    });
    for (const group of [...groups.keys()].sort()) {
      if (group !== '') text += `${paint.strong(visible(groupTitle(group, list, view)))}\n`;
      text += `${block(list, groups.get(group) as number[], view)}\n`;
    }
  }
  const lights = countLights(assessment);
  if (lights.size > 0) text += `${words.lights(counted(lights, (light) => wordOf('light', light, locale), words))}\n`;
  const actions = new Map<string, number>();
  for (const { action } of assessment.proposals) actions.set(action, (actions.get(action) ?? 0) + 1);
  if (actions.size > 0)
    text += `${words.proposals(
      assessment.proposals.length,
      counted(actions, (action) => wordOf('action', action, locale), words),
    )}\n`;
  return lights.size > 0 || actions.size > 0 ? `${text}\n` : text;
}

/** The table of those members that are ranked against each other. */
function block(list: ListResult, members: readonly number[], { run, words, paint, titleOf, locale, shown }: View): string {
  const { scheme, assessment } = run;
  const columns = [
    { heading: words.columns.rank, align: 'right' },
    { heading: words.columns.code },
    { heading: words.columns.unit },
    { heading: words.columns.class },
    { heading: words.columns.score, align: 'right' },
    { heading: words.columns.grade },
  ] as const;
  const order = [...members].sort(
    (a, b) => (list.rank[a] || Number.POSITIVE_INFINITY) - (list.rank[b] || Number.POSITIVE_INFINITY) || a - b,
  );
  const rows = order.slice(0, Math.min(order.length, shown)).map((m) => {
    const unit = assessment.units[list.members[m] as number];
    const score = list.score[m] as number;
    const classes = [list.classes[m] ?? '', ...(list.overlays[m] ?? [])].filter((id) => id !== '');
    const grade = list.grades[m] ?? '';
    const cells = [
      list.rank[m] ? String(list.rank[m]) : '—',
      unit?.code ?? '',
      unit ? inLocale(unit.name, locale) : '',
      classes.map((id) => titleOf(id, 'class') ?? id).join(' + '),
      Number.isNaN(score) ? '—' : formatQuanta(score, scheme.rounding.total.places),
      titleOf(grade) ?? grade,
    ];
    return cells.map(visible);
  });
  const more = order.length > rows.length ? `${words.more(order.length - rows.length)}\n` : '';
  return table(columns, rows, paint.faint) + more;
}

/** A group ranked apart: its title or the value of the attribute, or the name of the parent within whom units are ranked. */
function groupTitle(group: string, list: ListResult, { run, locale }: View): string {
  const titles = run.scheme.lists.find(({ id }) => id === list.list)?.groupTitles ?? {};
  return group
    .split('/')
    .map((part) => {
      if (Object.hasOwn(titles, part)) return inLocale(titles[part] as LocalizedText, locale);
      const unit = run.assessment.units.find(({ id }) => id === part) ?? run.trace.input.register.versions.find(({ id }) => id === part);
      return unit ? inLocale(unit.name, locale) : part;
    })
    .join(' · ');
}

/** Lights at the end of the period, by colour in the order in which they are met. */
function countLights(assessment: ShownRun['assessment']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const light of assessment.lights) {
    if (light.period.last !== assessment.period.last) continue;
    for (let unit = 0; unit < assessment.units.length; unit += 1) {
      const colour = light.cell(unit).light;
      if (colour !== '') counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  return counts;
}

function counted(counts: ReadonlyMap<string, number>, name: (code: string) => string, { listed }: CommandWords): string {
  return [...counts].map(([code, count]) => `${visible(name(code))} ${count}`).join(listed);
}
