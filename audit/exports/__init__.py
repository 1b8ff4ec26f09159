"""An audit as files to work with: tables for spreadsheets, days for a calendar, a list for a ticket, the site in one file."""
