// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useMessages } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { type TenantLook, TenantBadge } from './tenant-badge.tsx';
import { uiTexts } from './texts.ts';

export interface DialogProps {
  readonly title: ReactNode;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly size?: 'default' | 'wide';
  /** False where closing would lose something: no cross, no Escape, no click outside. */
  readonly dismissable?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
}

export function Dialog({ title, open, onClose, children, footer, size = 'default', dismissable = true, role = 'dialog' }: DialogProps) {
  const m = useMessages(uiTexts);
  return (
    <ModalOverlay
      className="vw-overlay"
      isOpen={open}
      onOpenChange={(next) => !next && onClose()}
      isDismissable={dismissable && role === 'dialog'}
      isKeyboardDismissDisabled={!dismissable}
    >
      <Modal className={classNames('vw-modal', size === 'wide' && 'vw-modal--wide')}>
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

export interface ConfirmDialogProps {
  readonly title: ReactNode;
  readonly open: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
  /** Says what is done: 'Freigeben', never 'OK'. */
  readonly confirmLabel: string;
  /** For whom: the reader must see the body before pressing. */
  readonly tenants: readonly TenantLook[];
  /** What will happen, in figures: count, sum. */
  readonly effect: ReactNode;
  readonly children?: ReactNode;
  readonly danger?: boolean;
  readonly pending?: boolean;
  readonly disabled?: boolean;
}

export function ConfirmDialog({ tenants, effect, children, confirmLabel, danger = false, pending = false, disabled = false, onCancel, onConfirm, ...dialog }: ConfirmDialogProps) {
  const m = useMessages(uiTexts);
  const footer = (
    <>
      <Button kind="secondary" onPress={onCancel} autoFocus={danger}>
        {m('cancel')}
      </Button>
      <Button kind="primary" danger={danger} pending={pending} disabled={disabled} onPress={onConfirm} autoFocus={!danger}>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Dialog {...dialog} role="alertdialog" onClose={onCancel} footer={footer}>
      <dl className="vw-confirm">
        <dt>{m('affects')}</dt>
        <dd className="vw-cluster">
          {tenants.map((tenant) => (
            <TenantBadge key={tenant.name} tenant={tenant} />
          ))}
        </dd>
        <dt>{m('effect')}</dt>
        <dd>{effect}</dd>
      </dl>
      {children}
    </Dialog>
  );
}
