/** The page's icons, drawn on a 20 by 20 grid in the colour of the text around them. */
const PATHS = {
  hash: 'M8 3 6.5 17M13.5 3 12 17M3.5 7.5h14M2.5 12.5h14',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5l10 10M15 5 5 15',
  send: 'M3 3.5 17.5 10 3 16.5 5 10zM5 10h6',
  eye: 'M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  reply: 'M3 4h14v10H9l-4 3.5V14H3zM6.5 8h7M6.5 10.8h4.5',
  pencil: 'M4 16l.8-3.6L13.6 3.6l2.8 2.8L7.6 15.2zM12 5.2 14.8 8',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5',
  down: 'M5 8l5 5 5-5',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 6v4.5l3 1.8',
  next: 'M4 4.5 11 10l-7 5.5zM14.5 4.5v11',
  home: 'M3 9.5 10 3.5l7 6V17h-4.5v-4.5h-5V17H3z',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  plus: 'M10 4v12M4 10h12',
  check: 'M4 10.5 8 14.5 16 5.5',
  warning: 'M10 3 18 17H2zM10 8v4.5M10 14.8v.01',
  smile:
    'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM7.3 8.2v.01M12.7 8.2v.01M6.7 12c1.6 2.3 5 2.3 6.6 0',
  back: 'M16.5 10h-13M9 4.5 3.5 10 9 15.5',
  sort: 'M7 4v12M4 13l3 3 3-3M13 16V4M10 7l3-3 3 3',
  image: 'M3 4h14v12H3zM3 13l4-4 4 4 2.5-2.5L17 14M13 8v.01',
  clip: 'M17 9.5l-7 7a4 4 0 0 1-5.7-5.7l7.2-7.2a2.7 2.7 0 0 1 3.8 3.8l-7.2 7.2a1.3 1.3 0 0 1-1.9-1.9l6.6-6.6',
  file: 'M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4',
  download: 'M10 3v10M5.5 9 10 13.5 14.5 9M4 17h12',
  wires: 'M3 6.5h11M11 3.5l3 3-3 3M17 13.5H6M9 10.5l-3 3 3 3',
  bolt: 'M11 2.5 4.5 11.5h5L9 17.5l6.5-9h-5z',
  restart: 'M4 10a6 6 0 1 1 2 4.5M4 16v-4h4',
  info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 9v5M10 6.2v.01',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon beside words; it says nothing by itself to a screen reader. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class={`icon icon-${name}`}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
