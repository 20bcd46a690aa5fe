"""The negative control: the same site without what makes two clicks one."""
