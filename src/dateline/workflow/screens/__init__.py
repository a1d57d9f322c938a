"""What the screens of the workbench show: records in, one frozen answer a screen out. They decide and write nothing."""
