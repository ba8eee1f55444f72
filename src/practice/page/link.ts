/** Addresses that only lead somewhere; others, such as `javascript:`, would do something in the page. */
const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Whether an address from an app or a person may be opened. */
export function mayOpen(url: string): boolean {
  return URL.canParse(url) && SAFE.has(new URL(url).protocol);
}

/** Opens an app's address beside the page and gives nothing of the page to it; an unsafe one stays closed. */
export function openLink(url: string): void {
  if (mayOpen(url)) window.open(url, '_blank', 'noopener,noreferrer');
}
