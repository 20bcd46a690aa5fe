"""A merchant's book: what each figure of money is (``figures``), and its sums and rows (``reading``)."""
