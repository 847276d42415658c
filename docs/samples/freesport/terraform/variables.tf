variable "environment" {
  description = "Where this goes."
  type        = string
  default     = "staging"
}

variable "network_range" {
  description = "The addresses of the network."
  type        = string
  default     = "10.20.0.0/16"
}

variable "web_count" {
  description = "How many hosts serve the site."
  type        = number
  default     = 1
}

variable "web_size" {
  description = "The size of a host."
  type        = string
  default     = "small"
}

variable "database_version" {
  description = "The major version of PostgreSQL."
  type        = number
  default     = 15
}

variable "database_password" {
  description = "Comes from TF_VAR_database_password, never from a file of the repository."
  type        = string
  sensitive   = true
  default     = ""
}
