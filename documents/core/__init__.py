"""What a text is: blocks, spans, differences. Pure: no Django, no clock, no I/O."""
