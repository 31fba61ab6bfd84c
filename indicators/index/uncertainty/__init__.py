"""How much a rank owes to chance and to choices."""
