// SPDX-License-Identifier: EUPL-1.2
import type { Circumstances, Refusal, Result, TenantId, UserId } from '@kernel/core';
import type { Actor, RoleBook, SubjectRow } from '@platform/authorization';
import type { Writes } from '@platform/database';
import type { FileStore } from '@platform/files';
import type { z } from 'zod';
import type { MessageDraft } from './messages.ts';
import type { FieldCipher } from './platform.ts';
import type { Ports } from './ports.ts';

/** What is remembered of a decision: whose record, everything decided, what goes out. */
export interface DecisionRecord {
  readonly type: string;
  readonly id: string;
  /** The home of the record; the tenant of the row if not given. */
  readonly tenantId?: TenantId;
  /** The decision whole, as plain data; stored erasable beside the audit chain. */
  readonly content: unknown;
  readonly messages?: readonly MessageDraft[];
}

/** The loaded row as permissions and versions look at it. */
export interface TargetRow extends SubjectRow {
  /** Type and id under which the record's history stands; for the words of CHANGED_MEANWHILE. */
  readonly type?: string;
  readonly id?: string;
  readonly version?: number;
}

export interface LoadContext<Input> {
  readonly input: Input;
  readonly actor: Actor;
  readonly ports: Ports;
  readonly book: RoleBook;
  readonly fields: FieldCipher;
  readonly at: Circumstances['at'];
  readonly today: Circumstances['today'];
}

/** One shape for every write; the builder does the rest. See docs/ARCHITECTURE.md, "How a write goes". */
export interface UseCase<Repositories, Schema extends z.ZodType, State, Decision, Code extends string, Outcome> {
  /** '<service>.<behaviour>', the same word on every floor. */
  readonly name: string;
  readonly action: string;
  readonly input: Schema;
  /** The codes that decide may answer, in order of precedence. */
  readonly refusals: readonly Code[];
  /** Asks for a second factor not older than five minutes. */
  readonly stepUp?: boolean;
  /** Part of a decision that two people must take: never open to the operator or to a job. */
  readonly twoPeople?: boolean;
  /** The second step of two: who took the first, and by which use cases. Neither they nor whom they stood in for may take this one. */
  readonly secondPerson?: {
    readonly after: readonly string[];
    readonly first: (state: State) => UserId | null;
  };
  /** A duty that rules give to a named person: refused with NOT_IN_PERSON to whoever may take the action in somebody's place only. */
  readonly inPerson?: boolean;
  /** Concerns all members: refused with NOT_ALL_MEMBERS, before it is decided, to whoever may take the action for some of them only. */
  readonly ofAll?: boolean;
  readonly isolation?: 'readCommitted' | 'repeatableRead' | 'serializable';
  /** For work that may take longer than the ten seconds of an ordinary write. */
  readonly timeoutMs?: number;
  readonly repositories: (writes: Writes, ports: Ports, fields: FieldCipher, files: FileStore) => Repositories;
  /** Reads (and locks) what the decision needs; null if it does not exist for this actor. */
  readonly load: (repositories: Repositories, context: LoadContext<z.output<Schema>>) => Promise<State | null>;
  readonly row: (state: State, input: z.output<Schema>) => TargetRow;
  readonly decide: (state: State, input: z.output<Schema>, circumstances: Circumstances, actor: Actor) => Result<Decision, Refusal<Code>>;
  /** Further tenants that the saving writes to, such as the members of a released run. */
  readonly alsoWrites?: (state: State, decision: Decision) => readonly TenantId[];
  readonly save: (repositories: Repositories, decision: Decision, state: State) => Promise<void>;
  readonly record: (decision: Decision, state: State) => DecisionRecord | readonly DecisionRecord[];
  /** Ids for the answer; what they stand for is read after the commit. Plain JSON. */
  readonly outcome: (decision: Decision, state: State) => Outcome;
}

/** A use case without its inner types, as doors and lists hold it. */
// biome-ignore lint/suspicious/noExplicitAny: the inner types are checked where the use case is defined
export type AnyUseCase = UseCase<any, any, any, any, string, any>;

export type InputOf<U> = U extends UseCase<infer _R, infer Schema, infer _S, infer _D, infer _C, infer _O> ? z.input<Schema> : never;
export type OutcomeOf<U> = U extends UseCase<infer _R, infer _I, infer _S, infer _D, infer _C, infer Outcome> ? Outcome : never;

/** Binds the shape to a service's repositories: const useCase = bindUseCase(deskRepositories). */
export function bindUseCase<Repositories>(
  repositories: (writes: Writes, ports: Ports, fields: FieldCipher, files: FileStore) => Repositories,
) {
  return <Schema extends z.ZodType, State, Decision, Code extends string, Outcome>(
    definition: Omit<UseCase<Repositories, Schema, State, Decision, Code, Outcome>, 'repositories'>,
  ): UseCase<Repositories, Schema, State, Decision, Code, Outcome> => ({ ...definition, repositories });
}
