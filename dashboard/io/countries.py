"""Which country a shape of Natural Earth is: numeric ISO 3166-1 id -> alpha-3 -> alpha-2."""

# alpha-3, alpha-2, numeric; the countries in the window of the partner map.
_TABLE = """
ALB AL 008|AND AD 020|ARM AM 051|AUT AT 040|AZE AZ 031|BEL BE 056|BGR BG 100|BIH BA 070|BLR BY 112|CHE CH 756
CYP CY 196|CZE CZ 203|DEU DE 276|DNK DK 208|DZA DZ 012|ESP ES 724|EST EE 233|FIN FI 246|FRA FR 250|GBR GB 826
GEO GE 268|GRC GR 300|HRV HR 191|HUN HU 348|IRL IE 372|IRN IR 364|IRQ IQ 368|ITA IT 380|KAZ KZ 398|LBN LB 422
LIE LI 438|LTU LT 440|LUX LU 442|LVA LV 428|MAR MA 504|MDA MD 498|MKD MK 807|MLT MT 470|MNE ME 499|NLD NL 528
NOR NO 578|POL PL 616|PRT PT 620|ROU RO 642|RUS RU 643|SRB RS 688|SVK SK 703|SVN SI 705|SWE SE 752|SYR SY 760
TKM TM 795|TUN TN 788|TUR TR 792|UKR UA 804|UZB UZ 860
"""
_ROWS = [row.split() for row in _TABLE.strip().replace("\n", "|").split("|")]
ISO_CODES = {alpha3: alpha2 for alpha3, alpha2, _ in _ROWS} | {"XKX": "XK"}
_BY_NUMBER = {number: alpha3 for alpha3, _, number in _ROWS}
# Natural Earth gives these no ISO number; Kosovo would be dropped silently by a join on it.
_BY_NAME = {"Kosovo": "XKX", "N. Cyprus": "CYP"}


def country_code(number: str, name: str) -> str:
    """Return the alpha-3 code (Kosovo ``XKX``), or ``""`` for a country outside the window."""
    return _BY_NAME.get(name) or _BY_NUMBER.get(number.zfill(3), "")
