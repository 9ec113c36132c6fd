"""What is fetched from the web, only where somebody asks for it: addresses checked, pages kept as records, feeds followed."""
