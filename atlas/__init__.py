"""What the atlas knows and says: tables, facts and sentences. No Streamlit, no drawing."""
