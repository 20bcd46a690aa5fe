from django_tasks import task

from shop.catalogue.sheets import reading, writing
from shop.catalogue.sheets.models import SheetImport

WITH = ("merchant", "by", "file", "pictures_file")


@task(backend="jobs")
def read_sheet(sheet_id: int) -> None:
    """Compare a sheet that was sent with what the shop has. Run twice it changes nothing."""
    if sheet := SheetImport.objects.select_related(*WITH).filter(pk=sheet_id).first():
        reading.read(sheet)


@task(backend="jobs")
def write_sheet(sheet_id: int) -> None:
    """Write the rows of a sheet. Run twice it writes once."""
    if sheet := SheetImport.objects.select_related(*WITH).filter(pk=sheet_id).first():
        writing.write(sheet)
