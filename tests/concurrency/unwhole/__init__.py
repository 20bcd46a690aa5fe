"""The negative control: the same unlucky site without the transaction around a checkout, and with letters ticked off before they are posted."""
