"""The negative control: the same unlucky site without the transaction around a checkout, with letters and events ticked off before their effect."""
