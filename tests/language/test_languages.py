"""Which language a text is in: English at once, others by name, too few words by nothing."""

import pytest

from dateline.language import language_of

TEXTS = {
    "en": "Gunmen killed three people in the market of the old town on Friday, and the police said that they had fled.",
    "fr": "Des hommes armés ont tué trois personnes au marché de la vieille ville vendredi, selon la police locale.",
    "es": "Hombres armados mataron a tres personas en el mercado de la ciudad vieja el viernes, según la policía.",
    "de": "Bewaffnete haben am Freitag auf dem Markt der Altstadt drei Menschen getötet, wie die Polizei mitteilte.",
    "ar": "قتل مسلحون ثلاثة أشخاص في سوق المدينة القديمة يوم الجمعة حسبما ذكرت الشرطة المحلية في بيان.",
    "ru": "Вооружённые люди убили трёх человек на рынке старого города в пятницу, сообщила полиция.",
    "uk": "Озброєні люди вбили трьох осіб на ринку старого міста у п’ятницю, повідомила поліція області.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages_are_told_apart(code: str) -> None:
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "12:30", "Tarn", "Blast kills", "🚨🚨🚨"])
def test_too_few_words_tell_nothing(text: str) -> None:
    assert language_of(text) is None


def test_names_of_another_language_leave_english_english() -> None:
    assert (
        language_of("Police in Villefranche-de-Rouergue said Jean-Luc Dubois had been shot by the gendarmes.") == "en"
    )


def test_a_short_headline_of_names_is_not_given_another_language() -> None:
    assert language_of("Abu Salim al-Masri killed, al-Noor vows revenge") in ("en", None)


def test_the_start_of_a_text_decides() -> None:
    assert language_of(TEXTS["en"] * 60 + TEXTS["fr"] * 60) == "en"
