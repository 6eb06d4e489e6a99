// SPDX-License-Identifier: EUPL-1.2
import {
  civilDate,
  type JsonAt,
  jsonRoot,
  type Refusal,
  readDate,
  readList,
  readObject,
  readOneOf,
  readOptional,
  readText,
} from '@kernel/core';
import { type RunFileRefusal, readMember, readRun } from '../run-file.ts';
import { readCitation } from '../run-file-agreements.ts';
import { readKeyRuleOr } from '../run-file-keys.ts';
import type { RunInput } from '../run-input.ts';
import type { Change, PopulationCount } from './change-input.ts';

const WHAT_IF_FILE_FORMAT = 'verbund-what-if/1';

const KINDS = ['key', 'population', 'joins', 'leaves'] as const;

function readCount(at: JsonAt): PopulationCount {
  const { basis, referenceDate } = readObject(at, ['basis', 'referenceDate']);
  return { basis: readText(basis), referenceDate: readDate(referenceDate) };
}

/** The members of each kind; a change of no known kind is read as one that changes nothing. */
function readChange(at: JsonAt): Change {
  const kindOf = typeof at.value === 'object' && at.value !== null ? (at.value as { readonly kind?: unknown }).kind : undefined;
  switch (kindOf) {
    case 'key': {
      const { keyId, rule, parts } = readObject(at, ['kind', 'keyId', 'rule', 'parts']);
      return { kind: 'key', keyId: readText(keyId), rule: readKeyRuleOr(rule, parts) };
    }
    case 'population': {
      const { from, to } = readObject(at, ['kind', 'from', 'to']);
      return { kind: 'population', from: readCount(from), to: readCount(to) };
    }
    case 'joins': {
      const { member, agreements } = readObject(at, ['kind', 'member', 'agreements']);
      return {
        kind: 'joins',
        member: readMember(member),
        agreements: readOptional(agreements, (list) => readList(list, readCitation)) ?? [],
      };
    }
    case 'leaves': {
      const { tenantId, lastDay } = readObject(at, ['kind', 'tenantId', 'lastDay']);
      return { kind: 'leaves', tenantId: readText(tenantId), lastDay: readDate(lastDay) };
    }
    default: {
      readOneOf({ ...at, value: kindOf, path: `${at.path}.kind` }, KINDS, 'leaves');
      return { kind: 'leaves', tenantId: '', lastDay: civilDate('2000-01-01') };
    }
  }
}

/** Reads the JSON of `verbund settlement what-if`, already parsed: a run as in a run file, and what is changed in it. */
export function readWhatIfFile(json: unknown): {
  readonly input: RunInput;
  readonly changes: readonly Change[];
  readonly refusals: Refusal<RunFileRefusal>[];
} {
  const root = jsonRoot(json);
  const file = readObject(root, ['format', 'run', 'changes']);
  readOneOf(file.format, [WHAT_IF_FILE_FORMAT], WHAT_IF_FILE_FORMAT);
  const input = readRun(file.run);
  const changes = readList(file.changes, readChange);
  return { input, changes, refusals: root.problems as Refusal<RunFileRefusal>[] };
}
