"""What the process answers beside Streamlit: headers, health, the first HTML."""
