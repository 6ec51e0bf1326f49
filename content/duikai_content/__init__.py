"""What is said: stories, pictures and editions, and the readers of copy files.

Names are loaded at first use, since no command needs all of them.
"""

from typing import TYPE_CHECKING

from duikai_content.lazy import loader

if TYPE_CHECKING:
    from duikai_content.chinese_dates import date_line, lunar_date, weekday
    from duikai_content.diagnostics import Diagnostic, Diagnostics, FaultyInput, Severity
    from duikai_content.edition_folder import read_edition_folder
    from duikai_content.edition_writer import write_edition_folder
    from duikai_content.model import (
        Advert,
        Alignment,
        Block,
        Cell,
        CrossHead,
        Ear,
        Edition,
        Form,
        Headline,
        HeadSet,
        Imprint,
        Inline,
        InlineStyle,
        Paper,
        Paragraph,
        ParagraphKind,
        Phrase,
        Picture,
        Section,
        Story,
        Table,
    )
    from duikai_content.reading import check_edition, read_edition
    from duikai_content.spans import SourceSpan
    from duikai_content.starter import copy_starter
    from duikai_content.transcript import TranscriptOptions, read_transcript

__all__ = [
    "Advert",
    "Alignment",
    "Block",
    "Cell",
    "CrossHead",
    "Diagnostic",
    "Diagnostics",
    "Ear",
    "Edition",
    "FaultyInput",
    "Form",
    "HeadSet",
    "Headline",
    "Imprint",
    "Inline",
    "InlineStyle",
    "Paper",
    "Paragraph",
    "ParagraphKind",
    "Phrase",
    "Picture",
    "Section",
    "Severity",
    "SourceSpan",
    "Story",
    "Table",
    "TranscriptOptions",
    "check_edition",
    "copy_starter",
    "date_line",
    "lunar_date",
    "read_edition",
    "read_edition_folder",
    "read_transcript",
    "weekday",
    "write_edition_folder",
]

__getattr__ = loader(
    __name__,
    {
        "Advert": "model",
        "Alignment": "model",
        "Block": "model",
        "Cell": "model",
        "CrossHead": "model",
        "Diagnostic": "diagnostics",
        "Diagnostics": "diagnostics",
        "Ear": "model",
        "Edition": "model",
        "FaultyInput": "diagnostics",
        "Form": "model",
        "HeadSet": "model",
        "Headline": "model",
        "Imprint": "model",
        "Inline": "model",
        "InlineStyle": "model",
        "Paper": "model",
        "Paragraph": "model",
        "ParagraphKind": "model",
        "Phrase": "model",
        "Picture": "model",
        "Section": "model",
        "Severity": "diagnostics",
        "SourceSpan": "spans",
        "Story": "model",
        "Table": "model",
        "TranscriptOptions": "transcript",
        "check_edition": "reading",
        "copy_starter": "starter",
        "date_line": "chinese_dates",
        "lunar_date": "chinese_dates",
        "read_edition": "reading",
        "read_edition_folder": "edition_folder",
        "read_transcript": "transcript",
        "weekday": "chinese_dates",
        "write_edition_folder": "edition_writer",
    },
)
