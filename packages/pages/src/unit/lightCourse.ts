import type { LightResult } from '@kedu/engine';
import { periodName } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import { lightSign } from '../light.ts';
import type { ReportContext } from '../report/context.ts';
import { say } from '../report/words.ts';

/** The lights of one unit: indicators × moments of the year; nothing where none was lit. */
export function lightCourse(unit: number, ctx: ReportContext): Html {
  const { assessment, scheme, locale } = ctx;
  const lit = new Set(assessment.lights.filter((light) => light.cell(unit).light !== '').map(({ indicator }) => indicator));
  if (lit.size === 0) return html``;
  const moments = [...new Map(assessment.lights.map((light) => [light.period.id, light.period])).values()].sort(
    (a, b) => a.last - b.last || b.first - a.first,
  );
  const at = new Map(assessment.lights.map((light) => [`${light.indicator} ${light.period.id}`, light]));
  const title = say('lights_year', locale);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="matrix"><colgroup><col class="name"><col class="cell" span="${moments.length}"></colgroup><thead><tr><th scope="col"><span class="unseen">${say('indicator', locale)}</span></th>${moments.map(({ id }) => html`<th scope="col" class="up"><span>${momentName(id, assessment.period.id, locale)}</span></th>`)}</tr></thead>
<tbody>${scheme.indicators
    .filter(({ id }) => lit.has(id))
    .map(
      ({ id, title: name }) =>
        html`<tr><th scope="row">${inLocale(name, locale)}</th>${moments.map((moment) => cell(at.get(`${id} ${moment.id}`), unit, ctx))}</tr>`,
    )}</tbody></table></div>`;
}

function cell(light: LightResult | undefined, unit: number, { locale }: ReportContext): Html {
  const shown = light?.cell(unit).light ?? '';
  return html`<td>${shown !== '' && lightSign(shown, locale)}</td>`;
}

/** 一季度 within the report of the year: the year that all moments share is not said again. */
function momentName(id: string, year: string, locale: ReportContext['locale']): string {
  const name = periodName(id, locale);
  return locale === 'en' || id === year ? name : name.replace(new RegExp(`^${year.slice(0, 4)}年`), '');
}
