/** Text for the content or an attribute of XML 1.0; what it cannot hold is left out. */
export function xmlText(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Prefix, with its colon, that a document gives to the elements of its root: `x:` of `<x:comments …>`, '' of `<comments …>`. */
export function rootPrefix(xml: string, root: string): string {
  return new RegExp(`<([A-Za-z_][\\w.-]*:)?${root}[\\s>/]`).exec(xml)?.[1] ?? '';
}

/** Puts text before the last end tag of the root; a root without content gets one. */
export function insertAtEnd(xml: string, root: string, insert: string): string {
  const name = `${rootPrefix(xml, root)}${root}`;
  const end = xml.lastIndexOf(`</${name}`);
  if (end >= 0) return xml.slice(0, end) + insert + xml.slice(end);
  return xml.replace(new RegExp(`<${name}((?:\\s[^>]*?)?)\\s*/>`), (_, attributes: string) => `<${name}${attributes}>${insert}</${name}>`);
}
