import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

export type Kind =
  | 'person'
  | 'conversation'
  | 'message'
  | 'scheduled'
  | 'home'
  | 'stack'
  | 'mark'
  | 'office'
  | 'sample'
  | 'file';

/** Where the workspace keeps what must outlive the process: one row per thing, written as it changes. */
export interface Store {
  load<T>(kind: Kind): T[];
  save(kind: Kind, id: string, value: object): void;
  remove(kind: Kind, id: string): void;
  /** What is in a file; undefined when there is none of this id. */
  bytes(id: string): Buffer | undefined;
  saveBytes(id: string, bytes: Buffer): void;
  removeBytes(id: string): void;
  clear(): void;
  close(): void;
}

/** Keeps nothing but what is in files, since nobody else does: the workspace lives as long as the process. */
export function memoryStore(): Store {
  const contents = new Map<string, Buffer>();
  return {
    load: () => [],
    save() {},
    remove() {},
    bytes: (id) => contents.get(id),
    saveBytes: (id, bytes) => void contents.set(id, bytes),
    removeBytes: (id) => void contents.delete(id),
    clear: () => contents.clear(),
    close() {},
  };
}

/** A small SQLite file. Each change is on its way to the disk before the caller hears of it, so kill -9 loses none. */
export function fileStore(path: string): Store {
  mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.exec(
    `create table if not exists thing (kind text not null, id text not null, json text not null, primary key (kind, id));
     create table if not exists content (id text primary key, bytes blob not null)`,
  );
  const all = database.prepare<[Kind], { json: string }>(
    'select json from thing where kind = ? order by rowid',
  );
  const put = database.prepare(
    'insert into thing (kind, id, json) values (?, ?, ?) on conflict (kind, id) do update set json = excluded.json',
  );
  const drop = database.prepare('delete from thing where kind = ? and id = ?');
  const read = database.prepare<[string], { bytes: Buffer }>('select bytes from content where id = ?');
  const write = database.prepare('insert into content (id, bytes) values (?, ?)');
  const erase = database.prepare('delete from content where id = ?');
  return {
    load: <T>(kind: Kind) => all.all(kind).map((row): T => JSON.parse(row.json)),
    save: (kind, id, value) => void put.run(kind, id, JSON.stringify(value)),
    remove: (kind, id) => void drop.run(kind, id),
    bytes: (id) => read.get(id)?.bytes,
    saveBytes: (id, bytes) => void write.run(id, bytes),
    removeBytes: (id) => void erase.run(id),
    clear: () => void database.exec('delete from thing; delete from content'),
    close: () => void database.close(),
  };
}
