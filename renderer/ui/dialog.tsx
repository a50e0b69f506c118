import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import styles from './dialog.module.css';
import sheet from './sheet.module.css';

/** Says to assistive technology that nothing else can be reached; the library leaves it out. */
export const markModal = (dialog: HTMLElement | null): void => dialog?.setAttribute('aria-modal', 'true');

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot. Without any, the dialog has only Close in its head. */
  readonly actions?: ReactNode;
  readonly size?: 'normal' | 'wide';
  /** `alertdialog` for a question that must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  /** Whether what is typed stays as a draft when the dialog closes. Without it, closing over typed words asks first. */
  readonly keepsDraft?: boolean;
}

type TextField = HTMLTextAreaElement | HTMLInputElement;

const isTextField = (target: EventTarget): target is TextField =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');

/** Remembers in which fields somebody typed, and tells whether any of it still stands there. */
function useTyped(isOpen: boolean) {
  const fields = useRef(new Set<TextField>());
  useEffect(() => {
    if (!isOpen) fields.current.clear();
  }, [isOpen]);
  return {
    note: ({ target }: FormEvent) => {
      if (isTextField(target)) fields.current.add(target);
    },
    isAny: () => [...fields.current].some((field) => field.isConnected && field.value.trim() !== ''),
  };
}

interface AskingProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Esc, or a press beside the sheet, is easily made by mistake: nobody's words are gone by it. */
function AskBeforeLeaving({ onStay, onLeave }: AskingProps) {
  return (
    <div className={cx(styles.actions)}>
      <p role="alert">What you typed here is not saved.</p>
      <Button kind="danger" onPress={onLeave}>
        Throw it away
      </Button>
      <Button kind="main" autoFocus onPress={onStay}>
        Go on writing
      </Button>
    </div>
  );
}

/**
 * A sheet over the screen: Esc closes it, the focus stays inside and goes back where it was. Where words were typed that no
 * draft keeps, it asks before it closes.
 */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, children, actions, size = 'normal', role = 'dialog', keepsDraft = false } = props;
  const sheetElement = useRef<HTMLElement>(null);
  const typed = useTyped(isOpen);
  const [asking, setAsking] = useState(false);
  if (asking && !isOpen) setAsking(false);
  const leave = () => {
    if (asking) setAsking(false);
    else if (!keepsDraft && typed.isAny()) setAsking(true);
    else onClose();
  };
  useEffect(() => {
    // A button that is pressed and then busy loses the focus, and without it Esc would not reach the sheet.
    if (isOpen && document.activeElement === document.body) sheetElement.current?.focus();
  });
  // The buttons at the foot lie outside the form, and Ctrl+Enter saves from them too.
  const saveFromFoot = (event: KeyboardEvent) => {
    const form = sheetElement.current?.querySelector('form');
    if (!form || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    form.requestSubmit();
  };
  return (
    <ModalOverlay
      className={cx(styles.overlay, sheet.sheet)}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) leave();
      }}
      isDismissable={role === 'dialog'}
    >
      <Modal className={cx(styles.modal, styles[size], sheet.sheet)}>
        <AriaDialog
          ref={(element) => {
            sheetElement.current = element;
            markModal(element);
          }}
          role={role}
          className={cx(styles.dialog)}
        >
          <div className={styles.head}>
            <Heading slot="title" level={2} className={cx(styles.title)}>
              {title}
            </Heading>
            {role === 'dialog' && (
              <Button kind="quiet" size="small" onPress={leave}>
                Close
              </Button>
            )}
          </div>
          <div className={styles.body} onInput={typed.note}>
            {children}
          </div>
          {asking && <AskBeforeLeaving onStay={() => setAsking(false)} onLeave={onClose} />}
          {!asking && actions !== undefined && (
            <div className={styles.actions} onKeyDownCapture={saveFromFoot}>
              {actions}
            </div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
