"""The trained reader: windows of a report in, cues with their sources, contents and stances out."""
