"""What the words of a link promise."""

from __future__ import annotations

import pytest

from audit.website import promise


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Facebook",
        "Share on Facebook",
        "Follow us and share this",
        "Tell a friend about our page",
        "Auf Facebook teilen",
        "Unsere Seite weiterempfehlen",
        "Partager notre page",
        "Compartir nuestra página",
        "Condividi la nostra pagina",
        "Deel onze pagina",
        "Tweet",
        "Log in to join us",
        "Our story",
        "Follow the work",
        "Sue on LinkedIn",
        "Pipework Studio",
        "Rate us",
        "The page was made by Oak",
        "Our bread is on every table from Monday on, so come by early or follow us to hear of it first",
    ],
)
def test_a_name_a_sentence_and_a_share_button_promise_nothing(text: str) -> None:
    assert not promise.promises(text)


@pytest.mark.parametrize(
    "text",
    [
        "Follow us",
        "FOLLOW US ON FACEBOOK",
        "Find us on Instagram",
        "Like us!",
        "Join us on TikTok",
        "Our page",
        "Our Facebook page",
        "We're on X",
        "We\u2019re also on Bluesky",
        "Folgen Sie uns auf Instagram",
        "Folge uns",
        "Besucht uns bei Facebook",
        "Unsere Facebook-Seite",
        "Unser YouTube-Kanal",
        "Suivez-nous sur Facebook",
        "Retrouvez nous",
        "Notre chaîne",
        "Síguenos en Instagram",
        "Nuestra página de Facebook",
        "Seguici su Facebook",
        "La nostra pagina",
        "Volg ons op Instagram",
        "Onze Facebook-pagina",
    ],
)
def test_us_and_our_page_promise_the_business_in_six_languages(text: str) -> None:
    assert promise.promises(text)
    assert promise.speaks_for_us(text)


@pytest.mark.parametrize(
    "text", ["", "Facebook", "facebook icon", "X (Twitter)", "YouTube-Kanal", "opens in a new tab", "f"]
)
def test_an_icon_has_no_words_but_its_networks(text: str) -> None:
    assert promise.is_bare(text)
    assert promise.words(text) == ()


@pytest.mark.parametrize(
    "text",
    ["the studio on Facebook", "Oak Mill", "Dave on LinkedIn", "@oakmill", "\u0421\u0442\u0443\u0434\u0438\u044f"],
)
def test_any_other_name_is_no_icon(text: str) -> None:
    assert not promise.is_bare(text)
    assert promise.words(text)


@pytest.mark.parametrize("text", ["Oak Mill", "Dave on LinkedIn", "a great mill", "Website by Oak", "Citrus"])
def test_words_about_others_do_not_speak_for_us(text: str) -> None:
    assert not promise.speaks_for_us(text)


def test_a_long_text_is_cut_before_it_is_looked_at() -> None:
    assert not promise.promises("x " * 100_000 + "follow us")
