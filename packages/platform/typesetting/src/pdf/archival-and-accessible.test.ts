// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { FACTUR_X, hybridOf, printed } from '../testing/printed.ts';
import { ObjectFile } from './object-file.ts';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('a PDF/A-3a that is PDF/UA-1 too', () => {
  const pdf = hybridOf('<rsm:CrossIndustryInvoice/>');
  const file = new ObjectFile(pdf);

  it('says so in its metadata, with the schema of what PDF/A does not know', () => {
    const packet = file.metadata();
    expect(packet).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(packet).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(packet).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>');
    expect(packet).toContain(`<pdfaSchema:namespaceURI>${FACTUR_X.namespace}</pdfaSchema:namespaceURI>`);
    for (const { name, value } of FACTUR_X.properties) {
      expect(packet).toContain(`<pdfaProperty:name>${name}</pdfaProperty:name>`);
      expect(packet).toContain(`<fx:${name}>${value}</fx:${name}>`);
    }
  });

  it('has the file as an associated one, shows its title and names its language', () => {
    expect(file.catalogue()).toMatch(/\/DisplayDocTitle true/);
    expect(file.catalogue()).toMatch(/\/Lang \(de\)/);
    expect(file.catalogue()).toMatch(/\/AF \[\d+ 0 R\]/);
    expect(file.catalogue()).toMatch(/\/OutputIntents/);
    expect(latin(pdf)).toMatch(/\/AFRelationship \/Alternative/);
    expect(latin(pdf)).toMatch(/\/Subtype \/text#2Fxml/);
  });

  it('has one table of contents, and every object stands where it says', () => {
    const text = latin(pdf);
    expect(text.match(/startxref/g)).toHaveLength(1);
    const table = text.slice(text.lastIndexOf('\nxref\n') + 1);
    const offsets = [...table.matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset));
    expect(offsets.length).toBeGreaterThan(20);
    for (const [index, offset] of offsets.entries()) expect(text.slice(offset, offset + 12)).toMatch(new RegExp(`^${index + 1} 0 obj`));
  });

  it('takes a title that looks like the marks of a file', () => {
    const title = 'endobj endstream trailer startxref 1 </rdf:RDF> </rdf:Bag></pdfaExtension:schemas> & "$&"';
    const strange = hybridOf('<a/>', { title });
    expect(new ObjectFile(strange).metadata()).toContain('endobj endstream trailer startxref 1 &lt;/rdf:RDF&gt;');
    expect(new ObjectFile(strange).metadata()).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('a file of another form is not touched', () => {
    expect(() => new ObjectFile(new TextEncoder().encode('%PDF-1.7\n'))).toThrow('table of contents');
    expect(printed().pages).toBe(2);
  });
});
