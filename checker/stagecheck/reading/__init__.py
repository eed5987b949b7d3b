"""From files to a submission: preflight, worker, readers, header binding."""
