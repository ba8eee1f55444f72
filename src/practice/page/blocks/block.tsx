import type { KnownBlock } from '@slack/types';
import { Icon } from '../icons.tsx';
import { Markdown } from '../markdown.tsx';
import { BlockText, plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { Shield } from '../shield.tsx';
import { ContextActions } from './context-actions.tsx';
import { DataTable } from './data-table.tsx';
import { ElementView } from './element.tsx';
import { CardView, ContainerView } from './framed.tsx';
import { Picture, pictureUrl } from './image.tsx';
import { InputView } from './input.tsx';
import { RichText } from './rich-text.tsx';
import { Table } from './table.tsx';

const ALERTING = new Set<string | undefined>(['warning', 'error']);

/** As much as is certain of any block. */
interface Typed {
  type: string;
  block_id?: string;
}

/** Blocks one below the other; one that cannot be shown leaves the others alone. */
export function BlockList({ blocks }: { blocks: readonly Typed[] }) {
  const { words } = usePage();
  return (
    <>
      {blocks.map((block, index) => (
        <Shield
          key={block.block_id ?? index}
          of={block}
          instead={<p class="block-unknown">{words.cannotBeShown}</p>}
        >
          <BlockView block={block} />
        </Shield>
      ))}
    </>
  );
}

/** One block. The server has validated it, so its type tells its shape; an unknown type is named, not hidden. */
function BlockView({ block }: { block: Typed }) {
  const { words, person } = usePage();
  const known: object = block;
  if (!isKnown(known)) return null;
  const blockId = block.block_id ?? '';
  switch (known.type) {
    case 'section':
      return (
        <div class="block-section">
          <div class="section-text">
            {known.text && (
              <div class="section-main">
                <BlockText text={known.text} />
              </div>
            )}
            {known.fields && (
              <div class="section-fields">
                {known.fields.map((field, index) => (
                  <div key={index}>
                    <BlockText text={field} />
                  </div>
                ))}
              </div>
            )}
          </div>
          {known.accessory && (
            <div class="section-accessory">
              <ElementView element={known.accessory} blockId={blockId} />
            </div>
          )}
        </div>
      );
    case 'header':
      return <h2 class="block-header">{plainText(known.text)}</h2>;
    case 'divider':
      return <hr class="block-divider" />;
    case 'context':
      return (
        <div class="block-context">
          {known.elements.map((element, index) =>
            element.type === 'image' ? (
              <Picture key={index} url={pictureUrl(element, person.id)} alt={element.alt_text} small />
            ) : (
              <span key={index}>
                <BlockText text={element} />
              </span>
            ),
          )}
        </div>
      );
    case 'actions':
      return (
        <div class="block-actions">
          {known.elements.map((element, index) => (
            <ElementView key={element.action_id ?? index} element={element} blockId={blockId} />
          ))}
        </div>
      );
    case 'image':
      return (
        <figure class="block-image">
          {known.title && <figcaption>{plainText(known.title)}</figcaption>}
          <Picture url={pictureUrl(known, person.id)} alt={known.alt_text} />
        </figure>
      );
    case 'input':
      return <InputView block={known} blockId={blockId} />;
    case 'rich_text':
      return <RichText block={known} />;
    case 'table':
      return <Table block={known} />;
    case 'data_table':
      return <DataTable block={known} />;
    case 'markdown':
      return <Markdown text={known.text} />;
    case 'alert':
      return (
        <div class={`block-alert ${known.level ?? 'default'}`} role="note">
          <Icon name={known.level === 'success' ? 'check' : ALERTING.has(known.level) ? 'warning' : 'info'} />
          <div>
            <BlockText text={known.text} />
          </div>
        </div>
      );
    case 'context_actions':
      return <ContextActions block={known} blockId={blockId} />;
    case 'card':
      return <CardView block={known} blockId={blockId} />;
    case 'carousel':
      return (
        // The keyboard scrolls it as well.
        <div class="block-carousel" tabIndex={0} role="group" aria-label={words.carousel}>
          <BlockList blocks={known.elements} />
        </div>
      );
    case 'container':
      return (
        <ContainerView block={known}>
          <BlockList blocks={known.child_blocks} />
        </ContainerView>
      );
    default:
      return <p class="block-unknown">{words.notShown(known.type)}</p>;
  }
}

function isKnown(block: object): block is KnownBlock {
  return 'type' in block;
}
