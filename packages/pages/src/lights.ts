import type { Assessment, LightResult, ListResult } from '@kedu/engine';
import { periodName, type TitleOf, wordExpression } from '@kedu/messages';
import { inLocale, type Locale } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { type Html, html } from './html.ts';
import { lightMark } from './light.ts';
import { word } from './words.ts';

/** Beyond this a table of lights is too long for a page. */
const MOST_CELLS = 40_000;
/** Beyond this it is opened on demand. */
const OPEN_CELLS = 1_000;

/** The last light of every indicator. */
export function lastLights(lights: readonly LightResult[]): readonly LightResult[] {
  return [...new Map(lights.map((light) => [light.indicator, light])).values()];
}

/** How many of each light a unit has at the end. */
export function countLights(unit: number, lights: readonly LightResult[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const light of lights) {
    const shown = light.cell(unit).light;
    if (shown) counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  return counts;
}

/** What each light means, as the scheme says it: its own title, or the condition in words. */
export function lightLegend(scheme: CompiledScheme, titleOf: TitleOf, locale: Locale): Html {
  const { rules } = scheme.lights;
  const first = rules.filter((rule, i) => rules.findIndex((other) => other.light === rule.light) === i);
  return html`<ul class="legend">${first.map((rule) => {
    const title = rule.title && inLocale(rule.title, locale);
    const plain = title === undefined || title === rule.light || title === `${KNOWN_CHINESE[rule.light] ?? ''}灯`;
    return html`<li>${lightMark(rule.light, locale)} ${plain ? wordExpression(rule.when.source, locale, titleOf) : title}</li>`;
  })}</ul>`;
}

const KNOWN_CHINESE: Readonly<Record<string, string>> = {
  red: '红',
  orange: '橙',
  yellow: '黄',
  blue: '蓝',
  green: '绿',
  grey: '灰',
  gray: '灰',
};

/** Units × indicators at the end of the period. */
export function lightMatrix(
  list: ListResult,
  order: readonly number[],
  scheme: CompiledScheme,
  assessment: Assessment,
  locale: Locale,
): Html {
  const shown = lastLights(assessment.lights).filter((light) => list.members.some((unit) => light.cell(unit).light !== ''));
  const cells = shown.length * order.length;
  if (cells === 0 || cells > MOST_CELLS) return html``;
  const titles = new Map(scheme.indicators.map((indicator) => [indicator.id, inLocale(indicator.title, locale)]));
  return html`<details${cells <= OPEN_CELLS && html` open`}><summary>${word('lights_matrix', locale)} <span class="soft small">${order.length} × ${shown.length}</span></summary>
<div class="scroll${cells > OPEN_CELLS && ' tall'}" tabindex="0" role="region" aria-label="${word('lights_matrix', locale)}"><table class="matrix"><thead><tr><th scope="col">${word('unit', locale)}</th>${shown.map((light) => html`<th scope="col"><span>${titles.get(light.indicator)}</span></th>`)}</tr></thead>
<tbody>${order.map((k) => {
    const unit = list.members[k] as number;
    const name = assessment.units[unit]?.name;
    return html`<tr><th scope="row">${name && inLocale(name, locale)}</th>${shown.map((light) => markCell(light, unit, locale))}</tr>
`;
  })}</tbody></table></div></details>`;
}

/** One unit: indicators × moments of the year; nothing where there was only one moment. */
export function lightCourse(unit: number, scheme: CompiledScheme, assessment: Assessment, locale: Locale): Html {
  const lit = assessment.lights.filter((light) => light.cell(unit).light !== '');
  const moments = [...new Map(assessment.lights.map((light) => [light.period.id, light.period])).values()].sort(
    (a, b) => a.last - b.last || b.first - a.first,
  );
  if (moments.length < 2 || lit.length === 0) return html``;
  const indicators = scheme.indicators.filter(({ id }) => lit.some((light) => light.indicator === id));
  const at = new Map(assessment.lights.map((light) => [`${light.indicator} ${light.period.id}`, light]));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${word('lights_course', locale)}"><table class="matrix"><thead><tr><th scope="col">${word('indicator', locale)}</th>${moments.map(({ id }) => html`<th scope="col"><span>${periodName(id, locale)}</span></th>`)}</tr></thead>
<tbody>${indicators.map(({ id, title }) => html`<tr><th scope="row">${inLocale(title, locale)}</th>${moments.map((moment) => markCell(at.get(`${id} ${moment.id}`), unit, locale))}</tr>`)}</tbody></table></div>`;
}

function markCell(light: LightResult | undefined, unit: number, locale: Locale): Html {
  const shown = light?.cell(unit).light ?? '';
  return html`<td>${shown !== '' && lightMark(shown, locale, true)}</td>`;
}
