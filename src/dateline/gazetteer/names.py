"""How place names are compared: case, diacritics, apostrophes, hyphens, Arabic articles, words that tell the kind.

Names go in, look-up keys come out. The same folding serves the build and every look-up; nothing is looked up here.
"""

import re
import unicodedata

from dateline.records.claims import PlaceLevel

_PLAIN = str.maketrans({
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ǝ": "a", "ß": "ss",
    **dict.fromkeys("'’‘ʼʻ`´ʿʾ′ʽ", ""), **dict.fromkeys("-‐‑–—/_,", " "), "&": " and ",
})  # fmt: skip
_DOTTED = re.compile(r"\b((?:[^\W\d_]\.){2,}|[^\W\d_]\.[^\W\d_]\b)")
_ARTICLES = frozenset("al el ul ar as ash at ad az an adh ath ez es er ed et en ech esh".split())
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "mtn": "mountain"}
_COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_KIND_SHORT = {"co": "county", "twp": "township", "prov": "province", "mtns": "mountains", "mts": "mountains"}
_ALWAYS = {"airbase": "air base", "neighborhood": "neighbourhood", "centre": "center", "harbour": "harbor"}
ARTICLE_COUNTRIES = frozenset(
    "AF PK IQ SY LB JO PS IL SA YE OM AE QA BH KW EG SD LY TN DZ MA MR SO ER DJ TD EH IR".split()
)

_SAME_SOUND = (
    ("sheikh", "shikh"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ai", "i"), ("ay", "i"), ("ei", "i"), ("ey", "i"),
    ("aw", "u"), ("au", "u"), ("yy", "i"), ("iy", "i"), ("y", "i"), ("e", "i"), ("o", "u"), ("q", "k"), ("dh", "d"),
    ("gh", "g"), ("th", "t"),
)  # fmt: skip

KINDS: dict[str, PlaceLevel] = {
    **dict.fromkeys("province governorate oblast wilayat wilaya muhafazah prefecture krai voivodeship canton".split(), "admin1"),
    **dict.fromkeys("state region republic department departamento division kray obl".split(), "admin1"),
    **dict.fromkeys("county district parish raion rayon subdistrict municipality woreda tehsil taluk agency".split(), "admin2"),
    **dict.fromkeys("upazila zila regency locality commune borough cercle kabupaten qada nahiya mantiqa".split(), "admin2"),
    **dict.fromkeys("city town village hamlet suburb neighbourhood neighborhood settlement township".split(), "settlement"),
}  # fmt: skip


_FREE = frozenset("state region republic department division agency".split())  # of many things besides regions


def fold(name: str) -> str:
    """The name in plain lower-case letters: no diacritics, apostrophes, stops or hyphens; "U.S." and "US" are one."""
    if name.isascii() and name.isalpha():
        key = name.lower()
        return _ALWAYS.get(key) or _SHORT.get(key, key)
    text = _DOTTED.sub(lambda match: match.group(1).replace(".", "") + " ", name.casefold().translate(_PLAIN))
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
        text = text.casefold().translate(_PLAIN)
    words = [_ALWAYS.get(word, word) for word in text.replace(".", " ").replace('"', " ").split()]
    if len(words) > 1:
        words[:-1] = [_SHORT.get(word, word) for word in words[:-1]]
        words[0] = _COMPASS.get(words[0], words[0])
        words[-1] = _KIND_SHORT.get(words[-1], words[-1])
    return " ".join(words)


def unify_articles(key: str) -> str:
    """A folded name with each Arabic article written "al" and a leading one dropped: "ar ramadi" is "ramadi"."""
    words = ["al" if word in _ARTICLES else word for word in key.split()]
    while len(words) > 1 and words[0] in ("al", "the"):
        words = words[1:]
    return " ".join(words)


def sketch(key: str) -> str:
    """A folded name with the vowels that transliterations from Arabic and Persian differ in made one; "" if too short.

    "khan shaikhoun" and "khan shaykhun" have one sketch. It stands under a key of its own, marked by "~".
    """
    text = unify_articles(key).replace(" ", "")
    for old, new in _SAME_SOUND:
        text = text.replace(old, new)
    text = re.sub(r"(.)\1+", r"\1", text).rstrip("hai")
    return "~" + text if len(text) >= 4 else ""


def split_kind(key: str) -> tuple[str, PlaceLevel | None]:
    """A folded name without "province", "city of" and the like, and the level they tell; (key, None) where none is."""
    words = key.split()
    if words and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and words[-1] in KINDS:
        return " ".join(words[:-1]), KINDS[words[-1]]
    if len(words) > 2 and words[0] in KINDS and words[1] == "of":
        return " ".join(words[2:]), KINDS[words[0]]
    return " ".join(words), None


_BEFORE = (
    "province|provincia|departamento|comuna|commune|amphoe|huyện|kabupaten|kota|municipio|municipiul|powiat|gemeente|obshtina|oraş"
    "|oraș|okres|partido|grad|politischer bezirk|općina|distrito|bashkia|bezirk|nomós|srŏk|cantón|komuna|daïra|arrondissement"
    "|thành phố|thị xã|quận|cercle|city|district"
)
_AFTER = (
    "i̇lçesi|ilçesi|kommun|kommune|raion|rayon|vald|linn|pagasts|okrug|järás|parish|shire|prefecture|province|borough|district"
    "|subregion|zone|regency|municipality|county|district municipality"
)
_KIND_BEFORE = re.compile(rf"(?i)^(?:{_BEFORE})\s+(?:(?:de|du|di|of)\s+(?:the\s+)?|d['’])?(?=\w)")
_KIND_AFTER = re.compile(rf"(?i)\s+(?:{_AFTER})$")


def plain_district(name: str) -> str:
    """A second-level region's name without the word for its kind, in the languages that the packages write it in."""
    return _KIND_AFTER.sub("", _KIND_BEFORE.sub("", name)) or name


def seated(key: str) -> bool:
    """True where a folded name's word for its kind ("district", "governorate of") is only ever said of a region."""
    words = key.removeprefix("the ").split()
    return any(word in KINDS and word not in _FREE for word in (*words[:1], *words[-1:]))
