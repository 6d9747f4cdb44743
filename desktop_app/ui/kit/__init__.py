"""The parts pages are built from: colours, icons, tables, forms, dialogs. Knows no feature."""
