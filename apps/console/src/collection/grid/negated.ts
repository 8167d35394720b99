/** A number with the other sign, as it is written: for keyboards that have digits and no minus. Example: `2.3` → `-2.3`; `−2.3` → `2.3`; nothing → `-`. */
export function negated(text: string): string {
  const bare = text.trim();
  return /^[-−－]/.test(bare) ? bare.slice(1) : `-${bare}`;
}
