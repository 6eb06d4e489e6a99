// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, type ReactNode, useId } from 'react';
import { useMessages } from '../i18n/index.ts';
import { Button, Dialog, Stack, TenantBadge, type TenantLook, uiTexts } from '../ui/index.ts';

interface FormDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSubmit: (event: FormEvent) => void;
  readonly submitLabel: string;
  readonly pending: boolean;
  /** What `useSubmit` has to say. */
  readonly problem?: ReactNode;
  /** For whom: the reader must see the body before pressing. */
  readonly tenant?: TenantLook | undefined;
  readonly intro?: ReactNode;
  readonly size?: 'default' | 'wide';
  readonly danger?: boolean;
  readonly children: ReactNode;
}

/** A form in a window: the buttons stand in its foot, the body concerned at its head. */
export function FormDialog({
  title,
  onClose,
  onSubmit,
  submitLabel,
  pending,
  problem,
  tenant,
  intro,
  size,
  danger,
  children,
}: FormDialogProps) {
  const m = useMessages(uiTexts);
  const id = useId();
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button kind="primary" type="submit" form={id} pending={pending} {...(danger && { danger })}>
        {submitLabel}
      </Button>
    </>
  );
  return (
    <Dialog title={title} open onClose={onClose} footer={footer} {...(size && { size })}>
      <form id={id} noValidate onSubmit={onSubmit}>
        <Stack>
          {tenant && <TenantBadge tenant={tenant} />}
          {intro && <p>{intro}</p>}
          {problem}
          {children}
        </Stack>
      </form>
    </Dialog>
  );
}
