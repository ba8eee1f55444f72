import { SlackHands } from '../support/hands.ts';
import type { World } from './world.ts';

/** What people do in a world; each act returns when the bot that is there has dealt with it, or died of it. */
export class Hands extends SlackHands {
  readonly #world: World;

  constructor(world: World) {
    super(world.practice);
    this.#world = world;
  }

  settled(): Promise<void> {
    return this.#world.delivers();
  }
}
