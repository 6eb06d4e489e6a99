// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import type { Family } from './family.ts';

export const TEXT_KINDS = ['introduction', 'reasons', 'legalRemedy', 'vatHint', 'paymentHint'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** What a text names and what changes without the text: court and its address. */
export interface TextData {
  readonly court: string;
  readonly courtAddress: string;
}

/** One version of a text. */
export interface TextBlock {
  readonly family: Family;
  readonly kind: TextKind;
  readonly version: number;
  readonly text: string;
  readonly data: TextData;
  /** First day of issue on which it stands in documents. */
  readonly validFrom: CivilDate;
}

/**
 * What a text can take up, in the words in which clerks write it. 'zeitraum' is made to follow 'für' ('den Monat August 2026'); 'summe' is what
 * is charged with VAT before advances go off, 'betrag' what is left to pay.
 */
export const PLACEHOLDERS = [
  'verband',
  'mitglied',
  'nummer',
  'datum',
  'jahr',
  'von',
  'bis',
  'zeitraum',
  'summe',
  'betrag',
  'faellig',
  'gericht',
  'gerichtsanschrift',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const HOLE = /\{([^{}]*)\}/g;
export const TEXT_LIMIT = 6_000;

/** In order of precedence. */
export type TextRefusal =
  | 'TEXT_MISSING'
  | 'TEXT_KIND_OF_OTHER_FAMILY'
  | 'PLACEHOLDER_UNKNOWN'
  | 'COURT_MISSING'
  | 'REMEDY_WITHOUT_COURT'
  | 'VALID_FROM_IN_THE_PAST'
  | 'VALID_FROM_NOT_LATER';

export interface TextState {
  /** The youngest version of this text, if there is one. */
  readonly last: Pick<TextBlock, 'version' | 'validFrom'> | null;
  readonly today: CivilDate;
}

export type TextInput = Omit<TextBlock, 'version'>;

/** A new version of a text. It begins today or later, since documents that were issued bear what held then. */
export function checkText({ last, today }: TextState, input: TextInput): Result<TextBlock, Refusal<TextRefusal>> {
  const text = input.text.trim();
  if (text === '') return err(refusal('TEXT_MISSING', { field: 'text' }));
  if (input.kind === 'legalRemedy' && input.family !== 'notice') return err(refusal('TEXT_KIND_OF_OTHER_FAMILY', { field: 'kind' }));
  const holes = [...text.matchAll(HOLE)].map(([, name = '']) => name);
  const unknown = holes.find((name) => !(PLACEHOLDERS as readonly string[]).includes(name));
  if (unknown !== undefined)
    return err(refusal('PLACEHOLDER_UNKNOWN', { field: 'text', params: { name: unknown.slice(0, 60), known: PLACEHOLDERS } }));
  const namesCourt = holes.includes('gericht') || holes.includes('gerichtsanschrift');
  const noCourt = input.data.court.trim() === '' || input.data.courtAddress.trim() === '';
  if (namesCourt && noCourt) return err(refusal('COURT_MISSING', { field: 'court' }));
  // § 37 Abs. 6 VwVfG: the notice tells the court or authority and its seat.
  if (input.kind === 'legalRemedy' && !namesCourt) return err(refusal('REMEDY_WITHOUT_COURT', { field: 'text' }));
  if (input.validFrom < today) return err(refusal('VALID_FROM_IN_THE_PAST', { field: 'validFrom', params: { today } }));
  if (last && input.validFrom < last.validFrom)
    return err(refusal('VALID_FROM_NOT_LATER', { field: 'validFrom', params: { last: last.validFrom } }));
  return ok({ ...input, text, version: (last?.version ?? 0) + 1 });
}

/** The text that stands in documents issued on a day: of the versions that have begun the youngest. */
export function textOn<Block extends TextBlock>(texts: readonly Block[], family: Family, kind: TextKind, day: CivilDate): Block | null {
  const begun = texts.filter((text) => text.family === family && text.kind === kind && text.validFrom <= day);
  return begun.reduce<Block | null>((best, text) => (best === null || text.version > best.version ? text : best), null);
}

export const fillText = (text: string, values: Readonly<Record<Placeholder, string>>): string =>
  text.replace(HOLE, (hole, name: string) => (Object.hasOwn(values, name) ? values[name as Placeholder] : hole));

/** Proposals to begin with; what stands in documents is what the association has resolved to use. */
export const PROPOSED_TEXTS: readonly Pick<TextBlock, 'family' | 'kind' | 'text'>[] = [
  {
    family: 'notice',
    kind: 'introduction',
    text: 'für {zeitraum} setzen wir gegen Sie eine Umlage von {summe} Euro fest.',
  },
  {
    family: 'notice',
    kind: 'reasons',
    text: 'Die Umlage deckt den Aufwand, den sonstige Erträge nicht decken (§ 19 Abs. 1 GkG NRW). Bestimmung, Beschluss und Berechnung stehen bei jeder Position.',
  },
  {
    family: 'notice',
    kind: 'legalRemedy',
    text: 'Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Klage beim {gericht}, {gerichtsanschrift}, erhoben werden.',
  },
  {
    family: 'notice',
    kind: 'paymentHint',
    text: 'Bitte überweisen Sie den Betrag bis zum {faellig} und nennen Sie dabei die Nummer {nummer}.',
  },
  {
    family: 'invoice',
    kind: 'introduction',
    text: 'für {zeitraum} berechnen wir Ihnen nach den bei jeder Position genannten Vereinbarungen:',
  },
  {
    family: 'invoice',
    kind: 'paymentHint',
    text: 'Bitte überweisen Sie den Betrag bis zum {faellig} und nennen Sie dabei die Nummer {nummer}.',
  },
];
