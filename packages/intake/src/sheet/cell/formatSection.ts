/** One section of a number format, taken apart. */
export interface FormatSection {
  /** Symbols without literals, colours and conditions. */
  readonly symbols: string;
  /** Literal behind the digits. */
  readonly literal: string;
  /** Whether it counts elapsed time: `[h]`. */
  readonly elapsed: boolean;
  /** Of which numbers the section holds, where it says so itself: `[>=10000]`. */
  readonly condition?: FormatCondition;
  /** By how many powers of ten what is shown is smaller than the number: three for each comma behind the digits, and the digits behind a point that is a literal. */
  readonly scale: number;
  /** Whether other literals stand among the digits, so that what is shown is not the number: `000-00`. */
  readonly broken: boolean;
}

export interface FormatCondition {
  readonly sign: '<' | '<=' | '>' | '>=' | '=' | '<>';
  readonly than: number;
}

const CONDITION = /^\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]$/;

/**
 * The sections of a number format for numbers, without the one for texts.
 *
 * `!` and `\` make the next sign a literal: with `0!.0,` a spreadsheet divides by a thousand, rounds, and writes a point between the last two digits.
 * Rule: SHEET-5. Source: ECMA-376 Part 1, 18.8.31.
 * Example: `0!.0,"万元"` → scale 4, literal 万元; `0.00,,` → scale 6.
 */
export function formatSections(code: string): readonly FormatSection[] {
  const sections: FormatSection[] = [];
  for (let at = 0; at <= code.length; ) {
    const reader = new SectionReader(code, at);
    const section = reader.read();
    if (!section.symbols.includes('@') || sections.length === 0) sections.push(section);
    at = reader.at + 1;
  }
  return sections.slice(0, 3);
}

class SectionReader {
  readonly #code: string;
  at: number;
  #symbols = '';
  /** The literals since the last digit. */
  #literal = '';
  #elapsed = false;
  #condition: FormatCondition | undefined;
  /** Digits since a point that is a literal; −1 before one. */
  #behindPoint = -1;
  #broken = false;

  constructor(code: string, at: number) {
    this.#code = code;
    this.at = at;
  }

  read(): FormatSection {
    const code = this.#code;
    for (; this.at < code.length && code[this.at] !== ';'; this.at += 1) this.#sign(code[this.at] as string);
    const commas = /[#0?](,+)(?=\.|[^#0?,.]*$)/.exec(this.#symbols)?.[1] ?? /[#0?]\.[#0?]*(,+)/.exec(this.#symbols)?.[1] ?? '';
    return {
      symbols: this.#symbols,
      literal: this.#literal.trim(),
      elapsed: this.#elapsed,
      ...(this.#condition ? { condition: this.#condition } : {}),
      scale: 3 * commas.length + Math.max(0, this.#behindPoint),
      broken: this.#broken,
    };
  }

  #sign(sign: string): void {
    const code = this.#code;
    if (sign === '"') {
      const end = code.indexOf('"', this.at + 1);
      this.#literal += code.slice(this.at + 1, end < 0 ? code.length : end);
      this.at = end < 0 ? code.length : end;
    } else if (sign === '[') {
      const end = code.indexOf(']', this.at);
      const text = code.slice(this.at, end < 0 ? code.length : end + 1);
      if (/^\[(?:h+|m+|s+)\]?$/i.test(text)) this.#elapsed = true;
      const [, by, than] = CONDITION.exec(text) ?? [];
      if (by !== undefined) this.#condition = { sign: by as FormatCondition['sign'], than: Number(than) };
      this.at = end < 0 ? code.length : end;
    } else if (sign === '\\' || sign === '!' || sign === '_' || sign === '*') {
      if (sign === '\\' || sign === '!') this.#literal += code[this.at + 1] ?? '';
      this.at += 1;
    } else if (sign === '‰' || sign > '\u3000') this.#literal += sign;
    else {
      if (/[#0?]/.test(sign)) this.#digit();
      this.#symbols += sign;
    }
  }

  /** A place for a digit: what stood between it and the one before is a literal among the digits. */
  #digit(): void {
    const between = this.#literal.replaceAll(/[\s年月日时分秒\-/:()（）]/g, '');
    this.#literal = '';
    const first = !/[#0?]/.test(this.#symbols);
    if (!first && between === '.' && this.#behindPoint < 0 && !this.#symbols.includes('.')) this.#behindPoint = 1;
    else if (this.#behindPoint >= 0) {
      this.#behindPoint += 1;
      if (between !== '') this.#broken = true;
    } else if (!first && between !== '' && !/[ydhs/]/i.test(this.#symbols)) this.#broken = true;
  }
}
