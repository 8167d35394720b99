/**
 * zod makes code from text where it may, and tries whether it may: the page's content security policy refuses both, and says so in the
 * console. This must come before zod.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
