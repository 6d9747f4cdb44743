"""What staff do: one function is one verb and one undoable change. No Qt."""
