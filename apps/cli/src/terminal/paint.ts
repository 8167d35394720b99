import { createColors } from 'picocolors';
import type { Severity } from '@kedu/model';
import type { Io } from './io.ts';

/** Colours of the command; without a terminal, or with NO_COLOR, texts stay as they are. */
export interface Paint {
  severity(severity: Severity, text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

export function paintFor(io: Io): Paint {
  const colours = createColors(io.outIsTerminal && (io.env.NO_COLOR ?? '') === '' && io.env.TERM !== 'dumb');
  return {
    severity: (severity, text) =>
      severity === 'error' ? colours.red(text) : severity === 'warning' ? colours.yellow(text) : colours.cyan(text),
    strong: colours.bold,
    faint: colours.dim,
  };
}
