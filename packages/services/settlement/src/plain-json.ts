// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { RUN_RULES_VERSION, type RunInput, writtenRuleJson } from '@domain/settlement';

/** A domain value as the text of what jsonb columns hold: whole numbers of any size as texts. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));

/** A domain value as jsonb columns hold it. */
export const plainJson = (value: unknown): never => JSON.parse(jsonText(value)) as never;

/** The inputs of a run as its row keeps them. */
export const runInputJson = (input: RunInput): never =>
  plainJson({ rules: RUN_RULES_VERSION, ...input, keys: input.keys.map((key) => ({ ...key, rule: writtenRuleJson(key.rule) })) });

/** SHA-256 of a canonical text, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
