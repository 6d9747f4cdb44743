"""The optimisers: values in, a proposal and a proven bound out; standard library alone."""
