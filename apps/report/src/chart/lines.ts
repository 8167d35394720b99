import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { LinesAnswer } from '../desk/questions.ts';

use([LineChart, GridComponent, TooltipComponent, AriaComponent, LabelLayout, SVGRenderer]);

const DASHES = ['solid', [6, 3], [2, 3], [8, 3, 2, 3], [10, 4], [1, 4]] as const;

const LEAST_LABEL = 124;

/** A line chart in the colours of the page as they are now; lines are labelled at their ends and told apart by dashes as well. */
export function drawLines(place: HTMLElement, { title, steps, lines, measure }: LinesAnswer): EChartsType {
  const style = getComputedStyle(place);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim() || style.color;
  const [ink, soft, line, paper] = ['ink', 'soft', 'line', 'paper'].map(colour) as [string, string, string, string];
  // A fifth of the page is the room of a name.
  const label = Math.max(LEAST_LABEL, Math.floor(place.clientWidth / 5));
  const chart = init(place, undefined, { renderer: 'svg' });
  chart.setOption({
    animation: false,
    aria: { enabled: true, label: { description: `${title}: ${lines.map(({ name }) => name).join(', ')}` } },
    textStyle: { fontFamily: style.fontFamily, color: ink },
    grid: { left: 8, right: label + 8, top: 32, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: paper,
      borderColor: soft,
      textStyle: { color: ink, fontSize: 12 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? short(value) : '–'),
    },
    xAxis: {
      type: 'category',
      data: [...steps],
      boundaryGap: false,
      axisLine: { lineStyle: { color: soft } },
      axisLabel: { color: soft, fontSize: 12, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      name: measure,
      scale: true,
      nameTextStyle: { color: soft, align: 'left' },
      axisLabel: { color: soft, fontSize: 12 },
      splitLine: { lineStyle: { color: line, width: 0.5 } },
    },
    series: lines.map(({ name, values, emphasis }, i) => ({
      type: 'line',
      name,
      data: [...values],
      symbol: emphasis ? 'circle' : 'none',
      symbolSize: 5,
      connectNulls: false,
      lineStyle: { color: colour(`s${i % DASHES.length}`), width: emphasis ? 2 : 1.25, type: dash(i) },
      itemStyle: { color: colour(`s${i % DASHES.length}`) },
      endLabel: {
        show: true,
        formatter: name,
        color: colour(`s${i % DASHES.length}`),
        fontSize: 12,
        lineHeight: 16,
        width: label,
        overflow: 'truncate',
      },
      labelLayout: { moveOverlap: 'shiftY' },
    })),
  });
  return chart;
}

function dash(i: number): 'solid' | number[] {
  const found = DASHES[i % DASHES.length] ?? 'solid';
  return found === 'solid' ? 'solid' : [...found];
}

/** As many decimals as a reader can use. */
export function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
