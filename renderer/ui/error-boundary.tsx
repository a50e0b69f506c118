import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Page } from './page.tsx';

interface Props {
  readonly children: ReactNode;
  /** A new key clears the failure, as when another screen is opened. */
  readonly resetKey: string;
}

/** Calm words when a screen breaks. The rest of the window goes on working. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed && before.resetKey !== this.props.resetKey) this.setState({ failed: false });
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Page
        title="This screen stopped working"
        say="Nothing was lost: what you saved is in the register, and what you were typing is kept as a draft."
        actions={
          <Button kind="main" onPress={() => this.setState({ failed: false })}>
            Open the screen again
          </Button>
        }
      >
        <p>If it happens twice, choose another screen on the left, or lock and unlock the register.</p>
      </Page>
    );
  }
}
