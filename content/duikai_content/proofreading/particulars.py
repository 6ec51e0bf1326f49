"""What is missing: parts of a story, and the particulars that a paper must print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duikai_content.diagnostics import Diagnostic, Severity
from duikai_content.model import Edition, Form, Picture, Story
from duikai_content.passages import Part, Passage
from duikai_content.proofreading.rules import Fault, Rule

NO_BODY = Rule(
    "parts.no-body",
    Severity.WARNING,
    "a story that has pictures and no text, and is no photo story",
    "form: news, pictures, no body",
    "form: photo",
    "newsroom practice",
    "write its text, or say form: photo",
)
NO_CAPTION = Rule(
    "parts.no-caption",
    Severity.WARNING,
    "a picture without a caption",
    "- {file: bridge.jpg}",
    "- {file: bridge.jpg, caption: 望渡大桥。}",
    "newsroom practice",
    "say what it shows: caption: …",
)
NO_CREDIT = Rule(
    "parts.no-credit",
    Severity.WARNING,
    "a picture without a credit, in a story whose signature names no photographer",
    "- {file: bridge.jpg, caption: …}",
    "- {file: bridge.jpg, caption: …, credit: 邵川 摄}",
    "《中华人民共和国著作权法》: the right of authorship",
    "say who took it: credit: …",
)
SIGNATURE = Rule(
    "parts.signature",
    Severity.WARNING,
    "a dateline or signature that names nobody, or whose bracket closes too late",
    "本报讯（记者 ）大桥昨日通车。",
    "本报讯（记者 苏禾）大桥昨日通车。",
    "newsroom practice",
    "本报讯（记者 …）",
)
NAMEPLATE = Rule(
    "parts.nameplate",
    Severity.WARNING,
    "particulars that page 1 must carry and the edition does not give",
    "paper: {name: 砚江日报}",
    "paper: {name: …, sponsor: …, publisher: …, cn: …}, date: …, issue: …",
    "《报纸出版管理规定》 (新闻出版总署令第32号): 版本记录",
    "give them in edition.yaml, or in the front matter of a transcript",
)
IMPRINT = Rule(
    "parts.imprint",
    Severity.WARNING,
    "particulars that the imprint must carry and the edition does not give",
    "imprint: {phone: …}",
    "imprint: {address: …, postcode: …, phone: …, price: …, printer: …}",
    "《报纸出版管理规定》 (新闻出版总署令第32号): 版本记录",
    "give them under imprint: in edition.yaml, or in the front matter of a transcript",
)
NO_CLIENT = Rule(
    "parts.no-client",
    Severity.WARNING,
    "an advert without its client",
    "- {file: …, columns: 6, rows: 17}",
    "- {file: …, columns: 6, rows: 17, client: …}",
    "trade practice; 《中华人民共和国广告法》 asks who answers for it",
    "say whose it is: client: …",
)
RULES = (NO_BODY, NO_CAPTION, NO_CREDIT, SIGNATURE, NAMEPLATE, IMPRINT, NO_CLIENT)

_PHOTOGRAPHER = re.compile("摄|图")
_DATELINE = re.compile(r"^(?:本报讯|(?:本报|新华社)[^，。（）()]{1,14}[讯电])\s*(?P<bracket>[（(])")
_NAMES = re.compile(r"[^（()。）]*[）)]")
_NOBODY = re.compile(r"(?:记者|通讯员|实习生|[（(])\s*(?:[）)]|$)")


def story_gaps(story: Story) -> Iterator[Diagnostic]:
    """What a story lacks. An empty headline and a story of nothing are for the readers."""
    if not story.body and story.pictures and story.form is not Form.PHOTO:
        yield NO_BODY.at(story.span, f"“{story.headline.text}” has no text")
    signatures = (story.byline, story.endline, story.dateline)
    signed = any(part and _PHOTOGRAPHER.search(part.text) for part in signatures)
    for picture in story.pictures:
        what = f"a picture of “{story.headline.text}”"
        if picture.caption is None:
            yield NO_CAPTION.at(picture.span, f"{what} has no caption", _lost(picture))
        elif "摄" in picture.caption.text:
            continue
        if picture.credit is None and not signed:
            yield NO_CREDIT.at(picture.span, f"{what} has no credit", _lost(picture))


def _lost(picture: Picture) -> str:
    """The hint for a picture that is still to come, or that a transcript has lost."""
    return "" if picture.file else "look at the original, and give it when the picture is there"


def signature_faults(passage: Passage) -> Iterator[Fault]:
    """What is wrong with a signature, or a dateline wherever it stands.

    A bracket that is never closed is told of as any other is.
    """
    text = passage.text
    if passage.part in (Part.BYLINE, Part.ENDLINE, Part.CREDIT):
        if found := _NOBODY.search(text):
            yield Fault(SIGNATURE, passage, found.start(), "the signature names nobody")
        return
    dateline = _DATELINE.match(text) if passage.part in (Part.DATELINE, Part.BODY) else None
    if dateline is None:
        return
    names = _NAMES.match(text, dateline.end())
    at = dateline.start("bracket")
    if names is None and "）" in text[dateline.end() :]:
        yield Fault(SIGNATURE, passage, at, "the bracket of the dateline closes too late")
    elif names and _NOBODY.search(text, at, names.end()):
        yield Fault(SIGNATURE, passage, at, "the dateline names nobody")


def edition_gaps(edition: Edition) -> Iterator[Diagnostic]:
    """What the edition lacks; the readers tell of a missing name and date."""
    paper, imprint = edition.paper, edition.imprint
    page_1 = {
        "issue number (issue)": edition.issue,
        "sponsor": paper.sponsor,
        "publisher": paper.publisher,
        "CN number (cn)": paper.cn,
    }
    if absent := _absent(page_1):
        yield NAMEPLATE.at(edition.span, f"page 1 lacks {absent}")
    foot = {
        "address": imprint.address,
        "postcode": imprint.postcode,
        "phone": imprint.phone,
        "price": imprint.price,
        "printer": imprint.printer,
    }
    if absent := _absent(foot):
        yield IMPRINT.at(edition.span, f"the imprint lacks {absent}")
    for advert in edition.adverts:
        if not advert.client:
            yield NO_CLIENT.at(advert.span, "an advert has no client")


def _absent(given: dict[str, str]) -> str:
    return ", ".join(name for name, text in given.items() if not text)
