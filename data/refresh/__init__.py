"""Renewal: the publishers' files are asked for anew, judged, kept with their papers, and built.

``sources`` says what a card's file is called where it is published, ``portal`` fetches it,
``checks`` holds it against the file it would replace, ``store`` keeps both. What is fetched is
data: it names no path, is read within limits, and changes nothing until it has been judged.
"""
