import { listEvidence } from '../../db/evidence.ts';
import type { Deps } from '../deps.ts';
import { evidenceFacts } from '../evidence/facts.ts';
import { prepareFolder } from '../evidence/store.ts';
import type { Cli } from './context.ts';
import { bad, ok, warn, type Finding } from './finding.ts';

/** Whether copies of what people attach can be kept, and which could not be made. */
export async function evidenceFindings({ config, words }: Cli, { db }: Deps): Promise<Finding[]> {
  const folder = config.evidenceFolder;
  try {
    await prepareFolder(folder);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [bad(words('doctor.evidence_folder', { folder, error: message }))];
  }
  const all = await evidenceFacts(db, await listEvidence(db));
  const waiting = all.filter((row) => row.state === 'waiting');
  const failed = all.filter((row) => row.state === 'failed');
  const [oldest] = waiting;
  const newest = failed.at(-1);
  const findings: Finding[] = [];
  if (oldest) {
    const { name, reason } = oldest;
    findings.push(
      warn(words('doctor.evidence_waiting', { count: waiting.length, name, error: reason ?? '—' })),
    );
  }
  // Nothing but attaching it again can help, so this is no fault of the installation that would never go away.
  if (newest) {
    const told = { name: newest.name, person: newest.uploader, error: newest.reason ?? '—' };
    findings.push(warn(words('doctor.evidence_failed', { count: failed.length, ...told })));
  }
  return findings.length === 0 ? [ok(words('doctor.evidence', { folder }))] : findings;
}
