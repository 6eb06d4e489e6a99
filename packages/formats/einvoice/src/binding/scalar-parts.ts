// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, centsToDecimal, MAX_CENTS, parseCivilDate } from '@kernel/core';
import { type Decimal, decimalToFraction, decimalToText, parseDecimal, roundToCents } from '../model/decimal.ts';
import type { Identifier } from '../model/parties.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import type { XmlElement, XmlNode } from '../xml/xml-element.ts';
import type { Draft, Part, Writing } from './part.ts';
import { type Reading, shown } from './reading.ts';

/** Members of a model that hold such a value. */
export type Keys<M, V> = { [K in keyof M]-?: Exclude<M[K], undefined> extends V ? K : never }[keyof M] & string;

/** Sets a member once; what comes a second time and is not the same is reported and left out. */
export function set<M>(draft: Draft<M>, key: keyof M & string, value: unknown, element: XmlElement, reading: Reading): void {
  const members = draft as Record<string, unknown>;
  if (members[key] === undefined) members[key] = value;
  else if (members[key] !== value)
    reading.report('READ-REPEATED', 'warning', element, { element: element.name, value: shown(element.text.trim()) });
}

/** Puts an item at the end of a list; the list itself grows, since a copy for each item would take a long file very long. */
export function append<M>(draft: Draft<M>, key: keyof M & string, item: unknown): void {
  const members = draft as Record<string, unknown>;
  const items = members[key];
  if (Array.isArray(items)) items.push(item);
  else members[key] = [item];
}

/** A value of one member as the text of one element. */
interface ScalarForm<V> {
  readonly write: (value: V, writing: Writing) => Omit<XmlNode, 'name'>;
  /** null: reported already. */
  readonly read: (element: XmlElement, reading: Reading) => V | null;
}

function scalar<M, V>(name: string, key: keyof M & string, form: ScalarForm<V>): Part<M> {
  return {
    write: (model, writing) => {
      const value = model[key] as V | undefined;
      return value === undefined ? [] : [{ name, ...form.write(value, writing) }];
    },
    takes: (element, reading) => reading.is(element, name),
    read: (element, draft, reading) => {
      const value = form.read(element, reading);
      if (value !== null) set(draft, key, value, element, reading);
    },
  };
}

/** A text without white space around it: names, codes, references. */
export const text = <M>(name: string, key: Keys<M, string>): Part<M> =>
  scalar<M, string>(name, key, { write: (content) => ({ content }), read: ({ text: content }) => content.trim() });

/** A text as it stands there, line ends included. */
export const prose = <M>(name: string, key: Keys<M, string>): Part<M> =>
  scalar<M, string>(name, key, { write: (content) => ({ content }), read: ({ text: content }) => content });

export const attribute = (element: XmlElement, name: string): string | undefined => element.attributes.get(name)?.trim() || undefined;

export function identifierOf(element: XmlElement, scheme = 'schemeID', version = 'schemeVersionID'): Identifier {
  const [schemeId, schemeVersion] = [attribute(element, scheme), attribute(element, version)];
  return {
    value: element.text.trim(),
    ...(schemeId === undefined ? {} : { scheme: schemeId }),
    ...(schemeVersion === undefined ? {} : { schemeVersion }),
  };
}

/** An identifier whose scheme is an attribute. */
export const identifier = <M>(name: string, key: Keys<M, Identifier>, scheme = 'schemeID'): Part<M> =>
  scalar<M, Identifier>(name, key, {
    write: ({ value, scheme: id }) => ({ attributes: { [scheme]: id }, content: value }),
    read: (element) => identifierOf(element, scheme),
  });

function numberOf(element: XmlElement, reading: Reading): Decimal | null {
  const currency = attribute(element, 'currencyID');
  if (currency !== undefined && !reading.currencies.has(currency)) reading.currencies.set(currency, element);
  const parsed = parseDecimal(element.text.trim());
  if (parsed.ok) return parsed.value;
  reading.report('READ-NOT-A-NUMBER', 'fatal', element, { value: shown(element.text.trim()) });
  return null;
}

export const number = <M>(name: string, key: Keys<M, Decimal>): Part<M> =>
  scalar<M, Decimal>(name, key, { write: (value) => ({ content: decimalToText(value) }), read: numberOf });

/** A unit price: no limit of decimals; in UBL with its currency. */
export const unitPrice = <M>(name: string, key: Keys<M, Decimal>, withCurrency: boolean): Part<M> =>
  scalar<M, Decimal>(name, key, {
    write: (value, { currency }) => ({ ...(withCurrency ? { attributes: { currencyID: currency } } : {}), content: decimalToText(value) }),
    read: numberOf,
  });

/** A number whose unit is an attribute and a member of its own. */
export const quantity = <M>(name: string, key: Keys<M, Decimal>, unitKey: Keys<M, string>): Part<M> => ({
  write: (model) => {
    const value = model[key] as Decimal | undefined;
    return value === undefined
      ? []
      : [{ name, attributes: { unitCode: model[unitKey] as string | undefined }, content: decimalToText(value) }];
  },
  takes: (element, reading) => reading.is(element, name),
  read: (element, draft, reading) => {
    const value = numberOf(element, reading);
    if (value !== null) set(draft, key, value, element, reading);
    const unit = attribute(element, 'unitCode');
    if (unit !== undefined) (draft as Record<string, unknown>)[unitKey] = unit;
  },
});

/** How amounts of a file are read: the rule that limits their decimals, and what is checked of their currency. */
export interface AmountTerm {
  /** 'BT-131' */
  readonly term: string;
  /** 'BR-DEC-23' */
  readonly rule: RuleId;
}

/** Cents of an element; a third decimal breaks its rule and is rounded, so that the rest of the invoice can still be looked at. */
export function amountOf(element: XmlElement, { term, rule }: AmountTerm, reading: Reading): Cents | null {
  const value = numberOf(element, reading);
  if (value === null) return null;
  const decimals = element.text.trim().split('.')[1]?.length ?? 0;
  if (decimals > 2) reading.report(rule, 'fatal', element, { value: shown(element.text.trim()), decimals }, term);
  const amount = roundToCents(decimalToFraction(value));
  if (amount <= MAX_CENTS && amount >= -MAX_CENTS) return amount;
  reading.report('READ-NOT-A-NUMBER', 'fatal', element, { value: shown(element.text.trim()) });
  return null;
}

export const amount = <M>(name: string, key: Keys<M, Cents>, term: AmountTerm, withCurrency: boolean): Part<M> =>
  scalar<M, Cents>(name, key, {
    write: (value, { currency }) => ({ ...(withCurrency ? { attributes: { currencyID: currency } } : {}), content: centsToDecimal(value) }),
    read: (element, reading) => amountOf(element, term, reading),
  });

/** '2026-01-31' in UBL. A time zone behind it says nothing about the day. */
export const isoDate = <M>(name: string, key: Keys<M, CivilDate>): Part<M> =>
  scalar<M, CivilDate>(name, key, {
    write: (content) => ({ content }),
    read: (element, reading) => dateOf(element, element.text.trim().replace(/(?:Z|[+-]\d{2}:\d{2})$/, ''), reading),
  });

function dateOf(element: XmlElement, written: string, reading: Reading): CivilDate | null {
  const date = parseCivilDate(written);
  if (date === null) reading.report('READ-NOT-A-DATE', 'fatal', element, { value: shown(element.text.trim()) });
  return date;
}

/** '20260131' with format 102, one element deeper, in CII. */
export const ciiDate = <M>(name: string, key: Keys<M, CivilDate>, inner = 'udt:DateTimeString'): Part<M> =>
  scalar<M, CivilDate>(name, key, {
    write: (date) => ({ content: [{ name: inner, attributes: { format: '102' }, content: date.replaceAll('-', '') }] }),
    read: (element, reading) => {
      const [value] = element.children;
      if (value === undefined) return dateOf(element, element.text.trim().slice(0, 10), reading);
      return dateOf(value, value.text.trim().replace(/^(\d{4})-?(\d{2})-?(\d{2}).*$/s, '$1-$2-$3'), reading);
    },
  });

/** The same text in every invoice; what a foreign one says there is of no meaning for us. */
export const constant = <M>(name: string, content: string): Part<M> => ({
  constant: true,
  write: () => [{ name, content }],
  takes: (element, reading) => reading.is(element, name),
  read: () => undefined,
});
