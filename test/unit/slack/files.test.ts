import type { RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebClient } from '@slack/web-api';
import { FileFailure, isFileAddress, SlackFiles } from '../../../src/slack/files.ts';
import { serve } from '../../../src/serve.ts';

const TOKEN = 'xoxb-secret';

/** A server on this machine that notes what it is asked with which token. */
async function listening(answer: RequestListener): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = await serve(
    (request, response) => {
      asked.push(`${request.url} ${request.headers.authorization ?? 'without token'}`);
      answer(request, response);
    },
    '127.0.0.1',
    0,
  );
  onTestFinished(() => server.close());
  return { url: server.url, asked };
}

function filesBy(apiUrl: string): SlackFiles {
  const client = new WebClient(TOKEN, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } });
  return new SlackFiles(client, { apiUrl, botToken: TOKEN });
}

async function fetched(files: SlackFiles, address: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of files.content(address, new AbortController().signal)) pieces.push(piece);
  } catch (error) {
    if (error instanceof FileFailure) return `failed: ${error.code}`;
    throw error;
  }
  return Buffer.concat(pieces).toString();
}

describe('the content of a file', () => {
  it('is fetched with the token where Slack keeps files', async () => {
    const slack = await listening((_request, response) => void response.end('content'));
    const files = filesBy(`${slack.url}/api/`);
    expect(await fetched(files, `${slack.url}/files-pri/T1-F1/download/a.jpg`)).toBe('content');
    expect(slack.asked).toEqual([`/files-pri/T1-F1/download/a.jpg Bearer ${TOKEN}`]);
  });

  it('is not fetched from anywhere else: the token never gets there', async () => {
    const foreign = await listening((_request, response) => void response.end('content'));
    const slack = await listening((_request, response) => void response.end('content'));
    const files = filesBy(`${slack.url}/api/`);
    expect(await fetched(files, `${foreign.url}/files-pri/T1-F1/a.jpg`)).toBe('failed: foreign_address');
    expect(await fetched(files, `${slack.url}/api/api.test`)).toBe('failed: foreign_address');
    expect(foreign.asked).toEqual([]);
    expect(slack.asked).toEqual([]);
  });

  it('is not followed to where a redirect leads', async () => {
    const foreign = await listening((_request, response) => void response.end('content'));
    const slack = await listening((_request, response) => {
      response.writeHead(302, { location: `${foreign.url}/files-pri/T1-F1/a.jpg` }).end();
    });
    const files = filesBy(`${slack.url}/api/`);
    expect(await fetched(files, `${slack.url}/files-pri/T1-F1/a.jpg`)).toBe('failed: redirected');
    expect(foreign.asked).toEqual([]);
  });

  it('is no page: Slack shows one to whoever may not see the file, and a gateway when it is ill', async () => {
    const slack = await listening((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>sign in</html>');
    });
    expect(await fetched(filesBy(`${slack.url}/api/`), `${slack.url}/files-pri/T1-F1/a.jpg`)).toBe(
      'failed: not_the_file',
    );
  });
});

describe('a file', () => {
  it('is described by Slack, or Slack says why not', async () => {
    const slack = await listening((request, response) => {
      const file = { id: 'F1', name: 'a.jpg', mimetype: 'image/jpeg', size: 3, created: 1, url_private: 'u' };
      const answers = [{ ok: true, file }, { ok: true }, { ok: false, error: 'file_deleted' }];
      const answer = answers[slack.asked.length - 1];
      request.resume();
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer));
    });
    const files = filesBy(`${slack.url}/api/`);
    expect(await files.find('F1')).toEqual({
      file: { id: 'F1', name: 'a.jpg', mime: 'image/jpeg', size: 3, created: 1, place: 'here' },
      address: 'u',
    });
    await expect(files.find('F1')).rejects.toMatchObject({ code: 'unreadable_answer', isGone: false });
    await expect(files.find('F1')).rejects.toMatchObject({ code: 'file_deleted', isGone: true });
  });
});

describe('an address of a file', () => {
  const REAL = 'https://slack.com/api/';
  const HERE = 'http://127.0.0.1:3210/api/';

  it.each([
    ['https://files.slack.com/files-pri/T1-F1/download/a.jpg', REAL],
    ['https://bangong.enterprise.slack.com/files-pri/T1-F1/a.jpg', REAL],
    ['http://127.0.0.1:3210/files-pri/T1-F1/a.jpg', HERE],
    ['http://localhost:3210/files-pri/T1-F1/a.jpg', HERE],
  ])('is Slack’s own: %s', (address, api) => {
    expect(isFileAddress(address, api)).toBe(true);
  });

  it.each([
    ['http://files.slack.com/files-pri/T1-F1/a.jpg', REAL],
    ['https://files.slack.com:8443/files-pri/T1-F1/a.jpg', REAL],
    ['https://files.slack.com.example/files-pri/T1-F1/a.jpg', REAL],
    ['https://evilslack.com/files-pri/T1-F1/a.jpg', REAL],
    ['https://files.slack.com@example.com/files-pri/T1-F1/a.jpg', REAL],
    ['https://user:word@files.slack.com/files-pri/T1-F1/a.jpg', REAL],
    ['https://slack.com/api/api.test', REAL],
    ['https://files.slack.com/files-pri/../api/api.test', REAL],
    ['http://127.0.0.1:3210/files-pri/T1-F1/a.jpg', REAL],
    ['http://127.0.0.1:3211/files-pri/T1-F1/a.jpg', HERE],
    ['http://10.0.0.1:3210/files-pri/T1-F1/a.jpg', HERE],
    ['file:///files-pri/etc/passwd', HERE],
    ['', REAL],
  ])('is none: %s', (address, api) => {
    expect(isFileAddress(address, api)).toBe(false);
  });
});
