import type { UploadResult } from '../../../src/practice/contract.ts';
import type { Practice } from '../../../src/practice/server.ts';

/** Attaches a file as the page does it. */
export async function attach(
  practice: Practice,
  as: string,
  name: string,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<UploadResult> {
  const query = new URLSearchParams({ as, name });
  const headers = { 'content-type': 'application/octet-stream' };
  const response = await fetch(`${practice.url}/_practice/upload?${query.toString()}`, {
    method: 'POST',
    headers,
    body,
  });
  const result: UploadResult = JSON.parse(await response.text());
  return result;
}

/** The id of a file that was attached. */
export async function attached(
  practice: Practice,
  as: string,
  name: string,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<string> {
  const result = await attach(practice, as, name, body);
  if (!result.ok) throw new Error(result.message);
  return result.file.id;
}
