import type { FileCard, UploadResult } from '../contract.ts';

/** An upload that is under way. */
export interface Sending {
  /** What became of it; an unreachable server is a refusal without words. */
  result: Promise<UploadResult>;
  abort: () => void;
}

const OFFLINE: UploadResult = { ok: false, error: 'offline', message: '' };

/** Uploads one file as a person, and tells how much of it has gone out, between 0 and 1. */
export function upload(as: string, file: File, onProgress: (share: number) => void): Sending {
  // Of all that a browser offers, only this old request tells how far an upload has come.
  const request = new XMLHttpRequest();
  const result = new Promise<UploadResult>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 1),
    );
    for (const end of ['error', 'abort', 'timeout'] as const) {
      request.addEventListener(end, () => resolve(OFFLINE));
    }
    request.addEventListener('load', () => resolve(answerOf(request.responseText)));
  });
  request.open('POST', `/_practice/upload?${new URLSearchParams({ as, name: file.name }).toString()}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  return { result, abort: () => request.abort() };
}

function answerOf(text: string): UploadResult {
  try {
    return JSON.parse(text);
  } catch {
    return OFFLINE;
  }
}

/** Where the page finds a file of this workspace, for a person. */
export function fileUrl(id: string, as: string): string {
  return `/_practice/files/${encodeURIComponent(id)}?${new URLSearchParams({ as }).toString()}`;
}

/** Where a file is downloaded, also one that could be shown. */
export function downloadUrl({ url }: FileCard): string {
  return `${url}&download`;
}
