"""Census sections a person has, accepted or refused with reasons."""
