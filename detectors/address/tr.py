"""Turkey: "Yeni Mah. Lale Cad. No: 81/A Kat: 3 Daire: 5, 06680 Çankaya/Ankara".

Quarter (mahalle), street (cadde, sokak, bulvar), number, floor and flat, postcode of five figures, district and
province with a slash. Many streets have a number for a name ("1453. Sokak").

Left out: "P.K." (PO boxes), and buildings without a number. Source: PTT, addressing rules; UPU S42.
"""

from doxguard.detectors.address.grammar import Grammar

# Streets, quarters, and buildings that stand between a street and its number.
TAILS = tuple(
    "caddesi cad cadd cd cadde caddesinde caddede caddesine caddesindeki sokak sokagi sokagindan sokaginda sokakta "
    "sokaga sokagina sokagindaki sok sk bulvari bulvar bulvarina bulvarinda blv bulv blvd bul mahallesi mahallesinde "
    "mah mh mahalle meydani meydan meydaninda yolu cikmazi cikmaz yokusu gecidi mevkii koyu sitesi sit apt apartmani "
    "apartman plaza blok blk hani ishani merkezi rezidans konaklari konutlari evleri pasaji carsisi".split()
)

VAGUE = frozenset(
    "cd cad cadd sk blv bulv bul blvd mh mah yolu meydan sit sitesi koyu mevkii cikmaz mahalle bulvar gecidi apt "
    "apartman plaza blok blk hani merkezi rezidans konaklari konutlari evleri pasaji carsisi ishani".split()
)
PARTICLES = frozenset("ve".split())
NOT_NAMES = frozenset(
    "ve ile bir bu su o ben sen biz siz onlar adres adresi adresim evi evim ev oturuyor oturuyorum yasiyor kaliyor "
    "var yok da de ki mi mu icin gibi kadar sonra once simdi bugun yarin dun no numara kat daire tel telefon sayin "
    "bay bayan adresimiz bizim onun benim nerede burada orada karsisi yani yaninda kose kosesi ana ara hangi ayni "
    "her tek".split()
)
_NUMBER = r"[ .:]{0,3}(?:no[ .:]{0,3})?(?:[0-9]{1,4}(?:[/\-][0-9a-z]{1,4})?[a-z]?|zemin|çatı|cati)(?![^\W_])"
_ROOMS = "daire|dai|d|kat|k|blok|bl|i[çc] kap[ıi](?: no)?|ofis|oda|d[üu]kkan|apt|apartman[ıi]"
_HOUSES = "apt|apartman[ıi]?|sitesi|sit|plaza|i[şs] merkezi|i[şs] han[ıi]"
UNIT = (
    rf"(?:{_ROOMS}){_NUMBER}"
    r"|[a-z][0-9]{0,2}[ \-]?(?:blok|bl)(?![^\W_])\.?"
    r"|(?:blok|bl)[ .:]{0,2}[a-z][0-9]{0,2}(?![^\W_])"
    r"|[0-9]{1,2}\.[ ]?kat(?![^\W_])"
    r"|zemin kat(?![^\W_])"
    rf"|(?:[^\W\d_]{{2,16}}[ ]){{1,3}}(?:{_HOUSES})(?![^\W_])\.?"
)
# "81", "81/A", "81/3", "81A", "81-83", "12/5 A"
ADDITION = (
    r"(?:[ ]?[/\-][ ]?(?:[0-9]{1,4}(?![0-9])|(?=[a-z](?![^\W_]))))?"
    r"(?:[/\-]?[a-z](?![^\W_])(?:[/\-][0-9]{1,4}(?![0-9]))?"
    r"|[ ](?-i:[A-H])(?![^\W_]|[ ]?[:.0-9]|[ ](?:blok|bl)))?"
)
_PROVINCES = (
    "Adana Adıyaman Afyonkarahisar Afyon Ağrı Aksaray Amasya Ankara Antalya Ardahan Artvin Aydın Balıkesir Bartın "
    "Batman Bayburt Bilecik Bingöl Bitlis Bolu Burdur Bursa Çanakkale Çankırı Çorum Denizli Diyarbakır Düzce Edirne "
    "Elazığ Erzincan Erzurum Eskişehir Gaziantep Antep Giresun Gümüşhane Hakkari Hatay Iğdır Isparta İstanbul İzmir "
    "Kahramanmaraş Maraş Karabük Karaman Kars Kastamonu Kayseri Kilis Kırıkkale Kırklareli Kırşehir Kocaeli Konya "
    "Kütahya Malatya Manisa Mardin Mersin Muğla Muş Nevşehir Niğde Ordu Osmaniye Rize Sakarya Samsun Şanlıurfa Urfa "
    "Siirt Sinop Sivas Şırnak Tekirdağ Tokat Trabzon Tunceli Uşak Van Yalova Yozgat Zonguldak".split()
)
# "Moda/Kadıköy": a quarter before the district; the province behind a slash is the region.
DISTRICT = rf"(?:[ ]?/[ ]?(?!(?:{'|'.join(_PROVINCES)})(?![^\W_]))[^\W\d_]{{3,15}})?"
_PLAIN = str.maketrans("ÇĞIİÖŞÜçğıöşü", "CGIIOSUcgiosu")

TURKISH = Grammar(
    country="TR",
    language="tr",
    number="after",
    tails=TAILS,
    vague=VAGUE,
    particles=PARTICLES,
    not_names=NOT_NAMES,
    addition=ADDITION,
    unit=UNIT,
    postcode="both",
    place_first=True,
    district=DISTRICT,
    regions={province.translate(_PLAIN).lower(): province.translate(_PLAIN) for province in _PROVINCES},
    quarters=frozenset({"mahallesi", "mahalle", "mah", "mh", "sitesi", "koyu"}),
    names=(
        "Türkiye",
        "Turkey",
        "TR",
        "Türkei",
        "Turkije",
        "Turquie",
        "Turchia",
        "Turcja",
        "Turcia",
        "Törökország",
        "Turecko",
    ),
)
