"""Files that hold many reports: tables with one a row, web archives with one a record."""
