"""The screens: they hold what is shown, call the rooms for every rule, and paint pages."""
