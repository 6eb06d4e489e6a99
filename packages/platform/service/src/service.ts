// SPDX-License-Identifier: EUPL-1.2
import { type Instant, invariant } from '@kernel/core';
import { type RoleBook, type RoleContribution, type RoleDefinition, roleBook } from '@platform/authorization';
import type { Builder, RefusalCatalogue } from '@platform/graphql';
import type { TopicCatalogue } from '@platform/notifications';
import {
  type AnyLongUseCase,
  type AnyQuery,
  type AnyUseCase,
  type Handler,
  type Offer,
  ordersOf,
  type Port,
  type Ports,
  portTable,
} from '@platform/use-case';

/** A job that comes again by the clock. Its effect must be harmless when it comes twice. */
export interface Schedule {
  readonly name: string;
  /** Cron in Europe/Berlin. */
  readonly cron: string;
  /** Runs once for each association, as a service actor over all its tenants. */
  readonly useCase: AnyUseCase;
  readonly input: (today: string) => Record<string, unknown>;
}

/** How the history of a record calls a use case; what is internal to the centre is not shown to members. */
export type UseCaseLabels = Readonly<Record<string, { readonly de: string; readonly en: string; readonly internal?: true }>>;

interface Words {
  readonly de: string;
  readonly en: string;
}

/** Which columns hold personal data, which data that are in words, of whom, and why; the record of processing is made from it. */
export interface PersonalDataNote {
  readonly table: string;
  readonly columns: readonly string[];
  readonly what: Words;
  readonly of: Words;
  readonly purpose: Words;
}

/** All that the apps know of a service. A new service line is one such object and one line in the list of services. */
export interface Service extends RoleContribution {
  readonly name: string;
  /** What people call it; its name where it has none. */
  readonly title?: { readonly de: string; readonly en: string };
  readonly useCases: readonly AnyUseCase[];
  readonly queries: readonly AnyQuery[];
  readonly longUseCases?: readonly AnyLongUseCase[];
  readonly graphql?: (builder: Builder) => void;
  /** Message name → handlers of this service. */
  readonly handlers?: Readonly<Record<string, readonly Handler[]>>;
  readonly offers?: readonly Offer[];
  readonly needs?: readonly Port<unknown>[];
  readonly schedules?: readonly Schedule[];
  /** What can be had as a file, under '/a/<association>/<body>/download/<name>?<input of the query>'. */
  readonly downloads?: readonly Download[];
  /** What it puts on the start page: queries that answer rows of WaitingItem. */
  readonly waiting?: readonly AnyQuery[];
  readonly personalData?: readonly PersonalDataNote[];
  /** What it tells users of, in the inbox and by mail; see withNotifications. */
  readonly topics?: TopicCatalogue;
  /** What a notification is about, in words that are read when it is shown and kept nowhere else. */
  readonly subjects?: readonly Subject[];
  readonly labels?: UseCaseLabels;
  /** What of its present set-up belongs into the process documentation; queries that answer rows of DocumentedTable. */
  readonly documents?: readonly AnyQuery[];
  /** Rows that make a stored file the service's own. */
  readonly ownFiles?: readonly OwnFiles[];
  readonly messages: RefusalCatalogue<string>;
}

/** A file that a row of this table names is taken out by whoever may do the action for the row's tenant. */
export interface OwnFiles {
  readonly table: string;
  /** Columns that hold ids of stored files of the row's tenant. */
  readonly columns: readonly string[];
  readonly action: string;
  /** The file holds data of all members: it takes the right for the centre and every one of them. */
  readonly ofAllMembers?: boolean;
}

/** Records by which notifications are told apart: found by the link '<path>/<id>', or by the id in a parameter. */
export interface Subject {
  readonly path: string;
  readonly param?: string;
  /** Input { ids }, answers rows { id, text } of those that the reader may see: '2026-000102 · Neuer Arbeitsplatz'. */
  readonly query: AnyQuery;
}

/** A file made from one query. Its input comes from the address, so that it is texts (or lists of texts). */
export interface Download {
  /** Unique in the house, kebab-case. */
  readonly name: string;
  /** The action of its query. */
  readonly action: string;
  readonly query: AnyQuery;
  // biome-ignore lint/suspicious/noExplicitAny: the row's type is the query's, checked where the download is defined
  readonly toFile: (row: any, context: DownloadContext) => DownloadFile;
}

export interface DownloadContext {
  readonly language: 'de' | 'en';
  readonly at: Instant;
  /** For a download that is a stored file; null if there is none. */
  readonly openFile: (tenantId: string, sha256: string) => Promise<{ readonly stream: AsyncIterable<Uint8Array> } | null>;
}

export interface DownloadFile {
  readonly fileName: string;
  /** 'text/csv; charset=utf-8' */
  readonly mediaType: string;
  readonly content: string | Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

/** One line of "what waits for me". */
export interface WaitingItem {
  readonly kind: string;
  readonly count: number;
  readonly overdue: number;
  /** Path below the acting body, such as 'tasks?mine=true'. */
  readonly link: string;
}

/** A table of the process documentation (Verfahrensdokumentation), in German as the audit wants it. */
export interface DocumentedTable {
  readonly title: string;
  readonly intro: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const defineService = (service: Service): Service => service;

export interface Assembly {
  readonly services: readonly Service[];
  readonly book: RoleBook;
  readonly ports: Ports;
  readonly useCases: ReadonlyMap<string, AnyUseCase>;
  readonly queries: ReadonlyMap<string, AnyQuery>;
  readonly longUseCases: readonly AnyLongUseCase[];
  readonly downloads: ReadonlyMap<string, Download>;
  handlersOf(message: string): readonly Handler[];
  labelOf(useCase: string, language: 'de' | 'en'): string;
}

/** Puts the services together; a double name, an unknown role, a missing port stops the start. */
export function assemble(roles: readonly RoleDefinition[], services: readonly Service[]): Assembly {
  const book = roleBook(roles, services);
  const ports = portTable(services.flatMap((service) => service.offers ?? []));
  for (const port of services.flatMap((service) => service.needs ?? [])) ports.get(port);
  const longUseCases = services.flatMap((service) => service.longUseCases ?? []);
  const useCases = byName([...services.flatMap((service) => service.useCases), ...ordersOf(longUseCases)]);
  const queries = byName(services.flatMap((service) => service.queries));
  const downloads = byName(services.flatMap((service) => service.downloads ?? []));
  for (const { name, action, query } of downloads.values())
    invariant(query.action === action, `the download ${name} has another action than its query`);
  for (const { name, action } of [...useCases.values(), ...queries.values(), ...downloads.values()])
    invariant(action in book.actions, `${name} asks for the unknown action ${action}`);
  for (const { table, action } of services.flatMap((service) => service.ownFiles ?? []))
    invariant(action in book.actions, `files of ${table} ask for the unknown action ${action}`);
  const labels = Object.assign({}, ...services.map((service) => service.labels ?? {})) as UseCaseLabels;
  return {
    services,
    book,
    ports,
    useCases,
    queries,
    longUseCases,
    downloads,
    handlersOf: (message) => services.flatMap((service) => service.handlers?.[message] ?? []),
    labelOf: (useCase, language) => labels[useCase]?.[language] ?? useCase,
  };
}

function byName<T extends { readonly name: string }>(items: readonly T[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const item of items) {
    invariant(!map.has(item.name), `${item.name} is defined twice`);
    map.set(item.name, item);
  }
  return map;
}
