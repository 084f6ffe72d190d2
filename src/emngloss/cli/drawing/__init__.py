"""What a person sees on a terminal, drawn with Rich; pipes and programs never load it."""
