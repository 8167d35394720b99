import { type SurveyFigures, surveyFigures } from '@kedu/engine';
import { wordOf } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import { type Indicator, isReviewLate, peopleOf, type Survey } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { chapter } from './chapter.ts';
import type { ReportContext } from './context.ts';
import { grouped, percent, valueText, withUnit } from './figures.ts';
import { saySurvey } from './surveysWords.ts';
import { say } from './words.ts';

/** Rows of one table; the others stand in indicators.csv. */
const MOST_ROWS = 200;
/** Neighbours within their margin that are named; the rest is counted. */
const MOST_PAIRS = 8;

/** A unit that was asked about, with what came of it. */
export interface SurveyedUnit {
  readonly unit: number;
  readonly figures: SurveyFigures;
}

/**
 * What the public said: of each survey the units with value, margin, respondents and groups, and which neighbours it does not tell apart.
 *
 * Rule: SURVEY-9 (docs/spec/survey.md), REPORT-2. Errors: none.
 */
export function surveysChapter(ctx: ReportContext): Html {
  return chapter('surveys', ctx, () => {
    const asked = surveysOf(ctx);
    const drawn = asked.find(({ survey }) => survey.sample === 'probability');
    return html`${drawn && html`<p class="note">${saySurvey('note', ctx.locale, { confidence: drawn.survey.confidence })}</p>`}${asked.map((indicator) => section(indicator, asked.length > 1, ctx))}`;
  });
}

type Asked = Indicator & { readonly survey: Survey };

/** Indicators of the scheme about which the public is asked. */
export function surveysOf({ scheme }: Pick<ReportContext, 'scheme'>): readonly Asked[] {
  return scheme.indicators.filter((indicator): indicator is Asked => indicator.survey !== undefined);
}

/** Units of the run about which somebody answered, the highest value first, those without a value last, by ID where they are equal. Rule: SURVEY-9. */
export function surveyedUnits(indicator: Asked, { view, assessment }: Pick<ReportContext, 'view' | 'assessment'>): readonly SurveyedUnit[] {
  const found = assessment.units.flatMap(({ id }, unit): SurveyedUnit[] => {
    const figures = surveyFigures(view.observations, indicator, assessment.period.id, id);
    return figures ? [{ unit, figures }] : [];
  });
  const rankedBy = ({ figures }: SurveyedUnit): number => figures.mean ?? Number.NEGATIVE_INFINITY;
  const sign = indicator.better === 'lower' ? -1 : 1;
  return [...found].sort((a, b) => {
    const [left, right] = [rankedBy(a), rankedBy(b)];
    if (left === right) return a.unit - b.unit;
    if (left === Number.NEGATIVE_INFINITY || right === Number.NEGATIVE_INFINITY) return left < right ? 1 : -1;
    return sign * (right - left);
  });
}

/** Neighbours in the order of value whose difference lies within its margin √(mₐ² + m_b²). Rule: SURVEY-9. Example: 82 ± 2 and 84 ± 2 → margin 2.83, told. */
export function closePairs(
  units: readonly SurveyedUnit[],
): readonly { a: SurveyedUnit; b: SurveyedUnit; difference: number; margin: number }[] {
  return units.flatMap((a, i) => {
    const b = units[i + 1];
    const [left, right] = [a.figures, b?.figures];
    if (!b || left.mean === undefined || right?.mean === undefined || left.margin === undefined || right.margin === undefined) return [];
    const margin = Math.sqrt(left.margin * left.margin + right.margin * right.margin);
    const difference = Math.abs(left.mean - right.mean);
    return difference <= margin ? [{ a, b, difference, margin }] : [];
  });
}

function section(indicator: Asked, isOneOfSeveral: boolean, ctx: ReportContext): Html {
  const { locale } = ctx;
  const { survey, clause } = indicator;
  const units = surveyedUnits(indicator, ctx);
  const admitted = survey.legalReview !== undefined && !isReviewLate(survey, ctx.assessment.run.asOf);
  const scored = survey.sample === 'probability' || admitted;
  const title = html`${inLocale(indicator.title, locale)}${!scored && html` <span class="soft small">${saySurvey('unscored_tag', locale)}</span>`}`;
  return html`${isOneOfSeveral ? html`<h3 id="survey-${indicator.id}">${title}</h3>` : html`<p><b>${title}</b></p>`}
<p class="note">${askedText(survey, ctx)}${clause !== undefined && html` ${say('clause_of', locale, { clause })}`}</p>
${survey.sample === 'open_vote' && html`<p>${survey.legalReview && admitted ? saySurvey('reviewed', locale, { ...survey.legalReview }) : saySurvey('not_scored', locale)}</p>`}
${units.length === 0 ? html`<p>${saySurvey('nobody', locale)}</p>` : unitTable(indicator, units, ctx)}${closeText(units, ctx)}`;
}

function askedText({ sample, frame, mode, weighting }: Survey, { locale }: ReportContext): string {
  const separator = say('list_sep', locale);
  const asked = saySurvey('asked', locale, {
    sample: wordOf('survey_sample', sample, locale),
    frame: frame === undefined ? '' : saySurvey('frame', locale, { frame: inLocale(frame, locale) }),
    modes:
      mode.length === 0 ? '' : saySurvey('modes', locale, { modes: mode.map((one) => wordOf('survey_mode', one, locale)).join(separator) }),
  });
  if (!weighting) return `${asked}${say('sentence_end', locale)}`;
  const dimensions = weighting.dimensions.map(({ title }) => inLocale(title, locale)).join(separator);
  const how = saySurvey('weighted', locale, { dimensions, method: wordOf('survey_method', weighting.method, locale) });
  return `${asked}${how}${say('sentence_end', locale)}`;
}

function unitTable(indicator: Asked, units: readonly SurveyedUnit[], ctx: ReportContext): Html {
  const { locale } = ctx;
  const { survey } = indicator;
  const has = (figure: 'margin' | 'clusters' | 'design_effect'): boolean => units.some(({ figures }) => figures[figure] !== undefined);
  const [margins, clusters, effects, groups] = [
    has('margin'),
    has('clusters'),
    survey.weighting !== undefined && has('design_effect'),
    survey.weighting !== undefined,
  ];
  const heads = {
    value: saySurvey('value', locale),
    margin: saySurvey('margin', locale, { confidence: survey.confidence }),
    respondents: saySurvey('respondents', locale),
    clusters: saySurvey('clusters', locale),
    effect: saySurvey('effect', locale),
    groups: saySurvey('groups', locale),
  };
  const row = ({ unit, figures }: SurveyedUnit): Html =>
    html`<tr><th scope="row">${ctx.unitLink(unit)}</th><td class="num" data-head="${heads.value}">${valueCell(figures, indicator, ctx)}</td>${margins && html`<td class="num" data-head="${heads.margin}">${figures.margin === undefined ? '—' : saySurvey('plus_minus', locale, { margin: figures.margin.toFixed(1) })}</td>`}<td class="num" data-head="${heads.respondents}">${grouped(figures.respondents ?? 0)}</td>${clusters && html`<td class="num" data-head="${heads.clusters}">${figures.clusters ?? '—'}</td>`}${effects && html`<td class="num" data-head="${heads.effect}">${figures.design_effect === undefined ? '—' : figures.design_effect.toFixed(2)}</td>`}${groups && html`<td class="small pad" data-head="${heads.groups}">${groupsText(survey, unit, figures, ctx)}</td>`}</tr>
`;
  return html`<table class="stacked"><thead><tr><th scope="col">${saySurvey('unit', locale)}</th><th scope="col" class="num">${heads.value}</th>${margins && html`<th scope="col" class="num">${heads.margin}</th>`}<th scope="col" class="num">${heads.respondents}</th>${clusters && html`<th scope="col" class="num">${heads.clusters}</th>`}${effects && html`<th scope="col" class="num">${heads.effect}</th>`}${groups && html`<th scope="col" class="pad">${heads.groups}</th>`}</tr></thead><tbody>${units.slice(0, MOST_ROWS).map(row)}</tbody></table>${units.length > MOST_ROWS && html`<p class="note">${saySurvey('more_rows', locale, { count: units.length - MOST_ROWS })}</p>`}`;
}

function valueCell({ mean, respondents = 0 }: SurveyFigures, { survey, unit }: Asked, { locale }: ReportContext): Html {
  if (mean !== undefined) return html`${withUnit(valueText(Number(mean.toFixed(2))), unit, locale)}`;
  const why = respondents < survey.atLeast ? saySurvey('too_few', locale, { at_least: survey.atLeast }) : saySurvey('no_value', locale);
  return html`<span class="soft small">${why}</span>`;
}

/** 网格员 16.7%／0.8%: how much of the sample a group was, and how much of the population it is. */
function groupsText({ weighting }: Survey, unit: number, { groups, respondents = 0 }: SurveyFigures, ctx: ReportContext): string {
  const code = ctx.assessment.units[unit]?.code ?? '';
  const slash = ctx.locale === 'en' ? ' / ' : '／';
  return groups
    .map(({ dimension, counts }) => {
      const people = (weighting && peopleOf(weighting, dimension, code)) ?? [];
      const all = people.reduce((sum, count) => sum + count, 0);
      const shares = dimension.categories.map(
        ({ title }, k) => `${inLocale(title, ctx.locale)} ${percent(counts[k] ?? 0, respondents)}${slash}${percent(people[k] ?? 0, all)}`,
      );
      return shares.join(say('list_sep', ctx.locale));
    })
    .join(say('semi', ctx.locale));
}

function closeText(units: readonly SurveyedUnit[], ctx: ReportContext): Html {
  const { locale } = ctx;
  const measured = units.filter(({ figures }) => figures.margin !== undefined);
  if (measured.length < 2) return html``;
  const close = closePairs(measured);
  if (close.length === 0) return html`<p>${saySurvey('apart', locale)}</p>`;
  const pairs = close.slice(0, MOST_PAIRS).map(({ a, b, difference, margin }) =>
    saySurvey('pair', locale, {
      a: ctx.unitName(a.unit),
      b: ctx.unitName(b.unit),
      difference: difference.toFixed(1),
      margin: margin.toFixed(1),
    }),
  );
  const more = close.length > MOST_PAIRS ? saySurvey('more_pairs', locale, { count: close.length }) : '';
  return html`<p>${saySurvey('close', locale, { pairs: `${pairs.join(say('list_sep', locale))}${more}` })}</p>`;
}

/** The margin of a value that a survey gave, to stand behind it: ±1.9; '' for every other value. Rule: SURVEY-8. */
export function marginBehind(indicator: Indicator | undefined, unit: number, { view, assessment }: ReportContext): string {
  if (!indicator?.survey) return '';
  const margin = surveyFigures(view.observations, indicator, assessment.period.id, assessment.units[unit]?.id ?? '')?.margin;
  return margin === undefined ? '' : ` ±${margin.toFixed(1)}`;
}
