/** What is checked, one after the other. Rule: VERIFY-9. */
export const VERIFY_STEPS = ['files', 'log', 'sealed', 'compute', 'labels', 'compare'] as const;
export type VerifyStep = (typeof VERIFY_STEPS)[number];
