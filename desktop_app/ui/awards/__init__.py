"""The awards page: batches and recipients, the stage, certificates."""
