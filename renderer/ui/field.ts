/** What every field of a form takes. */
export interface FieldProps {
  readonly label: string;
  /** One line under the label that says what is wanted. */
  readonly hint?: string | undefined;
  /** The sentence under the field when its value is refused. */
  readonly error?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Keeps the label for screen readers only, where the place on screen already names the field. */
  readonly labelHidden?: boolean | undefined;
  readonly width?: 'short' | 'medium' | 'full' | undefined;
  /** Says "(optional)" after the label. */
  readonly optional?: boolean | undefined;
  readonly name?: string | undefined;
  /** The control itself, so that a form can put the focus on what it refuses. */
  readonly inputRef?: ((element: HTMLElement | null) => void) | undefined;
}
