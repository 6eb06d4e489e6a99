// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatNumber } from '../../../format/index.ts';
import { dateText, FormCombo, FormDate, FormDialog, optionalDateText, requiredChoice, useAppForm } from '../../../forms/index.ts';
import { graphql, useSubmit, type VariablesOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Checkbox, type ComboBoxOption, FieldGrid, Select, TextField, toast } from '../../../ui/index.ts';
import { useBodyParams } from '../shared/use-body-params.ts';
import { useColourOptions } from './colours.ts';
import { tenantTexts } from './messages.ts';

const MunicipalitiesQuery = graphql(`
  query RegisterSearch($search: String, $limit: Int) {
    municipalities(search: $search, limit: $limit) {
      ags
      name
      districtName
      populations {
        inhabitants
      }
    }
  }
`);

const AdmitTenant = graphql(`
  mutation AdmitTenant(
    $idempotencyKey: String!
    $ags: String!
    $joinedOn: Date!
    $leftOn: Date
    $shortName: String
    $colour: TenantColour
    $requestsNeedApproval: Boolean
    $ordersCostUnit: Boolean
  ) {
    admitTenant(
      idempotencyKey: $idempotencyKey
      ags: $ags
      joinedOn: $joinedOn
      leftOn: $leftOn
      shortName: $shortName
      colour: $colour
      requestsNeedApproval: $requestsNeedApproval
      ordersCostUnit: $ordersCostUnit
    ) {
      __typename
      ... on AdmitTenantSuccess {
        tenant {
          id
          name
        }
      }
      ... on AdmitTenantRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

type Colour = VariablesOf<typeof AdmitTenant>['colour'];

const schema = z.object({
  ags: requiredChoice(),
  joinedOn: dateText(),
  leftOn: optionalDateText(),
  shortName: z.string(),
  colour: z.string(),
  requestsNeedApproval: z.boolean(),
  ordersCostUnit: z.boolean(),
});

export function AdmitDialog({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages(tenantTexts);
  const navigate = useNavigate();
  const params = useBodyParams();
  const colours = useColourOptions();
  const [search, setSearch] = useState('');
  const [{ data }] = useQuery({ query: MunicipalitiesQuery, variables: { search, limit: 50 } });
  const form = useAppForm(schema, {
    ags: '',
    joinedOn: '',
    leftOn: '',
    shortName: '',
    colour: '',
    requestsNeedApproval: false,
    ordersCostUnit: false,
  });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const options = (data?.municipalities ?? []).map(
    ({ ags, name, districtName, populations }): ComboBoxOption => ({
      value: ags,
      label: name,
      description: [districtName, ags, populations[0] && `${formatNumber(populations[0].inhabitants)} ${m('inhabitants')}`]
        .filter(Boolean)
        .join(' · '),
    }),
  );
  const send = form.handleSubmit(async ({ shortName, colour, ...input }) => {
    const answer = await submit(AdmitTenant, (idempotencyKey) => ({
      idempotencyKey,
      ...input,
      ...(shortName.trim() && { shortName: shortName.trim() }),
      ...(colour && { colour: colour as NonNullable<Colour> }),
    }));
    if (!answer.ok) return;
    const tenant = answer.value.tenant;
    onClose();
    if (!tenant) return;
    toast({ text: m('admitted', { name: tenant.name }) });
    await navigate({ to: '/a/$association/$body/administration/tenants/$tenantId', params: { ...params, tenantId: tenant.id } });
  });
  const errors = form.formState.errors;
  return (
    <FormDialog
      title={m('admit')}
      intro={m('admitIntro')}
      submitLabel={m('admitSubmit')}
      size="wide"
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
    >
      <FormCombo
        control={form.control}
        name="ags"
        label={m('municipality')}
        hint={m('municipalityHint')}
        options={options}
        // The field shows the name of what was chosen: that is no search.
        onSearch={(text) => !options.some(({ label }) => label === text) && setSearch(text)}
      />
      <FieldGrid>
        <FormDate control={form.control} name="joinedOn" label={m('joinedOn')} />
        <FormDate control={form.control} name="leftOn" label={m('leftOn')} hint={m('optionalTo')} optional />
        <TextField
          label={m('shortName')}
          hint={m('shortNameHint')}
          optional
          maxLength={30}
          error={errors.shortName?.message}
          {...form.register('shortName')}
        />
        <Select
          label={m('colour')}
          hint={m('colourHint')}
          optional
          placeholder={m('colourUsual')}
          options={colours}
          error={errors.colour?.message}
          {...form.register('colour')}
        />
      </FieldGrid>
      <Checkbox label={m('requestsNeedApproval')} hint={m('requestsNeedApprovalHint')} {...form.register('requestsNeedApproval')} />
      <Checkbox label={m('ordersCostUnit')} hint={m('ordersCostUnitHint')} {...form.register('ordersCostUnit')} />
    </FormDialog>
  );
}
