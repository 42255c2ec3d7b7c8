"""What is told of a run when it is over: a page or a table (`write_report`), and figures for Prometheus (`stats`)."""
