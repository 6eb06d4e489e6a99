// SPDX-License-Identifier: EUPL-1.2
import { sheetXml } from './sheet-xml.ts';
import { stylesXml } from './styles.ts';
import type { Workbook } from './workbook.ts';
import { cellText, escapeXml } from './xml-text.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relationship = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;
const relationships = (all: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;

function contentTypes(sheets: number): string {
  const part = (name: string, type: string): string => `<Override PartName="${name}" ContentType="${type}"/>`;
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('/xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`) +
    Array.from({ length: sheets }, (_, at) => part(`/xl/worksheets/sheet${at + 1}.xml`, `${SPREADSHEET}.worksheet+xml`)).join('') +
    part('/xl/styles.xml', `${SPREADSHEET}.styles+xml`) +
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    part('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml') +
    '</Types>'
  );
}

function workbookXml({ sheets, names = {} }: Workbook): string {
  const filters = sheets.flatMap(({ name, autoFilter }, at) =>
    autoFilter === undefined
      ? []
      : [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${escapeXml(`'${name.replaceAll("'", "''")}'!${absolute(autoFilter)}`)}</definedName>`,
        ],
  );
  const own = Object.entries(names).map(([name, target]) => `<definedName name="${escapeXml(name)}">${escapeXml(target)}</definedName>`);
  const defined = [...filters, ...own];
  return (
    `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${sheets.map(({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets>` +
    `${defined.length === 0 ? '' : `<definedNames>${defined.join('')}</definedNames>`}<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`
  );
}

/** 'A7:H40' → '$A$7:$H$40' */
const absolute = (range: string): string => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');

const core = ({ title, author, created }: Workbook): string =>
  `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
  'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${cellText(title)}</dc:title><dc:creator>${cellText(author)}</dc:creator>` +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${created}T00:00:00Z</dcterms:created>` +
  `<dcterms:modified xsi:type="dcterms:W3CDTF">${created}T00:00:00Z</dcterms:modified></cp:coreProperties>`;

const APP = `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Verbundwerk</Application></Properties>`;

/** The files of the package (ECMA-376, part 2), in the order in which they are packed. */
export function packageParts(workbook: Workbook): readonly (readonly [path: string, xml: string])[] {
  const { sheets } = workbook;
  const links = sheets.map((_, at) => relationship(at + 1, `${OFFICE}/worksheet`, `worksheets/sheet${at + 1}.xml`));
  return [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    [
      '_rels/.rels',
      relationships([
        relationship(1, `${OFFICE}/officeDocument`, 'xl/workbook.xml'),
        relationship(2, `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
        relationship(3, `${OFFICE}/extended-properties`, 'docProps/app.xml'),
      ]),
    ],
    ['docProps/core.xml', core(workbook)],
    ['docProps/app.xml', APP],
    ['xl/workbook.xml', workbookXml(workbook)],
    ['xl/_rels/workbook.xml.rels', relationships([...links, relationship(sheets.length + 1, `${OFFICE}/styles`, 'styles.xml')])],
    ['xl/styles.xml', stylesXml()],
    ...sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, at === 0)] as const),
  ];
}
