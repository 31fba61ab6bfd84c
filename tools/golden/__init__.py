"""Golden pictures: all a person can see of the atlas, drawn, hashed and compared with before."""
