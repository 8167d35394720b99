import { site } from './commands/site.ts';
const s = await site({ packs: 'packs', keduData: process.env.KEDU_DATA, say: console.log });
console.log(s.address);
