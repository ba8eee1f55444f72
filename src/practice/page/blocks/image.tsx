import type { ImageElement } from '@slack/types';
import { Icon } from '../icons.tsx';
import { OutLink } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';

/** Where a picture is, whichever way the block says it. */
export function pictureUrl(image: Partial<ImageElement>): string {
  if ('image_url' in image) return image.image_url ?? '';
  const file = 'slack_file' in image ? image.slack_file : undefined;
  return file && 'url' in file ? file.url : '';
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
      <span>{url.startsWith('http') ? <OutLink url={url} label={alt} /> : alt}</span>
      <small>{words.imageElsewhere}</small>
    </span>
  );
}

function isOurs(url: string): boolean {
  return (
    url !== '' && URL.canParse(url, location.href) && new URL(url, location.href).origin === location.origin
  );
}
