environment = "production"
web_count   = 2
web_size    = "medium"
