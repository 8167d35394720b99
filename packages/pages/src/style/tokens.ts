/** Colours of one ground. Contrasts are stated in docs/visual-language.md and tested. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly paper: string;
  readonly wash: string;
  readonly accent: string;
  readonly bar: string;
  readonly gain: string;
  readonly loss: string;
  readonly red: string;
  readonly orange: string;
  readonly yellow: string;
  readonly blue: string;
  readonly green: string;
  readonly grey: string;
  /** Shades of grades, best first: ground and text. */
  readonly shades: readonly (readonly [ground: string, text: string])[];
  /** Series of charts, in order. */
  readonly series: readonly string[];
}

export const LIGHT_PALETTE: Palette = {
  ink: '#1b2127',
  soft: '#545d67',
  line: '#d3d8dd',
  paper: '#ffffff',
  wash: '#f4f5f3',
  accent: '#1d4e79',
  bar: '#7f9fbc',
  gain: '#1d5c7a',
  loss: '#8c3a12',
  red: '#b3261e',
  orange: '#a14a00',
  yellow: '#7d5a00',
  blue: '#1b5cad',
  green: '#1f6b3a',
  grey: '#545d67',
  shades: [
    ['#1d4e79', '#ffffff'],
    ['#41719b', '#ffffff'],
    ['#a3bfd6', '#1b2127'],
    ['#cfdde8', '#1b2127'],
    ['#eef2f5', '#1b2127'],
  ],
  series: ['#1d4e79', '#b0561c', '#2c7358', '#7a4a93', '#84670f', '#5a6570'],
};

export const DARK_PALETTE: Palette = {
  ink: '#e8ebee',
  soft: '#a7b0ba',
  line: '#39424c',
  paper: '#14191e',
  wash: '#1d242b',
  accent: '#8fc1ea',
  bar: '#4b7499',
  gain: '#84c3e4',
  loss: '#f0a783',
  red: '#ff8f85',
  orange: '#ffae73',
  yellow: '#efc253',
  blue: '#8dbbff',
  green: '#82d79d',
  grey: '#a7b0ba',
  shades: [
    ['#8fc1ea', '#10161c'],
    ['#6198c5', '#10161c'],
    ['#35608a', '#ffffff'],
    ['#284560', '#ffffff'],
    ['#222c36', '#e8ebee'],
  ],
  series: ['#8fc1ea', '#f0a26a', '#7fcfae', '#cfa3e6', '#dcbf5e', '#aab4be'],
};

/** Dashes of the series, so that lines are told apart without colour. */
export const SERIES_DASHES: readonly string[] = ['', '6 3', '2 3', '8 3 2 3', '10 4', '1 4'];

const COLOURS = [
  'ink',
  'soft',
  'line',
  'paper',
  'wash',
  'accent',
  'bar',
  'gain',
  'loss',
  'red',
  'orange',
  'yellow',
  'blue',
  'green',
  'grey',
] as const;

/** The variables of a palette as CSS declarations: `--ink:#1b2127;…;--g0:#1d4e79;--t0:#ffffff;…;--s0:#1d4e79;…`. */
export function variablesOf(palette: Palette): string {
  return [
    ...COLOURS.map((name) => `--${name}:${palette[name]}`),
    ...palette.shades.flatMap(([ground, text], i) => [`--g${i}:${ground}`, `--t${i}:${text}`]),
    ...palette.series.map((colour, i) => `--s${i}:${colour}`),
  ].join(';');
}
