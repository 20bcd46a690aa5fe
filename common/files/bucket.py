from storages.backends.s3 import S3Storage


class PrivateBucket(S3Storage):
    """Private files in an S3-compatible bucket. The bucket keeps no old versions: what is deleted must be gone."""

    def url(self, name, parameters=None, expire=None, http_method=None):
        raise ValueError("A private file has no address; serve it through the row that owns it.")
