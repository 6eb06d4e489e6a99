// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import { STANDARD_MESSAGES } from '@platform/graphql';
import type { Service } from '@platform/service';

/** What the administration is told at its making: it shows the other services' words, and they need not know it. */
export interface AdministrationSettings {
  /** Every other service of the house. */
  readonly others: readonly Service[];
  /** Shows the mails that were kept in the application. For the demonstration only: they hold one-time links. */
  readonly demo: boolean;
  /** Version of the program. */
  readonly version: string;
}

export type Language = 'de' | 'en';

/** The words for a use case; its name where a service brings none. */
export function labelOf(services: readonly Service[], action: string, language: Language): string {
  for (const service of services) {
    const label = service.labels?.[action];
    if (label) return label[language];
  }
  return action;
}

/** Use cases that people know by the same words as this one. */
export function sameWords(services: readonly Service[], action: string): readonly string[] {
  const words = labelOf(services, action, 'de');
  const alike = services.flatMap((service) =>
    Object.entries(service.labels ?? {})
      .filter(([, label]) => label.de === words)
      .map(([name]) => name),
  );
  return [...new Set([action, ...alike])];
}

/** What may be done under an action's name; null where no service knows it. */
export function actionText(services: readonly Service[], action: unknown, language: Language): string | null {
  const found = services.find((service) => typeof action === 'string' && action in service.actions);
  return found ? (found.actions[action as string]?.[language] ?? null) : null;
}

/** The sentence of a refusal of one service; null where nobody has one, or where it needs what the reader may not see. */
export function refusalText(
  services: readonly Service[],
  { service, code, params }: { readonly service: string; readonly code: string; readonly params: RefusalParams | null },
  language: Language,
): string | null {
  const own = services.find(({ name }) => name === service)?.messages[language];
  const sentence = own?.[code] ?? (STANDARD_MESSAGES[language] as NonNullable<typeof own>)[code];
  if (typeof sentence !== 'function') return sentence ?? null;
  return params === null ? null : sentence(params);
}

/** Use cases that members do not hear of. */
export const internalActions = (services: readonly Service[]): readonly string[] =>
  services.flatMap((service) =>
    Object.entries(service.labels ?? {})
      .filter(([, label]) => label.internal)
      .map(([action]) => action),
  );

/** The topics of all services by name. */
export const topicsOf = (services: readonly Service[]) => Object.assign({}, ...services.map((service) => service.topics ?? {}));
