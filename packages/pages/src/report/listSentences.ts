import { inLocale } from '@kedu/model';
import { lightName } from '../light.ts';
import type { ReportContext, Standing } from './context.ts';
import { distribution, glance, grouped, percent, twoPlaces } from './figures.ts';
import { meaningOfRule } from './lightRule.ts';
import { namedFirst } from './namedFirst.ts';
import { say } from './words.ts';

/** How many units, groups or indicators a sentence names. */
export const NAMED = 3;
/** In groups with fewer ranked units a mean says little. */
const LEAST_IN_GROUP = 5;
/** Kinds of light that are told one by one, the gravest first. */
const MOST_LIGHTS = 2;
const GRAVE_FIRST: readonly string[] = ['red', 'orange', 'yellow'];
/** Lights that say that something is well, near its day, or not shown. */
const NOT_TOLD: readonly string[] = ['green', 'blue', 'grey'];

/**
 * One list in sentences: how many and who leads, which grades, which indicators are lit.
 *
 * Shape: one to three lines; with several lists each begins with the title of its own. Rule: REPORT-16. Errors: none.
 */
export function listSentences(standing: Standing, ctx: ReportContext): readonly string[] {
  const { list, ranked, title, groups, scores } = standing;
  const { locale } = ctx;
  const count = list.members.length;
  const gap = locale === 'en' ? ' ' : '';
  const [only] = list.members;
  // Of a list of one, its score says all.
  const isOne = count === 1 && only !== undefined && ranked.length === 1;
  const head = [
    isOne
      ? say('says_one', locale, { list: title, unit: ctx.unitName(only), score: glance(list.score[0] as number, ctx.places) })
      : scores
        ? say(ranked.length === count ? 'says_list_all' : 'says_list', locale, {
            list: title,
            count: grouped(count),
            ranked: grouped(ranked.length),
            mean: twoPlaces(scores.mean),
            // In one group the first and the last are named with theirs.
            range: groups.length === 1 ? '' : say('says_range', locale, { max: twoPlaces(scores.max), min: twoPlaces(scores.min) }),
          })
        : say('says_no_rank', locale, { list: title, count: grouped(count) }),
    ...(scores && !isOne ? [leaders(standing, ctx)] : []),
  ];
  const named = ctx.standings.length > 1 ? `${title}${say('colon', locale)}` : '';
  const others = [grades(standing, ctx), lights(standing, ctx).join(gap)].filter(Boolean);
  // Behind the title of its list an English sentence goes on.
  const goesOn = (sentence: string): string =>
    named !== '' && locale === 'en' ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
  return [head.join(gap), ...others.map((sentence) => `${named}${goesOn(sentence)}`)];
}

function leaders(standing: Standing, ctx: ReportContext): string {
  const { list, ranked, groups } = standing;
  const { locale } = ctx;
  const gap = locale === 'en' ? ' ' : '';
  const unit = (k: number): string => ctx.unitName(list.members[k] as number);
  const named = (k: number): string => `${unit(k)} ${glance(list.score[k] as number, ctx.places)}`;
  const equal = (): boolean => true;
  const lowest = ranked.filter((k) => list.lastPlace[k] === 1);
  const last =
    lowest.length === 0 ? '' : say('says_last_place', locale, { units: namedFirst(lowest, { most: NAMED, name: unit, equal }, locale) });
  if (groups.length === 1) {
    const firsts = ranked.filter((k) => list.rank[k] === 1);
    const end = list.rank[ranked[ranked.length - 1] as number] as number;
    const ends = ranked.filter((k) => list.rank[k] === end);
    const first = namedFirst(firsts, { most: NAMED, name: named, equal }, locale);
    if (end === 1) return say('says_only_first', locale, { first });
    const both = { first, last: namedFirst(ends, { most: NAMED, name: named, equal }, locale) };
    // Whoever is last and in last place is named once.
    const same = lowest.length > 0 && lowest.length === ends.length && ends.every((k) => list.lastPlace[k] === 1);
    return same ? say('says_first_last_place', locale, both) : `${say('says_first', locale, both)}${last && gap + last}`;
  }
  if (groups.length > NAMED) return groupMeans(standing, ctx);
  const firsts = groups.flatMap((group) => {
    const own = ranked.filter((k) => list.rank[k] === 1 && (list.groups[k] ?? '') === group);
    if (own.length === 0) return [];
    return [
      say('in_group', locale, {
        units: namedFirst(own, { most: NAMED, name: named, equal }, locale),
        group: ctx.groupName(list.list, group),
      }),
    ];
  });
  return `${say('says_groups', locale, { count: groups.length, firsts: firsts.join(say('semi', locale)) })}${last && gap + last}`;
}

/** Groups by the mean of their ranked units: the highest and the lowest of those that are large enough. */
function groupMeans({ list, ranked, groups }: Standing, ctx: ReportContext): string {
  const { locale } = ctx;
  const scoresOf = new Map<string, number[]>();
  for (const k of ranked) {
    const group = list.groups[k] ?? '';
    const own = scoresOf.get(group);
    if (own) own.push(ctx.pointsOf(list.score[k] as number));
    else scoresOf.set(group, [ctx.pointsOf(list.score[k] as number)]);
  }
  const means = [...scoresOf]
    .filter(([, scores]) => scores.length >= LEAST_IN_GROUP)
    .map(([group, scores]) => ({ group, mean: distribution(scores)?.mean ?? Number.NaN }))
    .sort((a, b) => b.mean - a.mean || (a.group < b.group ? -1 : 1));
  const head = say('says_groups_many', locale, { count: groups.length });
  if (means.length < 2) return head;
  const naming = {
    most: means.length < 2 * NAMED ? 1 : NAMED,
    name: ({ group, mean }: (typeof means)[number]): string => `${ctx.groupName(list.list, group)} ${twoPlaces(mean)}`,
    equal: (a: (typeof means)[number], b: (typeof means)[number]): boolean => twoPlaces(a.mean) === twoPlaces(b.mean),
  };
  return `${head}${locale === 'en' ? ' ' : ''}${say('says_group_means', locale, {
    least: LEAST_IN_GROUP,
    highest: namedFirst(means, naming, locale),
    lowest: namedFirst([...means].reverse(), naming, locale),
  })}`;
}

/** 等次：优秀 3 个（21.4%）、良好 8 个（57.1%）. */
function grades(standing: Standing, { scheme, locale }: ReportContext): string {
  const { list, hasGrades } = standing;
  if (!hasGrades) return '';
  const order = scheme.grades.find((rule) => rule.lists === undefined || rule.lists.includes(list.list))?.order ?? [];
  const graded = list.grades.filter((grade) => grade !== '').length;
  const told = order.flatMap(({ id, title }) => {
    const count = list.grades.filter((grade) => grade === id).length;
    return count === 0
      ? []
      : [say('grade_count', locale, { grade: inLocale(title, locale), count: grouped(count), share: percent(count, graded) })];
  });
  return say('says_grades', locale, { grades: told.join(say('list_sep', locale)) });
}

/** For each of the worst lights the indicators that most units have it for, of those that have a value. */
function lights({ list, hasLights }: Standing, ctx: ReportContext): readonly string[] {
  const { locale, scheme, assessment, lastLights } = ctx;
  if (!hasLights) return [];
  const members = [...list.members];
  const gravity = (light: string): number => (GRAVE_FIRST.includes(light) ? GRAVE_FIRST.indexOf(light) : GRAVE_FIRST.length);
  const told = [...new Set(scheme.lights.rules.map(({ light }) => light))]
    .filter((light) => !NOT_TOLD.includes(light))
    .sort((a, b) => gravity(a) - gravity(b))
    .flatMap((light) => {
      const lit = lastLights
        .map((one) => {
          const missing = assessment.values.get(one.indicator)?.missing;
          const own = members.filter((unit) => one.cell(unit).light === light);
          const valued = members.filter((unit) => missing?.[unit] === 0);
          return { indicator: one.indicator, count: own.length, of: own.every((unit) => missing?.[unit] === 0) ? valued.length : 0 };
        })
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || (a.indicator < b.indicator ? -1 : 1));
      if (lit.length === 0) return [];
      const top = lit[0]?.count ?? 0;
      const equal = lit.filter(({ count }) => count === top).length;
      // A row of equals says less than their number.
      if (equal > NAMED)
        return [
          say('says_lit_equal', locale, { light: lightName(light, locale), meaning: meaningOf(light, ctx), indicators: equal, count: top }),
        ];
      // What all that are named share is said once, before them.
      const named = lit.slice(0, NAMED);
      const of = named[0]?.of ?? 0;
      const isAlike = named.length > 1 && of > 0 && named.every((one) => one.of === of);
      const indicators = namedFirst(
        lit,
        {
          most: NAMED,
          name: ({ indicator, count, of }) =>
            say(isAlike ? 'lit_alike' : of === 0 ? 'lit_count' : 'lit_share', locale, {
              title: ctx.indicatorTitle(indicator),
              count: grouped(count),
              of: grouped(of),
              share: percent(count, of),
            }),
          equal: (a, b) => a.count === b.count,
        },
        locale,
      );
      const valued = isAlike ? say('lit_of', locale, { of: grouped(of) }) : '';
      return [say('says_lit', locale, { light: lightName(light, locale), meaning: meaningOf(light, ctx), of: valued, indicators })];
    });
  return told.slice(0, MOST_LIGHTS);
}

/** （未达目标）: the title of the rule, where the light has one rule and that says more than its colour. */
function meaningOf(light: string, { scheme, locale }: ReportContext): string {
  const rules = scheme.lights.rules.filter((rule) => rule.light === light);
  const [only] = rules;
  const title = rules.length === 1 && only ? meaningOfRule(only, locale) : undefined;
  return title === undefined ? '' : say('says_meaning', locale, { title });
}
