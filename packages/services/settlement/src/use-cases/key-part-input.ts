// SPDX-License-Identifier: EUPL-1.2
import type { KeyPart, Metric } from '@domain/settlement';
import { type CivilDate, unreachable } from '@kernel/core';
import { choiceInput, dateInput, textInput } from '@platform/use-case';
import { z } from 'zod';

export const METRIC_KINDS = ['hours', 'cases', 'inhabitants', 'equal', 'quantity'] as const;

/** A part of a key as it comes in: which fields it needs depends on its kind. */
export const keyPartInput = z
  .object({
    /** 10000 are 100 %. */
    sharePermyriad: z.int().min(-1_000_000).max(1_000_000),
    kind: choiceInput('MetricKind', METRIC_KINDS),
    /** Inhabitants: the official basis and its day. */
    basis: textInput(60, 0).optional(),
    referenceDate: dateInput.optional(),
    /** Quantities: the code after 'quantity.', and how the unit is called. */
    code: textInput(60, 0).optional(),
    unit: textInput(60, 0).optional(),
  })
  .superRefine((part, context) => {
    if (part.kind === 'inhabitants' && part.referenceDate === undefined)
      context.addIssue({ code: 'custom', message: 'REQUIRED', path: ['referenceDate'] });
  })
  .meta({ id: 'KeyPart' });

export type KeyPartInput = z.output<typeof keyPartInput>;

function metricFrom({ kind, basis, referenceDate, code, unit }: KeyPartInput): Metric {
  switch (kind) {
    case 'hours':
    case 'cases':
    case 'equal':
      return { kind };
    case 'inhabitants':
      return { kind, basis: basis ?? '', referenceDate: referenceDate as CivilDate };
    case 'quantity':
      return { kind, meter: `quantity.${code ?? ''}`, unit: unit ?? '' };
    default:
      return unreachable(kind);
  }
}

export const keyPartsFrom = (parts: readonly KeyPartInput[]): KeyPart[] =>
  parts.map((part) => ({ sharePermyriad: part.sharePermyriad, metric: metricFrom(part) }));
