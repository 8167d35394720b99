import type { Reading } from '@kedu/ledger';
import { parseCsv, parsePeriod, type Place } from '@kedu/model';
import { workflowIssue } from '../codes.ts';
import type { PublicationDay } from './asks.ts';
import { isDay } from './workCalendar.ts';

/**
 * Days on which statistics are published, from a table `indicator, period, day`.
 *
 * Rule: ROUND-4. Errors: CALENDAR_ROW with its line: no period, no day, a pair twice, a missing column.
 * Example: "indicator,period,day\ngdp_growth,2024Q4,2025-01-17\n".
 */
export function readPublicationDays(text: string, place: Place = {}): Reading<readonly PublicationDay[]> {
  const { rows } = parseCsv(text);
  const header = rows[0]?.cells.map((cell) => cell.text.trim()) ?? [];
  const columns = ['indicator', 'period', 'day'].map((name) => header.indexOf(name));
  const fault = (line: number, reason: string, found: string) => ({
    issue: workflowIssue('CALENDAR_ROW', { ...place, line }, { reason, found }),
  });
  if (columns.some((at) => at < 0)) return fault(1, 'columns', header.join(', '));
  const days: PublicationDay[] = [];
  const seen = new Set<string>();
  for (const row of rows.slice(1)) {
    const [indicator = '', period = '', day = ''] = columns.map((at) => row.cells[at]?.text.trim() ?? '');
    if (parsePeriod(period) === undefined) return fault(row.line, 'period', period);
    if (!isDay(day)) return fault(row.line, 'day', day);
    if (seen.has(`${indicator}/${period}`)) return fault(row.line, 'twice', `${indicator} ${period}`);
    seen.add(`${indicator}/${period}`);
    days.push({ indicator, period, day });
  }
  return { value: days };
}
