"""Shop core of the FREESPORT sample: catalog, orders, health."""
