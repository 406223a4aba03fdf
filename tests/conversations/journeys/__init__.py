"""Complete conversations, a file for each topic: from the first words to the right next step."""
