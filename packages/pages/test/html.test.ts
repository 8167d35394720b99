import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html, raw } from '../src/html.ts';

const NAMED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** What a browser reads where it expects text or an attribute value. */
const readBack = (markup: string): string => markup.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => NAMED[entity] as string);

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('<script>', '</style>', '"', "'", '&', '&lt;', '<!--', '-->', ' onload=', '`', '${', ']]>', '\u2028', '北川市'))
    .map((parts) => parts.join('')),
);

describe('html', () => {
  test('no text becomes markup, in text or in an attribute, and none is lost', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const { html: markup } = html`<a title="${text}">${text}</a>`;
        const inside = /^<a title="([^"]*)">([^<]*)<\/a>$/s.exec(markup);
        expect(inside).not.toBeNull();
        for (const part of inside?.slice(1) ?? []) {
          expect(part).not.toMatch(/[<>"']/);
          expect(readBack(part)).toBe(text);
        }
      }),
    );
  });

  test('lists, nested markup, nothing: escaped once and only once', () => {
    const rows = ['<b>', '&amp;'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${rows}${undefined}${false}${0}</ul>`.html).toBe('<ul><li>&lt;b&gt;</li><li>&amp;amp;</li>0</ul>');
    expect(html`${[['a', '<'], 'b']}`.html).toBe('a&lt;b');
    expect(html`${raw('<i></i>')}`.html).toBe('<i></i>');
  });
});
