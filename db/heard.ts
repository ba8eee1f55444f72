import type { DbOrTx } from './transact.ts';

/** A message of the bot's that stands in Slack, under which people may write. */
export interface Head {
  channel: string;
  ts: string;
}

/** Messages that head their own threads and were posted at or after an instant, or that have one of these keys. */
export async function headsPosted(db: DbOrTx, since: string, keys: readonly string[]): Promise<Head[]> {
  const rows = await db
    .selectFrom('delivery')
    .select(['channel', 'ts'])
    .where('threadTs', 'is', null)
    .where('ts', 'is not', null)
    .where((w) =>
      keys.length === 0 ? w('sentAt', '>=', since) : w.or([w('sentAt', '>=', since), w('key', 'in', keys)]),
    )
    .orderBy('channel')
    .orderBy('ts')
    .execute();
  return rows.flatMap(({ channel, ts }) => (channel === null || ts === null ? [] : [{ channel, ts }]));
}

/** A message of somebody's that is on record, and that would be taken back if it were deleted. */
export interface KeptMessage {
  /** `channel:ts` */
  messageKey: string;
  /** Whoever wrote it, by their Slack id. */
  slackUserId: string | null;
}

/** Messages of a channel, from a ts on, to which something on record goes back that still holds. */
export async function keptMessages(db: DbOrTx, channel: string, fromTs: string): Promise<KeptMessage[]> {
  const from = `${channel}:${fromTs}`;
  const until = `${channel};`;
  const replies = db
    .selectFrom('reply')
    .innerJoin('person', 'person.id', 'reply.authorId')
    .select(['reply.messageKey', 'person.slackUserId'])
    .where('reply.messageKey', '>=', from)
    .where('reply.messageKey', '<', until)
    .where('reply.supersededAt', 'is', null)
    .where('reply.withdrawnAt', 'is', null);
  const comments = db
    .selectFrom('inspectionComment')
    .innerJoin('person', 'person.id', 'inspectionComment.authorId')
    .select(['inspectionComment.messageKey', 'person.slackUserId'])
    .where('inspectionComment.messageKey', '>=', from)
    .where('inspectionComment.messageKey', '<', until)
    .where('inspectionComment.withdrawnAt', 'is', null);
  const files = db
    .selectFrom('evidenceLink')
    .innerJoin('evidence', 'evidence.id', 'evidenceLink.evidenceId')
    .innerJoin('person', 'person.id', 'evidence.uploadedBy')
    .select(['evidenceLink.messageKey', 'person.slackUserId'])
    .where('evidenceLink.messageKey', '>=', from)
    .where('evidenceLink.messageKey', '<', until)
    .where('evidenceLink.withdrawnAt', 'is', null);
  const rows = await replies.union(comments).union(files).orderBy('messageKey').execute();
  return rows.flatMap(({ messageKey, slackUserId }) =>
    messageKey === null ? [] : [{ messageKey, slackUserId }],
  );
}
