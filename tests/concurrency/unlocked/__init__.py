"""The negative control: the same site with the guards of webhooks taken out."""
