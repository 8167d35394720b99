/** Why a rule of the scheme keeps something from being shown. Rule: DISCLOSE-2. */
export const RULE_REASONS = ['state_secret', 'commercial', 'personal', 'personnel', 'statistics', 'ordered'] as const;
export type RuleReason = (typeof RULE_REASONS)[number];

/** Why a row goes with others that a rule withholds. Rules: DISCLOSE-4, DISCLOSE-9, DISCLOSE-11. */
export const PROTECTION_REASONS = ['protected', 'rank_betrays', 'errors_betray'] as const;
export type ProtectionReason = (typeof PROTECTION_REASONS)[number];

export type DisclosureReason = RuleReason | ProtectionReason;
