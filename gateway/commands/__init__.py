"""The commands of ``townclerk``, a file for each subject."""
