"""What is said: stories, pictures and editions, and the readers of copy files."""

from duikai_content.chinese_dates import date_line, lunar_date, weekday
from duikai_content.diagnostics import Diagnostic, Diagnostics, FaultyInput, Severity
from duikai_content.edition_folder import read_edition_folder
from duikai_content.edition_writer import write_edition_folder
from duikai_content.model import (
    Advert,
    Block,
    CrossHead,
    Ear,
    Edition,
    Form,
    Headline,
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
)
from duikai_content.reading import check_edition, read_edition
from duikai_content.spans import SourceSpan
from duikai_content.starter import copy_starter
from duikai_content.transcript import TranscriptOptions, read_transcript

__all__ = [
    "Advert",
    "Block",
    "CrossHead",
    "Diagnostic",
    "Diagnostics",
    "Ear",
    "Edition",
    "FaultyInput",
    "Form",
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
