"""Reading transcripts of printed pages; see `reader`."""

from duikai_content.transcript.options import TranscriptOptions
from duikai_content.transcript.reader import read_transcript

__all__ = ["TranscriptOptions", "read_transcript"]
