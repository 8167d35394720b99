// node bareServer.ts FILE HEADS: node:http that answers everything with the bytes of a file and these heads (names and values in turn, as JSON),
// in a process of its own. Prints its address; ends with its input.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const body = readFileSync(process.argv[2] as string);
const heads = [...(JSON.parse(process.argv[3] as string) as string[]), 'content-length', String(body.length)];
const server = createServer((_, response) => {
  response.writeHead(200, heads).end(body);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.stdin.resume().on('end', () => process.exit(0));
