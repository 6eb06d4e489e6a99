// SPDX-License-Identifier: EUPL-1.2
import type { MetadataSchema } from '../attachment.ts';

/** PDF/UA is no schema that PDF/A knows, so it is described as well (ISO 14289-1, 5). */
const PDF_UA: MetadataSchema = {
  title: 'PDF/UA Universal Accessibility Schema',
  namespace: 'http://www.aiim.org/pdfua/ns/id/',
  prefix: 'pdfuaid',
  properties: [{ name: 'part', value: '1', description: 'Part of ISO 14289 to which the file conforms' }],
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const propertyDescription = (schema: MetadataSchema, name: string, description: string): string =>
  '<rdf:li rdf:parseType="Resource">' +
  `<pdfaProperty:name>${escaped(name)}</pdfaProperty:name>` +
  `<pdfaProperty:valueType>${schema === PDF_UA ? 'Integer' : 'Text'}</pdfaProperty:valueType>` +
  `<pdfaProperty:category>${schema === PDF_UA ? 'internal' : 'external'}</pdfaProperty:category>` +
  `<pdfaProperty:description>${escaped(description)}</pdfaProperty:description></rdf:li>`;

const schemaDescription = (schema: MetadataSchema): string =>
  '<rdf:li rdf:parseType="Resource">' +
  `<pdfaSchema:schema>${escaped(schema.title)}</pdfaSchema:schema>` +
  `<pdfaSchema:namespaceURI>${escaped(schema.namespace)}</pdfaSchema:namespaceURI>` +
  `<pdfaSchema:prefix>${schema.prefix}</pdfaSchema:prefix>` +
  `<pdfaSchema:property><rdf:Seq>${schema.properties.map(({ name, description }) => propertyDescription(schema, name, description)).join('')}` +
  '</rdf:Seq></pdfaSchema:property></rdf:li>';

const values = ({ prefix, namespace, properties }: MetadataSchema): string =>
  `<rdf:Description rdf:about="" xmlns:${prefix}="${escaped(namespace)}">` +
  `${properties.map(({ name, value }) => `<${prefix}:${name}>${escaped(value)}</${prefix}:${name}>`).join('')}</rdf:Description>`;

const insertedBefore = (text: string, mark: string, more: string): string => {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`the metadata have no ${mark}`);
  return text.slice(0, at) + more + text.slice(at);
};

/** The packet of the compiler, which says PDF/A-3, with PDF/UA-1 and further properties beside it. */
export function withSchemas(packet: string, further: readonly MetadataSchema[]): string {
  const schemas = [PDF_UA, ...further];
  const described = insertedBefore(packet, '</rdf:Bag></pdfaExtension:schemas>', schemas.map(schemaDescription).join(''));
  return insertedBefore(described, '</rdf:RDF>', schemas.map(values).join(''));
}
