import type { CardBlock, ContainerBlock, ImageElement, MrkdwnElement } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { BlockText, plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { ElementView } from './element.tsx';
import { Picture, pictureUrl } from './image.tsx';
import { RichText } from './rich-text.tsx';

/** https://docs.slack.dev/reference/block-kit/blocks/card-block has one text more than the types. */
type Card = CardBlock & { subtext?: MrkdwnElement };

/** One thing in a frame: a picture, a few words, and what can be done with it. */
export function CardView({ block, blockId }: { block: Card; blockId: string }) {
  return (
    <article class="block-card">
      {block.hero_image && <Image image={block.hero_image} />}
      <FrameHead icon={block.icon}>
        {block.title && (
          <strong>
            <BlockText text={block.title} />
          </strong>
        )}
        {block.subtitle && (
          <span class="quiet">
            <BlockText text={block.subtitle} />
          </span>
        )}
      </FrameHead>
      {block.body && (
        <div>
          <BlockText text={block.body} />
        </div>
      )}
      {block.subtext && (
        <small class="quiet">
          <BlockText text={block.subtext} />
        </small>
      )}
      {block.actions && (
        <div class="block-actions">
          {block.actions.map((element, index) => (
            <ElementView key={element.action_id ?? index} element={element} blockId={blockId} />
          ))}
        </div>
      )}
    </article>
  );
}

/** Blocks under one title; they can be folded away where the app allows it. */
export function ContainerView({ block, children }: { block: ContainerBlock; children: ComponentChildren }) {
  const head = (
    <FrameHead icon={block.icon}>
      <strong>
        {block.rich_text_title ? (
          <RichText block={block.rich_text_title} />
        ) : (
          block.title && plainText(block.title)
        )}
      </strong>
      {block.subtitle && (
        <span class="quiet">
          <BlockText text={block.subtitle} />
        </span>
      )}
    </FrameHead>
  );
  if (block.is_collapsible) {
    return (
      <details class="block-card" open={block.default_collapsed !== true}>
        <summary>{head}</summary>
        {children}
      </details>
    );
  }
  return (
    <section class="block-card">
      {head}
      {children}
    </section>
  );
}

function FrameHead({ icon, children }: { icon: ImageElement | undefined; children: ComponentChildren }) {
  return (
    <div class="card-head">
      {icon && <Image image={icon} small />}
      <div>{children}</div>
    </div>
  );
}

function Image({ image, small = false }: { image: ImageElement; small?: boolean }) {
  const { person } = usePage();
  return <Picture url={pictureUrl(image, person.id)} alt={image.alt_text} small={small} />;
}
