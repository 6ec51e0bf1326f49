"""The fonts room of duikai: the faces, who has which character, shaping and subsetting.

Lengths are integers in thousandths of an em unless a docstring says otherwise. All errors are
FontError.
"""

from duikai_fonts.bundled import BundledFace, bundled_faces, standard_characters
from duikai_fonts.catalogue import DEFAULT_SPECS, Catalogue
from duikai_fonts.characters import western_quotes
from duikai_fonts.errors import CatalogueError, FaceError, FontError
from duikai_fonts.faces import Face, FaceSpec, Origin
from duikai_fonts.inspection import FaceReport, inspect_faces
from duikai_fonts.metrics import VERTICAL_ORIGIN, InkBox, Metrics
from duikai_fonts.shaping import Cluster, Shaper
from duikai_fonts.subsetting import FaceSubset, subset_face
from duikai_fonts.system import SystemFace, find_system_faces

__all__ = [
    "DEFAULT_SPECS",
    "VERTICAL_ORIGIN",
    "BundledFace",
    "Catalogue",
    "CatalogueError",
    "Cluster",
    "Face",
    "FaceError",
    "FaceReport",
    "FaceSpec",
    "FaceSubset",
    "FontError",
    "InkBox",
    "Metrics",
    "Origin",
    "Shaper",
    "SystemFace",
    "bundled_faces",
    "find_system_faces",
    "inspect_faces",
    "standard_characters",
    "subset_face",
    "western_quotes",
]
