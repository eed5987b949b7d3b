"""The checker: files become a submission, a submission becomes findings, findings a report."""
