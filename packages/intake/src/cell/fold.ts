/** Full-width letters, digits and signs as their ASCII forms, every kind of space as a plain one: `１２．５％` → `12.5%`. */
export function foldWidth(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0xff01 && code <= 0xff5e) out += String.fromCharCode(code - 0xfee0);
    else if (code === 0x3000 || code === 0xa0 || code === 0x2009 || code === 0x202f || code === 0x2007) out += ' ';
    else if (code === 0x2212 || code === 0xfe63) out += '-';
    else out += text[i];
  }
  return out.trim();
}
