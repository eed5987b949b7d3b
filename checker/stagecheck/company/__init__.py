"""Company rules: a pack's own rules, evaluated in a process that a time limit can end."""
