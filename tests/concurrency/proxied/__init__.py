"""The same site as it stands behind nginx: addresses are the ones that a proxy passes on."""
