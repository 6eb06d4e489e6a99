// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Button, Checkbox, Dialog, Stack, TenantBadge, type TenantLook, TextField, toast } from '../../../ui/index.ts';
import type { CatalogueFamily } from '../catalogue-query.ts';
import { changeFamilyMutation, defineFamilyMutation } from './catalogue-mutations.ts';
import { catalogueTexts } from './messages.ts';
import { serviceCodeFor } from './service-draft.ts';

const schema = z.object({ code: z.string(), de: requiredText(), en: requiredText(), position: requiredText(4), active: z.boolean() });

interface FamilyDialogProps {
  /** Nothing: a new one. */
  readonly family: CatalogueFamily | null;
  readonly nextPosition: number;
  readonly tenant: TenantLook;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const wholeOr = (text: string, otherwise: number): number => (/^\d{1,4}$/.test(text) ? Number(text) : otherwise);

export function FamilyDialog({ family, nextPosition, tenant, onDone, onClose }: FamilyDialogProps) {
  const m = useMessages(catalogueTexts);
  const form = useAppForm(schema, {
    code: family?.code ?? '',
    de: family?.nameDe ?? '',
    en: family?.nameEn ?? '',
    position: String(family?.position ?? nextPosition),
    active: family?.active ?? true,
  });
  // The server speaks of the name as one thing; here it stands in two fields.
  const place = (field: string, message: string): boolean => form.placeError(field === 'name' ? 'de' : field, message);
  const { submit, pending, problem } = useSubmit({ onFieldError: place, onLoadNew: onDone });
  const errors = form.formState.errors;
  const save = form.handleSubmit(async ({ code, de, en, position, active }) => {
    const common = { name: { de, en }, position: wholeOr(position, nextPosition) };
    const outcome = family
      ? await submit(changeFamilyMutation, (idempotencyKey) => ({
          ...common,
          familyId: family.id,
          active,
          expectedVersion: family.version,
          idempotencyKey,
        }))
      : await submit(defineFamilyMutation, (idempotencyKey) => ({ ...common, code: code.trim() || serviceCodeFor(de), idempotencyKey }));
    if (!outcome.ok) return;
    toast({ text: m('familySaved', { name: de }) });
    onDone();
  });
  const footer = (
    <Button kind="primary" type="submit" form="desk-family" pending={pending}>
      {m('save')}
    </Button>
  );
  return (
    <Dialog title={m(family ? 'changeFamily' : 'newFamily')} open onClose={onClose} footer={footer}>
      <TenantBadge tenant={tenant} />
      <form id="desk-family" noValidate onSubmit={(event) => void save(event)}>
        <Stack>
          {problem}
          <TextField label={m('nameDe')} error={errors.de?.message} {...form.register('de')} />
          <TextField label={m('nameEn')} error={errors.en?.message} {...form.register('en')} />
          {!family && (
            <TextField
              label={m('code')}
              hint={m('codeHint')}
              width="medium"
              optional
              placeholder={serviceCodeFor(form.watch('de'))}
              error={errors.code?.message}
              {...form.register('code')}
            />
          )}
          <TextField
            label={m('position')}
            width="short"
            inputMode="numeric"
            error={errors.position?.message}
            {...form.register('position')}
          />
          {family && <Checkbox label={m('familyActive')} hint={m('familyActiveHint')} {...form.register('active')} />}
        </Stack>
      </form>
    </Dialog>
  );
}
