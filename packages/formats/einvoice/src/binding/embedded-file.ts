// SPDX-License-Identifier: EUPL-1.2
import type { Attachment } from '../model/invoice.ts';
import type { Draft, Part } from './part.ts';
import { attribute, set } from './scalar-parts.ts';

/** BT-125 */
export const embeddedFile = <M extends { readonly attachment?: Attachment }>(name: string): Part<M> => ({
  write: ({ attachment }) =>
    attachment === undefined
      ? []
      : [{ name, attributes: { mimeCode: attachment.mimeCode, filename: attachment.fileName }, content: attachment.base64 }],
  takes: (element, reading) => reading.is(element, name),
  read: (element, draft, reading) => {
    const [mimeCode, fileName] = [attribute(element, 'mimeCode'), attribute(element, 'filename')];
    const attachment = {
      base64: element.text.replace(/\s/g, ''),
      ...(mimeCode === undefined ? {} : { mimeCode }),
      ...(fileName === undefined ? {} : { fileName }),
    };
    set<{ readonly attachment?: Attachment }>(
      draft as Draft<{ readonly attachment?: Attachment }>,
      'attachment',
      attachment,
      element,
      reading,
    );
  },
});
