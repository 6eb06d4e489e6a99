// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useMessages } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import type { DialogProps } from './dialog.tsx';
import { uiTexts } from './texts.ts';
import './styles/overlays.css';

/** The page that a dialog leaves behind is fetched anew: its button can go with the first answer or with a later one. */
const LOOK_AGAIN_MS = [50, 500, 1_500, 3_000];

/** Where the button that opened a dialog is gone with what was done, the focus goes to the page instead of nowhere. */
function focusPageIfLost(): void {
  if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
}

const keepFocus = (): void => {
  for (const wait of LOOK_AGAIN_MS) setTimeout(focusPageIfLost, wait);
};

export function DialogModal({
  title,
  onClose,
  children,
  footer,
  size = 'default',
  dismissable = true,
  role = 'dialog',
}: Omit<DialogProps, 'open'>) {
  const m = useMessages(uiTexts);
  useEffect(() => keepFocus, []);
  return (
    <ModalOverlay
      className={classNames('vw-overlay', size === 'drawer' && 'vw-overlay--drawer')}
      isOpen
      onOpenChange={(next) => !next && onClose()}
      isDismissable={dismissable && role === 'dialog'}
      isKeyboardDismissDisabled={!dismissable}
    >
      <Modal className={classNames('vw-modal', size !== 'default' && `vw-modal--${size}`)}>
        <AriaDialog role={role} className="kern-dialog vw-dialog">
          <header className="kern-dialog__header">
            <Heading slot="title" className="kern-title kern-title--large">
              {title}
            </Heading>
            {dismissable && (
              <Button kind="tertiary" icon="close" iconOnly onPress={onClose}>
                {m('close')}
              </Button>
            )}
          </header>
          <section className="kern-dialog__body">{children}</section>
          {footer && <footer className="kern-dialog__footer">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
