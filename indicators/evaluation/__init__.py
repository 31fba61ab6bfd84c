"""Before and after: could we see it, did it change, what could fool us. Pure, on any long panel.

>>> panel = panel_of(frame, design)
>>> report = evaluate(design, panel)
"""
