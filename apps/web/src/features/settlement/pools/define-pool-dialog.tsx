// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { requiredChoice, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Button, Dialog, Select, Stack, TextField, toast } from '../../../ui/index.ts';
import { useFamilies } from '../families.ts';
import { poolTexts } from './messages.ts';
import { DefinePool, KeysToChooseQuery } from './pool-documents.ts';

const schema = z.object({ serviceFamilyCode: requiredChoice(), keyId: requiredChoice(), name: requiredText(120) });

export function DefinePoolDialog({ onClose, onDefined }: { readonly onClose: () => void; readonly onDefined: () => void }) {
  const m = useMessages(poolTexts);
  const { options } = useFamilies();
  const [{ data }] = useQuery({ query: KeysToChooseQuery });
  const form = useAppForm(schema, { serviceFamilyCode: '', keyId: '', name: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const family = form.watch('serviceFamilyCode');
  const keys = (data?.settlementKeys ?? []).filter(({ serviceFamilyCode }) => serviceFamilyCode === family);
  const { errors } = form.formState;
  const define = form.handleSubmit(async (input) => {
    const answer = await submit(DefinePool, (idempotencyKey) => ({ idempotencyKey, ...input }));
    if (!answer.ok) return;
    toast({ text: m('defined', { name: input.name }) });
    onDefined();
    onClose();
  });
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button type="submit" form="settlement-pool" kind="primary" pending={pending}>
        {m('define')}
      </Button>
    </>
  );
  return (
    <Dialog title={m('definePool')} open onClose={onClose} footer={footer}>
      <form id="settlement-pool" noValidate onSubmit={(event) => void define(event)}>
        <Stack>
          {problem}
          <Select label={m('family')} options={options} error={errors.serviceFamilyCode?.message} {...form.register('serviceFamilyCode')} />
          <Select
            label={m('key')}
            hint={m('keyHint')}
            options={keys.map(({ id, name }) => ({ value: id, label: name }))}
            error={errors.keyId?.message}
            {...form.register('keyId')}
          />
          <TextField label={m('name')} error={errors.name?.message} {...form.register('name')} />
        </Stack>
      </form>
    </Dialog>
  );
}
