"""What the papers of a dialogue session compute: open points with their variants side by side, and the decisions of the log in words."""
