import { apiIssue, type Route } from '@kedu/api';
import type { Issue } from '@kedu/model';
import type { FastifyRequest } from 'fastify';
import { boundUpload } from './bodyTime.ts';
import type { Upload } from './handler.ts';
import { RefusedRequest } from './refusedRequest.ts';

/** Pointer to the file of an upload. */
export const FILE_FIELD = '/file';

/** A file on its way in, with the fields that stand before it. */
export interface ComingFile {
  readonly upload: Upload;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * The file of an upload, streamed; at most as large as the contract says.
 *
 * Throws `RefusedRequest`: API_MEDIA where there is no form with a file, or one of another kind; API_TOO_LARGE past the bound, while it is
 * read; API_SHAPE where the form is cut off.
 */
export async function uploadOf(request: FastifyRequest, { upload }: Route): Promise<ComingFile> {
  if (upload === undefined) throw new RangeError('an upload without a bound');
  const expected = upload.endings.join(' / ');
  if (!request.isMultipart())
    throw new RefusedRequest(apiIssue('API_MEDIA', {}, { found: (request.headers['content-type'] ?? '').slice(0, 100), expected }));
  boundUpload(request.raw);
  const file = await request.file({ limits: { fileSize: upload.mostBytes, files: 1, fields: 20, fieldSize: 10_000 } }).catch(cutOff);
  if (file === undefined) throw ofFile(apiIssue('API_MEDIA', {}, { found: '', expected }));
  const name = file.filename
    .replace(/[\uD800-\uDFFF]/gu, '')
    .replace(/^.*[\\/]/, '')
    .replace(/[\u0000-\u001F\u007F]/g, '')
    .slice(0, 200);
  if (!upload.endings.some((ending) => name.toLowerCase().endsWith(ending))) {
    file.file.resume();
    throw ofFile(apiIssue('API_MEDIA', {}, { found: name, expected }));
  }
  const fields = Object.fromEntries(
    Object.entries(file.fields).flatMap(([field, part]) =>
      part !== undefined && !Array.isArray(part) && part.type === 'field' ? [[field, String(part.value)]] : [],
    ),
  );
  return { upload: { fileName: name, pieces: bounded(file.file, upload.mostBytes) }, fields };
}

async function* bounded(file: NodeJS.ReadableStream & { readonly truncated: boolean }, most: number): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of file) yield piece as unknown as Uint8Array;
  } catch (error) {
    cutOff(error);
  }
  if (file.truncated) throw ofFile(apiIssue('API_TOO_LARGE', {}, { most }));
}

/** A refusal that stands beside the field of the file. Rule: API-5. */
function ofFile(issue: Issue): RefusedRequest {
  return new RefusedRequest({ issues: [issue], at: () => FILE_FIELD });
}

/**
 * A form that ends before its end is a fault of whoever sent it, not of the program. Throws
 * `RefusedRequest` API_SHAPE, or what the framework names itself.
 */
function cutOff(error: unknown): never {
  if ((error as { readonly statusCode?: number }).statusCode !== undefined) throw error;
  throw new RefusedRequest(apiIssue('API_SHAPE', {}, { reason: 'form', found: '', expected: '' }));
}
