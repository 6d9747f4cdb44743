"""Values in, PDF out. The only room that knows reportlab."""
