/** Lines, commas and spaces between identifiers. */
export function identifiersIn(text: string): readonly string[] {
  return text.split(/[\s,，、;；]+/).filter((part) => part !== '');
}
