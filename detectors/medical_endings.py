"""How medical words end, and the words that only look like them.

Source: the stems of international non-proprietary names (WHO, "The use of stems"), and the endings of clinical terms.
Left out: endings that everyday words share in one of the languages ("-ine", "-ol", French "-ite", German "-ose").
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from doxguard.detectors.triggers import word_pattern

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{7,36}(?![^\W_])")
_PLURAL = ("en", "es", "n", "s")

_ENDINGS = {
    "condition": (
        "kanker krebs carcinoom carcinoma karzinom carcinome sarcoom sarcoma sarkom sarcome blastoom blastom "
        "blastoma blastome myeloom myeloma myélome adenoom adenom adenoma glioom gliom glioma gliome meningeoom "
        "meningiom meningioma lymfoom lymphom lymphoma lymphome linfoma leukemie leukämie leukaemia ontsteking "
        "entzündung syndroom syndrom bloeding blutung fractuur fraktur infarct infarkt trombose thrombose "
        "thrombosis trombosis embolie embolism stoornis keitsstörung gungsstörung angststörung zwangsstörung "
        "schlafstörung musstörung lungsstörung insufficiëntie insuffizienz arthritis artritis gastritis hepatitis "
        "neuritis colitis phlebitis flebitis meningitis bronchitis cystitis nefritis nephritis dermatitis "
        "diverticulitis divertikulitis tendinitis tendinite endocarditis myocarditis pericarditis peritonitis "
        "vasculitis encephalitis encefalitis pancreatitis pankreatitis osteomyelitis uveitis sinusitis fasciitis "
        "hepatite bronchite artrite péricardite myocardite pancréatite méningite plegie plegia plégie plejía "
        "paralysis sclerose sclerosis sklerose sclérose esclerosis dystrofie dystrophy dystrophie distrofia "
        "neuropathie neuropathy neuropatía myopathie myopathy miopatía encephalopathy encefalopathie nefropathie "
        "nephropathy retinopathie retinopathy cardiomyopathy cardiomyopathie kardiomyopathie anemie anämie "
        "anaemia leukopenie thrombopenie trombocytopenie neutropenie thrombocytopenia neutropenia fibrose "
        "fibrosis cirrose cirrhosis zirrhose dysplasie dysplasia displasia glykemie glykämie glycaemia glycemia "
        "verslaving verslaafd verslaafde allergie allergy intolerantie intoleranz tumor tumoren tumour verlamming "
        "aandoening erkrankung klierziekte immuunziekte "
        "lähmung vergiftiging vergiftung deficiëntie dementie demenz embolia"
    ),
    "procedure": (
        "ectomie ectomy ektomie ectomía ectomia oplasty stomie ostomy ostomie transplantatie transplantation "
        "amputatie amputation operatie operation heupprothese implantaat implantat biopsie biopsy"
    ),
    "drug": (
        "azepam zolam prazol prazole sartan statine statin oxetine oxetin triptan triptyline triptylin tinib "
        "zumab ximab mumab limumab lumab cilline cillin mycine mycin floxacine floxacin gliptine gliptin "
        "gliflozine gliflozin lukast parine parin setron barbital oxaban glutide glutid tadafil denafil peridon "
        "peridone idone tiapine tiapin zapine zapin dipine dipin opril mipril lapril ciclovir vudine tegravir "
        "buvir rolimus prazine promazine methasone methason nisolon nisolone"
    ),
}
# They end like a medical word, and are none, or none that anybody would mind.
_OTHERS = frozenset(
    {
        "cooperatie", "coöperatie", "cooperation", "coöperation", "kooperation", "reddingsoperatie",
        "politieoperatie", "zoekoperatie", "rekenoperatie", "inoperatie", "rettungsoperation", "militäroperation",
        "polizeioperation", "spezialoperation", "undercoveroperatie", "geldoperatie", "stroomstoornis",
        "ordestoornis", "luchtvergiftiging", "milieuvergiftiging", "voedselvergiftiging", "gameverslaving",
        "telefoonverslaving", "koffieverslaving", "chocoladeverslaving", "suikerverslaving", "werkverslaving",
        "serieverslaving", "schermverslaving", "smartphoneverslaving", "boekenverslaving", "koopverslaving",
        "koffieverslaafd", "koffieverslaafde", "chocoladeverslaafd", "chocoladeverslaafde", "telefoonverslaafd",
        "boekenverslaafd", "serieverslaafd", "suikerverslaafd", "kaasverslaafd", "theeverslaafd", "pollenallergie",
        "maandagallergie", "pollenallergy", "tulpenallergie",
    }
)  # fmt: skip


def built_words(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield words that are built like a medical one, with their kind."""
    for match in _WORD.finditer(folded):
        word = match[0].lower()
        if kind := _kind_of(word):
            yield match.start(), match.end(), kind


def ending_patterns() -> Iterator[str]:
    """Yield a trigger for each ending, for the plain form of a text."""
    for ending in {ending for endings in _endings().values() for ending in endings}:
        yield rf"[a-z\x80-\xff]{{2}}{word_pattern(ending)}(?:e?[ns])? "


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(endings.split()) for kind, endings in _ENDINGS.items()}


@lru_cache(8192)
def _kind_of(word: str) -> str:
    forms = [word, *(word.removesuffix(more) for more in _PLURAL if word.endswith(more))]
    if not _OTHERS.isdisjoint(forms):
        return ""
    for kind, endings in _endings().items():
        if any(form[2:].endswith(endings) for form in forms):
            return kind
    return ""
