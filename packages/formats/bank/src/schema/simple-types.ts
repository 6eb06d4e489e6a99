// SPDX-License-Identifier: EUPL-1.2

/**
 * Values: texts, codes, patterns, numbers, days, as the ISO 20022 message definitions say; in the notation of notation.ts. Source: the schemas of the messages
 * named in messages.ts, published by ISO 20022.
 */
export const SIMPLE_TYPES = String.raw`
ActiveCurrencyAndAmount $ ActiveCurrencyAndAmount_SimpleType Ccy:ActiveCurrencyCode
ActiveCurrencyAndAmount_SimpleType ~ decimal 5 18 0
ActiveCurrencyCode ~ match [A-Z]{3,3}
ActiveOrHistoricCurrencyAnd13DecimalAmount $ ActiveOrHistoricCurrencyAnd13DecimalAmount_SimpleType Ccy:ActiveOrHistoricCurrencyCode
ActiveOrHistoricCurrencyAnd13DecimalAmount_SimpleType ~ decimal 13 18 0
ActiveOrHistoricCurrencyAndAmount $ ActiveOrHistoricCurrencyAndAmount_SimpleType Ccy:ActiveOrHistoricCurrencyCode
ActiveOrHistoricCurrencyAndAmount_SimpleType ~ decimal 5 18 0
ActiveOrHistoricCurrencyCode ~ match [A-Z]{3,3}
AddressType2Code ~ code ADDR PBOX HOME BIZZ MLTO DLVY
AnyBICDec2014Identifier ~ match [A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}
AnyBICIdentifier ~ match [A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}
AttendanceContext1Code ~ code ATTD SATT UATT
AuthenticationEntity1Code ~ code ICCD AGNT MERC
AuthenticationMethod1Code ~ code UKNW BYPS NPIN FPIN CPSG PPSG MANU MERC SCRT SNCT SCNL
Authorisation1Code ~ code AUTH FDET FSUM ILEV
BICFIDec2014Identifier ~ match [A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}
BICFIIdentifier ~ match [A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}
BICIdentifier ~ match [A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}
BalanceType12Code ~ code XPCD OPAV ITAV CLAV FWAV CLBD ITBD OPBD PRCD INFO
BaseOneRate ~ decimal 10 11 -
BatchBookingIndicator ~ boolean
CSCManagement1Code ~ code PRST BYPS UNRD NCSC
CardDataReading1Code ~ code TAGC PHYS BRCD MGST CICC DFLE CTLS ECTL
CardPaymentServiceType2Code ~ code AGGR DCCV GRTT INSP LOYT NRES PUCO RECP SOAF UNAF VCAU
CardholderVerificationCapability1Code ~ code MNSG NPIN FCPN FEPN FDSG FBIO MNVR FBIG APKI PKIS CHDT SCEC
CashAccountType4Code ~ code CASH CHAR COMM TAXE CISH TRAS SACC CACC SVGS ONDP MGLD NREX MOMA LOAN SLRY ODFT
ChargeBearerType1Code ~ code DEBT CRED SHAR SLEV
ChargeIncludedIndicator ~ boolean
ChargeType1Code ~ code BRKF COMM
ChequeDelivery1Code ~ code MLDB MLCD MLFA CRDB CRCD CRFA PUDB PUCD PUFA RGDB RGCD RGFA
ChequeType2Code ~ code CCHQ CCCH BCHQ DRFT ELDR
ClearingChannel2Code ~ code RTGS RTNS MPNS BOOK
CopyDuplicate1Code ~ code CODU COPY DUPL
CountryCode ~ match [A-Z]{2,2}
CreditDebitCode ~ code CRDT DBIT
DecimalNumber ~ decimal 17 18 -
DocumentType3Code ~ code RADM RPIN FXDR DISP PUOR SCOR
DocumentType5Code ~ code MSIN CNFA DNFA CINV CREN DEBN HIRI SBIN CMCN SOAC DISP BOLD VCHR AROI TSUT
DocumentType6Code ~ code MSIN CNFA DNFA CINV CREN DEBN HIRI SBIN CMCN SOAC DISP BOLD VCHR AROI TSUT PUOR
EntryStatus2Code ~ code BOOK PDNG INFO
Exact1NumericText ~ match [0-9]
Exact2NumericText ~ match [0-9]{2}
Exact3NumericText ~ match [0-9]{3}
Exact4AlphaNumericText ~ match [a-zA-Z0-9]{4}
ExchangeRateType1Code ~ code SPOT SALE AGRD
ExternalAccountIdentification1Code ~ text 1 4
ExternalBalanceSubType1Code ~ text 1 4
ExternalBalanceType1Code ~ text 1 4
ExternalBankTransactionDomain1Code ~ text 1 4
ExternalBankTransactionFamily1Code ~ text 1 4
ExternalBankTransactionSubFamily1Code ~ text 1 4
ExternalCardTransactionCategory1Code ~ text 1 4
ExternalCashAccountType1Code ~ text 1 4
ExternalCashClearingSystem1Code ~ text 1 3
ExternalCategoryPurpose1Code ~ text 1 4
ExternalChargeType1Code ~ text 1 4
ExternalClearingSystemIdentification1Code ~ text 1 5
ExternalCreditLineType1Code ~ text 1 4
ExternalDiscountAmountType1Code ~ text 1 4
ExternalDocumentLineType1Code ~ text 1 4
ExternalEntryStatus1Code ~ text 1 4
ExternalFinancialInstitutionIdentification1Code ~ text 1 4
ExternalFinancialInstrumentIdentificationType1Code ~ text 1 4
ExternalGarnishmentType1Code ~ text 1 4
ExternalLocalInstrument1Code ~ text 1 35
ExternalMandateSetupReason1Code ~ text 1 4
ExternalOrganisationIdentification1Code ~ text 1 4
ExternalPaymentGroupStatus1Code ~ text 1 4
ExternalPaymentTransactionStatus1Code ~ text 1 4
ExternalPersonIdentification1Code ~ text 1 4
ExternalProxyAccountType1Code ~ text 1 4
ExternalPurpose1Code ~ text 1 4
ExternalRePresentmentReason1Code ~ text 1 4
ExternalReportingSource1Code ~ text 1 4
ExternalReturnReason1Code ~ text 1 4
ExternalServiceLevel1Code ~ text 1 4
ExternalStatusReason1Code ~ text 1 4
ExternalTaxAmountType1Code ~ text 1 4
ExternalTechnicalInputChannel1Code ~ text 1 4
Frequency6Code ~ code YEAR MNTH QURT MIAN WEEK DAIL ADHO INDA FRTN
IBAN2007Identifier ~ match [A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}
ISINIdentifier ~ match [A-Z0-9]{12,12}
ISINOct2015Identifier ~ match [A-Z]{2,2}[A-Z0-9]{9,9}[0-9]{1,1}
ISO2ALanguageCode ~ match [a-z]{2,2}
ISODate ~ date
ISODateTime ~ dateTime
ISOYearMonth ~ gYearMonth
ImpliedCurrencyAndAmount ~ decimal 5 18 0
Instruction3Code ~ code CHQB HOLD PHOB TELB
InterestType1Code ~ code INDY OVRN
LEIIdentifier ~ match [A-Z0-9]{18,18}[0-9]{2,2}
Max1025Text ~ text 1 1025
Max105Text ~ text 1 105
Max10Text ~ text 1 10
Max128Text ~ text 1 128
Max140Text ~ text 1 140
Max15NumericText ~ match [0-9]{1,15}
Max15PlusSignedNumericText ~ match [+]{0,1}[0-9]{1,15}
Max16Text ~ text 1 16
Max2048Text ~ text 1 2048
Max34Text ~ text 1 34
Max350Text ~ text 1 350
Max35Text ~ text 1 35
Max3NumericText ~ match [0-9]{1,3}
Max4Text ~ text 1 4
Max500Text ~ text 1 500
Max5NumericText ~ match [0-9]{1,5}
Max70Text ~ text 1 70
Min2Max3NumericText ~ match [0-9]{2,3}
Min3Max4NumericText ~ match [0-9]{3,4}
Min8Max28NumericText ~ match [0-9]{8,28}
NamePrefix1Code ~ code DOCT MIST MISS MADM
NamePrefix2Code ~ code DOCT MADM MISS MIST MIKS
NonNegativeDecimalNumber ~ decimal 17 18 0
Number ~ decimal 0 18 -
OnLineCapability1Code ~ code OFLN ONLN SMON
POIComponentType1Code ~ code SOFT EMVK EMVO MRIT CHIT SECM PEDV
PartyType3Code ~ code OPOI MERC ACCP ITAG ACQR CISS DLIS
PartyType4Code ~ code MERC ACCP ITAG ACQR CISS TAXH
PaymentMethod2Code ~ code DD
PaymentMethod3Code ~ code CHK TRF TRA
PaymentMethod4Code ~ code CHK TRF DD TRA
PercentageRate ~ decimal 10 11 -
PhoneNumber ~ match \+[0-9]{1,3}-[0-9()+\-]{1,30}
PreferredContactMethod1Code ~ code LETT MAIL PHON FAXX CELL
PriceValueType1Code ~ code DISC PREM PARV
Priority2Code ~ code HIGH NORM
RegulatoryReportingType1Code ~ code CRED DEBT BOTH
RemittanceLocationMethod2Code ~ code FAXI EDIC URID EMAL POST SMSM
SequenceType3Code ~ code FRST RCUR FNAL OOFF RPRE
SettlementMethod1Code ~ code INDA INGA COVE CLRG
TaxRecordPeriod1Code ~ code MM01 MM02 MM03 MM04 MM05 MM06 MM07 MM08 MM09 MM10 MM11 MM12 QTR1 QTR2 QTR3 QTR4 HLF1 HLF2
TransactionChannel1Code ~ code MAIL TLPH ECOM TVPY
TransactionEnvironment1Code ~ code MERC PRIV PUBL
TrueFalseIndicator ~ boolean
UUIDv4Identifier ~ match [a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}
UnitOfMeasure1Code ~ code PIEC TONS FOOT GBGA USGA GRAM INCH KILO PUND METR CMET MMET LITR CELI MILI GBOU USOU GBQA USQA GBPI USPI MILE KMET YARD SQKI HECT ARES SMET SCMT SMIL SQMI SQYA SQFO SQIN ACRE
UserInterface2Code ~ code MDSP CDSP
YesNoIndicator ~ boolean
`;
