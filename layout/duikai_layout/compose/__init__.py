"""Page design: who stands where. Stories' leaf curves in, complete designs out.

    leaf curves → guillotine.compose (exact) → score.judge_all (as an editor sees it)

`design_page` puts them together for one page and chooses its density.
"""

from duikai_layout.compose.design import Misfit, PageDesign, design_page

__all__ = ["Misfit", "PageDesign", "design_page"]
