// SPDX-License-Identifier: EUPL-1.2
import { err, ok, parseIban, type Refusal, type Result, refusal } from '@kernel/core';

export interface PostalAddress {
  readonly line1: string;
  readonly line2: string;
  readonly postCode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
}

/** Who issues the documents of an association. Empty texts where there is nothing. */
export interface IssuerProfile {
  readonly name: string;
  readonly address: PostalAddress;
  /** VAT identification number (BT-31). */
  readonly vatId: string;
  /** BT-32 */
  readonly taxNumber: string;
  readonly iban: string;
  readonly bic: string;
  readonly accountName: string;
  /** Creditor identifier of SEPA direct debits. */
  readonly creditorId: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail: string;
  /** Who represents the association, as it stands in the footer. */
  readonly representedBy: string;
}

export const EINVOICE_FORMATS = ['ubl', 'cii', 'hybrid'] as const;
/** XRechnung in one of the two syntaxes beside the PDF, or within it (ZUGFeRD/Factur-X). */
export type EinvoiceFormat = (typeof EINVOICE_FORMATS)[number];

/** Where and how a member receives its documents. */
export interface RecipientProfile {
  /** First lines of the address: 'Stadt Bedburg', 'Der Bürgermeister – Kämmerei'. */
  readonly name: string;
  readonly department: string;
  readonly address: PostalAddress;
  readonly email: string;
  /** BT-10 */
  readonly routingId: string;
  /** BT-13 */
  readonly orderNumber: string;
  /** BT-19 */
  readonly costUnit: string;
  readonly format: EinvoiceFormat;
}

/** In order of precedence. */
export type ProfileRefusal =
  | 'NAME_MISSING'
  | 'ADDRESS_INCOMPLETE'
  | 'POST_CODE_INVALID'
  | 'COUNTRY_INVALID'
  | 'VAT_ID_INVALID'
  | 'TAX_ID_MISSING'
  | 'IBAN_INVALID'
  | 'BIC_INVALID'
  | 'CONTACT_INCOMPLETE'
  | 'EMAIL_INVALID'
  | 'ROUTING_ID_INVALID';

const blank = (text: string): boolean => text.trim() === '';
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function addressRefusal({ line1, postCode, city, country }: PostalAddress): Refusal<ProfileRefusal> | null {
  if (blank(line1)) return refusal('ADDRESS_INCOMPLETE', { field: 'line1' });
  if (blank(city)) return refusal('ADDRESS_INCOMPLETE', { field: 'city' });
  if (!/^[A-Z]{2}$/.test(country)) return refusal('COUNTRY_INVALID', { field: 'country' });
  if (country === 'DE' ? !/^\d{5}$/.test(postCode) : blank(postCode)) return refusal('POST_CODE_INVALID', { field: 'postCode' });
  return null;
}

function taxRefusal({ vatId, taxNumber }: IssuerProfile): Refusal<ProfileRefusal> | null {
  if (!blank(vatId) && !/^DE\d{9}$/.test(vatId)) return refusal('VAT_ID_INVALID', { field: 'vatId' });
  // § 14 Abs. 4 Nr. 2 UStG: one of the two stands in an invoice.
  if (blank(vatId) && blank(taxNumber)) return refusal('TAX_ID_MISSING', { field: 'taxNumber' });
  return null;
}

/** The profile as it is kept, its IBAN without blanks. */
export function checkIssuer(profile: IssuerProfile): Result<IssuerProfile, Refusal<ProfileRefusal>> {
  if (blank(profile.name)) return err(refusal('NAME_MISSING', { field: 'name' }));
  const wrong = addressRefusal(profile.address) ?? taxRefusal(profile);
  if (wrong) return err(wrong);
  const iban = parseIban(profile.iban);
  if (!iban.ok) return err(refusal('IBAN_INVALID', { field: 'iban', params: { reason: iban.error } }));
  if (!blank(profile.bic) && !/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(profile.bic)) return err(refusal('BIC_INVALID', { field: 'bic' }));
  // BR-DE-5 to BR-DE-7: name, telephone, mail of the seller's contact.
  if (blank(profile.contactName)) return err(refusal('CONTACT_INCOMPLETE', { field: 'contactName' }));
  if ((profile.contactPhone.match(/\d/g) ?? []).length < 3) return err(refusal('CONTACT_INCOMPLETE', { field: 'contactPhone' }));
  if (!EMAIL.test(profile.contactEmail)) return err(refusal('EMAIL_INVALID', { field: 'contactEmail' }));
  return ok({ ...profile, iban: iban.value });
}

/** What the routing id is checked with stands beside the formats of invoices; its answer comes in. */
export function checkRecipient(
  profile: RecipientProfile,
  routing: Result<unknown, { readonly code: string }>,
): Result<RecipientProfile, Refusal<ProfileRefusal>> {
  if (blank(profile.name)) return err(refusal('NAME_MISSING', { field: 'name' }));
  const wrong = addressRefusal(profile.address);
  if (wrong) return err(wrong);
  if (!blank(profile.email) && !EMAIL.test(profile.email)) return err(refusal('EMAIL_INVALID', { field: 'email' }));
  if (!blank(profile.routingId) && !routing.ok)
    return err(refusal('ROUTING_ID_INVALID', { field: 'routingId', params: { reason: routing.error.code } }));
  return ok(profile);
}
