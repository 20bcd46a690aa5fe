from storages.backends.s3 import S3Storage

from common.public_files import public_type


class PublicBucket(S3Storage):
    """Public pictures and videos in an S3-compatible bucket. What is neither lies there unreadable and is never shown inline."""

    def get_object_parameters(self, name):
        given, kind = super().get_object_parameters(name), public_type(name)
        if kind:
            return {**given, "ContentType": kind}
        closed = {"ACL": "private", "ContentType": "application/octet-stream", "ContentDisposition": "attachment"}
        return {**given, **closed}
