/** Names of keys, such as `audit.example`: of whoever stands in no register. */
const KEY_NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[a-z0-9._-]+)?$/;

/** Whether whoever looked is named by a key, by which they must sign, and not as a unit of the register. Rule: OPEN-7. Example: isKeyName('audit.example') → true; of '990000' → false. */
export function isKeyName(by: string): boolean {
  return KEY_NAME.test(by);
}
