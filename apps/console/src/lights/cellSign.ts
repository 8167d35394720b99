import { lightShape } from '@kedu/pages';
import type { LightCell } from './matrix.ts';

/** What stands in a cell of the matrix: the shape of its light, · where all is on schedule, – where nothing can be said yet. */
export function cellSign({ light, state }: Pick<LightCell, 'light' | 'state'>): string {
  if (light !== '') return lightShape(light);
  return state === 'normal' ? '·' : '–';
}
