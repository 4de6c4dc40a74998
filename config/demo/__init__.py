"""The demonstration: real papers, with everything that residents said of them."""
