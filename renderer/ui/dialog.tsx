import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
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
}

/** A sheet over the screen: Esc closes it, the focus stays inside and goes back where it was. */
export function Dialog({ title, isOpen, onClose, children, actions, size = 'normal', role = 'dialog' }: DialogProps) {
  const sheetElement = useRef<HTMLElement>(null);
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
        if (!open) onClose();
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
              <Button kind="quiet" size="small" onPress={onClose}>
                Close
              </Button>
            )}
          </div>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && (
            <div className={styles.actions} onKeyDownCapture={saveFromFoot}>
              {actions}
            </div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
