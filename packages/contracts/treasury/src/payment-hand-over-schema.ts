// SPDX-License-Identifier: EUPL-1.2
import { MANDATE_SCHEMES, MANDATE_SEQUENCES, PAYMENT_HAND_OVER_FORMAT } from './payment-hand-over.ts';

export const NAME_LENGTH = 70;
export const MANDATE_ID_LENGTH = 35;
export const REMITTANCE_LENGTH = 140;

/** The characters of the SEPA set. */
const SET = "A-Za-z0-9/?:().,'+ \\-";
/** EPC 217-08: 1 to 35 characters of the set, no slash at an end and none doubled. */
export const REFERENCE_PATTERN = `^(?!/)(?!.*//)(?!.*/$)[${SET}]{1,35}$`;
/** Country, check digits, own part without separators; the check digits are checked beyond this. */
export const CREDITOR_ID_PATTERN = '^[A-Z]{2}[0-9]{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$';

const text = (maxLength: number, minLength = 1) => ({ type: 'string', minLength, maxLength });
const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
const id = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' };
/** Whole cents above zero. */
const amount = { type: 'string', pattern: '^[1-9][0-9]{0,17}$' };
const iban = { type: 'string', pattern: '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$' };
const object = (properties: Readonly<Record<string, unknown>>) => ({
  ...{ type: 'object', additionalProperties: false, required: Object.keys(properties), properties },
});

const mandate = object({
  id: text(MANDATE_ID_LENGTH),
  signedOn: day,
  scheme: { enum: MANDATE_SCHEMES },
  sequence: { enum: MANDATE_SEQUENCES },
});
const item = object({
  ...{ id, tenantId: id, ags: { type: 'string' }, member: { type: 'string' } },
  ...{ endToEndId: { type: 'string', pattern: REFERENCE_PATTERN }, dueOn: day, amountCents: amount },
  ...{ documentNumber: { type: 'string' }, remittance: text(REMITTANCE_LENGTH) },
  ...{ account: object({ name: text(NAME_LENGTH), iban }), mandate: { oneOf: [{ type: 'null' }, mandate] } },
});

/** The shape as JSON schema; what spans fields (check digits, sums, a reference that stands twice) is checked with it. */
export const paymentHandOverSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: PAYMENT_HAND_OVER_FORMAT,
  ...object({
    ...{ format: { const: PAYMENT_HAND_OVER_FORMAT }, id, kind: { enum: ['collection', 'payout'] } },
    ...{ status: { enum: ['proposed', 'handedOver', 'discarded'] }, executeOn: day, currency: { const: 'EUR' }, totalCents: amount },
    ownAccount: object({ name: text(NAME_LENGTH), iban, creditorId: { type: 'string', pattern: `${CREDITOR_ID_PATTERN}|^$` } }),
    items: { type: 'array', minItems: 1, items: item },
  }),
} as const;
