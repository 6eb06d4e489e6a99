// SPDX-License-Identifier: EUPL-1.2
import type { Builder, RefusalCatalogue } from '@platform/graphql';
import type { NotificationRule, TopicCatalogue } from '@platform/notifications';
import type { Download, OwnFiles, PersonalDataNote, Schedule, UseCaseLabels } from '@platform/service';
import type { AnyLongUseCase, AnyQuery, AnyUseCase, Handler, Port } from '@platform/use-case';

/** What one room of payment processing brings along; the service is the sum of them. */
export interface Part {
  readonly useCases: readonly AnyUseCase[];
  readonly queries: readonly AnyQuery[];
  readonly longUseCases?: readonly AnyLongUseCase[];
  readonly waiting?: readonly AnyQuery[];
  /** Message name → what is done then. */
  readonly handlers?: Readonly<Record<string, readonly Handler[]>>;
  /** What it tells users of, and who is told of which message. */
  readonly topics?: TopicCatalogue;
  readonly rules?: readonly NotificationRule[];
  /** What it takes from other services. */
  readonly needs?: readonly Port<unknown>[];
  readonly schedules?: readonly Schedule[];
  readonly downloads?: readonly Download[];
  readonly ownFiles?: readonly OwnFiles[];
  /** @param step the type of a record's history, one of all rooms: an order goes through several */
  readonly graphql: (builder: Builder, step: unknown) => void;
  readonly labels: UseCaseLabels;
  readonly personalData: readonly PersonalDataNote[];
  /** A sentence for every code that its use cases may answer. */
  readonly messages: RefusalCatalogue<string>;
}
