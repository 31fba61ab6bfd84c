"""The people around the premises: how many are near, and what the census says of them."""
