"""Tables as files: CSV, XLSX, GeoJSON, Parquet, data packages."""
