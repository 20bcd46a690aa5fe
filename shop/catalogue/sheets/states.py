"""Where a sheet may go from where it is."""

from shop.catalogue.sheets.models import SheetState as S

MOVES = {
    S.READING: {S.READY, S.REFUSED, S.DROPPED},
    S.REFUSED: set(),
    S.READY: {S.WRITING, S.DROPPED},
    S.WRITING: {S.WRITTEN, S.READY},
    S.WRITTEN: set(),
    S.DROPPED: set(),
}
