import type { ComponentChildren } from 'preact';
import { PersonMenu } from '../person.tsx';
import { ClockBar } from './clock.tsx';
import { PracticeMenu } from './menu.tsx';

/** The bar above the imitation of Slack: everything in it belongs to practising, and none of it is in Slack. */
export function PracticeBar({ children }: { children: ComponentChildren }) {
  return (
    <header class="practice-bar">
      {children}
      <PracticeMenu />
      <ClockBar />
      <PersonMenu />
    </header>
  );
}
