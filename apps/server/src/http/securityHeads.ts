import type { IncomingMessage, ServerResponse } from 'node:http';
import { API_ROOT } from '@kedu/api';
import helmet, { type HelmetOptions } from 'helmet';

/**
 * Sets the heads of security of an answer: of a page what it may load and do, scripts and styles being files of ours alone; of data that
 * nothing may be done with them but reading.
 *
 * Rule: API-17. Errors: none.
 */
export function securityHeads(isSecure: boolean): (request: IncomingMessage, response: ServerResponse) => void {
  const strictTransportSecurity = isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false;
  const ofPage = headsOf({ ...PAGE, contentSecurityPolicy: policy(PAGE_LOADS, isSecure), strictTransportSecurity });
  const ofData = headsOf({ ...DATA, contentSecurityPolicy: policy(DATA_LOADS, false), strictTransportSecurity });
  return (request, response) => {
    for (const [name, value] of request.url?.startsWith(`${API_ROOT}/`) ? ofData : ofPage) response.setHeader(name, value);
  };
}

/** What helmet sets by these options; it says the same of every answer. */
function headsOf(options: HelmetOptions): readonly (readonly [string, string])[] {
  const heads: [string, string][] = [];
  const response = { setHeader: (name: string, value: string) => heads.push([name, value]), removeHeader: () => {} };
  helmet(options)({} as IncomingMessage, response as unknown as ServerResponse, failed);
  return heads;
}

const PAGE = {
  crossOriginResourcePolicy: { policy: 'same-origin' },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
} as const satisfies HelmetOptions;

/** Without what browsers read of documents alone. */
const DATA = {
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} as const satisfies HelmetOptions;

const DATA_LOADS = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

const PAGE_LOADS = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

function policy(directives: Readonly<Record<string, readonly string[]>>, upgrades: boolean) {
  return { useDefaults: false, directives: { ...directives, ...(upgrades ? { upgradeInsecureRequests: [] } : {}) } };
}

function failed(error?: unknown): void {
  if (error) throw error;
}
