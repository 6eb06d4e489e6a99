// SPDX-License-Identifier: EUPL-1.2
import { ReadingStopped } from './file-refusal.ts';
import { CURRENT_VERSIONS, isOutdated } from './pain/versions.ts';
import type { MessageName } from './xml/message-name.ts';
import type { XmlNode } from './xml/xml-node.ts';

/** A message that is not the one expected, named as far as it is known; of a payment file that banks no longer take, that it is one. */
export function otherMessage(named: MessageName | null, first: XmlNode): ReadingStopped {
  if (named === null) return new ReadingStopped('OTHER_MESSAGE', { message: first.name.slice(0, 60) });
  const { name, version } = named;
  const message = `${name}.001.${version}`;
  if ((name !== 'pain.001' && name !== 'pain.008') || !isOutdated(name, version)) return new ReadingStopped('OTHER_MESSAGE', { message });
  return new ReadingStopped('OTHER_MESSAGE_OUTDATED', { message, current: `${name}.001.${CURRENT_VERSIONS[name]}` });
}
