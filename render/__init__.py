"""Pure drawings and files: no Streamlit, no session. One drawing serves screen and paper."""
