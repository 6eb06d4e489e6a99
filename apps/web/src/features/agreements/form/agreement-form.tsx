// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { FormErrors } from '../../../forms/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Button, Cluster, Link, Stack } from '../../../ui/index.ts';
import { agreementTexts } from '../messages.ts';
import { useBodyParams } from '../use-body-params.ts';
import type { AgreementFormApi } from './agreement-form-api.ts';
import { BasicFields } from './basic-fields.tsx';
import { type CheckedClause, ClauseFields } from './clause-fields.tsx';
import { DataFields } from './data-fields.tsx';
import { ServiceFields } from './service-fields.tsx';
import { TermFields } from './term-fields.tsx';
import { VatFields } from './vat-fields.tsx';

interface AgreementFormProps {
  readonly form: AgreementFormApi;
  /** A draft keeps its member. */
  readonly memberFixed: boolean;
  /** The stored clause and what its check found; null for a new draft. */
  readonly checked: CheckedClause | null;
  readonly problem: ReactNode;
  readonly pending: boolean;
  readonly onSubmit: () => void;
}

/** The rules name parts of the content; the form has fields. */
const FIELD_OF: Readonly<Record<string, string>> = { validity: 'validFrom', dataProcessing: 'role' };

export const placeRefusal =
  (form: AgreementFormApi) =>
  (field: string, message: string): boolean =>
    form.placeError(FIELD_OF[field] ?? field, message);

/** All of a draft on one page, in the order in which such a text is written. */
export function AgreementForm({ form, memberFixed, checked, problem, pending, onSubmit }: AgreementFormProps) {
  const m = useMessages(agreementTexts);
  const params = useBodyParams();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="large">
        {problem}
        <FormErrors state={form.formState} />
        <BasicFields form={form} memberFixed={memberFixed} />
        <ServiceFields form={form} />
        <ClauseFields form={form} checked={checked} />
        <TermFields form={form} />
        <VatFields form={form} />
        <DataFields form={form} />
        <Cluster>
          <Link look="button" to="/a/$association/$body/agreements" params={params}>
            {m('cancel')}
          </Link>
          <Button kind="primary" type="submit" pending={pending}>
            {m('save')}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
