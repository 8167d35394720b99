/** How much of a bundle is read before it is refused. Rule: VERIFY-6. */
export const BUNDLE_LIMITS = {
  files: 10_000,
  /** Bytes of all files together. */
  bytes: 2 * 1024 * 1024 * 1024,
  fileBytes: 512 * 1024 * 1024,
  /** Times its own size that a zip may unpack to. */
  ratio: 100,
  withheldRows: 1_000_000,
  /** Each may ask for a hundred signatures to be checked. */
  anchors: 20,
  /** Notices that the reader brings, or that lie beside the bundle. */
  notices: 20,
  /** Draws × units × indicators that are drawn for errors: about a minute of one thread of the kernel. */
  draws: 2_000_000_000,
} as const;

export type BundleLimits = { readonly [bound in keyof typeof BUNDLE_LIMITS]: number };
