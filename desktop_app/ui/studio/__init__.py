"""The template studio: certificates, badges and name cards designed on the page as it prints."""
