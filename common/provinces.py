"""The five southern border provinces the platform serves (DOPA codes)."""

# code: (slug, Thai name, English name)
PROVINCES = {
    "94": ("pattani", "ปัตตานี", "Pattani"),
    "95": ("yala", "ยะลา", "Yala"),
    "96": ("narathiwat", "นราธิวาส", "Narathiwat"),
    "90": ("songkhla", "สงขลา", "Songkhla"),
    "91": ("satun", "สตูล", "Satun"),
}
