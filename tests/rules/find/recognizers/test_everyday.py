"""Everyday lines of a city, read with the words of the demonstration: what is private in them, and what is not."""

from __future__ import annotations

import pytest

from tests.support.city import EXAMPLE
from tests.support.marked import found, found_as

PRIVATE = """
ORG_ID|the stolen bike's frame has serial no «WTU184G0772K» on it
ORG_ID|Taurus G3C 9mm bearing serial «ABC123456»
PHONE|«916 - 555 - 0142»
PHONE|«1-916-555-0142»
PHONE|num de tel: «916 555 0142»
PHONE|«(916)-555-0142»
PHONE|you can reach her on «555 0142»
SSN|social security number of «412-55-8831»
SSN|SSN/TIN: «412-55-8831»
SSN|Soc. Sec. No. «412-55-8831»
SSN|SOC «412558831»
SSN|the SSN she gave was «412-55-8831»
SSN|social: ***-**-«8831»
DATE_OF_BIRTH|DOB= «3/14/88»
DATE_OF_BIRTH|(DOB: «03/14/1988»)
DATE_OF_BIRTH|DOB «Mar 14 1988»
DATE_OF_BIRTH|d.o.b «3-14-1988»
DATE_OF_BIRTH|birth date: «14 March 1988»
DATE_OF_BIRTH|Pell, Dana (born «3/14/88»)
DATE_OF_BIRTH|DOB «03141988»
DATE_OF_BIRTH|her date of birth, she said, is «3/14/88»
DATE_OF_BIRTH|DOB «1988/03/14»
DATE_OF_BIRTH|DOB: «14-MAR-1988»
DATE_OF_BIRTH|birthdate on file «3/14/1988»
DATE_OF_BIRTH|F. NAC. «14/03/1988»
DRIVER_LICENSE|CA DL «N2081146»
DRIVER_LICENSE|CDL#«N2081146»
DRIVER_LICENSE|drivers license # «N2081146»
DRIVER_LICENSE|driver lic «N2081146»
DRIVER_LICENSE|DL is «N2081146»
DRIVER_LICENSE|operator license «N2081146»
DRIVER_LICENSE|his license number came back as «N2081146»
DRIVER_LICENSE|Texas driver's license «44182077»
DRIVER_LICENSE|TX DL «44182077»
DRIVER_LICENSE|CA identification card «N2081146»
LICENSE_PLATE|CA plate «7RZN310»
LICENSE_PLATE|CA/«7RZN310»
LICENSE_PLATE|license «7RZN310»
LICENSE_PLATE|LIC/«7RZN310» LIS/CA
LICENSE_PLATE|tag «7RZN310»
LICENSE_PLATE|a silver Prius («7RZN310»)
LICENSE_PLATE|partial plate «7RZ»
LICENSE_PLATE|plate possibly «7RZN31»
LICENSE_PLATE|plate begins with «7RZ»
LICENSE_PLATE|plate number on the car was «7RZN310»
LICENSE_PLATE|AZ plate «ABA1234»
LICENSE_PLATE|license plate: «GR8CATS»
VIN|VIN# «1HGCM82633A004352»
VIN|vehicle identification number «1HGCM82633A004352»
MEDICAL_RECORD|MRN «123456»
MEDICAL_RECORD|MR# «0044182»
MEDICAL_RECORD|Kaiser MRN «110044182»
MEDICAL_RECORD|run number «2500441»
MEDICAL_RECORD|PCR «25004418»
MEDICAL_RECORD|Incident/PCR No: «E25-118842»
MEDICAL_RECORD|chart number «441882»
HEALTH_INSURANCE_ID|Medicare number «1EG4TE5MK73»
HEALTH_INSURANCE_ID|Blue Shield ID «XEA904418823»
HEALTH_INSURANCE_ID|insurance: Anthem «ZGP904418823»
CRIMINAL_ID|booking # «2281904»
CRIMINAL_ID|BKG «25-004418»
CRIMINAL_ID|CII number: A«11984402»
CRIMINAL_ID|SID#: «A11984402»
CRIMINAL_ID|NCIC entry «W881204417»
CRIMINAL_ID|CDC number «V-44182»
CRIMINAL_ID|jail ID: «J118842»
CASE_NUMBER|CR«25-118842»
CASE_NUMBER|re: case «SAC25-118842»
CASE_NUMBER|incident «25-0044182»
CASE_NUMBER|event #«252610447»
CASE_NUMBER|CFS: «25261044»
CASE_NUMBER|court case «24CR004418»
CASE_NUMBER|Claim No. «2025-00418»
CASE_NUMBER|311 ticket «250914-004418»
CASE_NUMBER|SR# «250914-004418»
CASE_NUMBER|Reference number «25-118842»
BADGE_NUMBER|Badge # «0612»
BADGE_NUMBER|Ofc. Pell («0612»)
BADGE_NUMBER|Sgt. D. Pell, badge «218»
BADGE_NUMBER|Officer Pell, ID «0612»
BADGE_NUMBER|Deputy Pell #«218»
BADGE_NUMBER|officer badge no «612»
STREET_ADDRESS|«4416 Lochbrae Road, Unit 3»
STREET_ADDRESS|«2201 BROADWAY APT 4»
STREET_ADDRESS|«1 Capitol Mall»
STREET_ADDRESS|«4416-A Lochbrae Rd»
STREET_ADDRESS|«7001 S Land Park Dr»
STREET_ADDRESS|«500 J St #1204»
STREET_ADDRESS|res: «4416 Lochbrae Rd»
STREET_ADDRESS|«6215 27th ave»
STREET_ADDRESS|«3300 blk 5th ave»
STREET_ADDRESS|«1100 block of 47th Ave»
STREET_ADDRESS|«6121 Avenida del Mar»
STREET_ADDRESS|Direccion: «4416 Calle Luna»
STREET_ADDRESS|«18420 E. Hwy 88»
STREET_ADDRESS|staying with her sister at «212 Fig Tree»
STREET_ADDRESS|«212 Fig Tree Ct., Sp. 14»
STREET_ADDRESS|«PO BOX 4418»
STREET_ADDRESS|home address is «4416 Lochbrae»
STREET_ADDRESS|mailing: «4416 Lochbrae Way»
STREET_ADDRESS|in the «400 block of Q Street»
USERNAME_PASSWORD|pwd=«Oak77tree!»
USERNAME_PASSWORD|login: dpell pass: «Oak77tree!»
USERNAME_PASSWORD|pass is «Oak77tree!»
USERNAME_PASSWORD|passcode is «118842»
USERNAME_PASSWORD|phone passcode «118842»
USERNAME_PASSWORD|the password's «Oak77tree!»
USERNAME_PASSWORD|her iphone pin is «4418»
USERNAME_PASSWORD|WPA2 key: «BlueOtter22»
USERNAME_PASSWORD|export OPENAI_API_KEY=«sk-proj-aaaaBBBBcccc1111dddd»
USERNAME_PASSWORD|mongodb+srv://app:«S3cretPw»@cluster0.example.net
USERNAME_PASSWORD|Instagram: @«lil_pockets»
USERNAME_PASSWORD|her tiktok is «lilpockets99»
USERNAME_PASSWORD|access code «4417»
USERNAME_PASSWORD|code «4417#» at the gate
USERNAME_PASSWORD|key box «4417»
USERNAME_PASSWORD|alarm code: «4417»
BANK_ACCOUNT|acct # «004418829137»
BANK_ACCOUNT|routing number is «121000358»
BANK_ACCOUNT|savings acct «4418829137»
CREDIT_CARD|card number «4111111111111111»
CREDIT_CARD|amex «3782 822463 10005»
PASSPORT|Mexican passport «G44182077»
PASSPORT|passport number: «544182077»
PASSPORT|A-number «A204-418-823»
ORG_ID|employee number «44182»
ORG_ID|EID «44182»
ORG_ID|badge/employee ID «E44182»
ORG_ID|student id no. «20118842»
ORG_ID|SBN «204418»
ORG_ID|contractor's license no. «1044182»
AGE_OVER_89|a «103» y.o. male
AGE_OVER_89|«91» years young
AGE_OVER_89|age: «96» years
AGE_OVER_89|«92» y/o f
AGE_OVER_89|«95»F c/o fall
AGE_OVER_89|she just turned «ninety-four»
AGE_OVER_89|«90» yoa
EMAIL|mail «dana@example.org».
"""

PUBLIC = """
2024 is the year of the plate redesign; 10 is the code for theft; 1234 (address) and 4417 (total)
order_number: 118842, project_id=24-00417, case_count: 118842, tokenCount: 4096, cityName: 95814
The star of 1977 returned; badge of honor 2024; star 2024.
Ordinance No. 2024-0031, Resolution No. 25-118, Bill No. 24-1188 and Contract No. 2025-0088 were adopted.
Bid No. B24-1188, RFP 2025-118842, RFQ P25-0044, PO 25-004418 and Invoice 24-118842 were paid.
Permit No. 25-004418 and Project K15-0044 continue; file no. 12345 of the clerk.
Case law since 1966; in case 12345 people attend, open hall B.
Penal Code 243(e)(1), 11-7-2, VC 22651(k), H&S 11364, Gov. Code 7923.600, WIC 5150, 42 CFR 2.11, 45 CFR 164.514(b)(2).
UPC 0 12345 67890 5; SKU 118842-44; part no. 8F22914-A; item 7ABC123; model X710-DA2; P/N 001a-2b3c.
ISBN 978-1-4028-9462-6; DOI 10.1000/182; ISSN 1234-5678; RFC 5321; ISO 27001:2022; NFPA 1710.
Version 4.15.2; Python 3.11.7; firmware 10.0.2.1; build 20250314; commit 9f86d08.
At 0815 hours on 3/14/2026, at 18:30:45; from 2026-03-14 to 2026-04-02; Q3 2025; FY25-26.
Total $1,118,842.00 of 4,418,820 residents; 118,842 sq ft; 12.5%; 98.6 F; 92F at noon; 55 mph; 10 mm.
BP 142/90 HR 98 RR 18 SpO2 94 GCS 15 BG 118; 92 bpm; 90 minutes; 91 days; 95 percent.
Latitude of the park is 38.5; pump station at 38.58157, -121.49440 runs.
Engine 12, Truck 4, Medic 20 and Unit 3A44 responded code 3 to channel 5.
Beat 3C, district 6, sector 44, grid 1204, post 118; radio ID 4418 is the fleet's.
The badge ceremony is at 1800; 120 badges; badge reader model 4000X.
Call 811 before you dig, dial 988 or 911, text 741741.
Route 51 stops at 12 stations; Highway 99 and Interstate 5 close at 10 pm.
APN 009-0112-014-0000; parcel 12-0345-067; zip 95814; tract 0044.02; census block 1188.
GL account 5101-20-118842; fund 2025 cost center 44182.
Meter size 3/4; valve 8F22914; hydrant 1188; asset 0044182; bus 1204; fleet 3312.
The library has 2,118 cards; members 44182; member since 2019; policy 2024-30.
The 2025 Oak Grove Plan; the 100 Best Trails; 500 Oak trees; 25 Maple saplings; 300 Elm seedlings.
40 street trees; 15 way stations; 2 court rooms; 3 drive lanes.
10 Road crews and 25 lane miles; 1 Way to save; 2 Place mats; 4 Square feet; 30 Square meters.
Run 5 miles; run 4418 of the model took 12 s; test run 20250314.
Password must be 12 characters long; a password policy; token limit 4096 tokens; max_tokens=4096.
api_key: str; token: Token; secret: bool = False; key = row['id']; password=getpass.getpass()
The key takeaways; key: value; access key points; wifi: available; wifi: free
login: see below; user: admin guide; username is required; handle complaints; handle: with care
License fee $250; business license 2026; dog license renewals; license plate frames; MIT license 2024; license: Apache-2.0
driver licence renewal takes 4 weeks; DL 101 handbook; CDL training 160 hours
ID 4 of 12; ID column; id: 12345; row id 118842; order_id=118842; user_id: 44182; item_id 7
Series 2024A bonds; serial comma; serial 1 to 3; serial numbers matter
See page 118, table 44, figure 12, exhibit B-2, appendix 4.
Social distancing 6 ft; social 2024; social media 24-7; last four weeks 2024; last 4 2023 budgets
Phone banks 2024; phone 4 of 12; fax machine 2000; cell 12 of the table; call 4 crews; work 2025-2026
Home 24-7; home 12 runs; desk 4; contact 4 vendors; text 12 lines
born in 1988; born 3 weeks early; b. 1920 photo; birthday cake 12; the DOB field is mandatory (mm/dd/yyyy).
Medicare 2025 premiums; Medi-Cal 2024 plan; policy number format; group 12; plan 20250314
MRN field has 8 digits; chart 12; run chart; encounter 4; FIN 48 rules; HAR 2
age 18-65; aged 90 days; aged cheese 92; ages 5 to 95; over 90 years of service; 95 years of history
passport office at 1 pm; passport 2025 fees; passport photo 2x2
visa no fee; A# tuning; alien species 12; green card holders 118842
routing 12 trucks; ABA section 2024; savings of 118842 gallons; checking 1000 hydrants; account for 250000 dollars
CVV is not stored. PIN pads; pin 1234 connectors of the header; code 4 clear; area code 916; gate 4 opens; door 12
SID 44 theory; CII rating; FCN bulletin; NIC 10 Gbps; booking 12 rooms; inmate count 2200; probation 36 months; jail 2024
CDC guide 2024; CDC A1C test; CDC reports 44182 cases; parolee housing 120 beds
Ticket prices 250; ticket 12; citation 2024 in the paper; cite 12 sources; parking ticket revenue 118842 dollars
Warrant officers; warrant article 12; docket call 9 am; claim 3 of the patent; complaint volume 118842
tracking 4 metrics; tracking code G-118842; UA-118842-1
0x1f4 error; error 0x80070005; bc1 board; SK-1188 drawing; key-value; sk-learn; pk_orders; tc-12
1Z is no prefix; 2001:db8 is documentation; 12:30:45:00; aa:bb ratio; 1.2.3.4.5 numbering
He has 2 via points; 4 plaza chairs; 3 camino pairs; 2 corte samples; rue 12
At 12 Oaks and 4 Corners; moved to 2026; lives on 1200 calories; stays at 98 percent; home 10 am
Loc: 3 of 12; loc 12345; location: 2nd floor; address: see page 12; address 3 concerns; addressed 4416 letters
Incident 3 of 4; event 20250314; call 20250314; file 20250314; report 2024-2025; report 20250314
plate of food 12; plate 3 of 4; tag 2024; registration 2025; registration 20250314; lic 4 ever; placa 12
Star no. of 12; shield 12; officer id required; Officers (12) attended; Chief (2024) memo; Sgt exam 2025; Lt. (acting) 2024
Budget unit 4418, org 118842, object 5101; grant 2023-DJ-BX-0044; contract MC-2025-118
Dr. Smith's 2019 study (n=4417) found; p<0.05; 95% CI 1.2-3.4; N=118842.
597 U.S. 1; 410 U.S. 113; 14 Cal.4th 1282
"""


@pytest.mark.parametrize("line", PRIVATE.strip().splitlines())
def test_private(line: str) -> None:
    kind, _, marked = line.partition("|")
    assert kind in found_as(marked, EXAMPLE)


@pytest.mark.parametrize("line", PUBLIC.strip().splitlines())
def test_public(line: str) -> None:
    assert found(line, EXAMPLE) == []
