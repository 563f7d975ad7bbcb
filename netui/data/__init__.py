"""The data file: snapshot, journal, lock and codec. The only importer of TinyDB."""
