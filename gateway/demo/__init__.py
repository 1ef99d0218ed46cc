"""What the demonstration brings along: a configuration, people, a report. All of it is invented."""
