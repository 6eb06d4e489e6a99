// SPDX-License-Identifier: EUPL-1.2

/** Code lists of EN 16931 as far as they matter here. Facts of ISO, UN/CEFACT and the European Commission; state: autumn 2025. */
const listOf = (codes: string): ReadonlySet<string> => new Set(codes.split(/\s+/));
const has =
  (list: ReadonlySet<string>) =>
  (code: string | undefined): boolean =>
    code !== undefined && list.has(code);
const like =
  (form: RegExp) =>
  (code: string | undefined): boolean =>
    code !== undefined && form.test(code);

/** UNTDID 1001, the part for invoices and credit notes. */
export const isDocumentType = has(
  listOf(
    '71 80 81 82 83 84 102 130 202 203 204 211 218 219 261 262 295 296 308 325 326 331 380 381 382 383 384 385 386 387 388 389 390 393 394 395 396 ' +
      '420 456 457 458 471 472 473 500 501 502 503 527 532 553 575 623 633 751 780 817 870 875 876 877 935',
  ),
);

/** ISO 4217 */
export const isCurrency = has(
  listOf(
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC ' +
      'CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY ' +
      'KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD ' +
      'OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD ' +
      'TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG ZWL',
  ),
);

/** ISO 3166-1 alpha-2, with 1A (Kosovo) and XI (Northern Ireland) as EN 16931 uses them. */
export const isCountry = has(
  listOf(
    '1A AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR ' +
      'CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ' +
      'ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ ' +
      'MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI ' +
      'SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI YE YT ZA ZM ZW',
  ),
);

/** UNTDID 4461: 1 to 70, 74 to 78, 91 to 98, ZZZ. */
export const isPaymentMeans = like(/^(?:[1-9]|[1-6]\d|70|7[4-8]|9[1-8]|ZZZ)$/);

/** UNTDID 5305, the part of EN 16931. */
export const isVatCategory = has(listOf('AE E S Z G K L M O B'));

/** UNTDID 2005, the part of EN 16931. */
export const isVatPointCode = has(listOf('3 35 432'));

/** UNTDID 5189: reasons of allowances. */
export const isAllowanceReason = has(listOf('41 42 60 62 63 64 65 66 67 68 70 71 88 95 100 102 103 104 105'));

/** UNTDID 7161: reasons of charges. */
export const isChargeReason = has(
  listOf(
    'AA AAA AAC AAD AAE AAF AAH AAI AAS AAT AAV AAY AAZ ABA ABB ABC ABD ABF ABK ABL ABN ABR ABS ABT ABU ACF ACG ACH ACI ACJ ACK ACL ACM ACS ADC ADE ADJ ADK ' +
      'ADL ADM ADN ADO ADP ADQ ADR ADT ADW ADY ADZ AEA AEB AEC AED AEF AEH AEI AEJ AEK AEL AEM AEN AEO AEP AES AET AEU AEV AEW AEX AEY AEZ AJ AU CA CAB CAD CAE ' +
      'CAF CAI CAJ CAK CAL CAM CAN CAO CAP CAQ CAR CAS CAT CAU CAV CAW CAX CAY CAZ CD CG CS CT DAB DAC DAD DAF DAG DAH DAI DAJ DAK DAL DAM DAN DAO DAP DAQ DL EG ' +
      'EP ER FAA FAB FAC FC FH FI GAA HAA HD HH IAA IAB ID IF IR IS KO L1 LA LAA LAB LF MAE MI ML NAA OA PA PAA PC PL PRV RAB RAC RAD RAF RE RF RH RV SA SAA SAD ' +
      'SAE SAI SG SH SM SU TAB TAC TT TV V1 V2 WH XAA YY ZZZ',
  ),
);

/** VATEX of the European Commission; the codes of single states by their form alone. */
export const isExemptionCode = like(
  /^VATEX-(?:EU-(?:79-C|132(?:-1[A-Q])?|135(?:-1[A-L]?)?|143(?:-1(?:[A-L]|FA))?|144|146-1E|148(?:-[A-G])?|151(?:-1(?:[A-E]|AA))?|153|159|309|AE|D|F|G|I|IC|J|O)|(?!EU)[A-Z]{2}-[A-Z0-9.-]+)$/i,
);

/** ISO 6523 ICD: 0002 to 0250 without the numbers that were never given. */
export const isIcd = like(/^(?!0000|0001|0092|0103|0181|0182)0(?:[01]\d\d|2[0-4]\d|250)$/);

/** EAS: schemes of electronic addresses. */
export const isElectronicAddressScheme = has(
  listOf(
    '0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 ' +
      '0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 0217 0218 0219 0220 0221 0225 0230 0235 0240 0244 9901 9910 9913 9914 9915 9918 9919 ' +
      '9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 ' +
      '9951 9952 9953 9957 9959 AN AQ AS AU EM',
  ),
);

/** MIME types that an attachment may have. */
export const isAttachmentType = has(
  listOf(
    'application/pdf image/png image/jpeg text/csv application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/vnd.oasis.opendocument.spreadsheet',
  ),
);

/** UNTDID 7143, 1153 and 4451: by their form alone. */
export const isClassSchemeForm = like(/^[A-Z]{2,3}$/);
export const isObjectSchemeForm = like(/^[A-Z]{2,3}$/);
export const isSubjectForm = like(/^[A-Z]{3}$/);
