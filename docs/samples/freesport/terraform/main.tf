# The network and the hosts of the platform. Built with Terraform's own terraform_data, so that the sample needs no
# provider, no account and no network; a real project has its cloud's resources in these places.
terraform {
  required_version = ">= 1.4"
}

resource "terraform_data" "network" {
  input = {
    name  = "freesport-${var.environment}"
    range = var.network_range
  }
}

resource "terraform_data" "web" {
  count = var.web_count

  input = {
    name    = "web-${count.index + 1}"
    size    = var.web_size
    network = terraform_data.network.output.name
  }
}

resource "terraform_data" "database" {
  input = {
    name     = "db-1"
    size     = "large"
    password = var.database_password
  }

  # A new major version is a new host.
  triggers_replace = var.database_version
}
