// SPDX-License-Identifier: EUPL-1.2
import type { Builder } from '@platform/graphql';

/** A text in both languages. */
export type Text = { readonly de: string; readonly en: string };

export interface Finding {
  readonly code: string;
  readonly field: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: Text;
}

export function textTypes(builder: Builder) {
  const text = builder.objectRef<Text>('SettlementText');
  text.implement({
    description: 'A text in German and English.',
    fields: (t) => ({ de: t.exposeString('de'), en: t.exposeString('en') }),
  });
  const finding = builder.objectRef<Finding>('SettlementFinding');
  finding.implement({
    description: 'Something that stands in the way, with its sentence.',
    fields: (t) => ({
      code: t.exposeString('code'),
      field: t.exposeString('field', { nullable: true }),
      params: t.field({ type: 'JSON', resolve: ({ params }) => params }),
      message: t.field({ type: text, resolve: ({ message }) => message }),
    }),
  });
  return { text, finding };
}

export type Texts = ReturnType<typeof textTypes>;
