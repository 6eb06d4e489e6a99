// SPDX-License-Identifier: EUPL-1.2
import type { ReadHybridCode } from '../pdf/read-hybrid.ts';
import type { ReadInvoiceCode } from '../read-invoice.ts';
import type { RoutingIdCode } from '../routing-id.ts';

/** Everything that this package refuses. */
export type EinvoiceRefusalCode = ReadInvoiceCode | ReadHybridCode | RoutingIdCode;

export const refusalsDe: Readonly<Record<EinvoiceRefusalCode, string>> = {
  XML_TOO_LARGE: 'Die Datei ist größer als {limit} Byte.',
  XML_NOT_TEXT: 'Die Datei ist kein Text in einer bekannten Kodierung.',
  XML_BROKEN: 'Die Datei ist kein wohlgeformtes XML (Zeile {line}, Spalte {column}).',
  XML_WITH_DOCTYPE: 'Die Datei enthält eine Dokumenttyp-Deklaration (Zeile {line}). Solche Dateien werden nicht gelesen.',
  XML_TOO_DEEP: 'Die Elemente der Datei sind tiefer als {limit} Ebenen geschachtelt (Zeile {line}).',
  XML_TOO_MANY_ELEMENTS: 'Die Datei hat mehr als {limit} Elemente (Zeile {line}).',
  XML_TOO_MANY_ATTRIBUTES: 'Ein Element der Datei hat mehr als {limit} Attribute (Zeile {line}).',
  NOT_AN_INVOICE: 'Die Datei ist keine elektronische Rechnung nach EN 16931; sie beginnt mit dem Element {element}.',
  TOO_MANY_LINES: 'Die Rechnung hat mehr als {limit} Positionen.',
  PDF_TOO_LARGE: 'Die PDF-Datei ist größer als {limit} Byte.',
  PDF_NOT_A_PDF: 'Die Datei ist kein PDF.',
  PDF_ENCRYPTED: 'Die PDF-Datei ist verschlüsselt.',
  PDF_TOO_MUCH: 'Die PDF-Datei wird ausgepackt größer als {limit} Byte oder hat zu viele Objekte.',
  PDF_BROKEN: 'Die Rechnung in der PDF-Datei lässt sich nicht auspacken.',
  PDF_WITHOUT_INVOICE: 'In der PDF-Datei steckt keine elektronische Rechnung (factur-x.xml, xrechnung.xml oder ZUGFeRD-invoice.xml).',
  PDF_TWO_INVOICES: 'In der PDF-Datei stecken mehrere verschiedene Rechnungen ({file}). Welche gilt, lässt sich nicht sagen.',
  ROUTING_ID_FORM: 'Eine Leitweg-ID besteht aus Grobadresse, wenn vorhanden Feinadresse und zwei Prüfziffern, mit Bindestrichen getrennt.',
  ROUTING_ID_COARSE: 'Die Grobadresse einer Leitweg-ID hat 2 bis 12 Ziffern, nicht „{value}“.',
  ROUTING_ID_FINE: 'Die Feinadresse einer Leitweg-ID hat bis zu 30 Buchstaben und Ziffern, nicht „{value}“.',
  ROUTING_ID_STATE: 'Eine Leitweg-ID beginnt mit der Nummer eines Landes (01 bis 16) oder 99 für den Bund, nicht mit {value}.',
  ROUTING_ID_CHECK_DIGITS: 'Die Prüfziffern der Leitweg-ID sind {found}; richtig wären {expected}. Vermutlich ist ein Zeichen vertippt.',
};

export const refusalsEn: Readonly<Record<EinvoiceRefusalCode, string>> = {
  XML_TOO_LARGE: 'The file is larger than {limit} bytes.',
  XML_NOT_TEXT: 'The file is no text in a known encoding.',
  XML_BROKEN: 'The file is not well-formed XML (line {line}, column {column}).',
  XML_WITH_DOCTYPE: 'The file has a document type declaration (line {line}). Such files are not read.',
  XML_TOO_DEEP: 'The elements of the file are nested deeper than {limit} levels (line {line}).',
  XML_TOO_MANY_ELEMENTS: 'The file has more than {limit} elements (line {line}).',
  XML_TOO_MANY_ATTRIBUTES: 'An element of the file has more than {limit} attributes (line {line}).',
  NOT_AN_INVOICE: 'The file is no electronic invoice under EN 16931; it begins with the element {element}.',
  TOO_MANY_LINES: 'The invoice has more than {limit} lines.',
  PDF_TOO_LARGE: 'The PDF file is larger than {limit} bytes.',
  PDF_NOT_A_PDF: 'The file is no PDF.',
  PDF_ENCRYPTED: 'The PDF file is encrypted.',
  PDF_TOO_MUCH: 'Unpacked, the PDF file gets larger than {limit} bytes, or it has too many objects.',
  PDF_BROKEN: 'The invoice within the PDF file cannot be unpacked.',
  PDF_WITHOUT_INVOICE: 'There is no electronic invoice within the PDF file (factur-x.xml, xrechnung.xml or ZUGFeRD-invoice.xml).',
  PDF_TWO_INVOICES: 'There are several different invoices within the PDF file ({file}). Nobody can say which of them holds.',
  ROUTING_ID_FORM:
    'A routing id consists of a coarse address, a fine address if there is one, and two check digits, with hyphens between them.',
  ROUTING_ID_COARSE: 'The coarse address of a routing id has 2 to 12 digits, not “{value}”.',
  ROUTING_ID_FINE: 'The fine address of a routing id has up to 30 letters and digits, not “{value}”.',
  ROUTING_ID_STATE: 'A routing id begins with the number of a state (01 to 16) or 99 for the federation, not with {value}.',
  ROUTING_ID_CHECK_DIGITS: 'The check digits of the routing id are {found}; {expected} would be right. Probably one character is mistyped.',
};
