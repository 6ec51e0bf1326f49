"""Furniture: nameplate and ear, folio, imprint, adverts. Everything on a page but the stories."""

from duikai_layout.furniture.adverts import place_advert
from duikai_layout.furniture.folio import place_folio
from duikai_layout.furniture.imprint import place_imprint
from duikai_layout.furniture.nameplate import place_nameplate

__all__ = ["place_advert", "place_folio", "place_imprint", "place_nameplate"]
