"""The interface: whatever needs Streamlit, and nothing that does not."""
