// SPDX-License-Identifier: EUPL-1.2
import { lazy, type ReactNode, Suspense } from 'react';
import { useMessages } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { TenantBadge, type TenantLook } from './tenant-badge.tsx';
import { uiTexts } from './texts.ts';

// Like menus: the machinery comes when the first dialog opens.
const DialogModal = lazy(() => import('./dialog-modal.tsx').then((module) => ({ default: module.DialogModal })));

export interface DialogProps {
  readonly title: ReactNode;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  /** A drawer stands at the right edge, over the whole height. */
  readonly size?: 'default' | 'wide' | 'drawer';
  /** False where closing would lose something: no cross, no Escape, no click outside. */
  readonly dismissable?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
}

export function Dialog({ open, ...props }: DialogProps) {
  if (!open) return null;
  return (
    <Suspense>
      <DialogModal {...props} />
    </Suspense>
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

export function ConfirmDialog({
  tenants,
  effect,
  children,
  confirmLabel,
  danger = false,
  pending = false,
  disabled = false,
  onCancel,
  onConfirm,
  ...dialog
}: ConfirmDialogProps) {
  const m = useMessages(uiTexts);
  const footer = (
    <>
      <Button kind="secondary" disabled={pending} onPress={onCancel} autoFocus={danger}>
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
