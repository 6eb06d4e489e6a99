// SPDX-License-Identifier: EUPL-1.2
import { mayAnywhere } from '@platform/authorization';
import { type GraphQLContext, readFor } from '@platform/graphql';
import type { Service, Subject } from '@platform/service';
import type { NotificationRow } from '../queries/list-notifications.ts';

type Texts = ReadonlyMap<string, string>;
interface Batch {
  readonly ids: Set<string>;
  readonly texts: Promise<Texts>;
}

const ID = /^[\da-f-]{36}$/;

function idOf({ link, params }: NotificationRow, { path, param }: Subject): string | null {
  const id = (param && params[param]) || (link.startsWith(`${path}/`) ? link.slice(path.length + 1) : '');
  return ID.test(String(id)) ? String(id) : null;
}

/** What a notification is about, or null where the reader may not (or no longer) see it. All of one list are asked for together. */
export function subjectLoader(services: () => readonly Service[]) {
  const batches = new WeakMap<GraphQLContext, Map<Subject, Batch>>();

  function batchOf(context: GraphQLContext, subject: Subject): Batch {
    const open = batches.get(context) ?? new Map<Subject, Batch>();
    batches.set(context, open);
    const found = open.get(subject);
    if (found) return found;
    const ids = new Set<string>();
    const texts = Promise.resolve().then(async (): Promise<Texts> => {
      open.delete(subject);
      const rows = (await readFor(context, subject.query, { ids: [...ids] })) as readonly { id: string; text: string }[];
      return new Map(rows.map(({ id, text }) => [id, text]));
    });
    const made = { ids, texts };
    open.set(subject, made);
    return made;
  }

  return async (row: NotificationRow, context: GraphQLContext): Promise<string | null> => {
    const subjects = services().flatMap((service) => service.subjects ?? []);
    for (const subject of subjects) {
      const id = idOf(row, subject);
      if (id === null || !mayAnywhere(context.actor, context.platform.book, subject.query.action)) continue;
      const { ids, texts } = batchOf(context, subject);
      ids.add(id);
      return (await texts).get(id) ?? null;
    }
    return null;
  };
}
