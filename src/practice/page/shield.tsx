import { Component, type ComponentChildren } from 'preact';

interface Props {
  /** What is shown; when it is another one, or the same in a new state, it is tried again. */
  of: object;
  /** Shown in its place when it cannot be. */
  instead: ComponentChildren;
  children: ComponentChildren;
}

interface State {
  failed: object | null;
}

/** Keeps what is wrong with one thing from taking the rest of the page with it. */
export class Shield extends Component<Props, State> {
  override state: State = { failed: null };

  override componentDidCatch(error: unknown): void {
    this.setState({ failed: this.props.of });
    console.error(error);
  }

  override render({ of, instead, children }: Props, { failed }: State): ComponentChildren {
    return failed === of ? instead : children;
  }
}
