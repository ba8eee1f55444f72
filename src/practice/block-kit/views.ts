import { BLOCKS } from './blocks.ts';
import { plain } from './objects.ts';
import {
  anything,
  boolean,
  byType,
  list,
  named,
  object,
  required,
  string,
  type Properties,
  type Schema,
  type Surface,
} from './schema.ts';

/** How many blocks a surface takes. */
export const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

/** The blocks of one surface. */
export function blocksOf(surface: Surface): Schema {
  return list(byType(BLOCKS), { max: MOST_BLOCKS[surface] });
}

const label = plain(24);

const common: Properties = {
  type: required(anything),
  private_metadata: string({ max: 3000 }),
  callback_id: string({ max: 255 }),
  external_id: string({ max: 255 }),
  submit: label,
  close: label,
  clear_on_close: boolean,
  notify_on_close: boolean,
};

/** Views, as docs.slack.dev/reference/views has them. Slack's own examples give App Home a title as well. */
export const VIEWS = {
  modal: named('modal', object({ ...common, blocks: required(blocksOf('modal')), title: required(label) })),
  home: named('home', object({ ...common, blocks: required(blocksOf('home')), title: label })),
};
