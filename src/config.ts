import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { sqliteFile } from '../db/url.ts';

/** Everything the environment says, checked. */
export interface Config {
  slack: SlackConfig | null;
  /** Also without a bot token: the practice workspace signs with it what it sends to an app over HTTP. */
  signingSecret: string | null;
  databaseUrl: string;
  /** Where copies of what people attached are kept. */
  evidenceFolder: string;
  campaignFile: string | null;
  host: string;
  port: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** How long a message of unknown outcome rests before its key is looked up in history. */
  quarantineMs: number;
}

/** Null in `Config`: no bot token, so the practice workspace is used. */
export interface SlackConfig {
  botToken: string;
  apiUrl: string;
  /** Socket Mode with an app token; otherwise HTTP mode with the signing secret; neither for one-off commands. */
  appToken: string | null;
  signingSecret: string | null;
}

/** A variable that can be wrong; what it should be is in the catalogues under `config.`. */
export type ConfigVariable = keyof z.infer<typeof environment>;

const blankIsUnset = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankIsUnset, schema.optional());

const environment = z.object({
  SLACK_BOT_TOKEN: optional(z.string().regex(/^xox[a-z.]*-/)),
  SLACK_APP_TOKEN: optional(z.string().regex(/^xapp-/)),
  SLACK_SIGNING_SECRET: optional(z.string().min(8)),
  SLACK_API_URL: optional(
    z.url({ protocol: /^https?$/ }).transform((url) => (url.endsWith('/') ? url : `${url}/`)),
  ),
  DATABASE_URL: optional(z.string().regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/)),
  DUBAN_EVIDENCE: optional(z.string()),
  DUBAN_CAMPAIGN: optional(z.string()),
  HOST: optional(z.string()),
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])),
  DUBAN_QUARANTINE_SECONDS: optional(z.coerce.number().min(0)),
});

/**
 * Reads the environment; either a whole configuration or every variable that is wrong, by name. Values
 * are never told: they may be secrets.
 */
export function readConfig(env: NodeJS.ProcessEnv): { config: Config } | { faults: ConfigVariable[] } {
  const read = environment.safeParse(env);
  if (!read.success) {
    return { faults: [...new Set(read.error.issues.map((issue) => issue.path[0] as ConfigVariable))] };
  }
  const set = read.data;
  const slack: SlackConfig | null = set.SLACK_BOT_TOKEN
    ? {
        botToken: set.SLACK_BOT_TOKEN,
        apiUrl: set.SLACK_API_URL ?? 'https://slack.com/api/',
        appToken: set.SLACK_APP_TOKEN ?? null,
        signingSecret: set.SLACK_SIGNING_SECRET ?? null,
      }
    : null;
  const databaseUrl = set.DATABASE_URL ?? 'sqlite:./data/duban.db';
  return {
    config: {
      slack,
      signingSecret: set.SLACK_SIGNING_SECRET ?? null,
      databaseUrl,
      evidenceFolder: set.DUBAN_EVIDENCE === undefined ? besideOf(databaseUrl) : resolve(set.DUBAN_EVIDENCE),
      campaignFile: set.DUBAN_CAMPAIGN ?? null,
      host: set.HOST ?? '127.0.0.1',
      port: set.PORT ?? 3210,
      logLevel: set.LOG_LEVEL ?? 'info',
      quarantineMs: (set.DUBAN_QUARANTINE_SECONDS ?? 60) * 1000,
    },
  };
}

/** The evidence folder beside the file of a database, or under `data` for one that has none here. */
function besideOf(databaseUrl: string): string {
  const file = sqliteFile(databaseUrl);
  return join(file === null || file === ':memory:' ? resolve('data') : dirname(file), 'evidence');
}

/** True when the address is this machine itself, so that rehearsals reach nobody. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
