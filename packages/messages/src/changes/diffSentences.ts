import type { ListContributions, UnitContributions } from '@kedu/engine';
import { formatQuanta, inLocale, type Locale } from '@kedu/model';
import { groupName, type ReadTitle } from './wordChanges.ts';

/** What the sentences about one list need to know beside its contributions. */
export interface DiffNaming {
  readonly locale: Locale;
  readonly read: ReadTitle;
  /** Title of the list. */
  readonly list: string;
  /** Title of a grade or class. */
  readonly grade: (id: string) => string;
  /** What is to be said of changes by which an indicator without data is scored (changeCautions), by ID of the group. */
  readonly cautions?: ReadonlyMap<string, string> | undefined;
}

/** Units named one by one in a sentence; the rest are counted. */
const NAMED = 3;

/**
 * What a leader is told of one list: how many ranks, scores and grades move, which change does most, who rises and falls most.
 *
 * Shape: sentences in the order in which they are read; one, that nothing moves, where nothing does. Rule: DIFF-4, DIFF-6. Errors: none.
 * Example: “14个单位中，2个名次有变（1升1降），14个得分有变，平均−0.52分。”
 */
export function diffSentences(contributions: ListContributions, naming: DiffNaming): readonly string[] {
  const { units, groups, places } = contributions;
  const { locale, read, grade } = naming;
  const english = locale === 'en';
  const both = units.filter(isInBoth);
  const up = both.filter((unit) => placesGained(unit) > 0);
  const down = both.filter((unit) => placesGained(unit) < 0);
  const scored = both.filter(({ before, after }) => before !== after);
  const regraded = units.filter(({ gradeBefore, gradeAfter }) => gradeBefore !== gradeAfter);
  const come = units.length - both.length;
  const membership = membershipSentences(units, naming);
  if (up.length + down.length + scored.length + regraded.length + come + membership.length === 0)
    return [
      english
        ? `Nothing moves: all ${units.length} units keep score, rank and grade.`
        : `什么都不变：${units.length}个单位的得分、名次、等次都与原来一样。`,
    ];
  const mean = both.length === 0 ? 0 : Math.round(both.reduce((sum, { before, after }) => sum + (after - before), 0) / both.length);
  const reranked = up.length + down.length;
  const ranksEnglish = reranked === 0 ? 'none changes rank' : `${reranked} change rank (${up.length} up, ${down.length} down)`;
  const ranksChinese = reranked === 0 ? '名次都不变' : `${reranked}个名次有变（${up.length}升${down.length}降）`;
  const sentences = [
    english
      ? `Of ${units.length} units, ${ranksEnglish} and ${scored.length} change score, by ${signedQuanta(mean, places)} on average.`
      : `${units.length}个单位中，${ranksChinese}，${scored.length}个得分有变，平均${signedQuanta(mean, places)}分。`,
  ];
  sentences.push(...membership);
  const unscored = units.filter((unit) => unit.member === 'both' && !isInBoth(unit)).length;
  if (unscored > 0)
    sentences.push(english ? `${unscored} have no score under one of the versions.` : `${unscored}个单位在其中一版下没有得分。`);
  const means = meansOf(contributions);
  const most = strongest(means.filter(({ group }) => !naming.cautions?.has(group.id)));
  if (most && groups.length > 1) {
    const name = groupName(most.group, locale, read);
    sentences.push(
      english
        ? `The change that moves scores most: ${name}, by ${formatQuanta(most.mean, places)} points on average.`
        : `作用最大的变更：${name}，平均移动${formatQuanta(most.mean, places)}分。`,
    );
  }
  for (const { group, mean: by } of means) {
    const caution = naming.cautions?.get(group.id);
    if (caution === undefined) continue;
    const name = groupName(group, locale, read);
    const points = formatQuanta(by, places);
    sentences.push(english ? `${name}: ${caution} (${points} points on average).` : `${name}：${caution}（平均移动${points}分）。`);
  }
  for (const [moved, word] of [
    [up, english ? 'Up most' : '升得最多'],
    [down, english ? 'Down most' : '降得最多'],
  ] as const) {
    const told = [...moved].sort(
      (a, b) =>
        Math.abs(placesGained(b)) - Math.abs(placesGained(a)) ||
        Math.abs(b.after - b.before) - Math.abs(a.after - a.before) ||
        (a.unitId < b.unitId ? -1 : 1),
    );
    if (told.length === 0) continue;
    const names = told.slice(0, NAMED).map((unit) => moveText(unit, places, locale));
    const rest = told.length - names.length;
    sentences.push(
      english
        ? `${word}: ${names.join('; ')}${rest > 0 ? `; ${rest} more` : ''}.`
        : `${word}：${names.join('；')}${rest > 0 ? `；另有${rest}个` : ''}。`,
    );
  }
  if (regraded.length > 0) {
    const moves = new Map<string, number>();
    for (const { gradeBefore, gradeAfter } of regraded) {
      const key = [gradeBefore, gradeAfter].map((id) => (id === '' ? '—' : grade(id))).join(' → ');
      moves.set(key, (moves.get(key) ?? 0) + 1);
    }
    const told = [...moves].map(([move, count]) => `${move} ${count}`);
    sentences.push(english ? `Grades: ${told.join('; ')}.` : `等次有变：${told.join('；')}。`);
  }
  return sentences;
}

/** Who comes into the list, who leaves it, and who changes class, by name. */
function membershipSentences(units: readonly UnitContributions[], { locale, grade: titled }: DiffNaming): readonly string[] {
  const english = locale === 'en';
  const names = (some: readonly UnitContributions[]): string => {
    const told = some.slice(0, 2 * NAMED).map(({ name }) => inLocale(name, locale));
    const rest = some.length - told.length;
    return `${told.join(english ? ', ' : '、')}${rest === 0 ? '' : english ? ` and ${rest} more` : `等${some.length}个`}`;
  };
  const moves = new Map<string, UnitContributions[]>();
  for (const unit of units) {
    if (unit.member !== 'both' || unit.classBefore === unit.classAfter) continue;
    const key = [unit.classBefore, unit.classAfter].map((id) => (id === '' ? (english ? 'none' : '无类别') : titled(id))).join(' → ');
    moves.set(key, [...(moves.get(key) ?? []), unit]);
  }
  const [joins, leaves] = (['joins', 'leaves'] as const).map((member) => units.filter((unit) => unit.member === member));
  return [
    ...(joins && joins.length > 0 ? [english ? `Come into the list: ${names(joins)}.` : `进入序列：${names(joins)}。`] : []),
    ...(leaves && leaves.length > 0 ? [english ? `Leave the list: ${names(leaves)}.` : `退出序列：${names(leaves)}。`] : []),
    ...[...moves].map(([move, some]) => (english ? `Class ${move}: ${names(some)}.` : `类别${move}：${names(some)}。`)),
  ];
}

/** `北川市 +0.14（社会建设各项的权重 +0.48；… −0.34）`: the contributions of one unit, largest first, whole. */
export function contributionText(
  { by }: UnitContributions,
  { groups, places }: ListContributions,
  { locale, read }: Pick<DiffNaming, 'locale' | 'read'>,
): string {
  return (by ?? [])
    .map((quanta, k) => ({ quanta, k }))
    .filter(({ quanta }) => quanta !== 0)
    .sort((a, b) => Math.abs(b.quanta) - Math.abs(a.quanta) || a.k - b.k)
    .map(({ quanta, k }) => `${groupName(groups[k] ?? { changes: [] }, locale, read)} ${signedQuanta(quanta, places)}`)
    .join(locale === 'en' ? '; ' : '；');
}

/**
 * The letters by which changes are found again in tables, bars and files, A, B, …, by the ID of the group: one letter for a change in whatever list counts it, and no
 * letter twice in a comparison.
 *
 * Shape: in the order of the IDs. Missing: none for what no list counts. Rule: DIFF-6. Errors: none.
 * Example: two changes that the list of cities counts, the second also that of counties → A, B; in the counties the second is B too.
 */
export function changeLetters(lists: readonly Pick<ListContributions, 'groups'>[]): ReadonlyMap<string, string> {
  const ids = [...new Set(lists.flatMap(({ groups }) => groups.map(({ id }) => id)))].sort();
  return new Map(ids.map((id, k) => [id, letter(k)]));
}

function letter(k: number): string {
  const last = String.fromCharCode(65 + (k % 26));
  return k < 26 ? last : `${letter(Math.floor(k / 26) - 1)}${last}`;
}

/** `A +0.48 · B −0.34`: the contributions of one unit by the letters of the changes, in their order. */
export function contributionLetters(
  { by }: UnitContributions,
  { groups, places }: Pick<ListContributions, 'groups' | 'places'>,
  letters: ReadonlyMap<string, string>,
): string {
  return (by ?? [])
    .flatMap((quanta, k) => (quanta === 0 ? [] : [`${letters.get(groups[k]?.id ?? '') ?? ''} ${signedQuanta(quanta, places)}`]))
    .join(' · ');
}

/** Whom a unit passes, or who passes it, and by which change most; '' where nobody does. */
export function crossingText(
  { crossings }: UnitContributions,
  { units, groups }: ListContributions,
  { locale, read }: Pick<DiffNaming, 'locale' | 'read'>,
): string {
  const english = locale === 'en';
  const told = crossings.slice(0, NAMED).map(({ unitId, ahead, group }) => {
    const name = units.find((one) => one.unitId === unitId)?.name;
    const other = name ? inLocale(name, locale) : unitId;
    const because = group < 0 ? '' : groupName(groups[group] ?? { changes: [] }, locale, read);
    if (english) return `${ahead ? `passes ${other}` : `is passed by ${other}`}${because === '' ? '' : `, mostly by ${because}`}`;
    return `${ahead ? `超过${other}` : `被${other}超过`}${because === '' ? '' : `，主要因为${because}`}`;
  });
  const rest = crossings.length - told.length;
  if (rest > 0) told.push(english ? `${rest} more` : `另有${rest}个`);
  return told.join(english ? '; ' : '；');
}

/** A standard error in points, rounded up to the next tenth of a quantum: 0.0031 of hundredths → 0.004. */
export function standardErrorText(quanta: number, places: number): string {
  return formatQuanta(Math.ceil(quanta * 10), places + 1);
}

/** Points with a sign: −0.34, +0.48, 0.00. */
export function signedQuanta(quanta: number, places: number): string {
  const text = formatQuanta(Math.abs(quanta), places);
  return quanta === 0 ? text : `${quanta > 0 ? '+' : '−'}${text}`;
}

function moveText({ name, rankBefore, rankAfter, before, after }: UnitContributions, places: number, locale: Locale): string {
  const by = signedQuanta(after - before, places);
  return locale === 'en'
    ? `${inLocale(name, locale)} (${rankBefore} → ${rankAfter}, ${by} points)`
    : `${inLocale(name, locale)}（第${rankBefore}→${rankAfter}名，${by}分）`;
}

interface MeanOfGroup {
  readonly group: ListContributions['groups'][number];
  /** Quanta, whatever their sign. */
  readonly mean: number;
}

function meansOf({ groups, units }: ListContributions): readonly MeanOfGroup[] {
  const told = units.filter(({ by }) => by !== undefined);
  if (told.length === 0) return [];
  return groups.map((group, k) => ({
    group,
    mean: Math.round(told.reduce((sum, { by }) => sum + Math.abs(by?.[k] ?? 0), 0) / told.length),
  }));
}

function strongest(means: readonly MeanOfGroup[]): MeanOfGroup | undefined {
  return means.reduce<MeanOfGroup | undefined>((best, one) => (best === undefined || one.mean > best.mean ? one : best), undefined);
}

function isInBoth({ before, after }: UnitContributions): boolean {
  return !Number.isNaN(before) && !Number.isNaN(after);
}

function placesGained({ rankBefore, rankAfter }: UnitContributions): number {
  return rankBefore > 0 && rankAfter > 0 ? rankBefore - rankAfter : 0;
}
