// node bareServer.ts BYTES: node:http that answers everything with so many bytes, in a process of its own. Prints its address; ends with its input.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const bytes = Buffer.alloc(Number(process.argv[2]), 'x');
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length }).end(bytes);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.stdin.resume().on('end', () => process.exit(0));
