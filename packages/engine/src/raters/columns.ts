/** What is known of one group's marks for one unit; each is a column of the observations (RATERS-1). */
export const GROUP_FIGURES = ['mean', 'count', 'recused', 'set_aside', 'trimmed', 'sd'] as const;
export type GroupFigure = (typeof GROUP_FIGURES)[number];

const JOINT = ':';

/** Name of the column that holds a figure of a group: markColumn('leader_mark', 'peers', 'mean') → `leader_mark:peers:mean`. No indicator is named so. */
export function markColumn(indicator: string, group: string, figure: GroupFigure): string {
  return [indicator, group, figure].join(JOINT);
}

/** The indicator of a column that holds a figure of a group; undefined for the name of an indicator. */
export function markedIndicator(column: string): string | undefined {
  const at = column.indexOf(JOINT);
  return at < 0 ? undefined : column.slice(0, at);
}
