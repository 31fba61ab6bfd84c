"""The official index a person has, accepted or refused with reasons."""
