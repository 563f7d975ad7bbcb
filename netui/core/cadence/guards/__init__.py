"""Guards: what speaks against a note before it goes out, G01 to G09, each with a way on."""
