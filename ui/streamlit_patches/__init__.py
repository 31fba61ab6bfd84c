"""All that leans on Streamlit's inside; ``README.md`` lists what, why and which test watches it.

Nothing here knows the atlas: who uses a patch hands in what it needs.
"""
