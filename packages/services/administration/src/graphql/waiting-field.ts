// SPDX-License-Identifier: EUPL-1.2
import { mayAnywhere } from '@platform/authorization';
import { type Builder, type GraphQLContext, readFor } from '@platform/graphql';
import type { Service, WaitingItem } from '@platform/service';

interface WaitingRow extends WaitingItem {
  readonly service: string;
}

/** "What waits for me": every service's own counts, as far as the actor may do something about them; nothing where nothing waits. */
export function waitingField(builder: Builder, services: () => readonly Service[]): void {
  const Item = builder.objectRef<WaitingRow>('WaitingItem').implement({
    description: 'One line of what waits for the actor.',
    fields: (t) => ({
      service: t.exposeString('service'),
      kind: t.exposeString('kind'),
      count: t.exposeInt('count'),
      overdue: t.exposeInt('overdue'),
      link: t.exposeString('link', { description: "Path below the acting body, such as 'tasks?mine=true'." }),
    }),
  });
  builder.queryField('waiting', (t) => t.field({ type: [Item], resolve: (_root, _args, context) => collect(services(), context) }));
}

/** One after the other: they share the operation's one connection anyway. */
async function collect(services: readonly Service[], context: GraphQLContext): Promise<WaitingRow[]> {
  const rows: WaitingRow[] = [];
  for (const { name, waiting = [] } of services) {
    for (const definition of waiting) {
      if (!mayAnywhere(context.actor, context.platform.book, definition.action)) continue;
      const items = (await readFor(context, definition, {})) as readonly WaitingItem[];
      rows.push(...items.filter(({ count }) => count > 0).map((item) => ({ service: name, ...item })));
    }
  }
  return rows;
}
