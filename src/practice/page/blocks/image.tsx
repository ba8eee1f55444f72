import type { ImageElement } from '@slack/types';
import { Icon } from '../icons.tsx';
import { OutLink } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { fileUrl } from '../upload.ts';

/** A file's id in its private address or its permalink. */
const FILE_IN_ADDRESS = /[-/](F[A-Z0-9]{10})\//;

/** Where a picture is for a person, whichever way the block says it. */
export function pictureUrl(image: Partial<ImageElement>, as: string): string {
  if ('image_url' in image) return image.image_url ?? '';
  const file = 'slack_file' in image ? image.slack_file : undefined;
  if (!file) return '';
  const id = 'id' in file ? file.id : FILE_IN_ADDRESS.exec(file.url)?.[1];
  return id === undefined ? '' : fileUrl(id, as);
}

/** A picture from this workspace. Nothing is fetched from other sites: a practice must work without a network. */
export function Picture({ url, alt, small = false }: { url: string; alt: string; small?: boolean }) {
  const { words } = usePage();
  if (isOurs(url)) return <img src={url} alt={alt} class={small ? 'picture small' : 'picture'} />;
  if (small) {
    return (
      <span
        class="picture-elsewhere small"
        role="img"
        aria-label={alt}
        title={`${alt} · ${words.imageElsewhere}`}
      >
        <Icon name="image" />
      </span>
    );
  }
  return (
    <span class="picture-elsewhere">
      <span>
        <OutLink url={url} label={alt} />
      </span>
      <small>{words.imageElsewhere}</small>
    </span>
  );
}

function isOurs(url: string): boolean {
  return (
    url !== '' && URL.canParse(url, location.href) && new URL(url, location.href).origin === location.origin
  );
}
