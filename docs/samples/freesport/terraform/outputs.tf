output "web_hosts" {
  description = "The names of the hosts that serve the site."
  value       = [for host in terraform_data.web : host.output.name]
}

output "database_password" {
  value     = var.database_password
  sensitive = true
}
